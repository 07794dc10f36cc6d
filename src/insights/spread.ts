/** Niche against spread: whether plays go deep into few artists or lie wide over many. */
import type { Exploring } from '../contract/deep-insights.ts'
import { add, total } from '../shared/columns.ts'
import { mostFirst } from '../shared/most-first.ts'
import { shareOf, type Depth } from './depth.ts'

type Spread = Exploring['spread']

/** Lower bounds of how many tracks of an artist were played: a song, a few, a record, most of the work. */
const TRACKS_FROM = [1, 2, 5, 10, 25] as const
const ITEMS_MAX = 10

export function spread({ artists, tracks, selection: { listens } }: Depth): Spread {
  const { plays } = artists.tallies
  const tracksOf = new Float64Array(artists.names.size)
  for (const id of tracks.ids) if (tracks.tallies.plays[id]! > 0) add(tracksOf, listens.tracks.artist[id]!, 1)
  const played = artists.ids.filter((id) => plays[id]! > 0)
  const counts = new Float64Array(TRACKS_FROM.length)
  const sums = new Float64Array(TRACKS_FROM.length)
  for (const id of played) {
    const depth = TRACKS_FROM.findLastIndex((from) => tracksOf[id]! >= from)
    add(counts, depth, 1)
    add(sums, depth, plays[id]!)
  }
  return {
    gini: gini(Float64Array.from(played, (id) => plays[id]!).toSorted()),
    depths: TRACKS_FROM.map((tracksFrom, index) => ({
      tracksFrom,
      tracksTo: index + 1 < TRACKS_FROM.length ? TRACKS_FROM[index + 1]! - 1 : null,
      artists: counts[index]!,
      plays: sums[index]!,
      share: shareOf(sums[index]!, total(sums)),
    })),
    deepest: mostFirst(played, (id) => tracksOf[id]! + plays[id]! / 1e9, ITEMS_MAX).map((id) => ({
      artist: artists.names.title(id),
      tracks: tracksOf[id]!,
      plays: plays[id]!,
    })),
  }
}

/** C. Gini, "Variabilita e mutabilita", 1912, for n values in rising order: twice the sum of i times x(i), over n times their sum, less (n + 1) / n. */
function gini(rising: Float64Array): number | null {
  const count = rising.length
  if (count < 2) return null
  const weighted = rising.reduce((sum, value, index) => sum + (index + 1) * value, 0)
  return Math.max(0, (2 * weighted) / (count * total(rising)) - (count + 1) / count)
}

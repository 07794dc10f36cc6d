/** A period beside the one of the same length before it: what grew, who climbed, who fell. */
import type { Comparison } from '../contract/deep-insights.ts'
import type { Period } from '../contract/worker.ts'
import { total } from '../shared/columns.ts'
import { mostFirst } from '../shared/most-first.ts'
import { formatDay, yearOf } from '../shared/time.ts'
import { countedOf, trackNamed, type CountedView } from './depth.ts'
import type { Counted } from './names.ts'
import { topIds } from './tops.ts'
import { dayOf } from './selection.ts'

type Compared = NonNullable<Comparison>['now']

const RANKS = 50
const MOVERS_MAX = 10

/** The year before a year; otherwise as many days just before. */
export function periodBefore({ from, to }: Period): Period {
  const [first, last] = [dayOf(from), dayOf(to)]
  if (from.endsWith('-01-01') && to === `${from.slice(0, 4)}-12-31`) {
    const year = yearOf(first) - 1
    return { from: `${year}-01-01`, to: `${year}-12-31` }
  }
  return { from: formatDay(first - (last - first + 1)), to: formatDay(first - 1) }
}

export function comparison(now: CountedView): Comparison {
  const { period } = now.view
  if (period === null || period.from > period.to) return null
  const before = periodBefore(period)
  const then = countedOf(now.selection.listens, { ...now.view, period: before }, now.selection.life)
  if (then.selection.music.count === 0 || now.selection.music.count === 0) return null
  return {
    before,
    now: compared(now),
    earlier: compared(then),
    ...moves(now.artists, then.artists, (id) => ({ artist: now.artists.names.title(id) })),
    albums: moves(now.albums, then.albums, (id) => trackNamed(now.albums, id)),
    tracks: moves(now.tracks, then.tracks, (id) => trackNamed(now.tracks, id)),
  }
}

function compared({ artists, tracks, selection: { music, life } }: CountedView): Compared {
  const seen = new Uint8Array(artists.names.size)
  const firstRow = music.row[0]!
  for (let row = 0; row < life.count && life.row[row]! < firstRow; row++) seen[life.artist[row]!] = 1
  return {
    msMusic: total(music.msPlayed),
    plays: total(music.isPlay),
    artists: artists.ids.length,
    tracks: tracks.ids.length,
    skips: total(music.isSkip),
    listens: music.count,
    newArtists: artists.ids.reduce((sum, id) => sum + Number(seen[id] === 0), 0),
  }
}

interface Moves<Named> {
  climbers: (Named & Times & { rank: number; rankBefore: number | null })[]
  fallers: (Named & Times & { rank: number | null; rankBefore: number })[]
}
interface Times {
  msPlayed: number
  msPlayedBefore: number
}

/** Ranks by time among the first fifty; whoever stands outside has no rank, and counts as one place below. */
function moves<Named extends object>(now: Counted, then: Counted, named: (id: number) => Named): Moves<Named> {
  const ranksNow = new Map(topIds(now, RANKS).map((id, index) => [id, index + 1]))
  const ranksThen = new Map(topIds(then, RANKS).map((id, index) => [id, index + 1]))
  const told = (id: number): Named & Times => ({
    ...named(id),
    msPlayed: now.tallies.msPlayed[id]!,
    msPlayedBefore: then.tallies.msPlayed[id]!,
  })
  const climb = (id: number): number => (ranksThen.get(id) ?? RANKS + 1) - (ranksNow.get(id) ?? RANKS + 1)
  const up = [...ranksNow.keys()].filter((id) => climb(id) > 0)
  const down = [...ranksThen.keys()].filter((id) => climb(id) < 0)
  return {
    climbers: mostFirst(up, climb, MOVERS_MAX).map((id) => ({
      ...told(id),
      rank: ranksNow.get(id)!,
      rankBefore: ranksThen.get(id) ?? null,
    })),
    fallers: mostFirst(down, (id) => -climb(id), MOVERS_MAX).map((id) => ({
      ...told(id),
      rank: ranksNow.get(id) ?? null,
      rankBefore: ranksThen.get(id)!,
    })),
  }
}

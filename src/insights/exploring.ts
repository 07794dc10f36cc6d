/** Exploring: how wide the taste is, how much of it is new, and whether the new stays. */
import type { Exploring } from '../contract/deep-insights.ts'
import { NONE } from '../listening/index.ts'
import { MS_PER_DAY, yearOf } from '../shared/time.ts'
import { mostFirst, rowsOf, shareOf, trackNamed, type Depth } from './depth.ts'
import { daySpan, type MusicRows } from './selection.ts'
import { joinMonths, tallyByDay, add } from './tallies.ts'

const KEPT_DAYS = [30, 180] as const
const WONDER_PLAYS_MIN = 10
const WONDER_SHARE_MIN = 0.9
const ITEMS_MAX = 20

type Hill = Exploring['diversity']

export function exploring(depth: Depth): Exploring {
  const plays = depth.artists.ids.map((id) => depth.artists.tallies.plays[id]!).filter((count) => count > 0)
  const all = plays.reduce((sum, count) => sum + count, 0)
  const ranked = Float64Array.from(plays).toSorted().toReversed()
  return {
    diversity: hill(plays),
    diversityByYear: byYear(depth),
    artistsForHalf: artistsForHalf(ranked, all),
    shareOfTopTen: shareOf(
      ranked.subarray(0, 10).reduce((sum, count) => sum + count, 0),
      all,
    ),
    firstListens: firstListens(depth),
    kept: kept(depth),
    oneHitWonders: oneHitWonders(depth),
  }
}

/** M. O. Hill, "Diversity and evenness", Ecology 54 (1973): order 1 is the exponential of Shannon's entropy, order 2 the inverse of Simpson's index. */
function hill(plays: readonly number[]): Hill {
  const all = plays.reduce((sum, count) => sum + count, 0)
  if (all === 0) return { richness: 0, hillOne: 0, hillTwo: 0 }
  let entropy = 0
  let squares = 0
  for (const count of plays) {
    const part = count / all
    entropy -= part * Math.log(part)
    squares += part * part
  }
  return { richness: plays.length, hillOne: Math.exp(entropy), hillTwo: 1 / squares }
}

function byYear({ music, artists }: Depth): Exploring['diversityByYear'] {
  const yearOfRow = yearsOf(music)
  const years = new Map<number, Map<number, number>>()
  for (let row = 0; row < music.count; row++) {
    const artist = music.artist[row]!
    if (music.isPlay[row] === 0 || !artists.names.isNamed(artist)) continue
    const year = yearOfRow(row)
    let counts = years.get(year)
    if (counts === undefined) years.set(year, (counts = new Map()))
    counts.set(artist, (counts.get(artist) ?? 0) + 1)
  }
  return [...years].toSorted(([one], [other]) => one - other).map(([year, counts]) => ({ year, ...hill([...counts.values()]) }))
}

function yearsOf(music: MusicRows): (row: number) => number {
  const { first, length } = daySpan(music.localDay)
  const years = new Uint16Array(length)
  for (let cell = 0; cell < length; cell++) years[cell] = yearOf(first + cell)
  return (row) => years[music.localDay[row]! - first]!
}

function artistsForHalf(ranked: Float64Array, all: number): number {
  let sum = 0
  let count = 0
  while (count < ranked.length && sum * 2 < all) sum += ranked[count++]!
  return count
}

function firstListens({ music, selection: { life }, tracks }: Depth): Exploring['firstListens'] {
  const firstRow = new Uint32Array(tracks.names.size).fill(NONE)
  for (let row = 0; row < life.count; row++) {
    if (life.isPlay[row] === 1 && firstRow[life.track[row]!] === NONE) firstRow[life.track[row]!] = life.row[row]!
  }
  const days = tallyByDay(music)
  const firsts = new Float64Array(days.plays.length)
  for (let row = 0; row < music.count; row++) {
    if (firstRow[music.track[row]!] === music.row[row]) add(firsts, music.localDay[row]! - days.first, 1)
  }
  const counted = joinMonths({ ...days, msPlayed: firsts })
  return counted.map(({ year, month, plays, msPlayed }) => ({
    month: `${year}-${String(month + 1).padStart(2, '0')}`,
    plays,
    firsts: msPlayed,
  }))
}

/** An artist is judged only when the history goes on long enough after the first play. */
function kept({ music, selection: { life }, artists }: Depth): Exploring['kept'] {
  const size = artists.names.size
  const first = new Float64Array(size).fill(-1)
  const last = new Float64Array(size)
  for (let row = 0; row < life.count; row++) {
    if (life.isPlay[row] === 0) continue
    const artist = life.artist[row]!
    if (first[artist]! < 0) first[artist] = life.startMs[row]!
    last[artist] = life.startMs[row]!
  }
  const from = music.startMs[0] ?? 0
  const to = music.startMs[music.count - 1] ?? -1
  const end = life.startMs[life.count - 1] ?? 0
  const fresh = artists.ids.filter((id) => first[id]! >= from && first[id]! <= to)
  return KEPT_DAYS.map((days) => {
    const judged = fresh.filter((id) => end - first[id]! >= days * MS_PER_DAY)
    return { days, artists: judged.length, kept: judged.filter((id) => last[id]! - first[id]! >= days * MS_PER_DAY).length }
  })
}

function oneHitWonders({ artists, tracks, playsByArtist, music }: Depth): Exploring['oneHitWonders'] {
  const found: { track: number; plays: number; share: number }[] = []
  for (const id of artists.ids) {
    const rows = rowsOf(playsByArtist, id)
    if (rows.length < WONDER_PLAYS_MIN) continue
    const counts = new Map<number, number>()
    for (const row of rows) counts.set(music.track[row]!, (counts.get(music.track[row]!) ?? 0) + 1)
    for (const [track, count] of counts) {
      if (count >= WONDER_SHARE_MIN * rows.length) found.push({ track, plays: rows.length, share: count / rows.length })
    }
  }
  return mostFirst(found, ({ plays }) => plays, ITEMS_MAX).map(({ track, ...told }) => ({ ...trackNamed(tracks, track), ...told }))
}

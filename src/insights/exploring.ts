/** Exploring: how wide the taste is, how much of it is new, and whether the new stays. */
import type { Exploring } from '../contract/deep-insights.ts'
import { NONE } from '../listening/index.ts'
import { MS_PER_DAY, yearOf } from '../shared/time.ts'
import { mostFirst, rowsOf, shareOf, trackNamed, type Depth } from './depth.ts'
import { spread } from './spread.ts'
import { add, joinMonths, total } from './tallies.ts'

const KEPT_DAYS = [30, 180] as const
const WONDER_PLAYS_MIN = 10
const WONDER_SHARE_MIN = 0.9
const ITEMS_MAX = 20

type Hill = Exploring['diversity']

export function exploring(depth: Depth): Exploring {
  const { artists } = depth
  const ranked = Float64Array.from(artists.ids, (id) => artists.tallies.plays[id]!)
    .filter((plays) => plays > 0)
    .toSorted()
    .toReversed()
  const all = total(ranked)
  const whole = new HillSum()
  for (const plays of ranked) whole.add(plays)
  return {
    diversity: whole.numbers(),
    diversityByYear: byYear(depth),
    artistsForHalf: artistsForHalf(ranked, all),
    shareOfTopTen: shareOf(total(ranked.subarray(0, 10)), all),
    firstListens: firstListens(depth),
    kept: kept(depth),
    oneHitWonders: oneHitWonders(depth),
    spread: spread(depth),
  }
}

/**
 * M. O. Hill, "Diversity and evenness", Ecology 54 (1973): order 1 is the exponential of Shannon's entropy, order 2 the inverse
 * of Simpson's index. With n plays of N, the entropy is log N - (sum of n log n) / N, so that one pass is enough.
 */
class HillSum {
  private richness = 0
  private plays = 0
  private logs = 0
  private squares = 0

  add(plays: number): void {
    this.richness++
    this.plays += plays
    this.logs += plays * Math.log(plays)
    this.squares += plays * plays
  }

  numbers(): Hill {
    const { richness, plays, logs, squares } = this
    if (plays === 0) return { richness: 0, hillOne: 0, hillTwo: 0 }
    return { richness, hillOne: Math.exp(Math.log(plays) - logs / plays), hillTwo: (plays * plays) / squares }
  }
}

/** Artist by artist, because the plays of one lie together and a life has few years. */
function byYear({ music, artists, playsByArtist, days }: Depth): Exploring['diversityByYear'] {
  const firstYear = yearOf(days.first)
  const yearOfDay = Uint8Array.from(days.plays, (_, cell) => yearOf(days.first + cell) - firstYear)
  const sums = Array.from({ length: (yearOfDay.at(-1) ?? -1) + 1 }, () => new HillSum())
  const plays = new Uint32Array(sums.length)
  for (const id of artists.ids) {
    plays.fill(0)
    for (let at = playsByArtist.starts[id]!; at < playsByArtist.starts[id + 1]!; at++) {
      const year = yearOfDay[music.localDay[playsByArtist.rows[at]!]! - days.first]!
      plays[year] = plays[year]! + 1
    }
    for (let year = 0; year < plays.length; year++) if (plays[year]! > 0) sums[year]!.add(plays[year]!)
  }
  return sums.map((sum, year) => ({ year: firstYear + year, ...sum.numbers() })).filter(({ richness }) => richness > 0)
}

function artistsForHalf(ranked: Float64Array, all: number): number {
  let sum = 0
  let count = 0
  while (count < ranked.length && sum * 2 < all) sum += ranked[count++]!
  return count
}

function firstListens({ music, selection: { life }, tracks, days }: Depth): Exploring['firstListens'] {
  const firstRow = new Uint32Array(tracks.names.size).fill(NONE)
  for (let row = 0; row < life.count; row++) {
    if (life.isPlay[row] === 1 && firstRow[life.track[row]!] === NONE) firstRow[life.track[row]!] = life.row[row]!
  }
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
    if (artists.tallies.plays[id]! < WONDER_PLAYS_MIN) continue
    const rows = rowsOf(playsByArtist, id)
    const track = majority(rows, music.track)
    const share = tracks.tallies.plays[track]! / rows.length
    if (share >= WONDER_SHARE_MIN) found.push({ track, plays: rows.length, share })
  }
  return mostFirst(found, ({ plays }) => plays, ITEMS_MAX).map(({ track, ...told }) => ({ ...trackNamed(tracks, track), ...told }))
}

/** The only value that can stand in more than half of the rows: R. S. Boyer and J S. Moore, "MJRTY: a fast majority vote algorithm", 1981. */
function majority(rows: Uint32Array, column: Uint32Array): number {
  let candidate = 0
  let votes = 0
  for (let index = 0; index < rows.length; index++) {
    const value = column[rows[index]!]!
    if (votes === 0) candidate = value
    votes += value === candidate ? 1 : -1
  }
  return candidate
}

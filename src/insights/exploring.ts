/** Exploring: how wide the taste is, how much of it is new, and whether the new stays. */
import type { Exploring } from '../contract/deep-insights.ts'
import { add, total } from '../shared/columns.ts'
import { mostFirst } from '../shared/most-first.ts'
import { MS_PER_DAY, yearsOfDays } from '../shared/time.ts'
import { rowsOf, shareOf, trackNamed, type Depth } from './depth.ts'
import { spread } from './spread.ts'
import { joinMonths } from './tallies.ts'

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
function byYear({ artists, playsByArtist, days }: Depth): Exploring['diversityByYear'] {
  const yearOfDay = yearsOfDays(days.first, days.plays.length)
  const firstYear = yearOfDay[0] ?? 0
  const sums = Array.from({ length: (yearOfDay.at(-1) ?? -1) - firstYear + 1 }, () => new HillSum())
  const plays = new Uint32Array(sums.length)
  for (const id of artists.ids) {
    plays.fill(0)
    for (let at = playsByArtist.starts[id]!; at < playsByArtist.starts[id + 1]!; at++) {
      const year = yearOfDay[playsByArtist.days[at]! - days.first]! - firstYear
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

/** The days of a period hold everything that was played on them, so that a first play of the life on one of them is the period's. */
function firstListens({ selection: { life }, tracks, days, lifePlaysByTrack: { starts, rows } }: Depth): Exploring['firstListens'] {
  const firsts = new Float64Array(days.plays.length)
  for (const id of tracks.ids) {
    if (starts[id] === starts[id + 1]) continue
    const cell = life.localDay[rows[starts[id]!]!]! - days.first
    if (cell >= 0 && cell < firsts.length) add(firsts, cell, 1)
  }
  const counted = joinMonths({ ...days, msPlayed: firsts })
  return counted.map(({ year, month, plays, msPlayed }) => ({
    month: `${year}-${String(month + 1).padStart(2, '0')}`,
    plays,
    firsts: msPlayed,
  }))
}

/** An artist is judged only when the history goes on long enough after the first play. */
function kept({ music, selection: { life }, artists, lifePlaysByArtist: { starts, rows } }: Depth): Exploring['kept'] {
  const firstMs = (id: number): number => life.startMs[rows[starts[id]!]!]!
  const lastMs = (id: number): number => life.startMs[rows[starts[id + 1]! - 1]!]!
  const from = music.startMs[0] ?? 0
  const to = music.startMs[music.count - 1] ?? -1
  const end = life.startMs[life.count - 1] ?? 0
  const fresh = artists.ids.filter((id) => starts[id]! < starts[id + 1]! && firstMs(id) >= from && firstMs(id) <= to)
  return KEPT_DAYS.map((days) => {
    const judged = fresh.filter((id) => end - firstMs(id) >= days * MS_PER_DAY)
    return { days, artists: judged.length, kept: judged.filter((id) => lastMs(id) - firstMs(id) >= days * MS_PER_DAY).length }
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

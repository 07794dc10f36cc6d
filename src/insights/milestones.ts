/** Milestones: round numbers of plays, the Eddington number, streaks with one artist, and anniversaries of first listens. */
import type { Milestones } from '../contract/deep-insights.ts'
import { add } from '../shared/columns.ts'
import { mostFirst } from '../shared/most-first.ts'
import { dayOfMonthStart, formatDay, formatInstant, monthOf, yearOf } from '../shared/time.ts'
import { lastDayOf, trackNamed, type Depth } from './depth.ts'
import type { DayTallies } from './tallies.ts'

const ROUND_PLAYS = [1, 100, 1_000, 5_000, 10_000, 25_000, 50_000, 100_000, 150_000, 200_000, 250_000, 500_000, 1_000_000] as const
const STREAK_DAYS_MIN = 3
const STREAKS_MAX = 10
const ANNIVERSARY_PLAYS_MIN = 50
const ANNIVERSARY_DAYS = 30
const ANNIVERSARIES_MAX = 12

export function milestones(depth: Depth): Milestones {
  return {
    plays: roundPlays(depth),
    eddington: eddington(depth.days),
    artistStreaks: artistStreaks(depth),
    anniversaries: anniversaries(depth),
  }
}

function roundPlays({ music, selection: { life }, tracks }: Depth): Milestones['plays'] {
  if (music.count === 0) return []
  const firstRow = music.row[0]!
  const lastRow = music.row[music.count - 1]!
  const found: Milestones['plays'] = []
  let plays = 0
  let next = 0
  for (let row = 0; row < life.count && next < ROUND_PLAYS.length; row++) {
    plays += life.isPlay[row]!
    if (life.isPlay[row] === 0 || plays !== ROUND_PLAYS[next]) continue
    next++
    if (life.row[row]! < firstRow || life.row[row]! > lastRow) continue
    found.push({ number: plays, at: formatInstant(life.startMs[row]!), ...trackNamed(tracks, life.track[row]!) })
  }
  return found
}

/** A. Eddington counted his bicycle rides so: the largest n with n days of at least n miles. */
function eddington({ plays }: DayTallies): Milestones['eddington'] {
  const most = plays.reduce((max, count) => Math.max(max, count), 0)
  const daysWith = new Float64Array(most + 2)
  for (const count of plays) add(daysWith, count, 1)
  let days = 0
  for (let number = most; number > 0; number--) {
    const before = days
    days += daysWith[number]!
    if (days >= number) return { number, daysForNext: number + 1 - before }
  }
  return { number: 0, daysForNext: 1 }
}

function artistStreaks({ artists, playsByArtist: { starts, days } }: Depth): Milestones['artistStreaks'] {
  const found: { id: number; longest: number; end: number }[] = []
  for (const id of artists.ids) {
    let longest = 0
    let end = 0
    let run = 0
    let last = -Infinity
    for (let at = starts[id]!; at < starts[id + 1]!; at++) {
      const day = days[at]!
      if (day <= last) continue
      run = day === last + 1 ? run + 1 : 1
      last = day
      if (run <= longest) continue
      longest = run
      end = day
    }
    if (longest >= STREAK_DAYS_MIN) found.push({ id, longest, end })
  }
  return mostFirst(found, ({ longest }) => longest, STREAKS_MAX).map(({ id, longest, end }) => ({
    artist: artists.names.title(id),
    run: { days: longest, from: formatDay(end - longest + 1), to: formatDay(end) },
  }))
}

/** First listens are those of the whole history. Someone first heard on a leap day is remembered on 1 March. */
function anniversaries(depth: Depth): Milestones['anniversaries'] {
  const { life } = depth.selection
  const { artists, playsByArtist, lifeOfArtists } = depth
  const last = lastDayOf(depth)
  const found = artists.ids.flatMap((id) => {
    const plays = playsByArtist.starts[id + 1]! - playsByArtist.starts[id]!
    const start = life.localDay[lifeOfArtists.first[id]!]!
    if (plays < ANNIVERSARY_PLAYS_MIN) return []
    return [yearOf(last), yearOf(last) - 1].flatMap((year) => {
      const day = dayOfMonthStart(year, monthOf(start)) + start - dayOfMonthStart(yearOf(start), monthOf(start))
      const years = year - yearOf(start)
      const isRecent = day <= last && last - day < ANNIVERSARY_DAYS
      return years >= 1 && isRecent ? [{ artist: artists.names.title(id), first: formatDay(start), years, plays }] : []
    })
  })
  return mostFirst(found, ({ years, plays }) => years + plays / 1e6, ANNIVERSARIES_MAX)
}

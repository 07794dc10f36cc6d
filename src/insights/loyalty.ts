/** Loyalty and leaving: who was loved and no longer is, what sleeps, who came back, and who was always there. */
import type { Loyalty } from '../contract/deep-insights.ts'
import { mostFirst } from '../shared/most-first.ts'
import { formatDay, yearsOfDays } from '../shared/time.ts'
import { daysOf, lastDayOf, trackNamed, type Depth } from './depth.ts'
import { firstInOrder, orderBy } from './names.ts'

const ITEMS_MAX = 20
const DAYS_PER_YEAR = 365
const LOVED_PLAYS_MIN = 40
const LEFT_SHARE_MAX = 0.1
const FAVOURITES = 100
const SILENCE_DAYS_MIN = 365
const AROUND_PLAYS_MIN = 10
const YEARS_MIN = 3

export function loyalty(depth: Depth): Loyalty {
  const last = lastDayOf(depth)
  return {
    stoppedLoving: stoppedLoving(depth, last),
    sleeping: sleeping(depth, last),
    cameBack: cameBack(depth),
    everyYear: everyYear(depth),
  }
}

function stoppedLoving({ artists, playsByArtist }: Depth, last: number): Loyalty['stoppedLoving'] {
  const found: { id: number; best: number; to: number; recent: number; lastPlay: number }[] = []
  for (const id of artists.ids) {
    if (artists.tallies.plays[id]! < LOVED_PLAYS_MIN) continue
    const days = daysOf(playsByArtist, id)
    const { best, to } = bestYear(days)
    let recent = 0
    while (recent < days.length && last - days[days.length - 1 - recent]! < DAYS_PER_YEAR) recent++
    if (best < LOVED_PLAYS_MIN || recent > LEFT_SHARE_MAX * best) continue
    found.push({ id, best, to, recent, lastPlay: days[days.length - 1]! })
  }
  return mostFirst(found, ({ best }) => best, ITEMS_MAX).map(({ id, best, to, recent, lastPlay }) => ({
    artist: artists.names.title(id),
    playsBestYear: best,
    bestYearTo: formatDay(to),
    playsLastYear: recent,
    last: formatDay(lastPlay),
  }))
}

/** The most plays within 365 days, and the day of the last of them. */
function bestYear(days: Int32Array): { best: number; to: number } {
  let first = 0
  let best = 0
  let to = 0
  for (let index = 0; index < days.length; index++) {
    const day = days[index]!
    while (day - days[first]! >= DAYS_PER_YEAR) first++
    if (index - first + 1 <= best) continue
    best = index - first + 1
    to = day
  }
  return { best, to }
}

function sleeping({ tracks, playsByTrack }: Depth, last: number): Loyalty['sleeping'] {
  const favourites = firstInOrder(tracks.ids, orderBy(tracks, 'plays'), FAVOURITES)
  return favourites
    .flatMap((id) => {
      const days = daysOf(playsByTrack, id)
      const lastPlay = days.at(-1)
      if (lastPlay === undefined) return []
      const daysAsleep = last - lastPlay
      return daysAsleep < SILENCE_DAYS_MIN ? [] : [{ ...trackNamed(tracks, id), plays: days.length, last: formatDay(lastPlay), daysAsleep }]
    })
    .slice(0, ITEMS_MAX)
}

/** Of several silences of one artist the longest is told. */
function cameBack({ artists, playsByArtist }: Depth): Loyalty['cameBack'] {
  const found: { id: number; left: number; returned: number; before: number; after: number }[] = []
  for (const id of artists.ids) {
    if (artists.tallies.plays[id]! < 2 * AROUND_PLAYS_MIN) continue
    const days = daysOf(playsByArtist, id)
    let best: (typeof found)[number] | undefined
    for (let index = AROUND_PLAYS_MIN; index <= days.length - AROUND_PLAYS_MIN; index++) {
      const left = days[index - 1]!
      const returned = days[index]!
      if (returned - left < SILENCE_DAYS_MIN || (best && returned - left <= best.returned - best.left)) continue
      best = { id, left, returned, before: index, after: days.length - index }
    }
    if (best) found.push(best)
  }
  return mostFirst(found, ({ before, after }) => Math.min(before, after), ITEMS_MAX).map(({ id, left, returned, before, after }) => ({
    artist: artists.names.title(id),
    left: formatDay(left),
    returned: formatDay(returned),
    daysAway: returned - left,
    playsBefore: before,
    playsAfter: after,
  }))
}

function everyYear({ artists, playsByArtist, days }: Depth): Loyalty['everyYear'] {
  const { first } = days
  const yearOfDay = yearsOfDays(first, days.plays.length)
  const heard = new Set(yearOfDay.filter((_, cell) => days.plays[cell]! > 0))
  if (heard.size < YEARS_MIN) return []
  const yearsOf = (id: number): number => {
    let years = 0
    let before = 0
    for (let at = playsByArtist.starts[id]!; at < playsByArtist.starts[id + 1]!; at++) {
      const year = yearOfDay[playsByArtist.days[at]! - first]!
      if (year > before) years++
      before = Math.max(before, year)
    }
    return years
  }
  const loyal = artists.ids.filter((id) => artists.tallies.plays[id]! >= heard.size && yearsOf(id) === heard.size)
  return firstInOrder(loyal, orderBy(artists, 'plays'), ITEMS_MAX).map((id) => ({
    artist: artists.names.title(id),
    years: heard.size,
    plays: artists.tallies.plays[id]!,
  }))
}

/** The recap of any period: a dozen cards at most, each one true claim with its facts. No card is made up to fill a place. */
import type { Archetype, Attention, Comparison, Milestones, Recap, RecapCard, Repeats } from '../contract/deep-insights.ts'
import { total } from '../shared/columns.ts'
import { formatDay, MS_PER_HOUR } from '../shared/time.ts'
import { topArtistBetween } from './deep-sittings.ts'
import { daysOf, shareOf, trackNamed, type Depth } from './depth.ts'
import { firstInOrder, orderBy } from './names.ts'
import { ownYears } from './own-years.ts'
import { longestStreak } from './streaks.ts'
import { tallyByDay, type DayTallies } from './tallies.ts'
import { topIds } from './tops.ts'

const CARDS_MAX = 12
/** Below this there is no story to tell. */
const MS_MIN = MS_PER_HOUR
const STREAK_DAYS_MIN = 5
const LOOP_PLAYS_MIN = 5
const FOUND_PLAYS_MIN = 10
const HOURS_PER_DAY = 24

/** What other insights have found already. */
export interface RecapSources {
  readonly attention: Attention
  readonly repeats: Repeats
  readonly milestones: Milestones
  readonly comparison: Comparison
}

type Maybe = RecapCard | undefined

export function recap(depth: Depth, sources: RecapSources): Recap {
  const msMusic = total(depth.days.msPlayed)
  if (msMusic < MS_MIN || depth.artists.ids.length === 0) return { cards: [] }
  const { attention, repeats, milestones, comparison } = sources
  const first = repeats.obsessions[0]
  const loop = repeats.loops.find(({ plays }) => plays >= LOOP_PLAYS_MIN)
  const comfort = repeats.comfort[0]
  const milestone = milestones.plays.findLast(({ number }) => number > 1)
  const climber = comparison?.climbers.find(({ rank }) => rank <= 20)
  const hours = depth.hours.msPlayed
  // In the order of the telling; the cards nearest the end give way first when there are more than a dozen.
  const ranked: readonly Maybe[] = [
    hoursCard(depth, msMusic, comparison),
    artistCard(depth),
    trackCard(depth),
    foundCard(depth),
    first && {
      kind: 'obsession',
      title: first.title,
      artist: first.artist,
      peak: first.peak,
      playsPeakWeek: first.playsPeakWeek,
      plays: first.plays,
    },
    hourCard(hours),
    dayCard(depth),
    albumCard(depth, attention),
    skipsCard(attention),
    ...archetypes(depth, hours, attention, repeats).slice(0, 1),
    streakCard(depth.days),
    comfort && {
      kind: 'comfort',
      title: comfort.title,
      artist: comfort.artist,
      returns: comfort.returns,
      daysAwayMost: comfort.daysAwayMost,
    },
    climber && { kind: 'climber', artist: climber.artist, rank: climber.rank, rankBefore: climber.rankBefore },
    loop && { kind: 'loop', title: loop.title, artist: loop.artist, plays: loop.plays, at: loop.from },
    milestone && { kind: 'milestone', ...milestone },
  ]
  const kept = ranked.filter((card) => card !== undefined).slice(0, CARDS_MAX)
  // Who somebody was is the last card, after all that shows it.
  return { cards: kept.toSorted((one, other) => Number(one.kind === 'archetype') - Number(other.kind === 'archetype')) }
}

/** The rank is that of a calendar year among the years of the history. */
function hoursCard({ music, view, selection: { life }, ...depth }: Depth, msMusic: number, before: Comparison): RecapCard {
  const { year, ranked } = ownYears(life === music ? depth.days : tallyByDay(life), view.period)
  const rank = ranked.find((own) => own.year === year)?.rank ?? null
  const shareOfBefore = before === null || before.earlier.msMusic === 0 ? null : msMusic / before.earlier.msMusic
  return { kind: 'hours', msMusic, plays: total(music.isPlay), rank, years: ranked.length, shareOfBefore }
}

function artistCard({ artists, playsByArtist }: Depth): RecapCard {
  const [first = 0, ...others] = topIds(artists, 5)
  const days = new Set(daysOf(playsByArtist, first))
  return {
    kind: 'artist',
    artist: artists.names.title(first),
    msPlayed: artists.tallies.msPlayed[first]!,
    plays: artists.tallies.plays[first]!,
    days: days.size,
    others: others.map((id) => artists.names.title(id)),
  }
}

function trackCard({ tracks, playsByTrack }: Depth): Maybe {
  const [first] = firstInOrder(tracks.ids, orderBy(tracks, 'plays'), 1)
  const [day] = first === undefined ? [] : daysOf(playsByTrack, first)
  if (first === undefined || day === undefined) return undefined
  const { plays, msPlayed } = tracks.tallies
  return {
    kind: 'track',
    ...trackNamed(tracks, first),
    plays: plays[first]!,
    msPlayed: msPlayed[first]!,
    first: formatDay(day),
  }
}

function albumCard({ albums }: Depth, { albums: { heardThrough } }: Attention): Maybe {
  const [first] = topIds(albums, 1)
  if (first === undefined) return undefined
  const named = trackNamed(albums, first)
  const through = heardThrough.find(({ title, artist }) => title === named.title && artist === named.artist)
  const { plays, msPlayed } = albums.tallies
  return { kind: 'album', ...named, msPlayed: msPlayed[first]!, plays: plays[first]!, timesThrough: through?.times ?? 0 }
}

/** Of the artists first heard in the period, whatever the history before it, the one with the most plays. */
function foundCard({ music, selection: { life }, artists }: Depth): Maybe {
  const firstRow = music.row[0]!
  if (life.row[0] === firstRow) return undefined
  const known = new Uint8Array(artists.names.size)
  for (let row = 0; row < life.count && life.row[row]! < firstRow; row++) known[life.artist[row]!] = 1
  const fresh = artists.ids.filter((id) => known[id] === 0)
  const [best] = firstInOrder(fresh, orderBy(artists, 'plays'), 1)
  if (best === undefined || artists.tallies.plays[best]! < FOUND_PLAYS_MIN) return undefined
  const row = music.artist.indexOf(best)
  return {
    kind: 'found',
    newArtists: fresh.length,
    artist: artists.names.title(best),
    plays: artists.tallies.plays[best]!,
    first: formatDay(music.localDay[row]!),
  }
}

function hourCard(hours: Float64Array): RecapCard {
  const peak = hours.indexOf(hours.reduce((most, ms) => Math.max(most, ms), 0))
  return { kind: 'hour', weekday: Math.floor(peak / HOURS_PER_DAY), hour: peak % HOURS_PER_DAY, shareOfNight: shareOfHours(hours, isNight) }
}

const isNight = (hour: number): boolean => hour >= 22 || hour < 4
const isEarly = (hour: number): boolean => hour >= 4 && hour < 8

function shareOfHours(hours: Float64Array, belongs: (hour: number) => boolean): number {
  return shareOf(total(hours.filter((_, hour) => belongs(hour % HOURS_PER_DAY))), total(hours))
}

function dayCard(depth: Depth): RecapCard {
  const { days } = depth
  const cell = days.msPlayed.indexOf(days.msPlayed.reduce((most, ms) => Math.max(most, ms), 0))
  const day = days.first + cell
  return {
    kind: 'day',
    date: formatDay(day),
    msPlayed: days.msPlayed[cell]!,
    plays: days.plays[cell]!,
    topArtist: topArtistBetween(depth, day, day) ?? '',
  }
}

function streakCard(tallied: DayTallies): Maybe {
  const { days, from, to } = longestStreak(tallied)
  return days < STREAK_DAYS_MIN || from === null || to === null ? undefined : { kind: 'streak', days, from, to }
}

function skipsCard({ anatomy }: Attention): Maybe {
  const early = anatomy[0]
  const all = anatomy.at(-1)
  if (early === undefined || all === undefined || all.published === null || all.share === 0) return undefined
  return { kind: 'skips', share: all.share, within5: early.share, published: all.published }
}

/** Each rule is stated with its bound on the card; who meets none gets none, and of several the one that is exceeded most. */
function archetypes(depth: Depth, hours: Float64Array, attention: Attention, repeats: Repeats): RecapCard[] {
  const { artists } = depth
  const plays = total(depth.days.plays)
  const ofTen = firstInOrder(artists.ids, orderBy(artists, 'plays'), 10).reduce((sum, id) => sum + artists.tallies.plays[id]!, 0)
  const rules: readonly (readonly [Archetype, number, number])[] = [
    ['nightOwl', shareOfHours(hours, isNight), 0.35],
    ['earlyBird', shareOfHours(hours, isEarly), 0.2],
    ['explorer', shareOfFresh(depth, plays), 0.4],
    ['devotee', shareOf(ofTen, plays), 0.5],
    ['albumListener', attention.albums.shareOfPlays, 0.3],
    ['skipper', attention.anatomy.at(-1)?.share ?? 0, 0.6],
    [
      'looper',
      shareOf(
        repeats.loops.reduce((sum, loop) => sum + loop.plays, 0),
        plays,
      ),
      0.1,
    ],
  ]
  return rules
    .filter(([, value, rule]) => value >= rule)
    .toSorted((one, other) => other[1] / other[2] - one[1] / one[2])
    .map(([archetype, value, rule]) => ({ kind: 'archetype', archetype, value, rule }))
}

/** Share of the plays that went to artists never heard before the period; none where the period begins the history. */
function shareOfFresh({ music, selection: { life } }: Depth, plays: number): number {
  const known = new Set<number>()
  for (let row = 0; row < life.count && life.row[row]! < music.row[0]!; row++) known.add(life.artist[row]!)
  if (known.size === 0) return 0
  let fresh = 0
  for (let row = 0; row < music.count; row++) if (music.isPlay[row] === 1 && !known.has(music.artist[row]!)) fresh++
  return shareOf(fresh, plays)
}

/** Streaks, round numbers, nights, the race and journeys, in the file of HTML. */
import type { AllFindings } from '../contract/deep-insights.ts'
import { isInTheNightAfter } from '../contract/rhythm-rules.ts'
import { SHOWN, barList, bars, listed, section } from './html-parts.ts'
import { raceLeaders, raceTitle } from './race-section.ts'
import { countOf, countryInWords, dayInWords, instantInWords, plural, shortDurationOf } from './words.ts'

const SHORTER = 6

export function kindsOf({ kinds, totals }: AllFindings): string {
  const heard = kinds.filter(({ msPlayed }) => msPlayed > 0)
  if (heard.length < 2) return ''
  return section(
    `${shortDurationOf(totals.msPlayed - totals.msMusic)} of what you heard was no music.`,
    bars(
      heard.map(({ kind, msPlayed, listens }) => ({
        label: KINDS[kind],
        value: msPlayed,
        said: `${shortDurationOf(msPlayed)}, ${plural(listens, 'listen')}`,
      })),
    ),
    'By what the service says of each listen. All else in this file is about music.',
  )
}

const KINDS = {
  music: 'Music',
  podcast: 'Podcasts',
  audiobook: 'Audiobooks',
  video: 'Videos',
  unidentified: 'Without a name',
} as const satisfies Record<AllFindings['kinds'][number]['kind'], string>

export function streaksOf({ streaks: { longest, current }, milestones: { artistStreaks } }: AllFindings): string {
  if (longest.days < 2 || longest.from === null || longest.to === null) return ''
  const now = current.days > 0 ? ` The one at the end has ${plural(current.days, 'day')}.` : ''
  const ofArtists = artistStreaks.slice(0, SHOWN).map(({ artist, run }) => ({
    label: artist,
    ...(run.from !== null && run.to !== null && { detail: `${dayInWords(run.from)} to ${dayInWords(run.to)}` }),
    value: run.days,
    said: plural(run.days, 'day'),
  }))
  return section(
    `Your longest streak is ${plural(longest.days, 'day')} in a row with music.`,
    barList('Days in a row with one artist', ofArtists),
    `From ${dayInWords(longest.from)} to ${dayInWords(longest.to)}: local days, one after the other, each with at least one play.${now}`,
  )
}

export function milestonesOf({ milestones: { eddington, plays, anniversaries }, period }: AllFindings): string {
  if (eddington.number < 2) return ''
  const round = plays.map(({ number, at, title, artist }) => ({
    label: title,
    detail: artist,
    said: `${number === 1 ? 'the first play' : `play ${countOf(number)}`}, ${instantInWords(at, period.timeZone)}`,
  }))
  const years = anniversaries.map((one) => ({
    label: one.artist,
    said: `first heard ${plural(one.years, 'year')} before, ${dayInWords(one.first)}`,
  }))
  return section(
    `On ${plural(eddington.number, 'day')} you played ${countOf(eddington.number)} songs or more.`,
    listed('Round numbers', round) + listed('Anniversaries at the end of this period', years.slice(0, SHOWN)),
    `That is your Eddington number: the largest n with n days of at least n plays. For ${countOf(eddington.number + 1)} you need ${plural(eddington.daysForNext, 'more day', 'more days')}.`,
  )
}

export function nightsOf({ rhythm: { latest, earliest } }: AllFindings): string {
  if (latest === null || earliest === null) return ''
  const told = ({ title, artist, local, date }: typeof latest, when: string) => ({
    label: title,
    detail: artist,
    said: `${local}, ${when}${dayInWords(date)}`,
  })
  return section(
    `The latest song began at ${latest.local}.`,
    listed('Latest', [told(latest, isInTheNightAfter(latest) ? 'in the night after ' : '')]) + listed('Earliest', [told(earliest, '')]),
    'A day of listening turns at four in the morning, the hour with the least music. Only plays count.',
  )
}

export function raceOf({ chartHistory: { race } }: AllFindings): string {
  const leaders = raceLeaders(race)
  const title = raceTitle(leaders)
  if (title === undefined) return ''
  return section(
    title,
    bars(
      leaders.map(({ month, artist, msPlayed }) => ({ label: month, detail: artist, value: msPlayed, said: shortDurationOf(msPlayed) })),
    ),
    'Who was ahead at the end of each year, by the time so far, among the eight artists with the most time at the end.',
  )
}

export function countriesOf({ rhythm: { countries: all, trips } }: AllFindings): string {
  if (all.length < 2) return ''
  const rows = all.slice(0, SHOWN).map(({ country, msPlayed, days }) => ({
    label: countryInWords(country),
    value: msPlayed,
    said: `${shortDurationOf(msPlayed)} on ${plural(days, 'day')}`,
  }))
  const journeys = trips.slice(0, SHORTER).map(({ country, from, to, days, topArtist }) => ({
    label: countryInWords(country),
    detail: topArtist,
    value: days,
    said: `${plural(days, 'day')}, ${dayInWords(from)} to ${dayInWords(to)}`,
  }))
  return section(
    `Music in ${plural(all.length, 'country', 'countries')}.`,
    bars(rows) + barList('The longest journeys', journeys),
    'As the service recorded the country of each listen. A journey: days on which most music was played in another country than the one with the most music.',
  )
}

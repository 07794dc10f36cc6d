/** When and where music was, on the terminal: the seasons, countries, own charts, and what opens and closes a session. */
import type { Rhythm } from '../contract/deep-insights.ts'
import { fullestSeason } from '../contract/rhythm-rules.ts'
import { barTable, note, type DeepSection } from './page.ts'
import { countryInWords, dayInWords, durationOf, plural, shortDurationOf } from './words.ts'

const SHOWN = 5

export const SEASONS = {
  decToFeb: 'December to February',
  marToMay: 'March to May',
  junToAug: 'June to August',
  sepToNov: 'September to November',
} as const satisfies Record<Rhythm['seasons'][number]['months'], string>

export const seasons: DeepSection = ({ rhythm: { seasons: found } }, page) => {
  const best = fullestSeason(found)
  if (best === undefined) return undefined
  const rows = found.map(({ months, msPerDay, topArtist }) => ({
    label: SEASONS[months],
    value: msPerDay,
    figures: [shortDurationOf(msPerDay), topArtist ?? ''],
  }))
  return { title: `${SEASONS[best.months]} is your season: ${durationOf(best.msPerDay)} a day.`, lines: barTable(rows, page) }
}

export const countries: DeepSection = ({ rhythm: { countries: found, trips } }, page) => {
  const [trip] = trips
  if (found.length < 2 || trip === undefined) return undefined
  const rows = found.slice(0, SHOWN).map(({ country, msPlayed, days }) => ({
    label: countryInWords(country),
    value: msPlayed,
    figures: [shortDurationOf(msPlayed), plural(days, 'day')],
  }))
  return {
    title: `You heard music in ${plural(found.length, 'country', 'countries')}.`,
    lines: [
      ...barTable(rows, page),
      ...note(
        `The longest journey: ${plural(trip.days, 'day')} in ${countryInWords(trip.country)}, from ${dayInWords(trip.from)}, with ${trip.topArtist}.`,
        page,
      ),
    ],
  }
}

export const charts: DeepSection = ({ chartHistory: { numberOnes } }, page) => {
  const [first] = numberOnes
  if (first === undefined || first.weeks < 2) return undefined
  const rows = numberOnes.slice(0, SHOWN).map(({ artist, weeks, longestRun }) => ({
    label: artist,
    value: weeks,
    figures: [plural(weeks, 'week'), `${longestRun} in a row`],
  }))
  return { title: `${first.artist} led your charts for ${plural(first.weeks, 'week')}.`, lines: barTable(rows, page) }
}

export const sittings: DeepSection = ({ sittings: { openers, closers, bingeDays } }, page) => {
  const [opener] = openers
  if (opener === undefined) return undefined
  const [closer] = closers
  const [binge] = bingeDays
  const closes =
    closer === undefined ? '' : `It ends most often with “${closer.title}” by ${closer.artist}, ${plural(closer.sessions, 'time')}. `
  const went = binge === undefined ? '' : `Far beyond the usual: ${durationOf(binge.msPlayed)} on ${dayInWords(binge.date)}.`
  return {
    title: `“${opener.title}” by ${opener.artist} opened ${plural(opener.sessions, 'session')}.`,
    lines: note(`${closes}${went}`.trimEnd(), page),
  }
}

/** What was new, what stayed and what left, in the file of HTML. */
import type { AllFindings } from '../contract/deep-insights.ts'
import { SHOWN, barList, bars, listed, section } from './html-parts.ts'
import { discoveryTitle, mostNewYear } from './taste-sections.ts'
import { countOf, dayInWords, percentOf, plural } from './words.ts'

const SHORTER = 6

export function discoveryOf(found: AllFindings): string {
  const {
    discovery: { years, artistsHeardOnce },
    exploring: { kept, oneHitWonders },
  } = found
  const most = mostNewYear(found)
  if (most === undefined || most.newArtists === 0) return ''
  const rows = years.map(({ year, newArtists, kept: stayed }) => ({
    label: String(year),
    value: newArtists,
    said: `${countOf(newArtists)}, ${countOf(stayed)} kept`,
  }))
  const stayed = kept
    .filter(({ artists }) => artists > 0)
    .map(({ days, artists, kept: still }) => ({
      label: `After ${plural(days, 'day')}`,
      value: still / artists,
      said: percentOf(still / artists),
    }))
  const wonders = oneHitWonders
    .slice(0, SHORTER)
    .map(({ title, artist, plays, share }) => ({ label: title, detail: artist, said: `${percentOf(share)} of ${plural(plays, 'play')}` }))
  return section(
    discoveryTitle(found, most),
    bars(rows) + barList('New artists that are still played', stayed) + listed('One-hit wonders', wonders),
    `New: first heard in that year, of the whole history. Kept: heard again 30 days or more later. A one-hit wonder: an artist with at least ten plays, nine tenths of them of one song. ${plural(artistsHeardOnce, 'artist')} you heard only once.`,
  )
}

export function leavingOf({ loyalty: { stoppedLoving, cameBack, sleeping, everyYear } }: AllFindings): string {
  const [left] = stoppedLoving
  const [loyal] = everyYear
  const title =
    left === undefined
      ? loyal && `${loyal.artist} was with you in each of ${plural(loyal.years, 'year')}.`
      : `${left.artist} faded from your music.`
  if (title === undefined && cameBack.length === 0 && sleeping.length === 0) return ''
  const gone = stoppedLoving.slice(0, SHOWN).map(({ artist, playsBestYear, last }) => ({
    label: artist,
    value: playsBestYear,
    said: `${plural(playsBestYear, 'play')} in the best year, the last on ${dayInWords(last)}`,
  }))
  const back = cameBack.slice(0, SHORTER).map(({ artist, daysAway, returned }) => ({
    label: artist,
    value: daysAway,
    said: `${plural(daysAway, 'day')} away, until ${dayInWords(returned)}`,
  }))
  const asleep = sleeping.slice(0, SHORTER).map((one) => ({
    label: one.title,
    detail: one.artist,
    value: one.daysAsleep,
    said: `${plural(one.plays, 'play')}, the last on ${dayInWords(one.last)}`,
  }))
  const always = everyYear.slice(0, SHORTER).map(({ artist, plays }) => ({ label: artist, value: plays, said: plural(plays, 'play') }))
  return section(
    title ?? 'Who left, and who came back?',
    [
      gone.length === 0 ? '' : bars(gone),
      barList('Left, and came back', back),
      barList('Sleeping favourites', asleep),
      barList('With you in every year', always),
    ].join(''),
    'Left: at least 40 plays within 365 days, and at most a tenth of that in the last 365 days. Came back: a silence of a year or more, with ten plays before and after it. Sleeping: among your hundred most played songs, and not played in the last 365 days.',
  )
}

export function pastOf({ eras: { lookingBack, foundIn } }: AllFindings): string {
  const told = lookingBack.flatMap(({ year, share }) =>
    share === null ? [] : [{ label: String(year), value: share, said: percentOf(share) }],
  )
  const last = told.at(-1)
  if (last === undefined) return ''
  const found = foundIn.map(({ year, share }) => ({ label: String(year), value: share, said: percentOf(share) }))
  return section(
    `In ${last.label}, ${last.said} of plays were of songs that you had known for a year or more.`,
    bars(told) + barList('All plays by the year in which you found the song', found),
    'A song is known from its first play in the whole history on.',
  )
}

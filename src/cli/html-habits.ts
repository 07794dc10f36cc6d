/** How somebody listens, in the file of HTML: skips, pauses, albums, sessions, and what would not let go. */
import type { AllFindings } from '../contract/deep-insights.ts'
import { SHOWN, barList, bars, columns, hourColumns, listed, section } from './html-parts.ts'
import { leavingIn, lengthOf, minutesOf, PUBLISHED_SKIPS, SKIP_STEPS_NOTE } from './leaving-section.ts'
import { countOf, dayInWords, durationOf, hourInWords, instantInWords, percentOf, plural, shortDurationOf } from './words.ts'

const SHORTER = 6
/** An hour with fewer could have any share. */
const HOUR_LISTENS_MIN = 50

export function attentionOf({ attention: { anatomy, shareChosen, chosenArtists, shuffle }, skips }: AllFindings): string {
  const all = anatomy.at(-1)
  if (all === undefined || all.share === 0) return ''
  const rows = anatomy.map(({ seconds, share, published }) => ({
    label: seconds === null ? 'Before the end' : `Within ${seconds} s`,
    value: share,
    said: `${percentOf(share)}; a service: ${percentOf(published ?? 0)}`,
  }))
  const chosen = shareChosen === null ? '' : `${percentOf(shareChosen)} of your music was chosen on purpose; the rest came next. `
  const skippedMost = skips.artists
    .slice(0, SHORTER)
    .map(({ artist, share, listens }) => ({ label: artist, value: share, said: `${percentOf(share)} of ${plural(listens, 'listen')}` }))
  const chosenMost = chosenArtists.slice(0, SHORTER).map(({ artist, share }) => ({ label: artist, value: share, said: percentOf(share) }))
  const ordered = shuffle
    .filter(({ listens }) => listens > 0)
    .map((one) => ({
      label: one.shuffle ? 'With shuffle' : 'Without shuffle',
      value: one.skips / one.listens,
      said: `${percentOf(one.skips / one.listens)} of ${plural(one.listens, 'listen')}`,
    }))
  const byHour = skips.byHour.map((hour) => (hour.listens < HOUR_LISTENS_MIN ? 0 : hour.skips / hour.listens))
  return section(
    `You leave ${percentOf(all.share)} of songs before the end.`,
    [
      bars(rows),
      hourColumns(
        `Share of skips by the hour, of hours with ${HOUR_LISTENS_MIN} listens or more`,
        byHour,
        (hour) => `${hourInWords(hour)}: ${percentOf(byHour[hour] ?? 0)}`,
      ),
      barList('Skipped most', skippedMost),
      barList('Skipped with and without shuffle', ordered.length < 2 ? [] : ordered),
      barList('Chosen most, rather than served', chosenMost),
    ].join(''),
    `${chosen}A skip is marked by the service, or unmarked and shorter than 30 seconds. Chosen: the song was picked, or gone back to. ${PUBLISHED_SKIPS}`,
  )
}

/** When in a song skips come, beside the shares above, which are the only ones that are published. */
export function skipStepsOf({ attention: { skipsBySecond: steps } }: AllFindings): string {
  const said = leavingIn(steps)
  if (said === undefined) return ''
  const from = (step: number): number => steps[step]?.secondsFrom ?? 0
  const spanOf = (step: number): string =>
    step === steps.length - 1 ? `${lengthOf(from(step))} and later` : `${from(step)} to ${from(step + 1)} s`
  return section(
    said.title,
    columns(
      'Skips by the time that had been played',
      steps.map(({ skips }) => skips),
      (step) => `${spanOf(step)}: ${plural(steps[step]?.skips ?? 0, 'skip')}`,
      minutesOf(steps),
    ),
    `${SKIP_STEPS_NOTE} ${said.soon}`.trimEnd(),
  )
}

export function pausesOf({ attention: { pauses }, period }: AllFindings): string {
  if (pauses.interrupted === 0) return ''
  const { longest } = pauses
  const rows =
    longest === null
      ? []
      : [
          {
            label: longest.title,
            detail: longest.artist,
            said: `${durationOf(longest.ms)}, ${instantInWords(longest.at, period.timeZone)}`,
          },
        ]
  return section(
    `Life interrupts ${percentOf(pauses.share)} of your songs.`,
    listed('The longest wait', rows),
    `${plural(pauses.interrupted, 'pause')}, ${shortDurationOf(pauses.msMedian)} in the middle and ${durationOf(pauses.msTotal)} in all. A pause is ten seconds or more between start and end of a listen beyond the time played, where the service recorded both to the second.`,
  )
}

export function albumsOf({ attention: { albums } }: AllFindings): string {
  const [first] = albums.heardThrough
  if (first === undefined && albums.abandoned.length === 0) return ''
  const through = albums.heardThrough
    .slice(0, SHOWN)
    .map(({ title, artist, times }) => ({ label: title, detail: artist, value: times, said: plural(times, 'time') }))
  const abandoned = albums.abandoned.slice(0, SHORTER).map(({ title, artist, tracks, tracksMost, starts }) => ({
    label: title,
    detail: artist,
    said: `begun ${plural(starts, 'time')}, at most ${countOf(tracksMost)} of ${plural(tracks, 'song')}`,
  }))
  return section(
    first === undefined ? 'No album was heard through.' : `You heard “${first.title}” through ${plural(first.times, 'time')}.`,
    (through.length === 0 ? '' : bars(through)) + listed('Begun, never finished', abandoned),
    'Heard through: at least 80 % of the songs that you ever heard of an album, in one stretch, without shuffle. Never finished: begun at least twice, never more than half.',
  )
}

export function sessionsOf({ sessions, sittings: { openers, closers, bingeDays, bingeMsMin }, period }: AllFindings): string {
  if (sessions.sessions === 0) return ''
  const { longest } = sessions
  const record =
    longest === null ? '' : ` The longest, on ${instantInWords(longest.from, period.timeZone)}, went on for ${durationOf(longest.ms)}.`
  const lengths = sessions.lengths.map(({ minutesFrom, minutesTo, sessions: count }) => ({
    label: minutesTo === null ? `${minutesFrom} minutes or more` : `${minutesFrom} to ${minutesTo} minutes`,
    value: count,
    said: plural(count, 'session'),
  }))
  const edges = (all: typeof openers) =>
    all
      .slice(0, SHORTER)
      .map(({ title, artist, sessions: count }) => ({ label: title, detail: artist, value: count, said: plural(count, 'session') }))
  const binges = bingeDays
    .slice(0, SHORTER)
    .map(({ date, msPlayed, topArtist }) => ({ label: dayInWords(date), detail: topArtist, value: msPlayed, said: durationOf(msPlayed) }))
  const beyond =
    bingeMsMin === null || binges.length === 0 ? '' : ` Days without end have more than ${durationOf(bingeMsMin)} (Tukey’s outer fence).`
  return section(
    `You listen for ${durationOf(sessions.msMedian)} at a time.`,
    [
      bars(lengths),
      hourColumns(
        'Sessions by the hour they begin',
        sessions.byStartHour,
        (hour) => `${hourInWords(hour)}: ${countOf(sessions.byStartHour[hour] ?? 0)}`,
      ),
      barList('What opens a session', edges(openers)),
      barList('What ends it', edges(closers)),
      barList('Days without end', binges),
    ].join(''),
    `The median of ${plural(sessions.sessions, 'session')}. A session ends after a silence of ${durationOf(sessions.gapMsMax)}.${record}${beyond}`,
  )
}

export function obsessionsOf({ repeats: { obsessions: all, loops, halfLifeDays }, period }: AllFindings): string {
  const [first] = all
  const [loop] = loops
  if (first === undefined && loop === undefined) return ''
  const rows = all.slice(0, SHOWN).map(({ title, artist, playsPeakWeek, peak }) => ({
    label: title,
    detail: artist,
    value: playsPeakWeek,
    said: `${countOf(playsPeakWeek)} in the week of ${dayInWords(peak)}`,
  }))
  const looped = loops.slice(0, SHORTER).map(({ title, artist, plays, from }) => ({
    label: title,
    detail: artist,
    value: plays,
    said: `${countOf(plays)} in a row, ${instantInWords(from, period.timeZone)}`,
  }))
  const worn =
    halfLifeDays === null
      ? ''
      : ` Half of what you ever play of a song is over after ${plural(Math.round(halfLifeDays), 'day')}, in the middle of your songs.`
  return section(
    first === undefined ? `You had “${loop?.title}” on loop.` : `Your fiercest obsession was ${first.title}.`,
    (rows.length === 0 ? '' : bars(rows)) + barList('On loop', looped),
    `An obsession: at least twelve plays without a pause of more than two weeks, six of them within seven days. On loop: with no other song and no hour of silence between.${worn}`,
  )
}

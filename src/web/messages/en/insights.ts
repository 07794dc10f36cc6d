/** English: the words of the pages about time, habits, exploring and the recap. */
import type { Archetype, Comparison, RecapCard, Rhythm } from '../../../contract/deep-insights.ts'
import type { StartKind } from '../../../contract/insight-kinds.ts'
import { unreachable } from '../../../shared/assert.ts'
import type { CardWords } from '../../pictures/card-layout.ts'
import type { Format } from '../format.ts'
import { moodCardWords } from './mood-cards.ts'

const points = (change: number): string => (change < 0 ? 'less' : 'more')

export const insights = (f: Format) => ({
  empty: 'There is too little listening in this period to say anything about it.',
  emptyHint: 'Choose a longer period above.',
  emptyLife: 'There is too little listening yet to say anything about this.',
  emptyLifeHint: 'Ask your service for its longest history, or add another service',
  emptyLifeLink: 'on the page Rows',
  unanswered: (questions: number) =>
    `${f.count(questions, 'more question has', 'more questions have')} no answer here: there is too little listening in this period, or your service did not record it.`,
  byName: (title: string, artist: string) => `${title} by ${artist}`,
  columns: { name: 'Name', value: 'Value', second: 'Detail', share: 'Yours', published: 'A large service', month: 'Month' },
  plays: (plays: number) => f.count(plays, 'play', 'plays'),
  days: (days: number) => f.count(days, 'day', 'days'),
  span: (from: string, to: string) => (from === to ? f.day(from) : `${f.day(from)} – ${f.day(to)}`),
  time: {
    title: 'When did music happen?',
    lead: 'Seasons and nights, round numbers, journeys, and who led your charts.',
    compare: (found: NonNullable<Comparison>) => {
      const change = found.earlier.msMusic === 0 ? 0 : found.now.msMusic / found.earlier.msMusic - 1
      return `More than before? ${f.percent(Math.abs(change))} ${points(change)} music.`
    },
    compareLede: (found: NonNullable<Comparison>) =>
      `Compared with ${f.day(found.before.from)} to ${f.day(found.before.to)}: ${f.duration(found.earlier.msMusic)} then, ${f.duration(found.now.msMusic)} now.`,
    compareHow:
      'The same number of days just before the period; for a calendar year, the year before. Places are by time among the first fifty artists, albums and songs; a dash means a place outside of them.',
    figures: { msMusic: 'Time', plays: 'Plays', artists: 'Artists', tracks: 'Tracks', newArtists: 'New artists', skips: 'Skips' },
    earlier: 'Before',
    now: 'Now',
    climbers: { artist: 'Artists that climbed', album: 'Albums that climbed', track: 'Songs that climbed' },
    fallers: { artist: 'Artists that fell', album: 'Albums that fell', track: 'Songs that fell' },
    moved: (before: number | null, now: number | null) => `${before ?? '–'} → ${now ?? '–'}`,
    seasons: (months: Rhythm['seasons'][number]['months'], msPerDay: number) =>
      `Which season is yours? ${SEASON_NAMES[months]}, with ${f.duration(msPerDay)} a day.`,
    seasonsHow:
      'Time with music in these months, divided by all days of them between your first and last listen. Seasons have no names here, because they depend on the hemisphere.',
    season: SEASON_NAMES,
    latest: (local: string) => `How late does it get? The latest song began at ${local}.`,
    latestLede: (title: string, artist: string, date: string, isInTheNightAfter: boolean) =>
      `${title} by ${artist}, ${isInTheNightAfter ? 'in the night after' : 'on'} ${f.weekdayDay(date)}.`,
    earliest: (local: string, title: string, artist: string, date: string) =>
      `The earliest began at ${local}: ${title} by ${artist}, on ${f.weekdayDay(date)}.`,
    latestHow: 'A day of listening turns at four in the morning, the hour with the least music. Only plays count, by your own clock.',
    eddington: (number: number) => `How steady are you? ${f.number(number)} days with ${f.number(number)} plays or more.`,
    eddingtonLede: (more: number, next: number) =>
      `That is your Eddington number. For ${f.number(next)} you need ${f.count(more, 'more day', 'more days')} of ${f.number(next)} plays.`,
    eddingtonHow: 'The largest n for which there are n days with at least n plays. Arthur Eddington counted his bicycle rides so.',
    milestone: (number: number) => (number === 1 ? 'First play' : `Play ${f.number(number)}`),
    streaks: 'Days in a row with one artist',
    anniversaries: 'Anniversaries at the end of this period',
    years: (years: number) => f.count(years, 'year', 'years'),
    numberOne: (artist: string, weeks: number) => `Who led your charts? ${artist}, for ${f.count(weeks, 'week', 'weeks')}.`,
    numberOneHow: 'The artist with the most time in a week from Monday to Sunday. Weeks without music neither add to a run nor end it.',
    weeks: (weeks: number, run: number) =>
      `${f.count(weeks, 'week', 'weeks')}${run === 1 ? '' : run === weeks ? ' in a row' : `, ${f.number(run)} in a row`}`,
    trips: (country: string, days: number) => `Where did music travel with you? ${country}, for ${f.count(days, 'day', 'days')}.`,
    tripsHow:
      'Days on which most music was played in another country than the one with the most music of the period. The service records the country of each listen.',
    race: (artist: string, leaders: number) =>
      leaders === 1
        ? `Who won the race? ${artist}, ahead all the way.`
        : `Who won the race? ${artist}; ${f.number(leaders)} artists led on the way.`,
    raceLede: 'Time so far, of the artists that lead at the end. Move the month to see who was ahead then.',
    raceHow:
      'Time with each artist from the beginning of the period to the end of the month. The eight with the most time at the end take part.',
    raceUntil: (month: string) => `Until the end of ${month}`,
    raceTable: 'Time so far at the end of each year',
    countries: 'Country',
    daysThere: 'Days',
    tripsLede: (names: string, countries: number) => `Music in ${f.count(countries, 'country', 'countries')}, by time: ${names}.`,
  },
  habits: {
    title: 'How do you listen?',
    lead: 'What you chose and what merely came next, what you left, and what you could not leave.',
    starts: (share: number) => `Do you choose your music? ${f.percent(share)} of it, on purpose.`,
    startsLede: (known: number) => `Of ${f.count(known, 'listen', 'listens')} whose beginning the service recorded.`,
    startsHow:
      'Chosen: you picked the song, pressed play, or went back to it. Came next: the song before ended, or the service went on by itself. By pressing next: you skipped to it. The share leaves out all other beginnings, such as opening the app.',
    start: { chosen: 'Chosen', followed: 'Came next', skippedTo: 'By pressing next', other: 'Other' } satisfies Record<StartKind, string>,
    chosenArtists: 'Chosen most, rather than served',
    anatomy: (share: number, published: number) =>
      `Do you hear songs out? You leave ${f.percent(share)} before the end; of all plays it is ${f.percent(published)}.`,
    anatomyHow:
      'A skip is marked by the service, or unmarked and shorter than 30 seconds. The other figures are the shares of all plays of a large service in 2014 (Paul Lamere, “The Skip”, Music Machinery, 2014).',
    within: (seconds: number | null) => (seconds === null ? 'Before the end' : `Within ${seconds} s`),
    pauses: (share: number) => `Does life interrupt? ${f.percent(share)} of your songs.`,
    pausesLede: (median: number, total: number) =>
      `Half of the pauses last ${f.duration(median)} or longer; together ${f.duration(total)} of silence within songs.`,
    pausesLongest: (title: string, artist: string, ms: number) => `The longest wait: ${f.duration(ms)} in ${title} by ${artist}.`,
    pausesHow:
      'From the true start and end of a listen, less the time played, where the service recorded both to the second. From ten seconds on it is a pause; beyond a day it is taken for a fault.',
    through: (title: string, times: number) => `Do you still hear albums through? ${title}, ${f.count(times, 'time', 'times')}.`,
    throughHow:
      'At least 80 % of the tracks that you ever heard of an album, in one stretch, without shuffle and without other music between. Exports hold no track lists, so these tracks stand for its length. Abandoned: begun at least twice, and never more than half.',
    abandoned: 'Begun, never finished',
    tracksOf: (most: number, of: number) => `${f.number(most)} of ${f.count(of, 'track', 'tracks')}`,
    times: (times: number) => `${f.number(times)} ×`,
    obsession: (title: string, plays: number) => `What would not let you go? ${title}, ${f.number(plays)} times in a week.`,
    obsessionHow:
      'At least twelve plays of a song without a pause of more than two weeks, six of them within seven days. Ordered by the fiercest week.',
    halfLife: (days: number) =>
      `Of a typical song, half of all your plays are over ${f.count(Math.round(days), 'day', 'days')} after the first.`,
    loops: 'On loop',
    inARow: (plays: number) => `${f.number(plays)} in a row`,
    comfort: (title: string) => `What do you always come back to? ${title}.`,
    comfortLede: (share: number, isHeardMore: boolean) =>
      `Songs that you returned to at least three times after two months or more. In your quietest weeks lie ${f.percent(share)} of all plays${isHeardMore ? ', and more of those of some of these songs' : ''}.`,
    comfortHow: 'A return is a play after 60 days or more without the song. Quiet weeks are the quarter of weeks with the least music.',
    obsessions: 'Obsessions',
    heardThrough: 'Heard through',
    returns: (returns: number) => f.count(returns, 'return', 'returns'),
    inQuietWeeks: (share: number) => `${f.percent(share)} in quiet weeks`,
    openers: 'What opens a session',
    closers: 'What ends it',
    sessions: (sessions: number) => f.count(sessions, 'time', 'times'),
    sittings: (ms: number) => `How long is a session? ${f.duration(ms)}.`,
    gap: 'A session ends after a silence of',
    minutes: (minutes: number) => `${minutes} min`,
    sittingsHow: 'The median length of sessions, from the first start to the last end. You decide above how long a silence ends one.',
    binge: 'Days without end',
    bingeNote: (ms: number) => `Days with more than ${f.duration(ms)} of music lie far outside the rest (Tukey’s outer fence).`,
    leaving: (second: number) =>
      second === 0
        ? 'When do you leave a song? Mostly within the first ten seconds.'
        : `When do you leave a song? Mostly after ${f.number(second)} to ${f.number(second + 10)} seconds.`,
    leavingLede: (shuffled: number, inOrder: number) =>
      `With shuffle on you skip ${f.percent(shuffled)} of songs, without it ${f.percent(inOrder)}.`,
    leavingHow:
      'Skips by the seconds that had been played, in steps of ten; the last bar holds all beyond five minutes. Shuffle counts where the service recorded it.',
    leavingTable: 'Seconds played',
    second: (from: number, isLast: boolean) => (isLast ? `${from} s +` : `${from} s`),
    byHeart: (songs: number, albums: number) =>
      albums === 0
        ? `What do you know by heart? ${f.count(songs, 'song', 'songs')}.`
        : `What do you know by heart? ${f.count(songs, 'song', 'songs')} and ${f.count(albums, 'album', 'albums')}.`,
    byHeartLede: (share: number) => `These songs are ${f.percent(share)} of your plays.`,
    byHeartHow:
      'A song: at least twenty plays on ten days, and at most one of ten listens skipped. An album: at least five songs that you ever heard of it, and four fifths of them played five times or more.',
    byHeartTracks: 'Songs by heart',
    byHeartAlbums: 'Albums by heart',
  },
  exploring: {
    title: 'Where did you find it, and did it stay?',
    lead: 'How wide your taste is, what is new in it, and whom you left behind.',
    diversity: (hill: number) =>
      `How wide is your taste? As wide as ${f.count(Math.round(hill), 'artist', 'artists that you love alike')}.`,
    diversityLede: (artists: number, half: number, top: number) =>
      `You played ${f.count(artists, 'artist', 'artists')}. ${f.count(half, 'artist makes', 'artists make')} up half of all plays; the first ten, ${f.percent(top)}.`,
    diversityHow:
      'The Hill number of order 1 (Hill 1973): the exponential of the entropy of plays over artists. It counts artists by how much they are played, so one that was tried once adds almost nothing.',
    firsts: (share: number) => `How much is new? ${f.percent(share)} of your plays were the first of a song.`,
    firstsHow: 'A first play is one of a song that you never played before in the whole history.',
    kept: (days: number, share: number) => `After ${f.number(days)} days you still play ${f.percent(share)} of new artists.`,
    wonders: 'One-hit wonders',
    wondersNote: 'Artists with at least ten plays, nine tenths of them of one song.',
    stopped: (artist: string) => `Who faded from your music? ${artist}.`,
    stoppedHow: 'At least 40 plays within 365 days, and at most a tenth of that in the last 365 days of the period.',
    fell: (best: number, last: number) => `${f.number(best)} plays in the best year, ${f.number(last)} in the last`,
    loved: 'Loved, then faded',
    lastHeard: (day: string) => `last on ${f.day(day)}`,
    back: 'Left, and came back',
    away: (days: number) => `${f.number(days)} days away`,
    sleeping: 'Sleeping favourites',
    since: (day: string) => `since ${f.day(day)}`,
    loyal: (artist: string) => `Who was with you in every year? ${artist}.`,
    asleep: (title: string) => `Which favourites sleep? ${title}.`,
    everyYear: 'With you in every year',
    loyalHow:
      'With you: played in each calendar year of the period, of at least three. Sleeping: among your hundred most played songs, and not played in the last 365 days of the period.',
    spread: (artist: string, songs: number) => `Whom do you know most deeply? ${artist}, by ${f.count(songs, 'song', 'songs')}.`,
    spreadLede: (gini: number) =>
      `Are your plays deep in a few artists, or wide over many? On a scale from 0 (all alike) to 10 (one alone) they stand at ${f.decimal(gini * 10)}.`,
    spreadHow:
      'Plays by how many different songs of their artist you played in the period. The scale is ten times Gini’s coefficient of plays over artists (Gini 1912).',
    spreadTable: 'Songs of an artist',
    tracksOf: (from: number, to: number | null) =>
      to === null
        ? `${f.number(from)} songs or more`
        : from === to
          ? f.count(from, 'song', 'songs')
          : `${f.number(from)} to ${f.number(to)} songs`,
    deepest: 'Known most deeply',
  },
  recap: {
    title: 'Recap',
    story: 'The recap as a story',
    previous: 'Previous card',
    next: 'Next card',
    play: 'Play',
    pause: 'Pause',
    position: (at: number, of: number) => `Card ${at} of ${of}`,
    hint: 'Arrow keys turn the cards, the space bar plays and pauses. Pictures are made on this device.',
    card: (card: RecapCard, period: string): CardWords => cardWords(card, period, f),
  },
})

const SEASON_NAMES: Readonly<Record<Rhythm['seasons'][number]['months'], string>> = {
  decToFeb: 'December to February',
  marToMay: 'March to May',
  junToAug: 'June to August',
  sepToNov: 'September to November',
}

const ARCHETYPES: Record<Archetype, readonly [name: string, rule: string]> = {
  nightOwl: ['Night owl', 'of your music plays between 22 and 4 o’clock'],
  earlyBird: ['Early bird', 'of your music plays between 4 and 8 o’clock'],
  explorer: ['Explorer', 'of your plays went to artists you had never heard before'],
  devotee: ['Devotee', 'of your plays went to your first ten artists'],
  albumListener: ['Album listener', 'of your plays belong to albums that you heard through'],
  skipper: ['Skipper', 'of songs were left before the end'],
  looper: ['Looper', 'of your plays were loops of one song'],
}

function cardWords(card: RecapCard, period: string, f: Format): CardWords {
  const told = (large: string, sentence: string, note = ''): CardWords => ({ eyebrow: period, large, sentence, note })
  switch (card.kind) {
    case 'hours': {
      const rank =
        card.rank === null
          ? ''
          : card.rank === 1
            ? `Your fullest year of ${card.years}.`
            : `Number ${card.rank} of your ${card.years} years.`
      const change =
        card.shareOfBefore === null ? '' : ` ${f.percent(Math.abs(card.shareOfBefore - 1))} ${points(card.shareOfBefore - 1)} than before.`
      return told(
        f.hours(card.msMusic),
        f.hours(card.msMusic) === '1' ? 'hour of music' : 'hours of music',
        `${f.count(card.plays, 'play', 'plays')}. ${rank}${change}`,
      )
    }
    case 'artist':
      return told(
        card.artist,
        `was there on ${f.count(card.days, 'day', 'days')}`,
        `${f.duration(card.msPlayed)}.${card.others.length === 0 ? '' : ` Then ${f.list(card.others.slice(0, 3))}.`}`,
      )
    case 'track':
      return told(
        card.title,
        `by ${card.artist}`,
        `The song you played most: ${f.number(card.plays)} times, first on ${f.day(card.first)}.`,
      )
    case 'album':
      return told(
        card.title,
        `by ${card.artist}`,
        `Your album: ${f.duration(card.msPlayed)}${card.timesThrough > 0 ? `, heard through ${f.count(card.timesThrough, 'time', 'times')}` : ''}.`,
      )
    case 'day':
      return told(
        f.duration(card.msPlayed),
        `of music on ${f.weekdayDay(card.date)}`,
        `${f.count(card.plays, 'play', 'plays')}${card.topArtist === '' ? '' : `, most of ${card.topArtist}`}.`,
      )
    case 'hour':
      return told(
        f.hour(card.hour),
        `on ${f.weekday(card.weekday)} is your hour`,
        `${f.percent(card.shareOfNight)} of your music plays between 22 and 4 o’clock.`,
      )
    case 'streak':
      return told(f.number(card.days), 'days in a row with music', `From ${f.day(card.from)} to ${f.day(card.to)}.`)
    case 'found':
      return told(
        card.artist,
        'was your discovery',
        `First heard on ${f.day(card.first)}, then ${f.count(card.plays, 'play', 'plays')}. ${card.newArtists === 1 ? 'The only new artist.' : `One of ${f.number(card.newArtists)} new artists.`}`,
      )
    case 'obsession':
      return told(`${f.number(card.playsPeakWeek)} ×`, `${card.title} in one week`, `${card.artist}, from ${f.day(card.peak)}.`)
    case 'loop':
      return told(`${f.number(card.plays)} ×`, `${card.title}, one after the other`, `${card.artist}, with nothing in between.`)
    case 'skips':
      return told(
        f.percent(card.share),
        'of songs left before the end',
        `${f.percent(card.within5)} within five seconds. Of all plays of a service it was ${f.percent(card.published)}.`,
      )
    case 'comfort':
      return told(
        card.title,
        `by ${card.artist} always comes back`,
        `${f.number(card.returns)} returns after two months or more; once after ${f.number(card.daysAwayMost)} days.`,
      )
    case 'climber':
      return told(
        `No. ${card.rank}`,
        `for ${card.artist}`,
        card.rankBefore === null ? 'Not among your first fifty before.' : `Number ${card.rankBefore} before.`,
      )
    case 'milestone':
      return told(f.number(card.number), 'plays, and the one that made it', `${card.title} by ${card.artist}.`)
    case 'mood':
    case 'moodShift':
    case 'moodMonths':
    case 'moodComfort':
    case 'moodHours':
    case 'moodWeekdays':
    case 'moodSeasons':
    case 'moodDaylight':
    case 'moodArcs':
    case 'moodRange':
    case 'moodArtists':
      return { eyebrow: period, ...moodCardWords(card, f) }
    case 'archetype':
      return told(
        ARCHETYPES[card.archetype][0],
        `${f.percent(card.value)} ${ARCHETYPES[card.archetype][1]}`,
        `The rule: ${f.percent(card.rule)} or more.`,
      )
    default:
      return unreachable(card)
  }
}

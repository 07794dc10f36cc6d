/** English: what the overview and the pages of artists, albums, tracks and rows say. */
import type { SortKey, SubjectKind } from '../../../contract/worker.ts'
import { MS_PER_DAY } from '../../../shared/time.ts'
import type { Format } from '../format.ts'

const KINDS = {
  artist: ['artist', 'artists'],
  album: ['album', 'albums'],
  track: ['track', 'tracks'],
} as const satisfies Record<SubjectKind, readonly [string, string]>

export const findings = (f: Format) => ({
  chart: {
    rows: 'See the rows',
    save: 'Save',
    csv: 'Table as CSV',
    csvOfThese: 'These rows as CSV',
    svg: 'Picture as SVG',
    png: 'Picture as PNG',
    asTable: 'Show as a table',
    asChart: 'Show as a chart',
    how: 'How is this counted?',
    scroll: 'Scroll the table sideways',
  },
  columns: {
    year: 'Year',
    month: 'Month',
    day: 'Day',
    hour: 'Hour',
    weekday: 'Weekday',
    time: 'Time',
    hours: 'Hours',
    plays: 'Plays',
    listens: 'Listens',
    artist: 'Artist',
    album: 'Album',
    track: 'Track',
    skips: 'Skips',
    share: 'Share',
    within: 'Within',
    length: 'Length',
    sessions: 'Sessions',
    newArtists: 'New artists',
    kept: 'Kept',
    newTracks: 'New tracks',
    kind: 'Kind',
    started: 'Started',
    played: 'Played',
    first: 'First heard',
    rank: 'No.',
  },
  hero: {
    listens: (listens: number) => f.count(listens, 'listen', 'listens'),
    firstTracks: 'First listens',
    unit: (ms: number): string => {
      const { said, isOfMinutes } = f.figure(ms)
      return `${isOfMinutes ? 'minute' : 'hour'}${said === '1' ? '' : 's'}`
    },
    sentence: (period: string, ms: number) => {
      const days = ms / MS_PER_DAY
      const how = days >= 2 ? ` That is ${f.number(days)} days and nights without a pause.` : ''
      return `of music, ${period}.${how}`
    },
    counts: (plays: number, tracks: number, artists: number) =>
      `You heard ${f.count(tracks, 'track', 'different tracks')} by ${f.count(artists, 'artist', 'artists')}: ${f.count(plays, 'play', 'plays')} in all.`,
    /** Of a period with podcasts and the like alone. */
    withoutMusic: (period: string) => `of listening, ${period}, and no music.`,
    withoutMusicHint: 'Most of Chorus is about music. What you heard instead is below and among the listens, one by one.',
    yearRank: (year: number, rank: number, of: number) =>
      rank === 1 ? `${year} was your fullest year of ${of}.` : `${year} was number ${rank} of your ${of} years by hours.`,
    from: (from: string, to: string) => `from ${f.day(from)} to ${f.day(to)}`,
    inYear: (year: number) => `in ${year}`,
    onDay: (day: string) => `on ${f.weekdayDay(day)}`,
    empty: 'You played no music in this period.',
    emptyHint: 'Choose another one above, or look at all time.',
    sleeve: 'On this page',
    how: (rule: string) =>
      `Hours are the time that music really played, skips included. A play is: ${rule.toLowerCase()} Podcasts, audiobooks and videos are counted apart.`,
  },
  years: {
    short: 'Years',
    title: (year: number, ms: number) => `Which was your fullest year? ${year}, with ${f.duration(ms)}.`,
    one: (year: number, ms: number) => `All of it fell into ${year}: ${f.duration(ms)}.`,
    alt: (count: number, year: number, ms: number) =>
      `Bars of hours of music in ${count} years; ${year} is the highest with ${f.duration(ms)}.`,
    how: 'Hours of music that started in each year, in your local time.',
    answer: (year: number) => `${year}`,
  },
  ownYears: {
    short: 'Among your years',
    title: (year: number, rank: number, of: number) =>
      rank === 1
        ? `How full was ${year}? It is the fullest of your ${of} years.`
        : `How full was ${year}? Number ${rank} of your ${of} years.`,
    lede: (ms: number, days: number) => `${f.duration(ms)} of music; your history covers ${f.count(days, 'day', 'days')} of it.`,
    how: 'All calendar years of your whole history by their hours of music, in your local time. Equal years share a place. The first and the last year may be covered in part only: the table tells by how many days.',
    answer: (rank: number, of: number) => `${rank} of ${of}`,
    rank: 'Place',
    days: 'Days covered',
  },
  months: {
    short: 'Months',
    title: (month: string, ms: number) => `Which was the fullest month? ${f.month(month)}, with ${f.duration(ms)}.`,
    alt: (count: number, month: string, ms: number) =>
      `Bars of hours of music in ${count} months; ${f.month(month)} is the highest with ${f.duration(ms)}.`,
    how: 'Hours of music that started in each month, in your local time.',
    answer: (month: string) => f.month(month),
  },
  calendar: {
    short: 'Days',
    title: (days: number, of: number) =>
      days === of
        ? `On how many days was there music? On every one of ${f.number(of)}.`
        : `On how many days was there music? On ${f.number(days)} of ${f.number(of)}.`,
    lede: (day: string, ms: number) => `The longest was ${f.weekdayDay(day)}, with ${f.duration(ms)}.`,
    alt: (years: number) =>
      `A calendar of ${f.count(years, 'year', 'years')}: each cell is a day, and the stronger its shade, the longer the music played.`,
    day: (day: string, ms: number) => (ms === 0 ? `${f.weekdayDay(day)}: no music` : `${f.weekdayDay(day)}: ${f.duration(ms)}`),
    hint: 'Point at a day or go there with the arrow keys to read it; choose it to see its listens.',
    keys: 'The arrow keys go from day to day and from week to week, Page Up and Page Down from year to year; Enter shows the listens of a day.',
    key: (fromMs: number, toMs: number | null) => (toMs === null ? `${f.duration(fromMs)} and more` : `under ${f.duration(toMs)}`),
    keyLabel: 'The stronger the shade, the longer:',
    longest: 'Longest day',
    how: 'The time of all music that started on a local day. The shades follow your own days: the bounds are those that 35, 65, 85 and 95 in a hundred of them stay below, in steps of five minutes. A table of every month is behind “Show as a table”.',
    answer: (share: number) => `${f.percent(share)} of days`,
  },
  clock: {
    short: 'Hours of the week',
    title: (weekday: number, hour: number) =>
      `When do you listen? Mostly on ${f.weekday(weekday)} ${partOfDay(hour)} around ${f.hour(hour)}.`,
    lede: (share: number, from: number, to: number) => `${f.percent(share)} of your music plays between ${f.hour(from)} and ${f.hour(to)}.`,
    alt: (weekday: number, hour: number) =>
      `Seven rows of weekdays by 24 hours: the larger the dot, the more music. The largest is ${f.weekday(weekday)} at ${f.hour(hour)}.`,
    peak: (ms: number) => f.duration(ms),
    how: 'The time of all music by the local weekday and hour in which it started.',
    answer: (weekday: number, hour: number) => `${f.weekdayShort(weekday)}, ${f.hour(hour)}`,
  },
  tops: {
    short: 'Most heard',
    title: (name: string, ms: number): readonly [string, string, string] => ['Who was it? ', name, `, for ${f.duration(ms)}.`],
    artists: 'Artists',
    albums: 'Albums',
    tracks: 'Tracks',
    plays: (plays: number) => f.count(plays, 'play', 'plays'),
    all: { artist: 'All artists', album: 'All albums', track: 'All tracks' } satisfies Record<SubjectKind, string>,
    how: 'Ordered by the time heard. A track is one artist and one title to the letter, whichever edition it came from.',
    none: 'No names in this period.',
  },
  streaks: {
    short: 'Streaks',
    unit: (days: number): string => (days === 1 ? 'day' : 'days in a row'),
    title: 'What was your longest streak?',
    lede: (from: string, to: string) => `Every day from ${f.day(from)} to ${f.day(to)} had at least one play.`,
    current: (days: number) =>
      days > 1
        ? `At the end of the period you were on a streak of ${f.number(days)} days.`
        : 'At the end of the period no streak was running.',
    how: 'Local days, one after the other, each with at least one play of music.',
    empty: 'No play in this period, so no streak.',
    answer: (days: number) => f.count(days, 'day', 'days'),
  },
  skips: {
    short: 'Skips',
    title: (share: number) => (share === 0 ? 'Do you skip? Never.' : `Do you skip? ${oneIn(f, share)}.`),
    lede: (skips: number, listens: number) =>
      `${f.number(skips)} of ${f.count(listens, 'listen', 'listens')} ${skips === 1 ? 'was' : 'were'} skipped.`,
    within: (seconds: number) => `${seconds} s`,
    alt: (seconds: number, share: number) => `How soon skips come: ${f.percent(share)} of them within ${seconds} seconds.`,
    chart: 'Share of your skips that came within',
    soon: (seconds: number, share: number) => `${f.percent(share)} of your skips came within ${seconds} seconds.`,
    artists: 'Skipped most often',
    artist: (skips: number, listens: number) => `${f.number(skips)} of ${f.number(listens)}`,
    how: 'A listen that the service marked as skipped; where it did not say, one of under 30 seconds.',
    answer: (share: number) => f.percent(share),
  },
  skipHours: {
    short: 'Hours of skips',
    title: (hour: number, share: number) => `When do you skip most? Around ${f.hour(hour)}: ${f.percent(share)} of what starts then.`,
    lede: (hour: number, share: number) => `You are most patient around ${f.hour(hour)}, with ${f.percent(share)} skipped.`,
    alt: (hour: number, share: number) =>
      `Bars of the share of listens that were skipped in each hour; the highest is ${f.hour(hour)} with ${f.percent(share)}.`,
    how: (listens: number) =>
      `Skips among the listens that started in each local hour. Hours with fewer than ${f.number(listens)} listens are left out: a few could say anything.`,
    answer: (hour: number) => f.hour(hour),
  },
  sessions: {
    short: 'Sittings',
    title: (ms: number) => `How long do you listen at a stretch? Usually ${f.duration(ms)}.`,
    lede: (sessions: number, listens: number) =>
      `${f.count(sessions, 'sitting', 'sittings')}, each with about ${f.count(Math.round(listens), 'piece', 'pieces')}.`,
    longest: (day: string, ms: number, listens: number) =>
      `The longest began on ${day} and lasted ${f.duration(ms)}, with ${f.count(listens, 'piece', 'pieces')}.`,
    band: (from: number, to: number | null) =>
      to === null ? `over ${bandEnd(from)}` : to <= 60 ? `${from}–${to} min` : `${bandEnd(from)}–${bandEnd(to)}`,
    alt: (band: string) => `How long sittings last: most of them ${band}.`,
    how: (gapMs: number) => `A sitting ends when nothing plays for more than ${f.duration(gapMs)}.`,
    answer: (ms: number) => f.duration(ms),
  },
  discovery: {
    short: 'Discovery',
    title: (year: number, artists: number) =>
      `When did you find most new music? In ${year}, with ${f.count(artists, 'new artist', 'new artists')}.`,
    lede: (kept: number, found: number) =>
      kept === found
        ? found === 1
          ? 'You heard it again a month later or more.'
          : `All ${f.number(found)} stayed: you heard each of them again a month later or more.`
        : `Of ${f.count(found, 'new artist', 'new artists')}, ${f.number(kept)} stayed: heard again a month later or more.`,
    tooEarly: 'Whether they stay shows when your history goes on for a month or more.',
    once: (artists: number) => `${f.count(artists, 'artist was', 'artists were')} heard once and never again.`,
    alt: (year: number) => `Bars of artists first heard in each year; ${year} is the highest. The filled part of each bar stayed.`,
    stayed: 'stayed',
    firsts: 'When you first heard those you hear most',
    one: (artists: number) => `What was new? ${f.count(artists, 'artist', 'artists')}.`,
    how: 'An artist is new in the year of the first listen in your whole history. In the first year of a history everything is new, so the title passes it over.',
    answer: (artists: number) => f.count(artists, 'artist', 'artists'),
  },
  kinds: {
    short: 'Beside the music',
    title: (share: number) =>
      `Was it all music? ${share === 1 ? 'Yes' : share >= 0.995 ? 'As good as' : share === 0 ? 'None of it' : `${f.percent(share)} of the time`}.`,
    names: { music: 'Music', podcast: 'Podcasts', audiobook: 'Audiobooks', video: 'Videos', unidentified: 'Without a name' },
    alt: (share: number) => `A bar of all time heard: ${f.percent(share)} of it was music.`,
    how: 'By what the service says about each listen. “Video” is a row of a video history, whatever it holds; “without a name” are removed or local files.',
    answer: (share: number) => f.percent(share),
  },
  lists: {
    title: { artist: 'Artists', album: 'Albums', track: 'Tracks' } satisfies Record<SubjectKind, string>,
    lead: (kind: SubjectKind, total: number, period: string) => `${ofKind(f, kind, total)}, ${period}.`,
    sort: 'Order by',
    sorts: { msPlayed: 'Time', plays: 'Plays', listens: 'Listens', days: 'Days heard' } satisfies Record<SortKey, string>,
    shown: (shown: number, total: number) => `${f.number(shown)} of ${f.number(total)}`,
    empty: 'Nothing in this period.',
    unnamed: 'Without a name',
  },
  subject: {
    filtered: 'All of them, with filters',
    by: 'by',
    kind: { artist: 'Artist', album: 'Album', track: 'Track' } satisfies Record<SubjectKind, string>,
    rank: (kind: SubjectKind, rank: number, of: number) => `No. ${f.number(rank)} of ${ofKind(f, kind, of)}`,
    notHeard: 'Not heard in this period.',
    unknown: 'Your history knows nothing of that name.',
    unknownHint: 'Try the search, or go back to the lists.',
    sentence: (plays: number, listens: number, days: number) =>
      `${f.count(plays, 'play', 'plays')} in ${f.count(listens, 'listen', 'listens')}, on ${f.count(days, 'day', 'days')}.`,
    first: 'First heard',
    last: 'Last heard',
    streak: 'Longest streak',
    skips: 'Skipped',
    skipsOf: (skips: number, listens: number) =>
      listens === 0 ? '–' : `${f.count(skips, 'time', 'times')}, ${f.percent(skips / listens)}`,
    days: (days: number) => f.count(days, 'day', 'days'),
    months: 'Month by month',
    clock: 'Hours of the week',
    tracks: 'Tracks',
    albums: 'Albums',
    listens: 'Every listen',
    listensLead: (total: number) => `${f.count(total, 'listen', 'listens')}, the latest first.`,
    ids: 'Known to the services as',
    skipped: 'skipped',
  },
  rows: {
    title: (listens: number, read: number) =>
      listens === read
        ? `All ${f.number(read)} rows became listens.`
        : `What became of ${f.number(read)} rows? ${f.number(listens)} are listens.`,
    lead: 'A row is one record of a file. Every one of them is accounted for: what was not kept, and why, is below.',
    read: 'rows read',
    listens: 'listens',
    duplicates: 'exact repetitions',
    merged: 'told twice',
    rejected: 'could not be read',
    explain: {
      listens: 'Rows that stayed. Everything on the other pages speaks of these.',
      duplicates: 'The same row again, in the same file or in another: packages overlap.',
      merged: 'A poorer row of a listen that a richer row tells too. The richer one stayed.',
      rejected: 'Rows without a usable time or length. They are listed below.',
    },
    sum: (read: number, listens: number, duplicates: number, merged: number, rejected: number) =>
      `${f.number(read)} rows read are ${f.number(listens)} listens, ${f.number(duplicates)} exact repetitions, ${f.number(merged)} told twice and ${f.number(rejected)} that could not be read.`,
    files: 'File by file',
    file: 'File',
    size: 'Size',
    what: 'What it is',
    kindOfFile: (note: string) => note,
    columns: { rows: 'Rows', listens: 'Listens', duplicates: 'Repetitions', merged: 'Told twice', rejected: 'Unreadable' },
    notHistory: 'not a listening history',
    rejections: 'Rows that could not be read',
    noRejections: 'None. Every row could be read.',
    example: (path: string, line: number) => `${path}, line ${line}`,
    rules: 'How many plays is that?',
    rulesLead: 'Tools disagree because each counts a play by another rule. These are the same listens under each.',
    ruleUse: 'Use this rule',
    ruleUsed: 'In use',
    problems: 'About the files',
    kinds: 'The listens by kind',
  },
})

function ofKind(f: Format, kind: SubjectKind, count: number): string {
  const [one, many] = KINDS[kind]
  return f.count(count, one, many)
}

function partOfDay(hour: number): string {
  if (hour < 5 || hour >= 22) return 'nights'
  if (hour < 12) return 'mornings'
  return hour < 17 ? 'afternoons' : 'evenings'
}

/** "One in four" where that is close, a percentage otherwise. */
function oneIn(f: Format, share: number): string {
  const whole = Math.round(1 / share)
  const words = [
    '',
    '',
    'Every second listen',
    'One listen in three',
    'One listen in four',
    'One listen in five',
    'One listen in six',
    'One listen in seven',
    'One listen in eight',
    'One listen in nine',
    'One listen in ten',
  ]
  const word = words[whole]
  return word !== undefined && word !== '' && Math.abs(share - 1 / whole) < 0.01 ? word : `${f.percent(share)} of what you start`
}

function bandEnd(minutes: number): string {
  return minutes >= 60 && minutes % 60 === 0 ? `${minutes / 60} h` : `${minutes} min`
}

/** English: the mood of the music, and check-ins. */
import type { MoodFindings, MoodLevel, MoodRange, MoodTableRefusal } from '../../../contract/mood.ts'
import { limits } from '../../../shared/limits.ts'
import type { Format } from '../format.ts'

const POSITION = { minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: 'exceptZero' } as const

type Range = NonNullable<MoodFindings['range']>
type Refused = Pick<MoodTableRefusal, 'reason' | 'line'> & { readonly name: string }
type Beyond = NonNullable<MoodRange['beyond']>

export const mood = (f: Format) => {
  const position = new Intl.NumberFormat(f.locale, POSITION)
  const said = (value: number): string => position.format(value)
  return {
    position: said,
    axes: { valence: 'Brightness', arousal: 'Liveliness' },
    sides: { bright: 'brighter', dark: 'darker', lively: 'livelier', calm: 'calmer', middle: 'Your own middle' },
    unknown: {
      title: 'The mood of this music is not known.',
      lead: 'None of the artists in this period is in the catalogue that comes with Chorus. Choose another period, or say below yourself how an artist sounds.',
    },
    hero: {
      unit: 'of your time',
      sentence: (period: string) => `is music whose mood is known, ${period}.`,
      counts: (known: number, artists: number) => `${f.number(known)} of ${f.count(artists, 'artist', 'artists')}.`,
      gentle:
        'This is the mood of the music, not of you. A dark song can be a comfort and a bright one a duty. If you would rather not look at it this way, nothing else in Chorus needs it.',
      leaveOut: 'Leave mood out',
      how: 'Each artist has words in the catalogue that comes with Chorus, and each word a place between dark and bright, calm and lively. Words are weighed by how much they tell, drawn towards the middle where they tell little, and left out where they tell nearly nothing. Liveliness is better founded than brightness. All values are read against your own middle.',
      sleeve: 'On this page',
      catalogue: (version: string) => `Catalogue ${version}.`,
    },
    map: {
      short: 'Map',
      title: (bright: boolean, lively: boolean) =>
        `Is your music ${bright ? 'more bright than dark' : 'more dark than bright'}? Yes, and ${lively ? 'more lively than calm' : 'more calm than lively'}.`,
      lede: ({ valence, arousal }: Range) =>
        `Four fifths of your plays lie between ${said(valence.low)} and ${said(valence.high)} in brightness, and between ${said(arousal.low)} and ${said(arousal.high)} in liveliness, on a scale from -1 to 1.`,
      beyond: (axis: string, { mean, from, to, usual }: Beyond) =>
        `${f.percent(mean)} in ${axis.toLowerCase()} (${f.percent(from)} to ${f.percent(to)}; in all your years ${f.percent(usual)})`,
      beyondLede: (shares: string) => `At the outer tenths of all your years lie ${shares}.`,
      how: 'Playing time by the estimated place of each artist on Russell’s circumplex: valence across, arousal upwards. The dot is the mean of all your plays.',
      alt: (share: string, where: string) => `Most of the time, ${share}, is ${where}.`,
      quadrants: {
        brightExcited: 'bright and lively',
        brightCalm: 'bright and calm',
        darkExcited: 'dark and lively',
        darkCalm: 'dark and calm',
      },
      where: 'Where',
      answer: (where: string) => where,
    },
    line: {
      short: 'Week by week',
      title: (changes: number) =>
        changes === 0
          ? 'Did the mood of your music ever change for good? Not that the weeks could show.'
          : `How often did the mood of your music change for good? ${changes === 1 ? 'Once.' : changes === 2 ? 'Twice.' : `${f.number(changes)} times.`}`,
      shift: (day: string, how: string, artists: string) => `${f.month(day.slice(0, 7))}: ${how}, with more of ${artists}.`,
      how: 'The mean of each week with at least ten plays on three days; the band holds it with 95 % certainty when days are drawn again. A change counts when cumulative sums split the line better than 99 in 100 shuffles of its weeks in blocks; a yearly wave is taken out first. The band does not hold what the catalogue gets wrong.',
      alt: (weeks: number) => `Two lines over ${f.count(weeks, 'week', 'weeks')}, with the means between changes.`,
      week: 'Week of',
      band: (from: number, to: number) => `${said(from)} to ${said(to)}`,
      answer: (changes: number) => f.count(changes, 'change', 'changes'),
    },
    hours: {
      short: 'Through the day',
      title: (trough: string, peak: string) => `When is your music calmest? About ${trough}. It is liveliest about ${peak}.`,
      flat: 'Does your music change with the hour? Not more than chance would have it.',
      how: 'The mean of each local hour with its band, and a curve of two waves a day fitted to them. It counts as clear when turning the clock of each day at random gives a curve as strong in at most 1 of 100 tries.',
      alt: 'Two curves over the 24 hours of the day.',
      chance: (p: number) => (p <= 0.01 ? 'clear' : `may be chance (${f.percent(p)})`),
      tests: (valence: string, arousal: string) => `Brightness: ${valence}. Liveliness: ${arousal}.`,
      answer: (peak: string) => `lively at ${peak}`,
      answerFlat: 'no clear curve',
    },
    weekdays: {
      short: 'Through the week',
      title: (day: number) => `Which day has your liveliest music? ${f.weekday(day)}.`,
      bright: (day: number) => `Which day has your brightest music? ${f.weekday(day)}.`,
      flat: 'Does your music change with the day of the week? Not more than chance would have it.',
      how: 'The mean of each weekday with its band. It counts as clear when turning each week at random separates the days as well in at most 1 of 100 tries.',
      alt: 'Two lines over the seven days of the week.',
    },
    seasons: {
      short: 'Through the year',
      title: (month: number) => `When in the year is your music brightest? About ${f.monthShortOf((Math.round(month) + 11) % 12)}.`,
      flat: 'Does your music follow the seasons? Not more than chance would have it.',
      how: 'The mean of each month of the year over at least three calendar years, and a yearly wave fitted to them, tested by turning each year at random.',
      alt: 'Two curves over the twelve months of the year.',
    },
    daylight: {
      short: 'In the light',
      titles: {
        brighter: 'Is your music brighter in daylight? Yes, at the same time of the clock.',
        darker: 'Is your music brighter in daylight? No, darker.',
        livelier: 'Is your music livelier in daylight? Yes, at the same time of the clock.',
        calmer: 'Is your music livelier in daylight? No, calmer.',
        flat: 'Does daylight change your music? Not more than chance would have it.',
      },
      lede: (valence: number, arousal: number) =>
        `From dark to light, brightness changes by ${said(valence)} and liveliness by ${said(arousal)}.`,
      light: 'In daylight',
      dark: 'In the dark',
      when: 'Light',
      how: 'Whether the sun was up when a song began, by the formulas of NOAA and the place that stands for your time zone or for the country of the listen; nothing finer is known. Only times of the clock count that are light in one season and dark in another, each against itself. It is clear when turning the calendar of each year at random gives as large a difference in at most 1 of 100 tries. Light comes with the season, with warmth and with holidays, so this says what goes together and not why.',
      placed: (share: number) => `The place is known for ${f.percent(share)} of your plays.`,
      answers: { brighter: 'brighter', darker: 'darker', livelier: 'livelier', calmer: 'calmer', flat: 'no clear difference' },
    },
    arcs: {
      short: 'Within a sitting',
      down: 'Do you wind down as you listen? Yes.',
      up: 'Do you wind down as you listen? No, you wind up.',
      flat: 'Do you wind down as you listen? You end about where you began.',
      lede: (sessions: number, mean: number, from: number, to: number) =>
        `From the first to the last third, liveliness changes by ${said(mean)} (${said(from)} to ${said(to)}), over ${f.count(sessions, 'sitting', 'sittings')}.`,
      how: 'Sittings with at least six plays of known mood, each counted alike; a silence of 15 minutes ends a sitting. The figure shows five equal parts of a sitting against its own mean.',
      alt: 'Two lines over the five parts of a sitting.',
      part: 'Part',
      answer: (kind: 'down' | 'up' | 'flat') => ({ down: 'you wind down', up: 'you wind up', flat: 'level' })[kind],
    },
    months: {
      short: 'Months',
      title: (bright: string, dark: string) =>
        `Which months sounded brightest, and which darkest? ${f.month(bright)} and ${f.month(dark)}.`,
      brightest: 'Brightest',
      darkest: 'Darkest',
      how: 'Months with at least thirty plays of known mood, by their mean brightness, in standard deviations of all your months.',
      row: (z: number) => `${position.format(z)} sd`,
      answer: (month: string) => f.month(month),
    },
    comfort: {
      short: 'Comfort',
      title: (artist: string) => `What do you come back to in dark weeks? ${artist}.`,
      how: 'Artists known for 90 days or more whose share of the music about as bright as theirs is at least half as large again in the fifth of weeks whose other music is darkest, and by more than four standard errors; it takes a year of weeks. Against music of the same brightness, because every dark artist goes with dark weeks.',
      lift: (lift: number) => `× ${f.decimal(lift)}`,
    },
    artists: {
      short: 'Artists',
      title: 'Who carries which mood?',
      lede: 'On each side of your own middle, by time. Does one sound different to you? Say so, and your word counts.',
      how: 'The place of each artist by the words in the catalogue, which stand in the table. An artist without words takes the mood of what you hear right before and after, if that is enough, and counts for little.',
      correct: (artist: string) => `Say how ${artist} sounds`,
      levels: {
        own: 'your own word',
        track: 'tags of the track',
        sound: 'what was heard in the recording',
        artist: 'words of the catalogue',
        neighbour: 'what you hear beside it',
        genre: 'a hint',
      } satisfies Record<MoodLevel, string>,
      basis: (level: string, confidence: number, sources: string) => `${level}: ${sources} (${f.percent(confidence)} sure)`,
    },
    coverage: {
      short: 'What is missing',
      title: (share: number) => `What is missing? ${f.percent(share)} of your time is music of unknown mood.`,
      full: 'What is missing? Nothing.',
      how: 'Artists that the catalogue does not know, or of whom too little is known to be 20 % sure. They are left out of every figure on this page.',
      level: (name: string, share: number) => `${name} (${f.percent(share)})`,
      rests: (levels: string) => `The rest stands on ${levels}.`,
      allRests: (levels: string) => `All of it stands on ${levels}.`,
    },
    correct: {
      title: (artist: string) => `How does ${artist} sound to you?`,
      lead: 'Choose a place. Your word stands above the catalogue, on this device alone.',
      save: 'This is how it sounds',
      cancel: 'Leave it',
      yours: 'Your own words on artists',
      undo: (artist: string) => `Delete your word on ${artist}`,
    },
    table: {
      short: 'A table of yours',
      title: 'Do you know more? Give Chorus a table of further artists and recordings.',
      titleKept: (name: string) => `Where does the rest come from? From your table ${name}.`,
      lede: 'Mood and eras rest on it first, and then on the catalogue that comes with Chorus. It stays on this device and works with the network off.',
      how: 'A table is one file that chorus catalogue build makes on a computer, of the open dumps of MusicBrainz, ListenBrainz and AcousticBrainz, or that chorus catalogue look-up makes for your own artists. Each line is checked before anything of it is kept; your own word on an artist stands above it.',
      choose: 'Choose a table',
      orDrop: 'or let it fall here.',
      replaces: 'Another one takes its place.',
      drop: 'Delete this table',
      reading: (name: string) => `${name} is being read …`,
      answer: (isKept: boolean): string => (isKept ? 'in use' : 'none yet'),
      rows: {
        artists: 'artists with words of MusicBrainz or ListenBrainz',
        givenWords: 'artists with words that listeners gave their songs, from ListenBrainz',
        beside: 'artists by what others hear beside them, from ListenBrainz',
        recordings: 'recordings as AcousticBrainz heard them',
        songs: 'songs by name, as AcousticBrainz heard them',
      },
      provenance: (version: string, size: string, added: string) => `Version ${version}, ${size}, given on ${added}.`,
      refused: ({ reason, name, line }: Refused) =>
        ({
          noTable: `${name} is no table of artists. chorus catalogue build makes one.`,
          emptyTable: `${name} has headings and nothing below them. Build it again.`,
          faultyLine: `Line ${f.number(line ?? 0)} of ${name} is not as chorus catalogue writes it. Build the table again, and change nothing in it.`,
          tooManyRows: `${name} has more artists than a browser can hold. Use chorus catalogue look-up to ask for yours alone.`,
          tooLarge: `${name} is larger than ${f.bytes(limits.tableBytesMax)}. Build a table of fewer dumps.`,
          unreadable: `The browser could not read ${name}. Choose it again.`,
          notStored: `The browser has no room for ${name}. Free some space and choose it again.`,
        })[reason],
    },
    grid: {
      label: 'Place on the grid',
      between: (from: string, to: string) => `From ${from} to ${to}`,
    },
    checkIns: {
      title: 'How are you, right now?',
      lead: 'A check-in takes one tap. It stays on this device, and nobody else sees it.',
      unpleasant: 'unpleasant',
      pleasant: 'pleasant',
      excited: 'excited',
      calm: 'calm',
      word: 'A word, if you like',
      note: 'A note, if you like',
      save: 'Keep this moment',
      kept: 'Kept on this device.',
      tapped: 'Kept on this device. Tap elsewhere to move it, or add a word or a note.',
      finish: 'Done',
      list: 'Your check-ins',
      none: 'None yet.',
      drop: (when: string) => `Delete the check-in of ${when}`,
      dropShort: 'Delete',
      dropAll: 'Delete all check-ins',
      dropSure: 'Delete all of them now?',
      dropYes: 'Yes, delete all',
      dropNo: 'Keep them',
      export: 'Save as a file',
      reminder: {
        title: 'A reminder, if you like',
        limits:
          'At a time of your choice this device shows a notification, unless you have checked in since. It can only do so while Chorus is open or installed and running; if it was closed, the reminder comes when you open it next. No server knows of it.',
        time: 'Every day at',
        turnOn: 'Remind me',
        turnOff: 'No more reminders',
        on: (time: string) => `You are reminded at ${time} while Chorus is open.`,
        denied: 'Your browser does not let Chorus show notifications. Allow them for this page in its settings, then press again.',
        notification: { title: 'How are you, right now?', body: 'A check-in takes one tap, and stays on this device.' },
      },
      together: 'Do your moments and your music go together?',
      few: (pairs: number, needed: number, hours: number) =>
        `${f.count(pairs, 'check-in has', 'check-ins have')} music within the ${f.number(hours)} hours before. From ${f.number(needed)} on, Chorus says how the two go together.`,
      noHistory: 'When your listening reaches up to your check-ins, Chorus can set the two side by side.',
      result: (axis: string, r: number, from: number, to: number) =>
        `${axis}: correlation ${said(r)}, between ${said(from)} and ${said(to)} with 95 % certainty.`,
      unclear: 'An interval that holds zero says that no link was found.',
      gentle: 'A link says that two things come together, and not that one makes the other. It is no judgement of you.',
    },
  }
}

/** The mood of a history as a page of the terminal: plain sentences, each with the chart that shows it. */
import type { DaylightTest, MoodAxis, MoodBin, MoodCycle, MoodFindings, MoodRange, MonthMood } from '../contract/mood.ts'
import type { CliContext } from './context.ts'
import { fitText, padEnd, sparkline, wrapText } from './layout.ts'
import { type Page, type Section, barTable, note, pageOn, renderPage } from './page.ts'
import { withSafeText } from './safe-text.ts'
import { MOOD_SIDES, WEEKDAYS, dayInWords, monthInWords, percentOf, plural, shortDurationOf } from './words.ts'

type SectionOf = (found: MoodFindings, page: Page) => Section | undefined

const SECTIONS: readonly SectionOf[] = [
  coverage,
  map,
  line,
  shifts,
  hours,
  weekdays,
  seasons,
  daylight,
  arcs,
  months,
  comfort,
  artists,
  missing,
]

export function moodPage(findings: MoodFindings, context: Pick<CliContext, 'stdout' | 'env'>): string {
  const page = pageOn(context)
  const found = withSafeText(findings)
  const sections = SECTIONS.map((section) => section(found, page))
  return renderPage(
    sections.filter((section) => section !== undefined),
    page,
  )
}

const LEVELS = {
  own: 'your own word',
  track: 'tags of the track',
  sound: 'what was heard in the recording',
  artist: 'words of the artist',
  neighbour: 'what is heard beside',
  genre: 'a hint',
} as const

function coverage({ coverage: known, catalogueVersion }: MoodFindings, page: Page): Section {
  const levels = known.levels.map(({ level, msPlayed }) => `${LEVELS[level]} ${percentOf(msPlayed / known.msMusic)}`)
  const basis = levels.length === 0 ? '' : ` It rests on ${levels.join(', ')}.`
  return {
    title:
      known.playsKnown === 0
        ? 'The mood of this music is unknown.'
        : `The mood of your music is known for ${percentOf(known.share)} of your listening time.`,
    lines: note(
      `${plural(known.artistsKnown, 'artist')} of ${known.artists.toLocaleString('en')}.${basis} It is the mood of the music, not of a person. How lively music is, is better founded than how bright. Catalogue ${catalogueVersion}.`,
      page,
    ),
  }
}

const SIGNED = new Intl.NumberFormat('en', { signDisplay: 'exceptZero', minimumFractionDigits: 2, maximumFractionDigits: 2 })
const signed = (value: number): string => SIGNED.format(value)

const SHADES = [' ', '░', '▒', '▓', '█'] as const
/** Rows and columns of the map on a terminal; two cells of the findings make one. */
const MAP_CELLS = 6

function map({ map: { cells, size }, baseline, range }: MoodFindings, page: Page): Section | undefined {
  if (baseline === null) return undefined
  const step = size / MAP_CELLS
  const table = Array.from({ length: MAP_CELLS }, () => Array.from({ length: MAP_CELLS }, () => 0))
  for (const [index, share] of cells.entries()) {
    table[Math.floor(Math.floor(index / size) / step)]![Math.floor((index % size) / step)]! += share
  }
  const largest = Math.max(...table.flat())
  const shade = (share: number): string => SHADES[share === 0 ? 0 : Math.max(1, Math.round((share / largest) * (SHADES.length - 1)))] ?? ''
  const rows = table.toReversed().map((row) => row.map((share) => shade(share).repeat(4)).join(''))
  const side = (row: number): string => padEnd(row === 0 ? 'excited' : row === MAP_CELLS - 1 ? 'calm' : '', 8)
  const { valence, arousal } = baseline
  return {
    title: `Your music is ${valence >= 0 ? 'more bright than dark' : 'more dark than bright'}, and ${arousal >= 0 ? 'more lively than calm' : 'more calm than lively'}.`,
    lines: [
      ...rows.map((row, index) => `${page.paint.quiet(side(index))}${page.paint.accent(row)}`),
      page.paint.quiet(`        dark${' '.repeat(MAP_CELLS * 4 - 10)}bright`),
      ...note(`In the mean: valence ${signed(valence)}, arousal ${signed(arousal)}, from -1 to 1.${rangeInWords(range)}`, page),
    ],
  }
}

function rangeInWords(range: MoodFindings['range']): string {
  if (range === null) return ''
  const { valence, arousal } = range
  return ` Four fifths of the plays lie between ${signed(valence.low)} and ${signed(valence.high)} in valence, and between ${signed(arousal.low)} and ${signed(arousal.high)} in arousal.${beyondInWords('valence', valence)}${beyondInWords('arousal', arousal)}`
}

function beyondInWords(axis: MoodAxis, { beyond }: MoodRange): string {
  if (beyond === null) return ''
  return ` In ${axis}, ${percentOf(beyond.mean)} are at the outer tenths of the whole history (${percentOf(beyond.from)} to ${percentOf(beyond.to)}), against ${percentOf(beyond.usual)} in all of it.`
}

function line({ weeks }: MoodFindings, page: Page): Section | undefined {
  const [first] = weeks
  const last = weeks.at(-1)
  if (first === undefined || last === undefined || weeks.length < 8) return undefined
  const width = page.width - 9
  const drawn = (axis: 'valence' | 'arousal'): string =>
    sparkline(
      relative(
        gathered(
          weeks.map((week) => week[axis].mean),
          width,
        ),
      ),
    )
  return {
    title: 'This is how the mood of your music went, week by week.',
    lines: [
      `${padEnd('valence', 9)}${page.paint.accent(drawn('valence'))}`,
      `${padEnd('arousal', 9)}${page.paint.accent(drawn('arousal'))}`,
      ...note(`From ${dayInWords(first.week)} to ${dayInWords(last.week)}, each line between its own lowest and highest.`, page),
    ],
  }
}

/** Means of as many stretches as there are columns. */
function gathered(values: readonly number[], columns: number): readonly number[] {
  if (values.length <= columns) return values
  return Array.from({ length: columns }, (_, column) => {
    const part = values.slice(Math.floor((column * values.length) / columns), Math.floor(((column + 1) * values.length) / columns))
    return part.reduce((sum, value) => sum + value, 0) / part.length
  })
}

/** From just above nothing to one, because a blank column would read as "no music". */
function relative(values: readonly number[]): readonly number[] {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  return values.map((value) => (high === low ? 0.5 : 0.05 + (0.95 * (value - low)) / (high - low)))
}

function shifts({ shifts: found, weeks }: MoodFindings, page: Page): Section | undefined {
  if (weeks.length < 12) return undefined
  if (found.length === 0) return { title: 'The mood of your music did not change for good in this time.', lines: [] }
  return {
    title: `The mood of your music changed for good ${found.length === 1 ? 'once' : `${found.length} times`}.`,
    lines: found.flatMap(({ axis, week, before, after, artists: came }) => {
      const how = axis === 'valence' ? (after > before ? 'brighter' : 'darker') : after > before ? 'livelier' : 'calmer'
      return wrapText(
        `${dayInWords(week)}: ${how} (${axis} ${signed(before)} to ${signed(after)}), with more of ${came.join(', ')}.`,
        page.width,
      )
    }),
  }
}

function cycleLines(cycle: MoodCycle, page: Page): readonly string[] {
  const drawn = (axis: 'valence' | 'arousal'): string => {
    const values = cycle.bins.map((bin: MoodBin) => bin[axis]?.mean)
    const known = values.filter((value) => value !== undefined)
    const scaled = relative(known)
    let next = 0
    return sparkline(values.map((value) => (value === undefined ? 0 : (scaled[next++] ?? 0))))
  }
  return (['valence', 'arousal'] as const).map((axis) => {
    const test = cycle[axis]
    const verdict =
      test === null ? 'too little to tell' : test.isClear ? `clear, p = ${test.pValue}` : `may be chance, p = ${percentOf(test.pValue)}`
    return `${padEnd(axis, 9)}${page.paint.accent(drawn(axis))}  ${page.paint.quiet(verdict)}`
  })
}

function hours({ hours: cycle }: MoodFindings, page: Page): Section | undefined {
  if (cycle.arousal === null) return undefined
  const { arousal } = cycle
  const title = arousal.isClear
    ? `Your music is calmest about ${clockOf(arousal.trough)} and liveliest about ${clockOf(arousal.peak)}.`
    : 'The hour makes little difference to the mood of your music.'
  return { title, lines: [...cycleLines(cycle, page), ...note('By the local hour, from 00 to 23.', page)] }
}

function clockOf(hour: number): string {
  return `${String(Math.floor(hour) % 24).padStart(2, '0')}:${String(Math.floor((hour % 1) * 60)).padStart(2, '0')}`
}

function weekdays({ weekdays: cycle }: MoodFindings, page: Page): Section | undefined {
  const { valence, arousal } = cycle
  if (valence === null || arousal === null) return undefined
  const clear = valence.isClear ? valence : arousal
  const most = valence.isClear ? 'brightest' : 'liveliest'
  const title = clear.isClear
    ? `${WEEKDAYS[clear.peak] ?? ''} is when your music is ${most}.`
    : 'The day of the week makes little difference to the mood of your music.'
  return { title, lines: [...cycleLines(cycle, page), ...note('From Monday to Sunday.', page)] }
}

function seasons({ seasons: cycle }: MoodFindings, page: Page): Section | undefined {
  const { valence } = cycle
  if (valence === null) return undefined
  const title = valence.isClear
    ? `Your music is brightest about ${monthNameOf(valence.peak)} and darkest about ${monthNameOf(valence.trough)}.`
    : 'The season makes little difference to how bright your music is.'
  return { title, lines: [...cycleLines(cycle, page), ...note('From January to December.', page)] }
}

function monthNameOf(value: number): string {
  const month = Math.round(value)
  const named = monthInWords(`2024-${String(((month - 1) % 12) + 1).padStart(2, '0')}`)
  return named.replace(/ ?2024 ?/, '')
}

function daylight({ daylight: found }: MoodFindings, page: Page): Section | undefined {
  if (found === null || found.valence === null || found.arousal === null) return undefined
  const { valence, arousal } = found
  const how = valence.isClear
    ? valence.difference > 0
      ? 'brighter'
      : 'darker'
    : arousal.isClear
      ? arousal.difference > 0
        ? 'livelier'
        : 'calmer'
      : undefined
  return {
    title:
      how === undefined
        ? 'Daylight makes little difference to the mood of your music.'
        : `Your music is ${how} in daylight, at the same time of the clock.`,
    lines: note(
      `From dark to light valence changes by ${differenceOf(valence)}, arousal by ${differenceOf(arousal)}. By sunrise and sunset where your time zone or the country of the listen is, for ${percentOf(found.share)} of the plays; the season comes with the light.`,
      page,
    ),
  }
}

function differenceOf({ difference, isClear, pValue }: DaylightTest): string {
  return `${signed(difference)} (${isClear ? `clear, p = ${pValue}` : `may be chance, p = ${percentOf(pValue)}`})`
}

/** Thousands of sessions make the smallest change certain; nobody feels it. */
const CHANGE_FELT_MIN = 0.03

function arcs({ arcs: found }: MoodFindings, page: Page): Section | undefined {
  if (found === null) return undefined
  const { from, to, mean } = found.arousal
  const isFelt = Math.abs(mean) >= CHANGE_FELT_MIN
  const title =
    isFelt && to < 0
      ? 'You wind down as you listen.'
      : isFelt && from > 0
        ? 'You wind up as you listen.'
        : 'Your sessions end about as lively as they begin.'
  return {
    title,
    lines: note(
      `From the first to the last third arousal changes by ${signed(mean)} (between ${signed(from)} and ${signed(to)}), in ${plural(found.sessions, 'session')}.`,
      page,
    ),
  }
}

function months({ months: { darkest, brightest } }: MoodFindings, page: Page): Section | undefined {
  const [dark] = darkest
  const [bright] = brightest
  if (dark === undefined || bright === undefined) return undefined
  const row = ({ month, valence, artists: heard }: MonthMood): string =>
    fitText(`${padEnd(monthInWords(month), 16)} valence ${signed(valence.mean)}  ${heard.join(', ')}`, page.width)
  return {
    title: `Your brightest music was in ${monthInWords(bright.month)}, your darkest in ${monthInWords(dark.month)}.`,
    lines: [...brightest.map(row), ...darkest.toReversed().map(row)],
  }
}

function comfort({ comfort: found }: MoodFindings, page: Page): Section | undefined {
  const [first] = found
  if (first === undefined) return undefined
  const rows = found.map(({ artist, lift, plays }) => ({
    label: artist,
    value: lift,
    figures: [`× ${decimal(lift)}`, plural(plays, 'play')],
  }))
  return {
    title: `When your other music is darkest, you come back to ${first.artist}.`,
    lines: [...barTable(rows, page), ...note('How much larger a share of the music about as bright than in other weeks.', page)],
  }
}

const DECIMAL = new Intl.NumberFormat('en', { maximumFractionDigits: 1 })
const decimal = (value: number): string => DECIMAL.format(value)

const SIDE_NAMES = ['brightExcited', 'brightCalm', 'darkExcited', 'darkCalm'] as const
const SIDE_ARTISTS = 5

function artists({ artists: sides }: MoodFindings, page: Page): Section | undefined {
  const lines = SIDE_NAMES.flatMap((side) => {
    const names = sides[side].slice(0, SIDE_ARTISTS).map(({ artist }) => artist)
    return names.length === 0 ? [] : wrapText(`${padEnd(MOOD_SIDES[side], 19)}${names.join(', ')}`, page.width)
  })
  return lines.length === 0
    ? undefined
    : {
        title: 'These artists carry the moods of your music.',
        lines: [...lines, ...note('On each side of your own middle, by time.', page)],
      }
}

const MISSING_SHOWN = 5

function missing({ coverage: { unknown } }: MoodFindings, page: Page): Section | undefined {
  if (unknown.length === 0) return undefined
  const rows = unknown
    .slice(0, MISSING_SHOWN)
    .map(({ artist, msPlayed }) => ({ label: artist, value: msPlayed, figures: [shortDurationOf(msPlayed)] }))
  return { title: 'Of these artists the mood is unknown.', lines: barTable(rows, page) }
}

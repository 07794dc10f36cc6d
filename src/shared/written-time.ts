/** Reads dates with times as programs write them for people, in many languages: "5 nov. 2025, 01:34:47 CET". */
import { assert } from './assert.ts'
import { type EpochMs, instantOf, MS_PER_MINUTE } from './time.ts'

/** Languages whose words for months and halves of the day the platform is asked for; Unicode's tables (CLDR) have them all. */
const LANGUAGES = (
  'en en-GB de es es-MX fr it pt pt-PT nl sv da nb fi is et lv lt pl cs sk hu ro bg hr sr sr-Latn sl bs mk sq el tr ru uk be kk ka hy az ' +
  'ca eu gl ga cy af sw id ms fil vi th lo km my ja ko zh zh-TW hi bn ta te ml mr gu kn pa ne si ur fa ar he am uz ky mn'
).split(' ')

/** A tag of BCP 47. */
type Language = string

/** A time as it was written: what the clock showed, as if that were UTC, and how far that clock was from UTC. */
export interface WrittenTime {
  readonly localMs: EpochMs
  /** Milliseconds east of Greenwich. Several where the letters stand for several zones, none where they are missing or unknown. */
  readonly offsetsMs: readonly number[]
}

interface Words {
  /** The months, 1 to 12, of a word in each language that has it. */
  readonly months: ReadonlyMap<string, ReadonlyMap<Language, number>>
  /** Whether a word stands for the second half of the day. */
  readonly isAfternoon: ReadonlyMap<string, boolean>
}

let known: Words | undefined

function words(): Words {
  known ??= { months: monthWords(), isAfternoon: halfDayWords() }
  return known
}

function monthWords(): Words['months'] {
  const months = new Map<string, Map<Language, number>>()
  for (const language of LANGUAGES) {
    for (const style of [{ dateStyle: 'medium' }, { dateStyle: 'long' }, { month: 'short' }, { month: 'long' }] as const) {
      const format = formatOf(language, style)
      for (let month = 1; month <= 12; month++) {
        const parts = format.formatToParts(instantOf(2025, month, 15, 0, 0, 0))
        const place = parts.findIndex(({ type }) => type === 'month')
        const written = parts[place]?.value ?? ''
        // Some languages write the word before the month together with it.
        const before = /[\p{L}\p{M}’']+$/u.exec(parts[place - 1]?.value ?? '')?.[0] ?? ''
        for (const word of [written, before + written].map(plainWord)) {
          if (!/^\p{L}/u.test(word) || /\p{Nd}/u.test(word)) continue
          const meanings = months.get(word) ?? new Map<Language, number>()
          if (!meanings.has(language)) meanings.set(language, month)
          months.set(word, meanings)
        }
      }
    }
  }
  return months
}

/** A word that is the morning of one language and the afternoon of another tells neither. */
function halfDayWords(): Words['isAfternoon'] {
  // Korean has changed its words, and pages of before keep the old ones.
  const halves = new Map([
    ['오전', false],
    ['오후', true],
  ])
  const unclear = new Set<string>()
  for (const language of LANGUAGES) {
    for (const style of [{ hour: 'numeric', hour12: true }, { timeStyle: 'medium' }] as const) {
      const format = formatOf(language, style)
      for (let hour = 0; hour < 24; hour++) {
        const written = format.formatToParts(instantOf(2025, 1, 15, hour, 0, 0)).find(({ type }) => type === 'dayPeriod')?.value
        const word = plainWord(written ?? '').replaceAll(/[\s.]/g, '')
        if (word === '') continue
        if ((halves.get(word) ?? hour >= 12) !== hour >= 12) unclear.add(word)
        halves.set(word, hour >= 12)
      }
    }
  }
  for (const word of unclear) halves.delete(word)
  return halves
}

function formatOf(language: Language, style: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(language, { ...style, timeZone: 'UTC', calendar: 'gregory', numberingSystem: 'latn' })
}

function plainWord(text: string): string {
  return text.normalize('NFC').toLowerCase().replaceAll(INVISIBLE, '').replace(/[.॰]$/, '')
}

/** Marks of writing direction. */
const INVISIBLE = /[\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]/g

/** The zeros of the digits that calendars are written with. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0x1040, 0x17e0] as const

function withPlainDigits(text: string): string {
  return text.replaceAll(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0
    const zero = ZEROS.find((start) => code >= start && code < start + 10)
    return zero === undefined ? digit : String(code - zero)
  })
}

/** What stands between the digits of a time: colons, in some countries dots. */
const TIMES = [/(?<![\d:])(\d{1,2}):(\d{2}):(\d{2})(?![\d:])/, /(?<![\d.])(\d{1,2})\.(\d{2})\.(\d{2})(?![\d.])/] as const
const OFFSET = /\b(?:GMT|UTC)\s?(?:([+\-−])\s?(\d{1,2})(?::?(\d{2}))?)/i
const ZONE_LETTERS = /\b[A-Z]{1,5}\b/g
const WORD = /\p{L}[\p{L}\p{M}.॰’'׳״]*/gu

/** Thailand counts its years from the death of the Buddha; no year of this size is meant otherwise. */
const BUDDHIST_YEARS_AHEAD = 543
const BUDDHIST_YEAR_MIN = 2_400

/** Reads the written times of one file, whose language its own examples show. */
export class WrittenTimeReader {
  private readonly languages: ReadonlySet<Language>

  /** `examples`: some times of the file. Months whose word means another one elsewhere are read as in the languages that fit most. */
  constructor(examples: readonly string[]) {
    const fits = new Map<Language, number>(LANGUAGES.map((language) => [language, 0]))
    for (const example of examples) {
      for (const [word] of withPlainDigits(example).matchAll(WORD)) {
        for (const language of words().months.get(plainWord(word))?.keys() ?? []) fits.set(language, (fits.get(language) ?? 0) + 1)
      }
    }
    const best = Math.max(...fits.values())
    this.languages = new Set(LANGUAGES.filter((language) => fits.get(language) === best))
  }

  /** Undefined when the text is no date with a time to the second, or when its month could be either of two. */
  parse(text: string): WrittenTime | undefined {
    const plain = withPlainDigits(text.normalize('NFC').replaceAll(INVISIBLE, '').replaceAll(/\s/g, ' '))
    const time = timeIn(plain)
    if (time === undefined) return undefined
    const { offsetsMs, rest } = zoneIn(time.rest)
    const date = this.dateIn(rest)
    if (date === undefined) return undefined
    const year = date.year >= BUDDHIST_YEAR_MIN ? date.year - BUDDHIST_YEARS_AHEAD : date.year
    const localMs = instantOf(year, date.month, date.day, time.hour, time.minute, time.second)
    return localMs === undefined ? undefined : { localMs, offsetsMs }
  }

  /**
   * With the month in words the year is the larger number. In numbers alone the year comes first with month and day after it, or
   * last with day and month before it: no language writes the month first in dates of this length.
   */
  private dateIn(text: string): { readonly year: number; readonly month: number; readonly day: number } | undefined {
    const month = this.monthIn(text)
    const [a, b, c, ...more] = [...text.matchAll(/\d+/g)].map(([digits]) => Number(digits))
    if (a === undefined || b === undefined || more.length > 0 || month === 'unclear') return undefined
    if (month !== undefined) return c !== undefined ? undefined : a > b ? { year: a, month, day: b } : { year: b, month, day: a }
    if (c === undefined) return undefined
    return a > c ? { year: a, month: b, day: c } : { year: c, month: b, day: a }
  }

  private monthIn(text: string): number | 'unclear' | undefined {
    for (const [word] of text.matchAll(WORD)) {
      const meanings = words().months.get(plainWord(word))
      if (meanings === undefined) continue
      const fitting = [...meanings].filter(([language]) => this.languages.has(language))
      const [month, ...others] = new Set((fitting.length > 0 ? fitting : [...meanings]).map(([, number]) => number))
      return others.length > 0 ? 'unclear' : month
    }
    return undefined
  }
}

/** The time and what stands around it. */
function timeIn(text: string) {
  const found = TIMES.map((pattern) => pattern.exec(text)).find((match) => match !== null)
  if (found === undefined || found === null) return undefined
  const [all, hour = '', minute = '', second = ''] = found
  const before = text.slice(0, found.index)
  const after = text.slice(found.index + all.length)
  const half = halfDayAround(before, after)
  const written = Number(hour)
  return {
    hour: half === undefined || written > 12 ? written : (written % 12) + (half.isAfternoon ? 12 : 0),
    minute: Number(minute),
    second: Number(second),
    rest: `${half?.before ?? before} ; ${half?.after ?? after}`,
  }
}

function halfDayAround(before: string, after: string) {
  for (const [word, isAfternoon] of words().isAfternoon) {
    const spelt = Array.from(word, (letter) => letter.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)).join(String.raw`[. ]{0,2}`)
    const behind = new RegExp(String.raw`^ ?${spelt}\.?(?!\p{L})`, 'iu').exec(after)
    if (behind !== null) return { isAfternoon, before, after: after.slice(behind[0].length) }
    const ahead = new RegExp(String.raw`(?<!\p{L})${spelt}\.? ?$`, 'iu').exec(before)
    if (ahead !== null) return { isAfternoon, before: before.slice(0, ahead.index), after }
  }
  return undefined
}

/** The zone and what stands around it. */
function zoneIn(text: string): { readonly offsetsMs: readonly number[]; readonly rest: string } {
  const offset = OFFSET.exec(text)
  if (offset !== null) {
    const [all, sign, hours = '0', minutes = '0'] = offset
    const ms = (Number(hours) * 60 + Number(minutes)) * MS_PER_MINUTE
    return { offsetsMs: [sign === '+' ? ms : -ms], rest: text.replace(all, ' ') }
  }
  const letters = [...text.matchAll(ZONE_LETTERS)].find(([name]) => ZONES.has(name))?.[0]
  if (letters === undefined) return { offsetsMs: [], rest: text }
  const minutes = ZONES.get(letters)
  assert(minutes, 'only zones of the table were looked for')
  return { offsetsMs: minutes.map((east) => east * MS_PER_MINUTE), rest: text.replace(letters, ' ') }
}

/** Letters that stand for zones, with their minutes east of Greenwich; the more usual meaning first where there are several. */
const ZONES: ReadonlyMap<string, readonly number[]> = new Map<string, readonly number[]>([
  ...sharing(0, ['UTC', 'GMT', 'UCT', 'Z', 'WET', 'WEZ']),
  ...sharing(60, ['CET', 'MEZ', 'WEST', 'WESZ', 'WAT']),
  ...sharing(120, ['CEST', 'MESZ', 'EET', 'OEZ', 'CAT', 'SAST']),
  ...sharing(180, ['EEST', 'OESZ', 'MSK', 'TRT', 'EAT']),
  ...sharing(420, ['ICT', 'WIB']),
  ...sharing(480, ['HKT', 'SGT', 'MYT', 'AWST', 'WITA', 'PHT']),
  ...sharing(540, ['JST', 'KST', 'WIT']),
  ...sharing(-180, ['BRT', 'ART', 'UYT', 'ADT', 'CLST']),
  ...sharing(-240, ['EDT', 'VET', 'BOT', 'CLT']),
  ...sharing(-300, ['EST', 'CDT', 'COT', 'PET', 'ECT']),
  ...sharing(-420, ['MST', 'PDT']),
  ['BST', [60, 360]],
  ['IST', [330, 60, 120]],
  ['GST', [240]],
  ['PKT', [300]],
  ['NPT', [345]],
  ['ACST', [570]],
  ['ACDT', [630]],
  ['AEST', [600]],
  ['AEDT', [660]],
  ['NZST', [720]],
  ['NZDT', [780]],
  ['NST', [-210]],
  ['NDT', [-150]],
  ['AST', [-240, 180]],
  ['CST', [-360, 480]],
  ['MDT', [-360]],
  ['PST', [-480, 480]],
  ['AKDT', [-480]],
  ['AKST', [-540]],
  ['HST', [-600]],
])

function sharing(minutes: number, names: readonly string[]): [string, readonly number[]][] {
  return names.map((name) => [name, [minutes]])
}

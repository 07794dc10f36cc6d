/** The only place that knows calendars and time zones: UTC instants in, local days and hours out. */
import { assert, at } from './assert.ts'

export const MS_PER_SECOND = 1_000
export const MS_PER_MINUTE = 60_000
export const MS_PER_HOUR = 3_600_000
export const MS_PER_DAY = 86_400_000

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type EpochMs = number
/** Whole days since 1970-01-01 on a local calendar. */
export type LocalDay = number

/** No streaming service is older; an earlier instant in an export is a zeroed or broken field. */
export const INSTANT_MIN: EpochMs = Date.UTC(2000, 0, 1)
/** A century of room; a later instant in an export is a broken field. */
export const INSTANT_MAX: EpochMs = Date.UTC(2100, 0, 1)

/** Tells whether the platform's time zone data knows this name. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }).format(0) !== ''
  } catch {
    return false
  }
}

/** The zone this device is set to; UTC where the platform does not say. */
export function deviceTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'
}

/** The name that the platform itself uses for a zone with several ("Asia/Calcutta" and "Asia/Kolkata" are one). */
export function platformTimeZone(name: string): string {
  return new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone
}

/** UTC offsets of one zone over a span: `offsetsMs[i]` holds from `startsMs[i]` up to the next start. */
export interface ZoneOffsets {
  readonly timeZone: string
  readonly startsMs: Float64Array
  readonly offsetsMs: Int32Array
}

/** Steps of a week cannot jump over a transition pair: the shortest known one (Ramadan in Morocco) is four weeks. */
const PROBE_STEP_MS = 7 * MS_PER_DAY

/** An import and every look at what it gave ask for the same zone, and each answer takes some milliseconds. */
let lastAnswer: { readonly question: string; readonly zone: ZoneOffsets } | undefined

/** Every change of a zone's UTC offset between two instants, and in the rest of their calendar years. */
export function zoneOffsets(timeZone: string, fromMs: EpochMs, toMs: EpochMs): ZoneOffsets {
  const [from, to] = [new Date(fromMs).getUTCFullYear(), new Date(toMs).getUTCFullYear()]
  const question = `${timeZone} ${from} ${to}`
  if (lastAnswer?.question === question) return lastAnswer.zone
  const zone = probedOffsets(timeZone, Date.UTC(from, 0, 1), Date.UTC(to + 1, 0, 1))
  lastAnswer = { question, zone }
  return zone
}

/** Finds the changes between two instants, which are whole seconds as all changes are, by probing the platform's zone data. */
function probedOffsets(timeZone: string, fromMs: EpochMs, toMs: EpochMs): ZoneOffsets {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
  const probe = (ms: EpochMs): number => parseLongOffset(format.format(ms))
  const startsMs = [fromMs - PROBE_STEP_MS]
  const offsetsMs = [probe(at(startsMs, 0))]
  let previousMs = at(startsMs, 0)
  let previousOffset = at(offsetsMs, 0)
  while (previousMs < toMs + PROBE_STEP_MS) {
    const nextMs = previousMs + PROBE_STEP_MS
    const nextOffset = probe(nextMs)
    if (nextOffset !== previousOffset) {
      startsMs.push(findTransition(probe, previousMs, nextMs))
      offsetsMs.push(nextOffset)
    }
    previousMs = nextMs
    previousOffset = nextOffset
  }
  return { timeZone, startsMs: Float64Array.from(startsMs), offsetsMs: Int32Array.from(offsetsMs) }
}

function findTransition(probe: (ms: EpochMs) => number, beforeMs: EpochMs, afterMs: EpochMs): EpochMs {
  const offset = probe(afterMs)
  let low = beforeMs
  let high = afterMs
  while (high - low > MS_PER_SECOND) {
    const middle = low + Math.floor((high - low) / 2 / MS_PER_SECOND) * MS_PER_SECOND
    if (probe(middle) === offset) high = middle
    else low = middle
  }
  return high
}

/** Reads the end of "1/1/2024, GMT+05:30"; a bare "GMT" is UTC itself. */
function parseLongOffset(text: string): number {
  const match = /GMT(?:([+-])(\d{2}):(\d{2})(?::(\d{2}))?)?$/.exec(text)
  assert(match, 'the platform gives zone offsets as GMT+hh:mm')
  const [, sign, hours = '0', minutes = '0', seconds = '0'] = match
  const ms = Number(hours) * MS_PER_HOUR + Number(minutes) * MS_PER_MINUTE + Number(seconds) * MS_PER_SECOND
  return sign === '-' ? -ms : ms
}

/** The UTC offset in force at an instant, in milliseconds east of Greenwich. */
export function offsetAt(zone: ZoneOffsets, ms: EpochMs): number {
  return at(zone.offsetsMs, spanAt(zone, ms))
}

/** The same for a column of instants that mostly ascend: each is looked for first where the last one was. */
export function offsetsAlong(zone: ZoneOffsets, instantsMs: Float64Array): Int32Array {
  const offsets = new Int32Array(instantsMs.length)
  let from = Infinity
  let to = -Infinity
  let offset = 0
  for (let index = 0; index < instantsMs.length; index++) {
    const ms = instantsMs[index]!
    if (ms < from || ms >= to) {
      const span = spanAt(zone, ms)
      offset = at(zone.offsetsMs, span)
      from = span === 0 ? -Infinity : at(zone.startsMs, span)
      to = zone.startsMs[span + 1] ?? Infinity
    }
    offsets[index] = offset
  }
  return offsets
}

function spanAt({ startsMs }: ZoneOffsets, ms: EpochMs): number {
  let low = 0
  let high = startsMs.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (at(startsMs, middle) <= ms) low = middle
    else high = middle - 1
  }
  return low
}

export function localDayOf(ms: EpochMs, offsetMs: number): LocalDay {
  return Math.floor((ms + offsetMs) / MS_PER_DAY)
}

/** Hour of the local week, 0 = Monday 00:00 to 167 = Sunday 23:00. */
export function localHourOfWeek(ms: EpochMs, offsetMs: number): number {
  const local = ms + offsetMs
  const day = Math.floor(local / MS_PER_DAY)
  return weekdayOf(day) * 24 + Math.floor((local - day * MS_PER_DAY) / MS_PER_HOUR)
}

/** Weekday of a local day, 0 = Monday. 1970-01-01 was a Thursday. */
export function weekdayOf(day: LocalDay): number {
  return (((day + 3) % 7) + 7) % 7
}

export function yearOf(day: LocalDay): number {
  return Math.floor(monthNumberOf(day) / 12)
}

/** Month of a local day, 0 = January. */
export function monthOf(day: LocalDay): number {
  const month = monthNumberOf(day)
  return month - Math.floor(month / 12) * 12
}

const DAYS_PER_ERA = 146_097

/**
 * Months from January of the year 0 on, by cycles of 400 years that start in March, where leap days come last (H. Hinnant,
 * "chrono-Compatible Low-Level Date Algorithms", 2013). A date of the platform would be an object for each day of a life.
 */
function monthNumberOf(day: LocalDay): number {
  const sinceMarch = day + 719_468
  const era = Math.floor(sinceMarch / DAYS_PER_ERA)
  const dayOfEra = sinceMarch - era * DAYS_PER_ERA
  const leapDays = Math.floor(dayOfEra / 1_460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096)
  const year = Math.floor((dayOfEra - leapDays) / 365)
  const dayOfYear = dayOfEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100))
  return (era * 400 + year) * 12 + Math.floor((5 * dayOfYear + 2) / 153) + 2
}

/** The year of each of so many local days, from `first` on. */
export function yearsOfDays(first: LocalDay, length: number): Uint16Array {
  const years = new Uint16Array(length)
  for (let year = yearOf(first), day = first; day < first + length; year++) {
    const next = dayOfMonthStart(year + 1, 0)
    years.fill(year, day - first, next - first)
    day = next
  }
  return years
}

/** The month, 0 = January, of each of so many local days, from `first` on. */
export function monthsOfDays(first: LocalDay, length: number): Uint8Array {
  const months = new Uint8Array(length)
  for (let month = monthOf(first), year = yearOf(first), day = first; day < first + length; month++) {
    const next = dayOfMonthStart(year, month + 1)
    months.fill(month % 12, day - first, next - first)
    day = next
  }
  return months
}

/** First local day of a month; months beyond 11 run on into later years. */
export function dayOfMonthStart(year: number, month: number): LocalDay {
  return Date.UTC(year, month, 1) / MS_PER_DAY
}

/** Formats a local day as `YYYY-MM-DD`. */
export function formatDay(day: LocalDay): string {
  const month = monthNumberOf(day)
  const year = Math.floor(month / 12)
  // Whole calendars are written out, and this takes a fraction of the time of a date with the time of day.
  if (year < 1000 || year > 9999) return new Date(day * MS_PER_DAY).toISOString().slice(0, 10)
  return `${year}-${twoDigits(month - year * 12 + 1)}-${twoDigits(day - dayOfMonthStart(year, month - year * 12) + 1)}`
}

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : `${number}`
}

/** Parses `YYYY-MM-DD`; undefined when the text is no day of the calendar. */
export function parseDay(text: string): LocalDay | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined
  const ms = Date.parse(`${text}T00:00:00Z`)
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== text) return undefined
  return ms / MS_PER_DAY
}

/** Formats an instant as UTC ISO 8601 with milliseconds. */
export function formatInstant(ms: EpochMs): string {
  return new Date(ms).toISOString()
}

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

function daysInMonth(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 && leap ? 29 : at(DAYS_IN_MONTH, month - 1)
}

/**
 * The instant of a UTC calendar time; month 1 to 12. Undefined when there is no such day or time.
 * Days are counted by the proleptic Gregorian calendar with years that start in March, where leap days come last.
 */
export function instantOf(year: number, month: number, day: number, hour: number, minute: number, second: number): EpochMs | undefined {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined
  if (hour > 23 || minute > 59 || second > 59) return undefined
  const marchYear = month > 2 ? year : year - 1
  const marchMonth = (month + 9) % 12
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400)
  const days = marchYear * 365 + leapDays + Math.floor((marchMonth * 306 + 5) / 10) + day - 1 - 719_468
  return ((days * 24 + hour) * 60 + minute) * MS_PER_MINUTE + second * MS_PER_SECOND
}

const INSTANT = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:?\d{2})?$/

/** Parses ISO 8601 and "YYYY-MM-DD HH:MM"; without an offset the text is UTC. Undefined for anything else. */
export function parseInstant(text: string): EpochMs | undefined {
  const match = INSTANT.exec(text)
  if (!match) return undefined
  const [, year, month, day, hour, minute, second = '0', fraction = '0', offset = 'Z'] = match
  const whole = instantOf(Number(year), Number(month), Number(day), Number(hour), Number(minute), Number(second))
  if (whole === undefined) return undefined
  return whole + Math.floor(Number(`0.${fraction}`) * MS_PER_SECOND) - parseOffset(offset)
}

function parseOffset(text: string): number {
  if (text === 'Z') return 0
  const ms = Number(text.slice(1, 3)) * MS_PER_HOUR + Number(text.slice(-2)) * MS_PER_MINUTE
  return text.startsWith('-') ? -ms : ms
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const WRITTEN_DATE = /^(\d{1,2}) ([A-Za-z]{3})[a-z]* (\d{4}),? (\d{2}):(\d{2})(?::(\d{2}))?$/

/** Parses "31 Dec 2020 23:59", in English and UTC. Undefined for anything else. */
export function parseWrittenDate(text: string): EpochMs | undefined {
  const [, day, monthName = '', year, hour, minute, second = '0'] = WRITTEN_DATE.exec(text.trim()) ?? []
  const month = MONTHS.indexOf(monthName.toLowerCase()) + 1
  if (day === undefined || month === 0) return undefined
  return instantOf(Number(year), month, Number(day), Number(hour), Number(minute), Number(second))
}

/** Workbooks count days from here (ECMA-376 18.17.4.1); the day in 1900 that never was is long past. */
const SHEET_DAY_ZERO = Date.UTC(1899, 11, 30)

/** Parses a date with time as a workbook keeps it, a number of days and a fraction, to the second. Undefined for anything else. */
export function parseSheetInstant(text: string): EpochMs | undefined {
  if (!/^\d{1,6}(\.\d{1,17})?$/.test(text)) return undefined
  return SHEET_DAY_ZERO + Math.round((Number(text) * MS_PER_DAY) / MS_PER_SECOND) * MS_PER_SECOND
}

/**
 * The instant at which the clocks of a zone show this time, given as if it were UTC. Of a time that occurs twice the first; a
 * time that is skipped counts on from before the change.
 */
export function instantOfLocal(zone: ZoneOffsets, localMs: EpochMs): EpochMs {
  const before = localMs - offsetAt(zone, localMs - MS_PER_DAY)
  const after = localMs - offsetAt(zone, localMs + MS_PER_DAY)
  if (before + offsetAt(zone, before) === localMs) return before
  return after + offsetAt(zone, after) === localMs ? after : before
}

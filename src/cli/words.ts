/** Numbers, times and days in words, as the terminal pages show them. */
import { MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE, formatDay, localDayOf, offsetAt, parseDay, zoneOffsets } from '../shared/time.ts'

const WHOLE = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })
const TENTHS = new Intl.NumberFormat('en', { maximumFractionDigits: 1 })
const PERCENT = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 0 })
const PERCENT_TENTHS = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 })
const LONG_DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })

export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

export function countOf(count: number): string {
  return WHOLE.format(count)
}

/** `1 day`, `2 days`; `plural` where adding an s is wrong. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${TENTHS.format(count)} ${count === 1 ? one : many}`
}

export function percentOf(share: number): string {
  // A few rows of many are not none, and all but a few are not all.
  const format = share < 0.01 || share > 0.99 ? PERCENT_TENTHS : PERCENT
  return format.format(share).replace('%', ' %')
}

const ORDINALS = new Intl.PluralRules('en', { type: 'ordinal' })
const ORDINAL_ENDINGS = { zero: 'th', one: 'st', two: 'nd', few: 'rd', many: 'th', other: 'th' } as const

/** `3rd` for 3. */
export function ordinal(place: number): string {
  return `${place}${ORDINAL_ENDINGS[ORDINALS.select(place)]}`
}

/** `1,204 hours`, `12.5 hours`, `34 minutes`. */
export function durationOf(ms: number): string {
  if (ms >= 100 * MS_PER_HOUR) return `${WHOLE.format(ms / MS_PER_HOUR)} hours`
  if (ms >= MS_PER_HOUR) return plural(Math.round(ms / (MS_PER_HOUR / 10)) / 10, 'hour')
  return plural(Math.round(ms / MS_PER_MINUTE), 'minute')
}

/** The same for a column of a table: `1,204 h`, `12.5 h`, `34 min`. */
export function shortDurationOf(ms: number): string {
  return durationOf(ms)
    .replace(/ hours?$/, ' h')
    .replace(/ minutes?$/, ' min')
}

/** `4 March 2021` for `2021-03-04`. */
export function dayInWords(date: string): string {
  const day = parseDay(date)
  return day === undefined ? date : LONG_DAY.format(day * MS_PER_DAY)
}

/** The local day of a UTC instant, in words. */
export function instantInWords(instant: string, timeZone: string): string {
  const ms = Date.parse(instant)
  return dayInWords(formatDay(localDayOf(ms, offsetAt(zoneOffsets(timeZone, ms, ms), ms))))
}

/** `October 2021` for `2021-10`. */
export function monthInWords(month: string): string {
  return dayInWords(`${month}-01`).replace(/^\S+ /, '')
}

const MONTHS = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' })

/** `January` for 1. */
export function monthNameOf(month: number): string {
  return MONTHS.format(Date.UTC(2024, month - 1, 1))
}

/** `15:30` for 15.5. */
export function clockInWords(hour: number): string {
  const minutes = Math.floor(hour * 60)
  return `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

const LIST = new Intl.ListFormat('en', { type: 'conjunction' })

export function listInWords(parts: readonly string[]): string {
  return LIST.format(parts)
}

/** `07:00` for 7. */
export function hourInWords(hour: number): string {
  return `${String(hour % 24).padStart(2, '0')}:00`
}

const REGIONS = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' })

/** `Portugal` for `PT`; whatever is no code of a country stays as it is. */
export function countryInWords(code: string): string {
  return /^[A-Z]{2}$/.test(code) ? (REGIONS.of(code) ?? code) : code
}

/** The four sides of the map of mood. */
export const MOOD_SIDES = {
  brightExcited: 'bright and lively',
  brightCalm: 'bright and calm',
  darkExcited: 'dark and lively',
  darkCalm: 'dark and calm',
} as const

/** Numbers, durations and dates as a reader of this locale writes them. */
import { MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE, MS_PER_SECOND, parseDay } from '../../shared/time.ts'

export type Format = ReturnType<typeof makeFormat>

/** Monday of a week far from any change of a calendar: day names are counted from it. */
const SOME_MONDAY = Date.UTC(2024, 0, 1)

const KIB = 1024
const BYTE_UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

const dayMs = (day: string): number => (parseDay(day) ?? 0) * MS_PER_DAY
const monthMs = (month: string): number => dayMs(`${month}-01`)
const ofMonth = (index: number): number => Date.UTC(2024, index, 1)

export function makeFormat(locale: string) {
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  const oneDigit = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  const wholePercent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  const dates = (options: Intl.DateTimeFormatOptions) => {
    // Made when first needed: a dozen of them at once would hold up the first page.
    let format: Intl.DateTimeFormat | undefined
    return (ms: number): string => (format ??= new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options })).format(ms)
  }
  const longDay = dates({ day: 'numeric', month: 'long', year: 'numeric' })
  const weekdayDay = dates({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
  const longMonth = dates({ month: 'long', year: 'numeric' })
  const weekday = dates({ weekday: 'long' })
  const shortWeekday = dates({ weekday: 'short' })
  const monthName = dates({ month: 'long' })
  const shortMonth = dates({ month: 'short' })
  const narrowMonth = dates({ month: 'narrow' })
  const fine = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 })
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })

  return {
    locale,
    number: (value: number): string => whole.format(value),
    decimal: (value: number): string => oneDigit.format(value),
    percent: (share: number): string => (share > 0 && share < 0.005 ? `< ${wholePercent.format(0.01)}` : wholePercent.format(share)),
    /** Hours alone, for figures: "8,412" or, below ten, "7.5". */
    hours: (ms: number): string => (ms < 10 * MS_PER_HOUR ? oneDigit : whole).format(ms / MS_PER_HOUR),
    /** A length of time as a large figure, whose unit stands beside it: less than an hour would be a fraction that says little. */
    figure: (ms: number): { readonly said: string; readonly isOfMinutes: boolean } => {
      const isOfMinutes = ms > 0 && ms < MS_PER_HOUR
      const value = ms / (isOfMinutes ? MS_PER_MINUTE : MS_PER_HOUR)
      return { said: (value < 10 ? oneDigit : whole).format(value), isOfMinutes }
    },
    /** A length of time with its units: "912 h", "3 h 12 min", "4 min", "30 s". */
    duration: (ms: number): string => {
      if (ms >= 100 * MS_PER_HOUR) return `${whole.format(ms / MS_PER_HOUR)} h`
      const minutes = Math.round(ms / MS_PER_MINUTE)
      if (minutes >= 60) return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
      return minutes >= 1 ? `${minutes} min` : `${Math.round(ms / MS_PER_SECOND)} s`
    },
    /** "4:07", as on a sleeve. */
    length: (ms: number): string => {
      const seconds = Math.round(ms / MS_PER_SECOND)
      return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
    },
    bytes: (bytes: number): string => {
      const power = Math.min(BYTE_UNITS.length - 1, bytes < KIB ? 0 : Math.floor(Math.log(bytes) / Math.log(KIB)))
      const unit = BYTE_UNITS[power] ?? 'byte'
      const digits = bytes / KIB ** power < 10 && power > 0 ? 1 : 0
      return new Intl.NumberFormat(locale, {
        style: 'unit',
        unit,
        unitDisplay: power === 0 ? 'long' : 'short',
        maximumFractionDigits: digits,
      }).format(bytes / KIB ** power)
    },
    year: (year: number): string => String(year),
    day: (day: string): string => longDay(dayMs(day)),
    weekdayDay: (day: string): string => weekdayDay(dayMs(day)),
    month: (month: string): string => longMonth(monthMs(month)),
    monthOnly: (month: string): string => monthName(monthMs(month)),
    monthShort: (month: string): string => shortMonth(monthMs(month)),
    monthInitial: (index: number): string => narrowMonth(ofMonth(index)),
    monthNameOf: (index: number): string => monthName(ofMonth(index)),
    monthShortOf: (index: number): string => shortMonth(ofMonth(index)),
    /** 0 = Monday. */
    weekday: (index: number): string => weekday(SOME_MONDAY + index * MS_PER_DAY),
    weekdayShort: (index: number): string => shortWeekday(SOME_MONDAY + index * MS_PER_DAY),
    /** As a clock shows it: "20 h" would be read as a length of time. */
    hour: (hour: number): string => `${String(hour).padStart(2, '0')}:00`,
    /** An hour of the day with decimals, as a clock shows it. */
    clock: (hour: number): string => `${String(Math.floor(hour)).padStart(2, '0')}:${String(Math.floor((hour % 1) * 60)).padStart(2, '0')}`,
    /** The local day of an instant. */
    instantDay: (iso: string, timeZone: string): string =>
      new Intl.DateTimeFormat(locale, { timeZone, day: 'numeric', month: 'long', year: 'numeric' }).format(Date.parse(iso)),
    instantMonth: (iso: string, timeZone: string): string =>
      new Intl.DateTimeFormat(locale, { timeZone, month: 'long', year: 'numeric' }).format(Date.parse(iso)),
    /** To the hundredth of a per cent. */
    finePercent: (share: number): string => fine.format(share),
    /** An amount in major units as text, which never becomes a float; `currency` is an ISO 4217 code. */
    money: (amount: string, currency: string): string =>
      isNumeric(amount) ? new Intl.NumberFormat(locale, { style: 'currency', currency }).format(amount) : `${amount} ${currency}`,
    /** A moment on the reader's own clock. */
    instant: (iso: string): string => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }).format(Date.parse(iso)),
    list: (parts: readonly string[]): string => list.format(parts),
    /** As it begins a line. */
    capital: (words: string): string => words.replace(/^\p{L}/u, (letter) => letter.toLocaleUpperCase(locale)),
    /** Names are sorted and listed as data, whatever their language. */
    count: (value: number, one: string, many: string): string => `${whole.format(value)} ${value === 1 ? one : many}`,
  }
}

function isNumeric(text: string): text is `${number}` {
  return /^-?\d+(?:\.\d+)?$/.test(text)
}

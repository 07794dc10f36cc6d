/** Which findings a period has something to say about, in their order on the sleeve, each with its answer in a word. */
import type { Findings } from '../../../contract/insights.ts'
import { peakOf } from '../../charts/week-clock.tsx'
import { text } from '../../messages/text.ts'

export type FindingKey =
  | 'years'
  | 'ownYears'
  | 'months'
  | 'days'
  | 'clock'
  | 'tops'
  | 'streaks'
  | 'kinds'
  | 'skips'
  | 'skipHours'
  | 'sittings'
  | 'discovery'

export interface SleeveLine {
  readonly key: FindingKey
  /** "A1": side and position; also the anchor of the section. */
  readonly number: string
  readonly label: string
  readonly answer: string
}

export interface FindingPartProps {
  readonly findings: Findings
  readonly number: string
}

/** In fewer days than this there is no calendar, no streak and no shape of a life to speak of. */
const DAYS_MIN = 8

export function isShort(spanDays: number): boolean {
  return spanDays < DAYS_MIN
}

/** Side A tells when and who, side B how. */
export function sleeveOf(findings: Findings, spanDays: number): SleeveLine[] {
  return [...numbered('A', sideA(findings, spanDays)), ...numbered('B', sideB(findings, spanDays))]
}

type Line = Omit<SleeveLine, 'number'> | false | undefined

function numbered(side: string, lines: readonly Line[]): SleeveLine[] {
  return lines.flatMap((line) => line || []).map((line, index) => ({ ...line, number: `${side}${index + 1}` }))
}

function sideA({ years, ownYears, months, calendar, clock, top }: Findings, spanDays: number): Line[] {
  const year = fullest(years)
  const month = fullest(months)
  const rank = rankOf(ownYears)
  const peak = peakOf(clock)
  const first = top.artists[0]
  return [
    years.length > 1 && year && { key: 'years', label: text.years.short, answer: text.years.answer(year.year) },
    rank && { key: 'ownYears', label: text.ownYears.short, answer: text.ownYears.answer(rank.rank, ownYears.ranked.length) },
    years.length === 1 &&
      months.length > 1 &&
      month && { key: 'months', label: text.months.short, answer: text.months.answer(month.month) },
    calendar.length > 0 &&
      !isShort(spanDays) && { key: 'days', label: text.calendar.short, answer: text.calendar.answer(calendar.length / spanDays) },
    peak.ms > 0 && { key: 'clock', label: text.clock.short, answer: text.clock.answer(peak.weekday, peak.hour) },
    first && { key: 'tops', label: text.tops.short, answer: first.name },
  ]
}

/** That of the year that is looked at, where there are others. */
export function rankOf({ year, ranked }: Findings['ownYears']): Findings['ownYears']['ranked'][number] | undefined {
  return ranked.length > 1 ? ranked.find((one) => one.year === year) : undefined
}

export interface SkipHour {
  readonly hour: number
  readonly listens: number
  readonly skips: number
  readonly share: number
}

/** An hour with fewer listens than this could have any share. */
export const SKIP_HOUR_LISTENS_MIN = 50

/** The hours with enough listens, most skipped first; none where there is nothing to compare. */
export function skipHoursOf({ byHour, skips }: Findings['skips']): readonly SkipHour[] {
  const told = byHour
    .filter(({ listens }) => listens >= SKIP_HOUR_LISTENS_MIN)
    .map((hour) => ({ ...hour, share: hour.skips / hour.listens }))
  return skips === 0 || told.length < 2 ? [] : told.toSorted((one, other) => other.share - one.share)
}

/** Where no source told of any, "never" would be said of the source and not of the listener. */
function tellsOfSkips({ listensKnown, skips }: Findings['skips']): boolean {
  return listensKnown > 0 || skips > 0
}

function sideB({ streaks, kinds, totals, skips, sessions, discovery }: Findings, spanDays: number): Line[] {
  const heard = kinds.reduce((sum, { msPlayed }) => sum + msPlayed, 0)
  const hour = skipHoursOf(skips)[0]
  const found = discovery.years.reduce((sum, { newArtists }) => sum + newArtists, 0)
  return [
    !isShort(spanDays) &&
      streaks.longest.days > 0 && { key: 'streaks', label: text.streaks.short, answer: text.streaks.answer(streaks.longest.days) },
    heard > 0 && { key: 'kinds', label: text.kinds.short, answer: text.kinds.answer(1 - totals.msMusic / heard) },
    tellsOfSkips(skips) && { key: 'skips', label: text.skips.short, answer: text.skips.answer(skips.share) },
    hour && { key: 'skipHours', label: text.skipHours.short, answer: text.skipHours.answer(hour.hour) },
    sessions.sessions > 0 && { key: 'sittings', label: text.sessions.short, answer: text.sessions.answer(sessions.msMedian) },
    found > 0 && { key: 'discovery', label: text.discovery.short, answer: text.discovery.answer(found) },
  ]
}

export function fullest<Item extends { readonly msPlayed: number }>(items: readonly Item[]): Item | undefined {
  return items.reduce<Item | undefined>((most, item) => (most === undefined || item.msPlayed > most.msPlayed ? item : most), undefined)
}

/** The rank of a year among the own years, on the terminal and in the file of HTML. */
import type { Findings } from '../contract/insights.ts'
import { barTable, note, type Page, type Section } from './page.ts'
import { ordinal, plural, shortDurationOf } from './words.ts'

export const OWN_YEARS_NOTE =
  'All calendar years of the whole history, by the time with music. The first and the last may be covered in part only.'

/** Undefined where the period is no calendar year, or the only one. */
export function ownYearsTitle({ year, ranked }: Findings['ownYears']): string | undefined {
  const asked = ranked.length > 1 ? ranked.find((one) => one.year === year) : undefined
  if (asked === undefined) return undefined
  return asked.rank === 1
    ? `${asked.year} was your most-listened of ${ranked.length} years.`
    : `${asked.year} was your ${ordinal(asked.rank)} most-listened of ${ranked.length} years.`
}

export function ownYears({ ownYears: found }: Findings, page: Page): Section | undefined {
  const title = ownYearsTitle(found)
  if (title === undefined) return undefined
  const rows = found.ranked.map(({ rank, year, msPlayed, days }) => ({
    label: `${String(rank).padStart(2)}  ${year}`,
    value: msPlayed,
    figures: [shortDurationOf(msPlayed), plural(days, 'day')],
  }))
  return { title, lines: [...barTable(rows, page), ...note(OWN_YEARS_NOTE, page)] }
}

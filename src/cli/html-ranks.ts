/** What stands in an order, in the file of HTML: the tops, the year among the own years, and the period beside the one before. */
import type { AllFindings } from '../contract/deep-insights.ts'
import { MOVES_NOTE, comparisonNote, comparisonTitle, movesByKind, moversTitle } from './comparison-sections.ts'
import { SHOWN, bars, section, text } from './html-parts.ts'
import { OWN_YEARS_NOTE, ownYearsTitle } from './own-years-section.ts'
import { TOP_TITLES, figuresOf, otherOrders, rankedBy, topItems, type TopOrder } from './top-sections.ts'
import { plural, shortDurationOf } from './words.ts'

const MOVES_SHOWN = 5

const ORDERED = {
  time: 'Ordered by the time heard, skips included.',
  plays: 'Ordered by plays.',
  days: 'Ordered by the local days on which it was heard.',
} as const satisfies Record<TopOrder, string>

export function topsOf(found: AllFindings, by: TopOrder): string {
  return (['artists', 'albums', 'tracks'] as const)
    .map((kind) => {
      const items = topItems(found, kind, by)
      const [first] = items
      if (first === undefined) return ''
      const rows = items.slice(0, SHOWN).map((item) => ({
        label: item.name,
        ...(item.of !== '' && { detail: item.of }),
        value: rankedBy(item, by),
        said: figuresOf(item, by).join(', '),
      }))
      return section(TOP_TITLES[kind][by](first), bars(rows), `${ORDERED[by]} ${otherOrders(found, kind, by)}`)
    })
    .join('\n')
}

export function ownYearsOf({ ownYears }: AllFindings): string {
  const title = ownYearsTitle(ownYears)
  if (title === undefined) return ''
  const rows = ownYears.ranked.map(({ rank, year, msPlayed, days }) => ({
    label: `${rank}. ${year}`,
    value: msPlayed,
    said: `${shortDurationOf(msPlayed)}, ${plural(days, 'day')} covered`,
  }))
  return section(title, bars(rows), OWN_YEARS_NOTE)
}

export function comparisonOf({ comparison: found }: AllFindings): string {
  if (found === null) return ''
  const kinds = movesByKind(found, MOVES_SHOWN).map(
    ([kind, moves]) => `<h3>${text(kind)}</h3>${bars(moves.map(({ label, places, said }) => ({ label, value: places, said })))}`,
  )
  const moved = moversTitle(found)
  return (
    section(comparisonTitle(found), '', comparisonNote(found)) + (moved === undefined ? '' : section(moved, kinds.join(''), MOVES_NOTE))
  )
}

/** What a page needs to know about a history before it asks anything. */
import type { HistorySummary } from '../contract/worker.ts'
import { MUSIC } from '../listening/index.ts'
import { assert, at } from '../shared/assert.ts'
import { formatDay, yearOf } from '../shared/time.ts'
import { sizeOf, type History } from './store.ts'

export function summaryOf({ source, listens, reconciliation, other, isMerged }: History): HistorySummary {
  assert(listens.count > 0, 'an import without listens is never kept')
  const msByYear = new Map<number, number>()
  let year = 0
  let yearDay = Number.NaN
  for (let row = 0; row < listens.count; row++) {
    if (at(listens.kind, row) !== MUSIC) continue
    const day = at(listens.localDay, row)
    if (day !== yearDay) {
      yearDay = day
      year = yearOf(day)
    }
    msByYear.set(year, (msByYear.get(year) ?? 0) + at(listens.msPlayed, row))
  }
  return {
    source,
    timeZone: listens.timeZone,
    listens: listens.count,
    from: formatDay(at(listens.localDay, 0)),
    to: formatDay(at(listens.localDay, listens.count - 1)),
    years: [...msByYear].toSorted(([a], [b]) => a - b).map(([of, msPlayed]) => ({ year: of, msPlayed })),
    merging: other === undefined ? null : { rows: (isMerged ? reconciliation : other.reconciliation).rows.merged, isOn: isMerged },
    savedBytes: sizeOf(listens) + (other === undefined ? 0 : sizeOf(other.listens)),
  }
}

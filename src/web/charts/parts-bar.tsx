/** One bar cut into parts, each with its label beside it. */
import { RowsLink, type RowsSearch } from '../ui/rows-link.tsx'

export interface Part {
  readonly key: string
  readonly label: string
  readonly said: string
  readonly value: number
  /** The listens behind it. */
  readonly rows?: RowsSearch
}

export function PartsBar({ parts }: { readonly parts: readonly Part[] }) {
  const total = parts.reduce((sum, { value }) => sum + value, 0)
  return (
    <div className="parts">
      <div className="parts-bar" aria-hidden="true">
        {parts.map(({ key, value }) => value > 0 && <i key={key} data-part={key} style={{ '--grow': value / Math.max(1, total) }} />)}
      </div>
      <dl className="parts-labels">
        {parts.map(({ key, label, said, rows }) => (
          <div key={key}>
            <dt>
              <i data-part={key} aria-hidden="true" />
              {label}
            </dt>
            <dd className="tabular">{rows ? <RowsLink rows={rows}>{said}</RowsLink> : said}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

/** What the pages of insights are put together from: the page itself, lists of names, and what to say where there is nothing. */
import { Link } from '@tanstack/react-router'
import { useMemo, type ReactNode } from 'react'
import type { SubjectKind } from '../../../contract/worker.ts'
import { BarChart, type BarChartProps } from '../../charts/bar-chart.tsx'
import { Finding, type FindingProps } from '../../ui/finding.tsx'
import { SubjectLink } from '../../ui/subject-link.tsx'
import type { TableData } from '../../ui/table-data.ts'
import { listensOf, paths, periodOf } from '../../routes.ts'
import { useOneMoreEachFrame } from '../../ui/one-more-each-frame.ts'
import { RowsLink, type RowsSearch } from '../../ui/rows-link.tsx'
import { useViewSearch } from '../../use-view.ts'
import { words } from './words.ts'

interface InsightPageProps {
  readonly title: string
  readonly lead: string
  readonly busy: boolean
  readonly children: ReactNode
}

export function InsightPage({ title, lead, busy, children }: InsightPageProps) {
  return (
    <div className="page overview" aria-busy={busy}>
      <header className="page-head">
        <h1>{title}</h1>
        <p className="lede">{lead}</p>
      </header>
      {children}
    </div>
  )
}

/** Whoever looks at all of a short history has no longer period to choose. */
export function TooLittle() {
  const isOfAll = periodOf(useViewSearch()) === null
  return (
    <p className="lede">
      {isOfAll ? words.emptyLife : words.empty} {isOfAll ? words.emptyLifeHint : words.emptyHint}
      {isOfAll && (
        <>
          {' '}
          <Link to={paths.rows} className="link">
            {words.emptyLifeLink}
          </Link>
          .
        </>
      )}
    </p>
  )
}

/** A finding; null where there is too little to answer its question, and undefined where the period does not raise it. */
export type Entry = Omit<FindingProps, 'number'> | false | null | undefined

/** What fills the first screen; the others are drawn one a frame. */
const FINDINGS_IN_SIGHT = 2

/** Numbers those that have something to say, in their order. */
export function Findings({ side, entries }: { readonly side: string; readonly entries: readonly Entry[] }) {
  const told = entries.flatMap((entry) => entry || [])
  const shown = useOneMoreEachFrame(told.length, FINDINGS_IN_SIGHT)
  if (told.length === 0) return <TooLittle />
  const unanswered = entries.filter((entry) => entry === null).length
  return (
    <div className="sides">
      {told.slice(0, shown).map((entry, index) => (
        <Finding key={`${side}${index + 1}`} {...entry} number={`${side}${index + 1}`} />
      ))}
      {shown >= told.length && unanswered > 0 && <p className="soft">{words.unanswered(unanswered)}</p>}
    </div>
  )
}

/** The figure itself, where no chart would say more. */
export function Numeral({ said }: { readonly said: string }) {
  return (
    <p className="numeral medium" aria-hidden="true">
      <span className="figure">{said}</span>
    </p>
  )
}

export interface NamedRow {
  readonly name: string
  readonly artist: string
  readonly value: string
  readonly second?: string
  /** The listens behind the value; all of the name in the period where nothing else is said. */
  readonly rows?: RowsSearch
}

interface NamedListProps {
  readonly kind: SubjectKind
  readonly title?: string
  readonly note?: string
  readonly rows: readonly NamedRow[]
}

/** Every name leads to its own page, and every value to the listens behind it. */
export function NamedList({ kind, title, note, rows }: NamedListProps) {
  if (rows.length === 0) return null
  return (
    <section className="named-list">
      {title !== undefined && <h3 className="eyebrow">{title}</h3>}
      {note !== undefined && <p className="soft chart-note">{note}</p>}
      <ol className="track-list">
        {rows.map(({ name, artist, value, second, rows: behind }) => (
          <li key={`${artist}\0${name}\0${value}`}>
            <span className="track-name">
              <SubjectLink kind={kind} name={name} artist={artist} />
              {second !== undefined && (
                <span className="soft track-artist">
                  <bdi title={second}>{second}</bdi>
                </span>
              )}
            </span>
            <span className="tabular track-value">
              <RowsLink rows={{ ...listensOf({ kind, name, artist }), ...behind }}>{value}</RowsLink>
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** Charts are drawn again only where their bars changed. */
export function Bars({ bars, height = 220 }: BarChartProps) {
  const key = JSON.stringify(bars)
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  const same = useMemo(() => bars, [key])
  return <BarChart bars={same} height={height} />
}

/** Rows of a chart as a table of two or more columns. */
export function tableOf(caption: string, labels: readonly string[], rows: readonly (readonly string[])[]): TableData {
  return {
    caption,
    columns: labels.map((label, index) => (index === 0 ? { label } : { label, numeric: true })),
    rows: rows.map((cells) => ({ key: cells[0] ?? '', cells })),
  }
}

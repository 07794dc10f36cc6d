/** What is asked of the collective, as it is shown: waiting, refused, empty or there. */
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { DataTable } from '../../ui/data-table.tsx'
import type { TableData } from '../../ui/table-data.ts'
import { Waiting } from '../../ui/states.tsx'
import type { Listed } from '../queries.ts'
import { words } from '../words.ts'
import { Fault } from './forms.tsx'

export function Shown<Answer>({ read, children }: { read: UseQueryResult<Answer>; children: (answer: Answer) => ReactNode }) {
  if (read.data !== undefined) return children(read.data)
  return read.error === null ? <Waiting /> : <Fault error={read.error} />
}

interface ListingProps<Item> {
  readonly list: Listed<Item>
  readonly caption: string
  readonly columns: TableData['columns']
  readonly row: (item: Item) => TableData['rows'][number]
  /** Said where there is nothing. */
  readonly empty: string
}

export function Listing<Item>({ list, caption, columns, row, empty }: ListingProps<Item>) {
  if (list.items === undefined) return list.error === null ? <Waiting /> : <Fault error={list.error} />
  if (list.items.length === 0) return <p className="soft">{empty}</p>
  return (
    <>
      <DataTable caption={caption} columns={columns} rows={list.items.map(row)} isPart={list.more !== null} />
      <More list={list} />
    </>
  )
}

interface EntriesProps<Item> {
  readonly list: Listed<Item>
  readonly keyOf: (item: Item) => string
  readonly entry: (item: Item) => ReactNode
  /** Said where there is nothing. */
  readonly empty: string
}

/** Entries of a journal, one under the other: what happened, when, and what it was about. */
export function Entries<Item>({ list, keyOf, entry, empty }: EntriesProps<Item>) {
  if (list.items === undefined) return list.error === null ? <Waiting /> : <Fault error={list.error} />
  if (list.items.length === 0) return <p className="soft">{empty}</p>
  return (
    <>
      <ol className="entries">
        {list.items.map((item) => (
          <li key={keyOf(item)}>{entry(item)}</li>
        ))}
      </ol>
      <More list={list} />
    </>
  )
}

export function More({ list }: { readonly list: Listed<unknown> }) {
  return list.more === null ? null : (
    <button type="button" className="quiet" onClick={list.more}>
      {words.common.more}
    </button>
  )
}

/** One part of a page: a heading at the side, what belongs to it beside it. */
export function Part({ title, hint, children }: { readonly title: string; readonly hint?: ReactNode; readonly children: ReactNode }) {
  return (
    <section className="setting">
      <div>
        <h2>{title}</h2>
        {hint !== undefined && <p className="soft">{hint}</p>}
      </div>
      <div className="part">{children}</div>
    </section>
  )
}

export function Head({ title, lede }: { readonly title: ReactNode; readonly lede?: ReactNode }) {
  return (
    <header className="page-head">
      <h1>{title}</h1>
      {lede !== undefined && <p className="lede">{lede}</p>}
    </header>
  )
}

/** Names and values, as on the back of a sleeve. */
export function Facts({ facts }: { readonly facts: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className="deeds">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Things they know: searches and conclusions from the account data, held by this page and by nothing else. */
import { useEffect, useRef, useState, type ChangeEvent } from 'react'
import type { ThingsTheyKnow } from '../../../contract/things-they-know.ts'
import { fromInput, type Chosen } from '../../history/dropped-files.ts'
import { useHeldSummary, useServices } from '../../history/services.ts'
import { wordsOf } from '../../messages/languages.ts'
import { format } from '../../messages/text.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { Bars, Findings, InsightPage, NamedList, tableOf, type Entry } from '../insights/parts.tsx'

const said = await wordsOf({
  en: async () => (await import('../../messages/en/known.ts')).known,
  de: async () => (await import('../../messages/de/known.ts')).known,
  es: async () => (await import('../../messages/es/known.ts')).known,
})

/** Not among the remembered answers, so that it is gone with the page. */
type State =
  | { readonly kind: 'reading' }
  | { readonly kind: 'asking'; readonly complaint: string }
  | { readonly kind: 'told'; readonly told: ThingsTheyKnow }

export function Known() {
  const [state, choose] = useThingsTheyKnow()
  return (
    <InsightPage title={said.title} lead={said.lead} busy={state.kind === 'reading'}>
      {state.kind === 'told' ? <Findings side="G" entries={entriesOf(state.told)} /> : <AskForFiles state={state} onChoose={choose} />}
    </InsightPage>
  )
}

function useThingsTheyKnow(): readonly [State, (files: readonly Chosen[]) => void] {
  const { client } = useServices()
  const { timeZone } = useHeldSummary()
  const [state, setState] = useState<State>({ kind: 'reading' })
  const [files, setFiles] = useState<readonly Chosen[] | null>(null)
  useEffect(() => {
    let gone = false
    const show = (next: State): void => {
      if (!gone) setState(next)
    }
    show({ kind: 'reading' })
    client.ask('thingsTheyKnow', { files, timeZone }).then(
      (told) => show(told === null ? { kind: 'asking', complaint: files === null ? '' : said.nothing } : { kind: 'told', told }),
      () => show({ kind: 'asking', complaint: said.fault }),
    )
    return () => {
      gone = true
    }
  }, [client, files, timeZone])
  return [state, setFiles]
}

interface AskForFilesProps {
  readonly state: Exclude<State, { kind: 'told' }>
  readonly onChoose: (files: readonly Chosen[]) => void
}

function AskForFiles({ state, onChoose }: AskForFilesProps) {
  const input = useRef<HTMLInputElement>(null)
  const choose = (event: ChangeEvent<HTMLInputElement>): void => {
    const chosen = fromInput(event.target.files ?? new DataTransfer().files)
    event.target.value = ''
    if (chosen.length > 0) onChoose(chosen)
  }
  return (
    <section className="setting">
      <div>
        <h2>{said.ask}</h2>
        <p className="soft">{said.askHint}</p>
      </div>
      <div>
        <button type="button" className="button primary" disabled={state.kind === 'reading'} onClick={() => input.current?.click()}>
          {said.choose}
        </button>
        <input ref={input} type="file" multiple hidden onChange={choose} data-testid="account-files" />
        <p role="status" className={state.kind === 'reading' ? 'soft' : 'wrong'}>
          {state.kind === 'reading' ? said.reading : state.complaint}
        </p>
      </div>
    </section>
  )
}

function entriesOf(told: ThingsTheyKnow): readonly Entry[] {
  const entries = [searches(told), hours(told), inferences(told), segments(told)]
  return entries.some((entry) => entry !== null) ? entries : [{ title: said.none, how: said.noneHow }]
}

function searches({ searches: { total, from, to, followed, months, queries } }: ThingsTheyKnow): Entry {
  if (from === null || to === null) return null
  const most = Math.max(...months.map((month) => month.searches))
  const bars = months.map(({ month, searches: value }) => ({
    key: month,
    label: months.length > 12 ? month.slice(0, 4) : format.monthShort(month),
    value,
    said: format.number(value),
    matters: value === most,
  }))
  return {
    title: said.searches(total),
    lede: <p>{said.searchesLede(from, to, followed / total)}</p>,
    how: said.searchesHow,
    alt: said.searches(total),
    table: tableOf(
      said.columns.month,
      [said.columns.month, said.columns.searches],
      months.map(({ month, searches: count }) => [format.month(month), format.number(count)]),
    ),
    children: (
      <>
        {bars.length > 1 && <Bars bars={bars} />}
        <DataTable
          {...tableOf(
            said.columns.query,
            [said.columns.query, said.columns.searches, said.columns.last],
            queries.map(({ query, searches: count, last }) => [query, format.number(count), format.day(last)]),
          )}
        />
      </>
    ),
  }
}

function hours({ searches: { total, hours: counts } }: ThingsTheyKnow): Entry {
  if (total === 0) return null
  const most = Math.max(...counts)
  const bars = counts.map((count, hour) => ({
    key: String(hour),
    label: format.hour(hour),
    value: count,
    said: format.number(count),
    matters: count === most,
  }))
  const title = said.hours(counts.indexOf(most))
  return {
    title,
    how: said.hoursHow,
    alt: title,
    table: tableOf(
      said.columns.hour,
      [said.columns.hour, said.columns.searches],
      bars.map(({ label, said: value }) => [label, value]),
    ),
    children: <Bars bars={bars} />,
  }
}

function inferences({ inferences: { total, own, bought } }: ThingsTheyKnow): Entry {
  if (total === 0) return null
  return {
    title: said.inferences(total),
    how: said.inferencesHow,
    children: (
      <>
        <PlainList title={said.own} items={own} />
        <PlainList title={said.bought} items={bought} />
      </>
    ),
  }
}

function PlainList({ title, items }: { readonly title: string; readonly items: readonly string[] }) {
  if (items.length === 0) return null
  return (
    <section className="named-list">
      <h3 className="eyebrow">{title}</h3>
      <ul className="track-list">
        {items.map((item) => (
          <li key={item}>
            <bdi>{item}</bdi>
          </li>
        ))}
      </ul>
    </section>
  )
}

function segments({ segments: found }: ThingsTheyKnow): Entry {
  if (found.length === 0) return null
  return {
    title: said.segments(found.length),
    how: said.segmentsHow,
    children: found.map(({ segment, artists }) => (
      <NamedList key={segment} kind="artist" title={segment} rows={artists.map((artist) => ({ name: artist, artist, value: '' }))} />
    )),
  }
}

/** The listens themselves: every number of the other pages leads here, to the very rows that it was made of. */
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { memo, useId, type ReactNode } from 'react'
import { HEARD_KINDS, LISTEN_PARTS } from '../../contract/insight-kinds.ts'
import type { ListenListing, ListenRow } from '../../contract/worker.ts'
import { useAnswer, useHeldSummary, useServices } from '../history/services.ts'
import { wordsOf } from '../messages/languages.ts'
import { format, text } from '../messages/text.ts'
import { filterOf, LISTEN_ORDERS, parseListensSearch, paths, type ListensSearch } from '../routes.ts'
import { saveFile } from '../save-file.ts'
import { useOneMoreEachFrame } from '../ui/one-more-each-frame.ts'
import { Waiting } from '../ui/states.tsx'
import { SubjectLink } from '../ui/subject-link.tsx'
import { usePeriodWords, useView } from '../use-view.ts'

const words = await wordsOf({
  en: async () => (await import('../messages/en/listens.ts')).listens,
  de: async () => (await import('../messages/de/listens.ts')).listens,
  es: async () => (await import('../messages/es/listens.ts')).listens,
})

/** A screen or two; the whole list is behind "Save". */
const PAGE = 50
/** What fills the first screen; the others are drawn so many a frame. */
const ROWS_AT_ONCE = 20
const HOURS = Array.from({ length: 24 }, (_, hour) => hour)
const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6] as const

export function ListensPage() {
  const search = parseListensSearch(useSearch({ strict: false }))
  const view = useView()
  const period = usePeriodWords()
  const page = search.page ?? 1
  const { data, isPlaceholderData } = useAnswer('listens', {
    ...view,
    filter: filterOf(search),
    order: search.order ?? 'newest',
    offset: (page - 1) * PAGE,
    limit: PAGE,
  })
  if (!data) return <Waiting />
  return (
    <div className="page listens-page" aria-busy={isPlaceholderData}>
      <header className="page-head">
        <h1>{words.title(data.total)}</h1>
        <p className="lede">{words.lead(period, data.msPlayed, data.plays, data.skips)}</p>
        <Conditions search={search} />
        <Narrowing search={search} />
      </header>
      {data.total === 0 ? (
        <p className="lede">
          {words.empty} {words.emptyHint}
        </p>
      ) : (
        // Other rows begin anew, with those of the first screen.
        <Listing key={data.rows[0]?.startedAt} found={data} page={page} search={search} />
      )}
      <p>
        <Link to={paths.rows} className="onward">
          {words.account}
        </Link>
      </p>
    </div>
  )
}

type Key = keyof ListensSearch

/** The same address with some of it changed; another selection begins at its first page. */
function useChange(): (change: Partial<Record<Key, string | number | undefined>>) => void {
  const navigate = useNavigate()
  const search = useSearch({ strict: false })
  return (change) => {
    const { page: _page, ...rest } = search
    void navigate({ to: paths.listens, search: parseListensSearch({ ...rest, ...change }), resetScroll: false })
  }
}

interface Condition {
  readonly keys: readonly Key[]
  readonly said: ReactNode
  readonly name: string
}

const plain = (keys: readonly Key[], name: string): Condition => ({ keys, name, said: name })

/** What a link from a number brought along and no choice below says. */
function conditionsOf(search: ListensSearch, timeZone: string): Condition[] {
  const { of, name, start, below, month, silence, since, until } = search
  const named = name === '' ? text.lists.unnamed : name
  const momentOf = (iso: string): string => format.instantDay(iso, timeZone)
  return [
    ...(of !== undefined && named !== undefined
      ? [{ keys: ['of', 'name', 'artist'] as const, name: named, said: <bdi>{`${text.subject.kind[of]}: ${named}`}</bdi> }]
      : []),
    ...(start ? [plain(['start'], words.starts[start])] : []),
    ...(month !== undefined ? [plain(['month'], format.monthNameOf(month - 1))] : []),
    ...(silence !== undefined ? [plain(['silence'], words.opens(silence))] : []),
    ...(below !== undefined ? [plain(['below'], words.below(below))] : []),
    ...(since !== undefined && until !== undefined
      ? [plain(['since', 'until'], words.session(momentOf(since)))]
      : since !== undefined
        ? [plain(['since'], words.since(momentOf(since)))]
        : until !== undefined
          ? [plain(['until'], words.until(momentOf(until)))]
          : []),
  ]
}

function Conditions({ search }: { readonly search: ListensSearch }) {
  const { timeZone } = useHeldSummary()
  const change = useChange()
  const conditions = conditionsOf(search, timeZone)
  if (conditions.length === 0) return null
  return (
    <ul className="conditions" aria-label={words.chosen}>
      {conditions.map(({ keys, said, name }) => (
        <li key={keys[0]}>
          <span>{said}</span>
          <button
            type="button"
            aria-label={words.take(name)}
            onClick={() => change(Object.fromEntries(keys.map((key) => [key, undefined])))}
          >
            ×
          </button>
        </li>
      ))}
    </ul>
  )
}

function Narrowing({ search }: { readonly search: ListensSearch }) {
  const change = useChange()
  const narrowed = search.kind ?? search.part ?? search.weekday ?? search.hour
  return (
    <div className="narrowing" role="group" aria-label={words.narrow}>
      <Choice
        label={words.kind}
        value={search.kind}
        options={HEARD_KINDS.map((kind) => [kind, words.kinds[kind]])}
        onChange={(kind) => change({ kind })}
      />
      <Choice
        label={words.part}
        value={search.part}
        options={LISTEN_PARTS.map((part) => [part, words.parts[part]])}
        onChange={(part) => change({ part })}
      />
      <Choice
        label={words.weekday}
        value={search.weekday}
        options={WEEKDAYS.map((weekday) => [String(weekday), format.weekday(weekday)])}
        onChange={(weekday) => change({ weekday })}
      />
      <Choice
        label={words.hour}
        value={search.hour}
        options={HOURS.map((hour) => [String(hour), format.hour(hour)])}
        onChange={(hour) => change({ hour })}
      />
      <Choice
        label={words.order}
        value={search.order ?? 'newest'}
        options={LISTEN_ORDERS.map((order) => [order, words.orders[order]])}
        onChange={(order) => change({ order })}
        isGiven
      />
      {narrowed !== undefined && (
        <button
          type="button"
          className="quiet"
          onClick={() => change({ kind: undefined, part: undefined, weekday: undefined, hour: undefined })}
        >
          {words.takeAll}
        </button>
      )}
    </div>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly value: string | number | undefined
  readonly options: readonly (readonly [value: string, said: string])[]
  readonly onChange: (value: string | undefined) => void
  /** One of the options always holds. */
  readonly isGiven?: boolean
}

function Choice({ label, value, options, onChange, isGiven = false }: ChoiceProps) {
  const id = useId()
  return (
    <p>
      <label htmlFor={id} className="eyebrow">
        {label}
      </label>
      <select
        id={id}
        value={value ?? ''}
        data-chosen={!isGiven && value !== undefined ? '' : undefined}
        onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
      >
        {!isGiven && <option value="">{words.any}</option>}
        {options.map(([option, said]) => (
          <option key={option} value={option}>
            {said}
          </option>
        ))}
      </select>
    </p>
  )
}

interface ListingProps {
  readonly found: ListenListing
  readonly page: number
  readonly search: ListensSearch
}

function Listing({ found, page, search }: ListingProps) {
  const { client } = useServices()
  const view = useView()
  const pages = Math.ceil(found.total / PAGE)
  const first = (page - 1) * PAGE
  const shown = useOneMoreEachFrame(Math.ceil(found.rows.length / ROWS_AT_ONCE), 1)
  const save = async (): Promise<void> => {
    const { name, file } = await client.ask('listensFile', { ...view, filter: filterOf(search) })
    if (file instanceof Blob) saveFile(name, file)
  }
  return (
    <section className="listing" aria-label={text.subject.listens}>
      <div className="listing-bar">
        <p className="soft tabular" role="status">
          {words.shown(Math.min(first + 1, found.total), Math.min(first + found.rows.length, found.total), found.total)}
        </p>
        <button type="button" className="button" onClick={() => void save()}>
          {words.save}
        </button>
      </div>
      <table className="listens-table">
        <caption className="hidden">{text.subject.listens}</caption>
        <thead>
          <tr>
            <th scope="col">{text.columns.started}</th>
            <th scope="col">{words.columns.what}</th>
            <th scope="col">{text.columns.album}</th>
            <th scope="col" className="numeric">
              {text.columns.played}
            </th>
            <th scope="col">{words.columns.how}</th>
            <th scope="col">{words.columns.source}</th>
          </tr>
        </thead>
        <tbody>
          {found.rows.slice(0, shown * ROWS_AT_ONCE).map((row, index) => (
            <Row key={`${row.startedAt} ${index}`} row={row} />
          ))}
        </tbody>
      </table>
      {pages > 1 && <Pager page={page} pages={pages} />}
    </section>
  )
}

/** Drawn once: a press for other rows shows at once that it was heard, because these are not drawn again before those are there. */
const Row = memo(function Row({ row }: { readonly row: ListenRow }) {
  const isMusic = row.kind === 'music'
  return (
    <tr>
      <td className="tabular listen-when">
        <time dateTime={row.startedAt}>{row.startedLocal}</time>
      </td>
      <td className="listen-what">
        {isMusic ? (
          <SubjectLink kind="track" name={row.title} artist={row.artist} />
        ) : (
          <bdi>{row.title === '' ? text.lists.unnamed : row.title}</bdi>
        )}
        <span className="soft track-artist" title={row.artist}>
          <bdi>{row.artist}</bdi>
        </span>
      </td>
      <td className="listen-album" title={row.album}>
        <bdi>{row.album}</bdi>
      </td>
      <td className="numeric listen-played">{format.length(row.msPlayed)}</td>
      <td className="soft listen-how">{howOf(row)}</td>
      <td className="soft listen-source">
        <span title={text.rows.kindOfFile(row.source)}>{text.rows.kindOfFile(row.source)}</span>
        {row.place && (
          <small title={row.place.path}>
            <bdi>{words.place(row.place.path.slice(row.place.path.lastIndexOf('/') + 1), row.place.line)}</bdi>
          </small>
        )}
      </td>
    </tr>
  )
})

function howOf({ kind, skipped, isPlay }: ListenRow): string {
  const known = HEARD_KINDS.find((one) => one === kind)
  if (known !== 'music') return known === undefined ? kind : words.kinds[known]
  return format.list([isPlay ? words.play : words.short, ...(skipped ? [text.subject.skipped] : [])])
}

function Pager({ page, pages }: { readonly page: number; readonly pages: number }) {
  const turn = (to: number, label: string) =>
    to >= 1 && to <= pages ? (
      <Link to={paths.listens} search={(previous: Record<string, unknown>) => ({ ...previous, page: to })} className="button">
        {label}
      </Link>
    ) : null
  return (
    <nav className="pager" aria-label={words.pages}>
      {turn(page - 1, words.earlier)}
      <span className="soft tabular">
        {format.number(Math.min(page, pages))} / {format.number(pages)}
      </span>
      {turn(page + 1, words.later)}
    </nav>
  )
}

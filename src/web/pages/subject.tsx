/** What one artist, album or track has been to the listener. */
import { Link, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Subject } from '../../contract/insights.ts'
import type { SubjectKind, SubjectName } from '../../contract/worker.ts'
import { BarChart } from '../charts/bar-chart.tsx'
import type { Bar } from '../charts/bar.ts'
import { WeekClock } from '../charts/week-clock.tsx'
import { useAnswer, useHeldSummary } from '../history/services.ts'
import { format, text } from '../messages/text.ts'
import { keepView, listensOf, listPaths, parseSubjectSearch } from '../routes.ts'
import { ChartOrTable } from '../ui/chart-or-table.tsx'
import { Waiting } from '../ui/states.tsx'
import { monthRows } from '../ui/rows-link.tsx'
import { SubjectLink } from '../ui/subject-link.tsx'
import { TrackList } from '../ui/track-list.tsx'
import { usePeriodWords, useView } from '../use-view.ts'
import { ListenListing } from './listen-listing.tsx'
import { clockTable } from './overview/week-hours.tsx'

const SHOWN = 10

export function ArtistPage() {
  return <SubjectPage kind="artist" />
}

export function AlbumPage() {
  return <SubjectPage kind="album" />
}

export function TrackPage() {
  return <SubjectPage kind="track" />
}

function SubjectPage({ kind }: { readonly kind: SubjectKind }) {
  const { name, artist } = parseSubjectSearch(useSearch({ strict: false }))
  const asked: SubjectName = useMemo(() => ({ kind, name, artist }), [kind, name, artist])
  const view = useView()
  const { data, isPending } = useAnswer('subject', { ...view, subject: asked })
  if (isPending) return <Waiting />
  return (
    <article className="page subject" key={`${kind}\0${name}\0${artist}`}>
      <SubjectHead asked={asked} subject={data ?? null} />
      {data && data.totals.listens > 0 && <SubjectBody subject={data} asked={asked} />}
    </article>
  )
}

function SubjectHead({ asked: { kind, name, artist }, subject }: { readonly asked: SubjectName; readonly subject: Subject | null }) {
  const period = usePeriodWords()
  return (
    <header className="subject-head">
      <p className="eyebrow">
        <Link to={listPaths[kind]} search={keepView}>
          {text.subject.kind[kind]}
        </Link>
      </p>
      <h1 title={name} data-long={name.length > 36 ? '' : undefined}>
        <bdi>{name === '' ? text.lists.unnamed : name}</bdi>
      </h1>
      {kind !== 'artist' && (
        <p className="subject-by">
          {text.subject.by} <SubjectLink kind="artist" name={artist} artist={artist} />
        </p>
      )}
      {subject === null ? (
        <p className="lede">
          {text.subject.unknown} {text.subject.unknownHint}
        </p>
      ) : subject.totals.listens === 0 ? (
        <p className="lede">{text.subject.notHeard}</p>
      ) : (
        <SubjectNumber subject={subject} kind={kind} period={period} />
      )}
    </header>
  )
}

function SubjectNumber({
  subject: { totals, rank, of },
  kind,
  period,
}: {
  readonly subject: Subject
  readonly kind: SubjectKind
  readonly period: string
}) {
  return (
    <div className="subject-number">
      <p className="numeral medium">
        <span className="figure">{format.figure(totals.msPlayed).said}</span>{' '}
        <span className="unit">{text.hero.unit(totals.msPlayed)}</span>
      </p>
      <p className="lede">
        {rank !== null && (
          <strong>
            {text.subject.rank(kind, rank, of)}, {period}.
          </strong>
        )}{' '}
        {text.subject.sentence(totals.plays, totals.listens, totals.days)}
      </p>
    </div>
  )
}

function SubjectBody({ subject, asked }: { readonly subject: Subject; readonly asked: SubjectName }) {
  return (
    <>
      <SubjectFacts subject={subject} />
      <div className="two-columns wide-gap">
        <SubjectMonths subject={subject} asked={asked} />
        <section>
          <h2 className="eyebrow">{text.subject.clock}</h2>
          <ChartOrTable label={text.subject.clock} table={clockTable(subject.clock, listensOf(asked))}>
            <WeekClock clock={subject.clock} rows={listensOf(asked)} />
          </ChartOrTable>
        </section>
      </div>
      <div className="two-columns wide-gap">
        {asked.kind !== 'track' && subject.tracks.length > 0 && (
          <section>
            <h2 className="eyebrow">{text.subject.tracks}</h2>
            <TrackList kind="track" rows={subject.tracks.slice(0, SHOWN)} second={null} />
          </section>
        )}
        {asked.kind !== 'album' && subject.albums.length > 0 && (
          <section>
            <h2 className="eyebrow">{text.subject.albums}</h2>
            <TrackList kind="album" rows={subject.albums.slice(0, SHOWN)} second={null} />
          </section>
        )}
      </div>
      <ListenListing subject={asked} />
    </>
  )
}

function SubjectFacts({ subject: { first, last, longestStreak, totals } }: { readonly subject: Subject }) {
  const { timeZone } = useHeldSummary()
  const facts = [
    { label: text.subject.first, said: first && format.instantDay(first.at, timeZone), name: first?.title },
    { label: text.subject.last, said: last && format.instantDay(last.at, timeZone), name: last?.title },
    {
      label: text.subject.streak,
      said: text.subject.days(longestStreak.days),
      name: longestStreak.from ? format.day(longestStreak.from) : undefined,
    },
    { label: text.subject.skips, said: text.subject.skipsOf(totals.skips, totals.listens), name: undefined },
  ]
  return (
    <dl className="facts">
      {facts.map(({ label, said, name }) => (
        <div key={label}>
          <dt className="eyebrow">{label}</dt>
          <dd>
            {said}
            {name !== undefined && (
              <span className="soft fact-name" title={name}>
                <bdi>{name}</bdi>
              </span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function SubjectMonths({ subject: { months }, asked }: { readonly subject: Subject; readonly asked: SubjectName }) {
  const bars = useMemo(() => {
    const most = Math.max(...months.map(({ msPlayed }) => msPlayed))
    return fillMonths(months).map(({ month, msPlayed }): Bar => ({
      key: month,
      label: month.slice(0, 4),
      value: msPlayed,
      said: format.duration(msPlayed),
      matters: msPlayed === most && most > 0,
      rows: { ...listensOf(asked), ...monthRows(month) },
    }))
  }, [months, asked])
  return (
    <section>
      <h2 className="eyebrow">{text.subject.months}</h2>
      <ChartOrTable
        label={text.subject.months}
        table={{
          caption: text.subject.months,
          columns: [
            { label: text.columns.month },
            { label: text.columns.time, numeric: true },
            { label: text.columns.plays, numeric: true },
            { label: text.columns.listens, numeric: true },
          ],
          rows: months.map(({ month, msPlayed, plays, listens }) => ({
            key: month,
            rows: { ...listensOf(asked), ...monthRows(month) },
            cells: [format.month(month), format.duration(msPlayed), format.number(plays), format.number(listens)],
          })),
        }}
      >
        <BarChart bars={bars} height={240} />
      </ChartOrTable>
    </section>
  )
}

/** Months without a listen are part of the story, so they take their place between the others. */
function fillMonths(months: Subject['months']): readonly { readonly month: string; readonly msPlayed: number }[] {
  const [first, last] = [months[0]?.month, months.at(-1)?.month]
  if (first === undefined || last === undefined) return []
  const known = new Map(months.map(({ month, msPlayed }) => [month, msPlayed]))
  const filled: { month: string; msPlayed: number }[] = []
  let [year = 0, number = 1] = first.split('-').map(Number)
  for (let month = first; month <= last;) {
    filled.push({ month, msPlayed: known.get(month) ?? 0 })
    number += 1
    if (number > 12) [year, number] = [year + 1, 1]
    month = `${year}-${String(number).padStart(2, '0')}`
  }
  return filled
}

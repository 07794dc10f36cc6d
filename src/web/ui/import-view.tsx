/** An import under way: how far it has come, and the months filling in; or, in plain words, why it went no further. */
import { useRouter } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import type { ImportProgress } from '../../contract/worker.ts'
import type { ImportState } from '../history/import-store.ts'
import { useServices } from '../history/services.ts'
import { format, text } from '../messages/text.ts'
import { paths } from '../routes.ts'
import { FileChoosers } from './file-choosers.tsx'
import { ProblemList } from './states.tsx'

export function ImportView({ state }: { readonly state: Exclude<ImportState, { kind: 'idle' }> }) {
  return state.kind === 'reading' ? <Reading progress={state.progress} /> : <Refused state={state} />
}

function Refused({ state }: { readonly state: Extract<ImportState, { kind: 'refused' }> }) {
  const { imports } = useServices()
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])
  return (
    <section className="page state" role="alert">
      <h1 ref={title} tabIndex={-1}>
        {text.faults.title}
      </h1>
      <ProblemList problems={state.problems} />
      <FileChoosers label={text.faults.again} />
      <button type="button" className="quiet" onClick={imports.dismiss}>
        {text.app.close}
      </button>
    </section>
  )
}

/** The code of the page that comes next is fetched while the worker reads; what fails now is tried again when the page opens. */
function useOverviewAtHand(): void {
  const router = useRouter()
  useEffect(() => {
    router.loadRouteChunk(router.routesByPath[paths.overview])?.catch(() => undefined)
  }, [router])
}

function Reading({ progress }: { readonly progress: ImportProgress | null }) {
  const { imports } = useServices()
  useOverviewAtHand()
  const rows = progress?.rows ?? 0
  const [read, total] = [progress?.bytesRead ?? 0, progress?.bytesTotal ?? 1]
  return (
    <section className="page reading" aria-label={text.progress.title}>
      <p className="eyebrow">{text.progress.title}</p>
      <h1 className="numeral">
        <span className="figure">{text.progress.rows(rows)}</span> <span className="unit">{text.progress.rowsUnit(rows)}</span>
      </h1>
      <progress aria-label={text.progress.bar} value={read} max={Math.max(total, 1)} />
      <p className="reading-file">
        <span>{progress === null ? text.progress.opening : text.progress.bytes(read, total)}</span>
        <bdi title={progress?.path}>{progress?.path}</bdi>
      </p>
      <MonthGrid months={progress?.months ?? {}} />
      <button type="button" className="button" onClick={() => void imports.cancel()}>
        {text.progress.cancel}
      </button>
    </section>
  )
}

/** Years down, months across; a cell grows darker with the listens found in its month. */
function MonthGrid({ months }: { readonly months: Readonly<Record<string, number>> }) {
  const most = Math.max(1, ...Object.values(months))
  const years = [...new Set(Object.keys(months).map((month) => month.slice(0, 4)))].toSorted()
  return (
    <div className="month-grid" role="img" aria-label={text.progress.calendar}>
      {years.map((year) => (
        <div key={year} className="month-row">
          <span className="month-year">{year}</span>
          {Array.from({ length: 12 }, (_, month) => {
            const key = `${year}-${String(month + 1).padStart(2, '0')}`
            const listens = months[key] ?? 0
            const strength = listens === 0 ? 0 : 0.2 + 0.8 * Math.sqrt(listens / most)
            return <span key={key} className="month-cell" title={text.progress.month(key, listens)} style={{ '--strength': strength }} />
          })}
          <span className="month-initial" aria-hidden="true">
            {format.number(sumOf(months, year))}
          </span>
        </div>
      ))}
    </div>
  )
}

function sumOf(months: Readonly<Record<string, number>>, year: string): number {
  return Object.entries(months).reduce((sum, [month, listens]) => (month.startsWith(year) ? sum + listens : sum), 0)
}

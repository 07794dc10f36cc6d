/** The frame of every page about a history: the period picker stays at hand above it. */
import { Outlet, useRouterState } from '@tanstack/react-router'
import { useSummary } from '../history/services.ts'
import { useLookAhead } from '../look-ahead.ts'
import { text } from '../messages/text.ts'
import { paths } from '../routes.ts'
import { FileChoosers } from './file-choosers.tsx'
import { YearRail } from './year-rail.tsx'

/** These speak of the files and of the browser, whatever the period. */
const WITHOUT_PERIOD: readonly string[] = [paths.rows, paths.names, paths.known, paths.settings]

export function HistoryFrame() {
  const pathname = useRouterState({ select: (state) => state.location.pathname })
  const summary = useSummary()
  useLookAhead()
  // After everything was deleted, until the first page is there.
  if (summary === null) return null
  return (
    <>
      {WITHOUT_PERIOD.includes(pathname) ? <hr className="rail-rule" /> : <YearRail />}
      {summary.source === 'sample' && (
        <aside className="notice sample" aria-label={text.app.sample}>
          <p>{text.app.sample}</p>
          <FileChoosers label={text.app.sampleEnd} />
        </aside>
      )}
      <Outlet />
    </>
  )
}

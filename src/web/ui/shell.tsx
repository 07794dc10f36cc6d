/** The frame around every page: masthead, the place where files can be dropped anywhere, and the colophon. */
import { Link, Outlet, useRouterState } from '@tanstack/react-router'
import { useDeferredValue, useEffect, useRef } from 'react'
import { useImportState } from '../history/import-store.ts'
import { usePreferences } from '../history/preferences.ts'
import { useNotices, useServices, useSummary } from '../history/services.ts'
import { text } from '../messages/text.ts'
import { keepView, paths } from '../routes.ts'
import { sectionAt, SECTIONS, type PageEntry } from '../sections.ts'
import { DropVeil } from './drop-veil.tsx'
import { ImportView } from './import-view.tsx'
import { Mark } from './mark.tsx'
import { useOpenPageInSight } from './open-page-in-sight.ts'
import { usePageTitle } from './page-title.ts'
import { SearchButton } from './search-button.tsx'
import { ProblemList } from './states.tsx'

export function Shell() {
  const { imports } = useServices()
  // Deferred, so that React draws the page of a new history in slices and not in one long task.
  const importing = useDeferredValue(useImportState(imports))
  const main = useRef<HTMLElement>(null)
  const pathname = useRouterState({ select: (state) => state.location.pathname })
  useFocusOnNewPage(main, pathname)
  usePageTitle()
  const busy = importing.kind !== 'idle'
  return (
    <>
      <a href="#content" className="skip-link">
        {text.app.skip}
      </a>
      <Masthead />
      <main id="content" ref={main} tabIndex={-1}>
        <Notices />
        {busy ? <ImportView state={importing} /> : <Outlet />}
      </main>
      <footer className="colophon">
        <p>{sectionAt(pathname)?.home === paths.collective ? text.app.colophonCollective : text.app.colophon}</p>
      </footer>
      <DropVeil />
    </>
  )
}

/** A new page begins at its top for a screen reader too; a change of period stays where it is. */
function useFocusOnNewPage(main: React.RefObject<HTMLElement | null>, pathname: string): void {
  const shown = useRef(pathname)
  useEffect(() => {
    if (shown.current === pathname) return undefined
    shown.current = pathname
    // In the next frame, whose layout it can use; at once it would need one of its own.
    const frame = requestAnimationFrame(() => main.current?.focus({ preventScroll: true }))
    return () => cancelAnimationFrame(frame)
  }, [main, pathname])
}

function Masthead() {
  const summary = useSummary()
  const pathname = useRouterState({ select: (state) => state.location.pathname })
  const here = sectionAt(pathname)
  const { tellsMood } = usePreferences()
  const offered = SECTIONS.filter(({ needsHistory, isOfMood }) => (summary !== null || !needsHistory) && (tellsMood || isOfMood !== true))
  return (
    <header className="masthead">
      <Link to={summary ? paths.overview : paths.welcome} className="wordmark" aria-label={summary ? text.app.home : text.app.name}>
        <Mark />
        <span>{text.app.name}</span>
      </Link>
      {offered.length > 0 && (
        <nav aria-label={text.app.sectionNav} className="sections">
          {offered.map((section) => (
            <Link key={section.home} to={section.home} search={keepView} aria-current={section === here}>
              {section.label}
            </Link>
          ))}
        </nav>
      )}
      {summary && <SearchButton />}
      {here !== undefined && here.pages.length > 0 && <PageNav pages={here.pages} pathname={pathname} />}
    </header>
  )
}

function PageNav({ pages, pathname }: { readonly pages: readonly PageEntry[]; readonly pathname: string }) {
  const nav = useOpenPageInSight<HTMLElement>(pathname)
  return (
    <nav ref={nav} aria-label={text.app.mainNav} className="pages">
      {pages.map(({ to, label }) => (
        <Link
          key={to}
          to={to}
          search={keepView}
          activeOptions={{ includeSearch: false, exact: pages.some((page) => page.to.startsWith(`${to}/`)) }}
        >
          {label}
        </Link>
      ))}
    </nav>
  )
}

function Notices() {
  const { notices, dismiss } = useNotices()
  if (notices.length === 0) return null
  return (
    <aside className="notice" aria-label={text.faults.alsoTitle}>
      <ProblemList problems={notices} />
      <button type="button" className="quiet" onClick={dismiss}>
        {text.app.dismiss}
      </button>
    </aside>
  )
}

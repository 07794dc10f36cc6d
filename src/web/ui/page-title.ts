/** What the tab, the history of the browser and a screen reader call a page. */
import { useRouterState } from '@tanstack/react-router'
import { useEffect } from 'react'
import { text } from '../messages/text.ts'
import { parseSubjectSearch, parseViewSearch, paths, subjectPaths } from '../routes.ts'
import { sectionAt, type Section } from '../sections.ts'

/** Null leaves the title to somebody else. */
export function useTitle(page: string | null): void {
  useEffect(() => {
    if (page !== null) document.title = page === '' ? text.app.name : `${page} – ${text.app.name}`
  }, [page])
}

/** Of every page but those of the collective, whose words are not loaded before somebody goes there. */
export function usePageTitle(): void {
  useTitle(useRouterState({ select: ({ location }) => titleAt(location.pathname, location.search) }))
}

function titleAt(pathname: string, search: Record<string, unknown>): string | null {
  if (pathname === paths.welcome) return ''
  const section = sectionAt(pathname)
  if (section === undefined) return text.app.notFound
  if (section.home === paths.collective) return null
  const isOfSubject = Object.values(subjectPaths).some((path) => path === pathname)
  const name = isOfSubject ? parseSubjectSearch(search).name || text.lists.unnamed : nameIn(section, pathname)
  return [name, ...periodIn(search)].join(', ')
}

/** Pages about the listening speak for themselves, and those of other sections only beside the name of theirs. */
function nameIn({ label, home, pages }: Section, pathname: string): string {
  const page = pages.find(({ to }) => to === pathname)
  if (page === undefined) return label
  if (home === paths.overview) return page.label
  return page.to === home ? label : `${page.label}, ${label}`
}

function periodIn(search: Record<string, unknown>): readonly string[] {
  const { year, from, to } = parseViewSearch(search)
  if (year !== undefined) return [text.period.inYear(year)]
  return from !== undefined && to !== undefined ? [text.period.between(from, to)] : []
}

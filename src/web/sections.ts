/** The sections of the app and the pages of each, in the order in which they are offered. */
import { text } from './messages/text.ts'
import { paths } from './routes.ts'

type PagePath = (typeof paths)[keyof typeof paths]

export interface PageEntry {
  readonly to: PagePath
  readonly label: string
}

export interface Section {
  readonly label: string
  /** Where the section begins. */
  readonly home: PagePath
  /** Listed below the masthead while the reader is in the section; none where it is a single page. */
  readonly pages: readonly PageEntry[]
  /** Further addresses that belong to the section and are reached from its pages. */
  readonly inner: readonly PagePath[]
  /** Such a section is offered only where this browser holds a history. */
  readonly needsHistory: boolean
  /** Not offered to who wants nothing told of mood. */
  readonly isOfMood?: boolean
}

export const SECTIONS: readonly Section[] = [
  {
    label: text.app.listening,
    home: paths.overview,
    pages: [
      { to: paths.overview, label: text.app.overview },
      { to: paths.time, label: text.app.time },
      { to: paths.habits, label: text.app.habits },
      { to: paths.exploring, label: text.app.exploring },
      { to: paths.eras, label: text.app.eras },
      { to: paths.chapters, label: text.app.chapters },
      { to: paths.recap, label: text.app.recap },
      { to: paths.artists, label: text.app.artists },
      { to: paths.albums, label: text.app.albums },
      { to: paths.tracks, label: text.app.tracks },
      { to: paths.listens, label: text.app.listens },
      { to: paths.names, label: text.app.names },
      { to: paths.known, label: text.app.known },
      { to: paths.rows, label: text.app.rows },
    ],
    inner: [paths.artist, paths.album, paths.track],
    needsHistory: true,
  },
  {
    label: text.app.mood,
    home: paths.mood,
    pages: [
      { to: paths.mood, label: text.app.moodMusic },
      { to: paths.checkIns, label: text.app.moodOwn },
    ],
    inner: [],
    needsHistory: true,
    isOfMood: true,
  },
  {
    label: text.app.friends,
    home: paths.friends,
    pages: [
      { to: paths.friends, label: text.app.friendsCards },
      { to: paths.friendsCard, label: text.app.friendsMine },
      { to: paths.friendsGroup, label: text.app.friendsGroup },
    ],
    inner: [paths.friendsCompare, paths.friendsOpen],
    needsHistory: false,
  },
  { label: text.app.collective, home: paths.collective, pages: [], inner: [], needsHistory: false },
  { label: text.app.guides, home: paths.guides, pages: [], inner: [], needsHistory: false },
  { label: text.app.settings, home: paths.settings, pages: [], inner: [], needsHistory: true },
]

/** The section that an address lies in; an address below a page belongs to the page's section. */
export function sectionAt(pathname: string): Section | undefined {
  const lies = (path: PagePath): boolean => pathname === path || (path !== paths.welcome && pathname.startsWith(`${path}/`))
  return SECTIONS.find(({ home, pages, inner }) => lies(home) || pages.some(({ to }) => lies(to)) || inner.some(lies))
}

/** Which page an address shows; each page is loaded when it is first needed. */
import { createRoute, createRouter, lazyRouteComponent, redirect, type AnyRoute, type RouteComponent } from '@tanstack/react-router'
import { collectiveRoutes } from './collective/collective-routes.ts'
import { askForPage, type PageQuestion } from './history/page-questions.ts'
import { summaryQuery } from './history/services.ts'
import { root, type RouterContext } from './root-route.ts'
import {
  parseHabitsSearch,
  parseListensSearch,
  parseNamesSearch,
  parseSearch,
  parseSubjectSearch,
  parseViewSearch,
  paths,
  stringifySearch,
  type HabitsSearch,
} from './routes.ts'
import { HistoryFrame } from './ui/history-frame.tsx'
import { PageFault, Waiting } from './ui/states.tsx'

const welcome = createRoute({
  getParentRoute: () => root,
  path: paths.welcome,
  beforeLoad: async ({ context }) => {
    if ((await context.queries.ensureQueryData(summaryQuery(context.client))) !== null)
      throw redirect({ to: paths.overview, replace: true })
  },
  component: lazyRouteComponent(() => import('./pages/welcome.tsx'), 'Welcome'),
})

const history = createRoute({
  getParentRoute: () => root,
  id: 'history',
  validateSearch: parseViewSearch,
  beforeLoad: async ({ context }) => {
    if ((await context.queries.ensureQueryData(summaryQuery(context.client))) === null) throw redirect({ to: paths.welcome, replace: true })
  },
  component: HistoryFrame,
})

const underHistory = { getParentRoute: () => history }

/** The page's question is asked while its code is still on its way, and as soon as a link to it is pointed at. */
const asking = (name: PageQuestion) => ({
  ...underHistory,
  loaderDeps: ({ search }: { readonly search: HabitsSearch }) => search,
  loader: ({ context, deps }: { readonly context: RouterContext; readonly deps: HabitsSearch }) => {
    void askForPage(context.queries, context.client, name, deps)
  },
})

const overview = createRoute({
  ...asking('findings'),
  path: paths.overview,
  component: lazyRouteComponent(() => import('./pages/overview/overview.tsx'), 'Overview'),
})
const time = createRoute({
  ...asking('time'),
  path: paths.time,
  component: lazyRouteComponent(() => import('./pages/insights/time.tsx'), 'Time'),
})
const habits = createRoute({
  ...asking('habits'),
  path: paths.habits,
  validateSearch: parseHabitsSearch,
  component: lazyRouteComponent(() => import('./pages/insights/habits.tsx'), 'Habits'),
})
const exploring = createRoute({
  ...asking('exploring'),
  path: paths.exploring,
  component: lazyRouteComponent(() => import('./pages/insights/exploring.tsx'), 'Exploring'),
})
const eras = createRoute({
  ...asking('eras'),
  path: paths.eras,
  component: lazyRouteComponent(() => import('./pages/insights/eras.tsx'), 'ErasPage'),
})
const known = createRoute({
  ...underHistory,
  path: paths.known,
  component: lazyRouteComponent(() => import('./pages/known/known.tsx'), 'Known'),
})
const chapters = createRoute({
  ...asking('chapters'),
  path: paths.chapters,
  component: lazyRouteComponent(() => import('./pages/insights/chapters.tsx'), 'Chapters'),
})
const recap = createRoute({
  ...asking('recap'),
  path: paths.recap,
  component: lazyRouteComponent(() => import('./pages/insights/recap.tsx'), 'Recap'),
})
const lists = () => import('./pages/lists.tsx')
const underNames = { ...underHistory, validateSearch: parseNamesSearch }
const artists = createRoute({ ...underNames, path: paths.artists, component: lazyRouteComponent(lists, 'Artists') })
const albums = createRoute({ ...underNames, path: paths.albums, component: lazyRouteComponent(lists, 'Albums') })
const tracks = createRoute({ ...underNames, path: paths.tracks, component: lazyRouteComponent(lists, 'Tracks') })
const artist = createRoute({
  ...underHistory,
  path: paths.artist,
  validateSearch: parseSubjectSearch,
  component: lazyRouteComponent(() => import('./pages/subject.tsx'), 'ArtistPage'),
})
const album = createRoute({
  ...underHistory,
  path: paths.album,
  validateSearch: parseSubjectSearch,
  component: lazyRouteComponent(() => import('./pages/subject.tsx'), 'AlbumPage'),
})
const track = createRoute({
  ...underHistory,
  path: paths.track,
  validateSearch: parseSubjectSearch,
  component: lazyRouteComponent(() => import('./pages/subject.tsx'), 'TrackPage'),
})
const listens = createRoute({
  ...underHistory,
  path: paths.listens,
  validateSearch: parseListensSearch,
  component: lazyRouteComponent(() => import('./pages/listens.tsx'), 'ListensPage'),
})
const rows = createRoute({ ...underHistory, path: paths.rows, component: lazyRouteComponent(() => import('./pages/rows.tsx'), 'Rows') })
const names = createRoute({ ...underHistory, path: paths.names, component: lazyRouteComponent(() => import('./pages/names.tsx'), 'Names') })
const mood = createRoute({
  ...asking('mood'),
  path: paths.mood,
  component: lazyRouteComponent(() => import('./pages/mood/mood.tsx'), 'Mood'),
})
const checkIns = createRoute({
  getParentRoute: () => root,
  path: paths.checkIns,
  component: lazyRouteComponent(() => import('./pages/mood/check-ins.tsx'), 'CheckIns'),
})
const settings = createRoute({
  ...underHistory,
  path: paths.settings,
  component: lazyRouteComponent(() => import('./pages/settings.tsx'), 'Settings'),
})

/** For whoever has no history yet, and for whoever wants more of theirs. */
const guides = createRoute({
  getParentRoute: () => root,
  path: paths.guides,
  component: lazyRouteComponent(() => import('./pages/guides.tsx'), 'Guides'),
})

const friends = createRoute({
  getParentRoute: () => root,
  path: paths.friends,
  component: lazyRouteComponent(() => import('./pages/friends/friends.tsx'), 'Friends'),
})
const friendsOpen = createRoute({
  getParentRoute: () => root,
  path: paths.friendsOpen,
  component: lazyRouteComponent(() => import('./pages/friends/open-card.tsx'), 'OpenCard'),
})
/** A friend's card opens anywhere; these need somebody to compare it with. */
const besideHistory = createRoute({
  getParentRoute: () => root,
  id: 'beside-history',
  beforeLoad: async ({ context }) => {
    if ((await context.queries.ensureQueryData(summaryQuery(context.client))) === null) throw redirect({ to: paths.friends, replace: true })
  },
})
const underFriends = { getParentRoute: () => besideHistory }
const friendsCard = createRoute({
  ...underFriends,
  path: paths.friendsCard,
  component: lazyRouteComponent(() => import('./pages/friends/make-card.tsx'), 'MakeCard'),
})
const friendsCompare = createRoute({
  ...underFriends,
  path: paths.friendsCompare,
  component: lazyRouteComponent(() => import('./pages/friends/comparison.tsx'), 'ComparisonPage'),
})
const friendsGroup = createRoute({
  ...underFriends,
  path: paths.friendsGroup,
  component: lazyRouteComponent(() => import('./pages/friends/group.tsx'), 'GroupPage'),
})

const tree = root.addChildren([
  welcome,
  guides,
  friends,
  friendsOpen,
  checkIns,
  besideHistory.addChildren([friendsCard, friendsCompare, friendsGroup]),
  history.addChildren([
    overview,
    time,
    habits,
    exploring,
    eras,
    chapters,
    recap,
    artists,
    albums,
    tracks,
    artist,
    album,
    track,
    listens,
    rows,
    names,
    known,
    mood,
    settings,
  ]),
  collectiveRoutes,
])

export function makeRouter(context: RouterContext) {
  const router = createRouter({
    routeTree: tree,
    context,
    parseSearch,
    stringifySearch,
    scrollRestoration: true,
    defaultPreload: 'intent',
    defaultPendingComponent: Waiting,
    defaultPendingMs: 400,
    defaultErrorComponent: PageFault,
  })
  // The code of the page that is asked for comes while the worker still reads whether there is a history to show on it.
  const routes: Readonly<Record<string, AnyRoute>> = router.routesById
  const matches: readonly { readonly routeId: string }[] = router.matchRoutes(router.latestLocation)
  for (const { routeId } of matches) {
    const component: RouteComponent | undefined = routes[routeId]?.options.component
    void component?.preload?.()
  }
  return router
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>
  }
}

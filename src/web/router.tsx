/** Which page an address shows; each page is loaded when it is first needed. */
import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
  type AnyRoute,
  type RouteComponent,
} from '@tanstack/react-router'
import { preferences } from './history/preferences.ts'
import { answerQuery, summaryQuery } from './history/services.ts'
import type { HistoryClient } from './history/client.ts'
import { parseListensSearch, parseSearch, parseSubjectSearch, parseViewSearch, paths, stringifySearch, viewOf } from './routes.ts'
import { HistoryFrame } from './ui/history-frame.tsx'
import { NotFound, PageFault, Waiting } from './ui/states.tsx'
import { Shell } from './ui/shell.tsx'

interface RouterContext {
  readonly queries: QueryClient
  readonly client: HistoryClient
}

const root = createRootRouteWithContext<RouterContext>()({
  // What the masthead offers depends on it, and a masthead that grows later would push the page down under the reader's hands.
  beforeLoad: async ({ context }) => {
    await context.queries.ensureQueryData(summaryQuery(context.client)).catch(() => undefined)
  },
  component: Shell,
  notFoundComponent: NotFound,
})

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

const overview = createRoute({
  ...underHistory,
  path: paths.overview,
  loaderDeps: ({ search }) => search,
  // Asked for while the code of the page is still on its way.
  loader: ({ context, deps }) => {
    void context.queries.prefetchQuery(answerQuery(context.client, 'findings', viewOf(deps, preferences().playRule)))
  },
  component: lazyRouteComponent(() => import('./pages/overview/overview.tsx'), 'Overview'),
})
const time = createRoute({
  ...underHistory,
  path: paths.time,
  component: lazyRouteComponent(() => import('./pages/insights/time.tsx'), 'Time'),
})
const habits = createRoute({
  ...underHistory,
  path: paths.habits,
  component: lazyRouteComponent(() => import('./pages/insights/habits.tsx'), 'Habits'),
})
const exploring = createRoute({
  ...underHistory,
  path: paths.exploring,
  component: lazyRouteComponent(() => import('./pages/insights/exploring.tsx'), 'Exploring'),
})
const eras = createRoute({
  ...underHistory,
  path: paths.eras,
  component: lazyRouteComponent(() => import('./pages/insights/eras.tsx'), 'ErasPage'),
})
const known = createRoute({
  ...underHistory,
  path: paths.known,
  component: lazyRouteComponent(() => import('./pages/known/known.tsx'), 'Known'),
})
const chapters = createRoute({
  ...underHistory,
  path: paths.chapters,
  component: lazyRouteComponent(() => import('./pages/insights/chapters.tsx'), 'Chapters'),
})
const recap = createRoute({
  ...underHistory,
  path: paths.recap,
  component: lazyRouteComponent(() => import('./pages/insights/recap.tsx'), 'Recap'),
})
const artists = createRoute({
  ...underHistory,
  path: paths.artists,
  component: lazyRouteComponent(() => import('./pages/lists.tsx'), 'Artists'),
})
const albums = createRoute({
  ...underHistory,
  path: paths.albums,
  component: lazyRouteComponent(() => import('./pages/lists.tsx'), 'Albums'),
})
const tracks = createRoute({
  ...underHistory,
  path: paths.tracks,
  component: lazyRouteComponent(() => import('./pages/lists.tsx'), 'Tracks'),
})
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
  ...underHistory,
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

/** Everything of the collective comes only when somebody goes there. */
const collective = createRoute({
  getParentRoute: () => root,
  id: 'in-collective',
  component: lazyRouteComponent(() => import('./collective/frame.tsx'), 'CollectiveFrame'),
})

const underCollective = { getParentRoute: () => collective }

const collectiveHome = createRoute({
  ...underCollective,
  path: paths.collective,
  component: lazyRouteComponent(() => import('./collective/pages/home.tsx'), 'Home'),
})
const setUp = createRoute({
  ...underCollective,
  path: paths.setUp,
  component: lazyRouteComponent(() => import('./collective/pages/set-up.tsx'), 'SetUp'),
})
const join = createRoute({
  ...underCollective,
  path: paths.join,
  component: lazyRouteComponent(() => import('./collective/pages/join.tsx'), 'Join'),
})
const signIn = createRoute({
  ...underCollective,
  path: paths.signIn,
  component: lazyRouteComponent(() => import('./collective/pages/sign-in.tsx'), 'SignIn'),
})
const account = createRoute({
  ...underCollective,
  path: paths.account,
  component: lazyRouteComponent(() => import('./collective/pages/account.tsx'), 'Account'),
})
const proposals = createRoute({
  ...underCollective,
  path: paths.proposals,
  component: lazyRouteComponent(() => import('./collective/pages/proposals.tsx'), 'Proposals'),
})
const proposal = createRoute({
  ...underCollective,
  path: paths.proposal,
  component: lazyRouteComponent(() => import('./collective/pages/proposal.tsx'), 'ProposalPage'),
})
const contribute = createRoute({
  ...underCollective,
  path: paths.contribute,
  component: lazyRouteComponent(() => import('./collective/pages/contribute.tsx'), 'Contribute'),
})
const nearby = createRoute({
  ...underCollective,
  path: paths.nearby,
  component: lazyRouteComponent(() => import('./collective/pages/nearby.tsx'), 'Nearby'),
})
const consent = createRoute({
  ...underCollective,
  path: paths.consent,
  component: lazyRouteComponent(() => import('./collective/pages/consent.tsx'), 'Consent'),
})
const earnings = createRoute({
  ...underCollective,
  path: paths.earnings,
  component: lazyRouteComponent(() => import('./collective/pages/earnings.tsx'), 'Earnings'),
})
const catalogue = createRoute({
  ...underCollective,
  path: paths.catalogue,
  component: lazyRouteComponent(() => import('./collective/pages/catalogue.tsx'), 'Catalogue'),
})
const requests = createRoute({
  ...underCollective,
  path: paths.requests,
  component: lazyRouteComponent(() => import('./collective/pages/requests.tsx'), 'Requests'),
})
const releases = createRoute({
  ...underCollective,
  path: paths.releases,
  component: lazyRouteComponent(() => import('./collective/pages/releases.tsx'), 'Releases'),
})
const sales = createRoute({
  ...underCollective,
  path: paths.sales,
  component: lazyRouteComponent(() => import('./collective/pages/sales.tsx'), 'Sales'),
})
const draft = createRoute({
  ...underCollective,
  path: paths.draft,
  component: lazyRouteComponent(() => import('./collective/pages/draft.tsx'), 'Draft'),
})
const payouts = createRoute({
  ...underCollective,
  path: paths.payouts,
  component: lazyRouteComponent(() => import('./collective/pages/payouts.tsx'), 'Payouts'),
})
const people = createRoute({
  ...underCollective,
  path: paths.people,
  component: lazyRouteComponent(() => import('./collective/pages/people.tsx'), 'People'),
})
const review = createRoute({
  ...underCollective,
  path: paths.review,
  component: lazyRouteComponent(() => import('./collective/pages/review.tsx'), 'Review'),
})
const evidence = createRoute({
  ...underCollective,
  path: paths.evidence,
  component: lazyRouteComponent(() => import('./collective/pages/evidence.tsx'), 'Evidence'),
})
const record = createRoute({
  ...underCollective,
  path: paths.record,
  component: lazyRouteComponent(() => import('./collective/pages/record.tsx'), 'Record'),
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
  collective.addChildren([
    collectiveHome,
    setUp,
    join,
    signIn,
    account,
    proposals,
    proposal,
    contribute,
    consent,
    nearby,
    earnings,
    catalogue,
    requests,
    releases,
    sales,
    draft,
    payouts,
    people,
    review,
    record,
    evidence,
  ]),
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

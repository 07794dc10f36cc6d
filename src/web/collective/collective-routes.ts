/** The pages of the collective and their addresses; everything of it comes only when somebody goes there. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { root } from '../root-route.ts'
import { paths } from '../routes.ts'

const collective = createRoute({
  getParentRoute: () => root,
  id: 'in-collective',
  component: lazyRouteComponent(() => import('./frame.tsx'), 'CollectiveFrame'),
})

const underCollective = { getParentRoute: () => collective }

const collectiveHome = createRoute({
  ...underCollective,
  path: paths.collective,
  component: lazyRouteComponent(() => import('./pages/home.tsx'), 'Home'),
})
const setUp = createRoute({
  ...underCollective,
  path: paths.setUp,
  component: lazyRouteComponent(() => import('./pages/set-up.tsx'), 'SetUp'),
})
const join = createRoute({
  ...underCollective,
  path: paths.join,
  component: lazyRouteComponent(() => import('./pages/join.tsx'), 'Join'),
})
const signIn = createRoute({
  ...underCollective,
  path: paths.signIn,
  component: lazyRouteComponent(() => import('./pages/sign-in.tsx'), 'SignIn'),
})
const account = createRoute({
  ...underCollective,
  path: paths.account,
  component: lazyRouteComponent(() => import('./pages/account.tsx'), 'Account'),
})
const proposals = createRoute({
  ...underCollective,
  path: paths.proposals,
  component: lazyRouteComponent(() => import('./pages/proposals.tsx'), 'Proposals'),
})
const proposal = createRoute({
  ...underCollective,
  path: paths.proposal,
  component: lazyRouteComponent(() => import('./pages/proposal.tsx'), 'ProposalPage'),
})
const contribute = createRoute({
  ...underCollective,
  path: paths.contribute,
  component: lazyRouteComponent(() => import('./pages/contribute.tsx'), 'Contribute'),
})
const nearby = createRoute({
  ...underCollective,
  path: paths.nearby,
  component: lazyRouteComponent(() => import('./pages/nearby.tsx'), 'Nearby'),
})
const consent = createRoute({
  ...underCollective,
  path: paths.consent,
  component: lazyRouteComponent(() => import('./pages/consent.tsx'), 'Consent'),
})
const earnings = createRoute({
  ...underCollective,
  path: paths.earnings,
  component: lazyRouteComponent(() => import('./pages/earnings.tsx'), 'Earnings'),
})
const catalogue = createRoute({
  ...underCollective,
  path: paths.catalogue,
  component: lazyRouteComponent(() => import('./pages/catalogue.tsx'), 'Catalogue'),
})
const requests = createRoute({
  ...underCollective,
  path: paths.requests,
  component: lazyRouteComponent(() => import('./pages/requests.tsx'), 'Requests'),
})
const releases = createRoute({
  ...underCollective,
  path: paths.releases,
  component: lazyRouteComponent(() => import('./pages/releases.tsx'), 'Releases'),
})
const sales = createRoute({
  ...underCollective,
  path: paths.sales,
  component: lazyRouteComponent(() => import('./pages/sales.tsx'), 'Sales'),
})
const draft = createRoute({
  ...underCollective,
  path: paths.draft,
  component: lazyRouteComponent(() => import('./pages/draft.tsx'), 'Draft'),
})
const payouts = createRoute({
  ...underCollective,
  path: paths.payouts,
  component: lazyRouteComponent(() => import('./pages/payouts.tsx'), 'Payouts'),
})
const people = createRoute({
  ...underCollective,
  path: paths.people,
  component: lazyRouteComponent(() => import('./pages/people.tsx'), 'People'),
})
const review = createRoute({
  ...underCollective,
  path: paths.review,
  component: lazyRouteComponent(() => import('./pages/review.tsx'), 'Review'),
})
const evidence = createRoute({
  ...underCollective,
  path: paths.evidence,
  component: lazyRouteComponent(() => import('./pages/evidence.tsx'), 'Evidence'),
})
const record = createRoute({
  ...underCollective,
  path: paths.record,
  component: lazyRouteComponent(() => import('./pages/record.tsx'), 'Record'),
})
export const collectiveRoutes = collective.addChildren([
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
])

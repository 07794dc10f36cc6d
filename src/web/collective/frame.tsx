/** The frame of the collective's pages: which of them are whose, and the way in for those who are not signed in. */
import { Link, Outlet, useRouterState } from '@tanstack/react-router'
import { useEffect, type ReactNode } from 'react'
import type { AnswerOf } from '../../contract/http/routes.ts'
import { text } from '../messages/text.ts'
import { paths } from '../routes.ts'
import { useOpenPageInSight } from '../ui/open-page-in-sight.ts'
import { useTitle } from '../ui/page-title.ts'
import { Waiting } from '../ui/states.tsx'
import { useRead } from './queries.ts'
import './collective.css'
import { Fault } from './ui/forms.tsx'
import { Head } from './ui/shown.tsx'
import { takeCodeOfAddress } from './voting/code-of-address.ts'
import { words } from './words.ts'

export type Me = Extract<AnswerOf<'readMe'>, { signedIn: true }>
export type Role = Me['account']['roles'][number]
export type Rules = Extract<AnswerOf<'readCollective'>, { state: 'running' }>['rules']

interface Entry {
  readonly to: (typeof paths)[keyof typeof paths]
  readonly label: string
  /** Null: for everyone. */
  readonly role: Role | null
}

const ENTRIES: readonly Entry[] = [
  { to: paths.collective, label: words.nav.home, role: null },
  { to: paths.proposals, label: words.nav.proposals, role: 'member' },
  { to: paths.contribute, label: words.nav.contribute, role: 'member' },
  { to: paths.consent, label: words.nav.consent, role: 'member' },
  { to: paths.nearby, label: words.nav.nearby, role: 'member' },
  { to: paths.earnings, label: words.nav.earnings, role: 'member' },
  { to: paths.catalogue, label: words.nav.catalogue, role: null },
  { to: paths.evidence, label: words.nav.evidence, role: null },
  { to: paths.requests, label: words.nav.requests, role: 'buyer' },
  { to: paths.releases, label: words.nav.releases, role: 'buyer' },
  { to: paths.sales, label: words.nav.sales, role: 'steward' },
  { to: paths.payouts, label: words.nav.payouts, role: 'steward' },
  { to: paths.people, label: words.nav.people, role: 'steward' },
  { to: paths.review, label: words.nav.review, role: 'steward' },
  { to: paths.record, label: words.nav.record, role: 'steward' },
]

/** An address below a page goes by the name of the page. */
function titleAt(pathname: string): string {
  const page = ENTRIES.find(({ to }) => to !== paths.collective && (pathname === to || pathname.startsWith(`${to}/`)))
  return page === undefined ? text.app.collective : `${page.label}, ${text.app.collective}`
}

export function CollectiveFrame() {
  const { data: me } = useRead('readMe')
  const pathname = useRouterState({ select: ({ location }) => location.pathname })
  const row = useOpenPageInSight<HTMLDivElement>(pathname)
  useTitle(titleAt(pathname))
  const { data: collective } = useRead('readCollective')
  const isDemonstration = collective?.state === 'running' && collective.isDemonstration
  useEffect(() => {
    if (isDemonstration) void takeCodeOfAddress()
  }, [isDemonstration])
  const roles: readonly Role[] = me?.signedIn === true ? me.account.roles : []
  const entries = ENTRIES.filter(({ role }) => role === null || roles.includes(role))
  return (
    <>
      <nav aria-label={words.nav.label} className="collective-nav">
        <div ref={row} className="pages">
          {entries.map(({ to, label }) => (
            <Link key={to} to={to} activeOptions={{ exact: to === paths.collective }}>
              {label}
            </Link>
          ))}
          {me?.signedIn === true && (
            <Link to={paths.account} className="account-link">
              <bdi>{me.account.displayName}</bdi>
            </Link>
          )}
        </div>
      </nav>
      <hr className="rail-rule" />
      {isDemonstration && (
        <p className="demonstration">
          {words.demonstration.says} {/* No page of the app: the server of a demonstration has it, and no other server. */}
          <a href="/demo">{words.demonstration.doors}</a>
        </p>
      )}
      <Outlet />
    </>
  )
}

/** Shows a page to those who hold the role, and to all others the way to it. */
export function ForRole({ role, children }: { readonly role: Role | null; readonly children: (me: Me, rules: Rules) => ReactNode }) {
  const me = useRead('readMe')
  const collective = useRead('readCollective')
  const error = me.error ?? collective.error
  if (error !== null && (me.data === undefined || collective.data === undefined)) {
    return (
      <div className="page">
        <Head title={words.faults.title} />
        <Fault error={error} />
      </div>
    )
  }
  if (me.data === undefined || collective.data === undefined) return <Waiting />
  if (collective.data.state === 'notSetUp') return <WayIn title={words.home.notSetUp} lede={words.home.notSetUpHint} to={null} />
  if (!me.data.signedIn) return <WayIn title={words.signIn.needed} lede={words.signIn.neededHint} to={paths.signIn} />
  if (me.data.session.byRecoveryCode && role !== null)
    return <WayIn title={words.account.enrolFirst} lede={words.account.enrolFirstHint} to={paths.account} />
  if (role !== null && !me.data.account.roles.includes(role))
    return <WayIn title={words.signIn.notFor[role]} lede={words.signIn.notForHint} to={paths.collective} />
  return <div className="page collective">{children(me.data, collective.data.rules)}</div>
}

function WayIn({
  title,
  lede,
  to,
}: {
  title: string
  lede: string
  to: typeof paths.signIn | typeof paths.account | typeof paths.collective | null
}) {
  return (
    <div className="page collective state">
      <Head title={title} lede={lede} />
      {to !== null && (
        <Link to={to} className="button primary">
          {to === paths.signIn ? words.signIn.go : to === paths.account ? words.nav.account : words.nav.home}
        </Link>
      )}
    </div>
  )
}

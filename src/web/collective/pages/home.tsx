/** The first page of the collective: what it is, the way in, and for those inside what there is to do. */
import { Link } from '@tanstack/react-router'
import { format } from '../../messages/text.ts'
import { paths } from '../../routes.ts'
import { MS_PER_DAY } from '../../../shared/time.ts'
import type { Me, Rules } from '../frame.tsx'
import { useList, useRead } from '../queries.ts'
import { percentOf } from '../show.ts'
import { Facts, Head, Part, Shown } from '../ui/shown.tsx'
import { words as voting } from '../voting/words.ts'
import { words } from '../words.ts'

export function Home() {
  const collective = useRead('readCollective')
  const me = useRead('readMe')
  return (
    <div className="page collective">
      <Shown read={collective}>
        {(answer) =>
          answer.state === 'notSetUp' ? (
            <Head title={words.home.notSetUp} lede={words.home.notSetUpHint} />
          ) : me.data?.signedIn === true ? (
            <Inside me={me.data} rules={answer.rules} />
          ) : (
            <Outside rules={answer.rules} />
          )
        }
      </Shown>
    </div>
  )
}

function Outside({ rules }: { readonly rules: Rules }) {
  return (
    <>
      <Head title={rules.name} lede={words.home.lede} />
      <div className="choosers">
        {rules.joining === 'open' && (
          <Link to={paths.join} className="button primary">
            {words.join.go}
          </Link>
        )}
        <Link to={paths.signIn} className="button">
          {words.signIn.go}
        </Link>
        <Link to={paths.catalogue} className="button">
          {words.nav.catalogue}
        </Link>
      </div>
      {rules.joining === 'invitation' && <p className="soft">{words.join.byInvitation}</p>}
      <ol className="promises">
        {words.home.promises.map(({ title, text }) => (
          <li key={title}>
            <h2>{title}</h2>
            <p>{text}</p>
          </li>
        ))}
      </ol>
      <RulesPart rules={rules} />
    </>
  )
}

function RulesPart({ rules }: { readonly rules: Rules }) {
  return (
    <Part title={words.rules.title} hint={words.rules.hint}>
      <Facts
        facts={[
          [words.rules.treasury, percentOf(rules.treasuryBps)],
          [words.rules.quorum, words.rules.quorumSays(percentOf(rules.quorumBps))],
          [words.rules.majority, words.rules.majoritySays(percentOf(rules.majorityBps))],
          [words.rules.window, words.rules.days(rules.votingMs / MS_PER_DAY)],
          [words.rules.payoutMin, format.money(rules.payoutMin, rules.currency)],
          [words.rules.joining, words.rules.joiningSays[rules.joining]],
        ]}
      />
    </Part>
  )
}

function Inside({ me, rules }: { readonly me: Me; readonly rules: Rules }) {
  const { roles, displayName } = me.account
  return (
    <>
      <Head title={words.home.hello(displayName)} lede={words.home.inside(rules.name)} />
      {me.session.byRecoveryCode && <Todo to={paths.account} title={words.account.enrolFirst} text={words.account.enrolFirstHint} />}
      {roles.includes('member') && <MemberTodos />}
      {roles.includes('steward') && <StewardTodos />}
      {roles.includes('buyer') && (
        <ul className="todos">
          <Todo to={paths.catalogue} title={words.nav.catalogue} text={words.home.todo.catalogue} />
          <Todo to={paths.requests} title={words.nav.requests} text={words.home.todo.requests} />
          <Todo to={paths.releases} title={words.nav.releases} text={words.home.todo.releases} />
        </ul>
      )}
      <RulesPart rules={rules} />
    </>
  )
}

type TodoPath = (typeof paths)[keyof typeof paths]

function Todo({ to, title, text }: { readonly to: TodoPath; readonly title: string; readonly text: string }) {
  return (
    <li>
      <Link to={to} className="todo">
        <strong>{title}</strong>
        <span>{text}</span>
      </Link>
    </li>
  )
}

function MemberTodos() {
  const { items: open } = useList('listProposals', { query: { state: 'open' } })
  const { items: handedIn } = useList('listContributions')
  const { data: consent } = useRead('readConsent')
  const { data: earnings } = useRead('readEarnings')
  const { data: keys } = useRead('readVotingKeys')
  return (
    <ul className="todos">
      {keys !== undefined && keys.next !== null && (
        <Todo to={paths.account} title={voting.votingKey.changing} text={voting.votingKey.next(format.instant(keys.next.effectiveAt))} />
      )}
      {keys?.current === null && <Todo to={paths.account} title={voting.votingKey.make} text={voting.votingKey.none} />}
      {open?.map(({ id, title, window }) => (
        <li key={id}>
          <Link to={paths.proposal} params={{ proposal: id }} className="todo">
            <strong>{words.home.todo.vote(title)}</strong>
            <span>{window !== null && words.home.todo.voteUntil(format.instant(window.closesAt))}</span>
          </Link>
        </li>
      ))}
      {handedIn !== undefined && (
        <Todo
          to={paths.contribute}
          title={words.nav.contribute}
          text={words.home.todo.contributed(handedIn.filter(({ state }) => state === 'accepted').length)}
        />
      )}
      {consent !== undefined && (
        <Todo
          to={paths.consent}
          title={words.nav.consent}
          text={consent.sequence === 0 ? words.home.todo.noConsent : words.home.todo.consent}
        />
      )}
      {earnings !== undefined && (
        <Todo
          to={paths.earnings}
          title={words.nav.earnings}
          text={words.home.todo.owed(format.money(earnings.owed.amount, earnings.owed.currency))}
        />
      )}
    </ul>
  )
}

function StewardTodos() {
  const { items: requests } = useList('listRequests')
  const { items: proposals } = useList('listProposals')
  const { items: waiting } = useList('listWaitingContributions')
  const count = (state: string): number => proposals?.filter((proposal) => proposal.state === state).length ?? 0
  return (
    <ul className="todos">
      <Todo to={paths.sales} title={words.nav.sales} text={words.home.todo.sales(requests?.length ?? 0, count('draft'), count('passed'))} />
      <Todo to={paths.payouts} title={words.nav.payouts} text={words.home.todo.payouts} />
      <Todo to={paths.people} title={words.nav.people} text={words.home.todo.people} />
      <Todo to={paths.review} title={words.nav.review} text={words.home.todo.review(waiting?.length ?? 0)} />
      <Todo to={paths.record} title={words.nav.record} text={words.home.todo.record} />
    </ul>
  )
}

/** The stewards' desk of sales: what buyers ask for, and every proposal by what is to be done with it. */
import { Link } from '@tanstack/react-router'
import { format } from '../../messages/text.ts'
import { paths } from '../../routes.ts'
import { ForRole } from '../frame.tsx'
import { useList } from '../queries.ts'
import { Head, More, Part } from '../ui/shown.tsx'
import { words } from '../words.ts'
import { ProposalLines } from './proposals.tsx'

const STEPS = ['draft', 'open', 'passed', 'paid', 'delivered', 'settled', 'rejected', 'lapsed', 'cancelled'] as const

export function Sales() {
  return (
    <ForRole role="steward">
      {() => (
        <>
          <Head title={words.sales.title} lede={words.sales.lede} />
          <RequestsPart />
          <ProposalsPart />
        </>
      )}
    </ForRole>
  )
}

function RequestsPart() {
  const list = useList('listRequests')
  return (
    <Part title={words.sales.requests} hint={words.sales.requestsHint}>
      {list.items?.length === 0 && <p className="soft">{words.sales.noRequests}</p>}
      <ul className="lines">
        {list.items?.map(({ id, title, wishes, buyer, requestedAt }) => (
          <li key={id}>
            <span>
              <bdi>{title}</bdi>
              <small className="soft">{format.instant(requestedAt)}</small>
              <small>
                <bdi>{wishes}</bdi>
              </small>
            </span>
            <Link to={paths.draft} search={{ request: id, buyer, title }} className="button">
              {words.sales.draft}
            </Link>
          </li>
        ))}
      </ul>
      <More list={list} />
    </Part>
  )
}

function ProposalsPart() {
  const list = useList('listProposals')
  const { items = [] } = list
  return (
    <>
      {STEPS.map((step) => {
        const inStep = items.filter(({ state }) => state === step)
        return inStep.length === 0 ? null : (
          <Part key={step} title={words.proposals.states[step]} hint={words.sales.next[step]}>
            <ProposalLines items={inStep} />
          </Part>
        )
      })}
      {list.items?.length === 0 && <p className="soft">{words.sales.noProposals}</p>}
      <More list={list} />
    </>
  )
}

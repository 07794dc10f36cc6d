/** All proposals: what is open first, then what became of the others. */
import { Link } from '@tanstack/react-router'
import { format } from '../../messages/text.ts'
import { paths } from '../../routes.ts'
import { ForRole } from '../frame.tsx'
import { useList, type ItemOf } from '../queries.ts'
import { Head, More, Part } from '../ui/shown.tsx'
import { Waiting } from '../../ui/states.tsx'
import { Fault } from '../ui/forms.tsx'
import { words } from '../words.ts'

export function Proposals() {
  return (
    <ForRole role="member">
      {() => (
        <>
          <Head title={words.proposals.title} lede={words.proposals.lede} />
          <AllProposals />
        </>
      )}
    </ForRole>
  )
}

function AllProposals() {
  const list = useList('listProposals')
  if (list.items === undefined) return list.error === null ? <Waiting /> : <Fault error={list.error} />
  const open = list.items.filter(({ state }) => state === 'open')
  const others = list.items.filter(({ state }) => state !== 'open')
  return (
    <>
      <Part title={words.proposals.open}>
        {open.length === 0 ? <p className="soft">{words.proposals.noneOpen}</p> : <ProposalLines items={open} />}
      </Part>
      {others.length > 0 && (
        <Part title={words.proposals.others}>
          <ProposalLines items={others} />
          <More list={list} />
        </Part>
      )}
    </>
  )
}

export function ProposalLines({ items }: { readonly items: readonly ItemOf<'listProposals'>[] }) {
  return (
    <ul className="todos">
      {items.map(({ id, title, buyer, price, state, window }) => (
        <li key={id}>
          <Link to={paths.proposal} params={{ proposal: id }} className="todo">
            <strong>
              <bdi>{title}</bdi>
            </strong>
            <span>
              {words.proposals.line(buyer.name, format.money(price.amount, price.currency))}{' '}
              {state === 'open' && window !== null
                ? words.home.todo.voteUntil(format.instant(window.closesAt))
                : words.proposals.states[state]}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

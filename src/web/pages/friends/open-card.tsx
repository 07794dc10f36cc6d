/** What a friend's link leads to: the card in its fragment, opened here and shown before anything is kept. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useRouterState } from '@tanstack/react-router'
import { useServices, useSummary } from '../../history/services.ts'
import { paths } from '../../routes.ts'
import { Waiting } from '../../ui/states.tsx'
import { CardContents } from './card-contents.tsx'
import { friendsQuery } from './queries.ts'
import { words } from './words.ts'

export function OpenCard() {
  const { client } = useServices()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const summary = useSummary()
  const hash = useRouterState({ select: (state) => state.location.hash })
  const { data: opened } = useQuery({
    queryKey: ['openCard', hash],
    queryFn: () => client.ask('openCard', { text: `#${hash}` }),
    throwOnError: true,
  })
  if (!opened) return <Waiting />
  if (opened.kind === 'refused') {
    return (
      <section className="page state">
        <h1>{words.open.empty}</h1>
        <p>{hash === '' ? words.open.emptyHint : words.faults[opened.fault]}</p>
        <Link to={paths.friends} className="button">
          {words.compare.back}
        </Link>
      </section>
    )
  }
  const keep = async (): Promise<void> => {
    queries.setQueryData(friendsQuery(client).queryKey, await client.ask('keepFriend', { text: opened.text }))
    // Without the fragment, so that the card does not stay behind in the address.
    await navigate(
      summary === null
        ? { to: paths.friends, replace: true }
        : { to: paths.friendsCompare, search: { card: opened.friend.id }, replace: true },
    )
  }
  return (
    <div className="page open-card">
      <header className="page-head">
        <h1>
          <bdi>{words.open.title(opened.friend.card.name ?? words.home.noName)}</bdi>
        </h1>
        <p className="lede">{words.open.lead}</p>
        <p>
          <button type="button" className="button primary" onClick={() => void keep()}>
            {summary === null ? words.open.keepOnly : words.open.keep}
          </button>
        </p>
        {summary === null && (
          <p className="soft">
            {words.home.noHistory} <Link to={paths.welcome}>{words.home.toStart}</Link>
          </p>
        )}
      </header>
      <CardContents card={opened.friend.card} />
    </div>
  )
}

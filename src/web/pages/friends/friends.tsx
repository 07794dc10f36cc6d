/** Where cards come and go: make one's own, open a friend's, and see those that this browser keeps. */
import { Link, useNavigate } from '@tanstack/react-router'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useId, useRef, useState, type ChangeEvent, type FormEvent } from 'react'
import type { CardFault, FriendCard, GivenCard } from '../../../contract/friends.ts'
import { limits } from '../../../shared/limits.ts'
import { deviceTimeZone } from '../../../shared/time.ts'
import { useServices, useSummary } from '../../history/services.ts'
import { format } from '../../messages/text.ts'
import { paths } from '../../routes.ts'
import { friendsQuery, givenQuery } from './queries.ts'
import { words } from './words.ts'

export function Friends() {
  const { client } = useServices()
  const summary = useSummary()
  const { data: friends = [] } = useQuery(friendsQuery(client))
  return (
    <div className="page friends">
      <header className="page-head">
        <h1>{words.home.title}</h1>
        <p className="lede">{words.home.lead}</p>
      </header>
      <div className="two-columns wide-gap friends-start">
        <section>
          <h2>{words.home.make}</h2>
          {summary === null ? (
            <>
              <p className="soft">{words.home.noHistory}</p>
              <Link to={paths.welcome} className="button">
                {words.home.toStart}
              </Link>
            </>
          ) : (
            <>
              <p className="soft">{words.card.lead}</p>
              <Link to={paths.friendsCard} className="button primary">
                {words.home.make}
              </Link>
            </>
          )}
        </section>
        <OpenForm />
      </div>
      <KeptCards friends={friends} canCompare={summary !== null} />
      <GivenCards />
    </div>
  )
}

function OpenForm() {
  const { client } = useServices()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const chooser = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const [fault, setFault] = useState<CardFault | null>(null)
  const summary = useSummary()
  const id = useId()
  const open = async (content: string): Promise<void> => {
    const opened = await client.ask('openCard', { text: content })
    if (opened.kind === 'refused') return setFault(opened.fault)
    queries.setQueryData(friendsQuery(client).queryKey, await client.ask('keepFriend', { text: content }))
    setTyped('')
    setFault(null)
    if (summary !== null) await navigate({ to: paths.friendsCompare, search: { card: opened.friend.id } })
  }
  const choose = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const file = event.target.files?.[0]
    event.target.value = ''
    if (file === undefined) return undefined
    // What is larger than any card is not read at all.
    return file.size > limits.cardBytesMax * 2 ? setFault('tooLarge') : open(await file.text())
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void open(typed)
  }
  return (
    <section aria-label={words.home.open}>
      <h2>{words.home.open}</h2>
      <div className="choosers">
        <button type="button" className="button" onClick={() => chooser.current?.click()}>
          {words.home.chooseFile}
        </button>
        <input
          ref={chooser}
          type="file"
          accept=".json,application/json"
          hidden
          data-testid="card-file"
          onChange={(event) => void choose(event)}
        />
      </div>
      <form className="paste" onSubmit={submit}>
        <label htmlFor={`${id}link`}>{words.home.paste}</label>
        <input
          id={`${id}link`}
          value={typed}
          required
          spellCheck={false}
          autoComplete="off"
          aria-describedby={`${id}fault`}
          aria-invalid={fault !== null}
          onChange={(event) => setTyped(event.target.value)}
        />
        <button type="submit" className="button">
          {words.home.pasteButton}
        </button>
      </form>
      <p id={`${id}fault`} role="status" className="wrong">
        {fault === null ? '' : words.faults[fault]}
      </p>
    </section>
  )
}

function KeptCards({ friends, canCompare }: { readonly friends: readonly FriendCard[]; readonly canCompare: boolean }) {
  const { client } = useServices()
  const queries = useQueryClient()
  const drop = async (id: string): Promise<void> => {
    queries.setQueryData(friendsQuery(client).queryKey, await client.ask('dropFriend', { id }))
  }
  return (
    <section className="friends-part">
      <h2>{words.home.kept}</h2>
      {friends.length === 0 ? (
        <p className="soft">{words.home.none}</p>
      ) : (
        <ul className="card-list">
          {friends.map(({ id, card, keptAtMs }) => {
            const name = card.name ?? words.home.noName
            return (
              <li key={id}>
                <span className="card-name">
                  {canCompare ? (
                    <Link to={paths.friendsCompare} search={{ card: id }} className="name">
                      <bdi>{name}</bdi>
                    </Link>
                  ) : (
                    <bdi>{name}</bdi>
                  )}
                  <small className="soft">
                    <bdi>
                      {(card.artists ?? [])
                        .slice(0, 3)
                        .map(([artist]) => artist)
                        .join(', ')}
                    </bdi>
                    {' · '}
                    {words.home.keptOn(keptAtMs, deviceTimeZone())}
                  </small>
                </span>
                <button type="button" className="quiet" aria-label={words.home.dropOf(name)} onClick={() => void drop(id)}>
                  {words.home.drop}
                </button>
              </li>
            )
          })}
        </ul>
      )}
      {canCompare && friends.length > 1 && (
        <Link to={paths.friendsGroup} className="button">
          {words.home.group}
        </Link>
      )}
    </section>
  )
}

function GivenCards() {
  const { client } = useServices()
  const queries = useQueryClient()
  const { data: given = [] } = useQuery(givenQuery(client))
  const drop = async (id: string): Promise<void> => {
    queries.setQueryData(givenQuery(client).queryKey, await client.ask('dropGiven', { id }))
  }
  if (given.length === 0) return null
  return (
    <section className="friends-part">
      <h2>{words.home.given}</h2>
      <p className="soft">{words.home.givenLead}</p>
      <ul className="card-list">
        {given.map((note) => (
          <li key={note.id}>
            <span className="card-name">
              <bdi>{words.home.givenTo(note.to)}</bdi>
              <small className="soft">{saidOf(note)}</small>
            </span>
            <button type="button" className="quiet" onClick={() => void drop(note.id)}>
              {words.home.forget}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function saidOf({ fields, givenAtMs }: GivenCard): string {
  const day = format.instantDay(new Date(givenAtMs).toISOString(), deviceTimeZone())
  return `${day}: ${fields.map((field) => words.card.names[field]).join(', ')}`
}

/** Everybody at one table: who is closest, what they have in common, and a list that all can hear. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { PLAYLIST_FORMATS, type PlaylistFormat } from '../../../contract/card-fields.ts'
import type { FriendCard } from '../../../contract/friends.ts'
import type { Group } from '../../../contract/taste.ts'
import { limits } from '../../../shared/limits.ts'
import { useServices } from '../../history/services.ts'
import { Finding } from '../../ui/finding.tsx'
import { Waiting } from '../../ui/states.tsx'
import { paths } from '../../routes.ts'
import { friendsQuery } from './queries.ts'
import { saveFile } from '../../save-file.ts'
import { words } from './words.ts'

export function GroupPage() {
  const { client } = useServices()
  const { data: friends } = useQuery(friendsQuery(client))
  if (!friends) return <Waiting />
  if (friends.length < 2) {
    return (
      <section className="page state">
        <h1>{words.group.title}</h1>
        <p>{words.group.none}</p>
        <Link to={paths.friends} className="button">
          {words.compare.back}
        </Link>
      </section>
    )
  }
  return <Table friends={friends} />
}

/** One chair is the reader's own. */
const CHAIRS = limits.groupCardsMax - 1

function Table({ friends }: { readonly friends: readonly FriendCard[] }) {
  const { client } = useServices()
  const [away, setAway] = useState<readonly string[]>(friends.slice(CHAIRS).map(({ id }) => id))
  const here = friends.filter(({ id }) => !away.includes(id))
  const ids = here.map(({ id }) => id)
  const { data } = useQuery({
    queryKey: ['history', 'compareFriends', ids],
    queryFn: () => client.ask('compareFriends', { ids }),
    placeholderData: keepPreviousData,
    throwOnError: true,
  })
  if (!data) return <Waiting />
  const { group } = data
  const names = group.people.map((name, index) => (index === 0 ? words.compare.you : (name ?? words.home.noName)))
  return (
    <div className="page group">
      <header className="page-head">
        <h1>{words.group.title}</h1>
        <p className="lede">{words.group.lead(names.length)}</p>
        <fieldset className="choices">
          <legend className="eyebrow">{words.group.who}</legend>
          {friends.map(({ id, card }) => (
            <label key={id}>
              <input
                type="checkbox"
                checked={!away.includes(id)}
                disabled={away.includes(id) && here.length >= CHAIRS}
                onChange={(event) => setAway(event.target.checked ? away.filter((one) => one !== id) : [...away, id])}
              />
              <bdi>{card.name ?? words.home.noName}</bdi>
            </label>
          ))}
        </fieldset>
      </header>
      <Pairs group={group} names={names} />
      <Common group={group} names={names} />
      <Blend group={group} names={names} />
    </div>
  )
}

interface GroupPartProps {
  readonly group: Group
  readonly names: readonly string[]
}

function percentileSaid(value: number | null): string {
  return value === null ? words.group.withheld : `${words.compare.figure(value)} %`
}

function Pairs({ group, names }: GroupPartProps) {
  const [first] = group.pairs
  const name = (member: number): string => names[member] ?? ''
  const said = (pair: Group['pairs'][number]): string => `${name(pair.members[0])} · ${name(pair.members[1])}`
  return (
    <Finding
      number="A1"
      title={words.group.pairs}
      lede={
        first !== undefined &&
        first.percentile !== null && (
          <p>
            <bdi>{words.group.closest(name(first.members[0]), name(first.members[1]), first.percentile)}</bdi>
          </p>
        )
      }
      how={words.compare.shared.how}
      alt={words.group.pairs}
      table={{
        caption: words.group.pairs,
        columns: [{ label: words.group.pair }, { label: words.group.percent, numeric: true }],
        rows: group.pairs.map((pair) => ({
          key: pair.members.join(' '),
          cells: [<bdi key="pair">{said(pair)}</bdi>, percentileSaid(pair.percentile)],
        })),
      }}
    >
      <ul className="pair-bars" aria-hidden="true">
        {group.pairs.slice(0, 24).map((pair, index) => (
          <li key={pair.members.join(' ')} data-first={index === 0 ? '' : undefined}>
            <bdi>{said(pair)}</bdi>
            <i style={{ '--share': (pair.percentile ?? 0) / 100 }} />
            <span className="tabular">{percentileSaid(pair.percentile)}</span>
          </li>
        ))}
      </ul>
    </Finding>
  )
}

function Common({ group: { common }, names }: GroupPartProps) {
  const [first] = common
  return (
    <Finding
      number="A2"
      title={words.group.common}
      lede={<p>{first === undefined ? words.group.commonNone : words.group.commonLede(first.members.length, names.length)}</p>}
      how={words.compare.shared.how}
    >
      <MemberList rows={common.map(({ artist, members }) => [artist, members] as const)} names={names} />
    </Finding>
  )
}

function Blend({ group: { blend }, names }: GroupPartProps) {
  const { client } = useServices()
  const save = async (kind: PlaylistFormat): Promise<void> => {
    const songs = blend.map(({ title, artist }) => ({ title, artist }))
    const { extension, type, content } = await client.ask('playlistFile', { format: kind, name: words.group.playlist, songs })
    saveFile(`${words.group.fileName}.${extension}`, new Blob([content], { type }))
  }
  return (
    <Finding
      number="A3"
      title={words.group.blend}
      lede={<p>{blend.length === 0 ? words.group.blendNone : words.group.blendLede(blend.length)}</p>}
      how={words.group.blendHow}
    >
      {blend.length > 0 && (
        <div className="choosers blend-save" role="group" aria-label={words.group.save}>
          {PLAYLIST_FORMATS.map((kind) => (
            <button key={kind} type="button" className="button" onClick={() => void save(kind)}>
              {words.group.save}: {words.group.formats[kind]}
            </button>
          ))}
        </div>
      )}
      <MemberList rows={blend.map(({ title, artist, members }) => [`${title} · ${artist}`, members] as const)} names={names} />
    </Finding>
  )
}

function MemberList({
  rows,
  names,
}: {
  readonly rows: readonly (readonly [string, readonly number[]])[]
  readonly names: readonly string[]
}) {
  return (
    <ol className="track-list columns">
      {rows.map(([what, members], index) => (
        <li key={what}>
          <span className="track-number" aria-hidden="true">
            {index + 1}
          </span>
          <span className="track-name">
            <bdi>{what}</bdi>
            <span className="soft track-artist">
              <bdi>{members.map((member) => names[member]).join(', ')}</bdi>
            </span>
          </span>
        </li>
      ))}
    </ol>
  )
}

/** Where a person joins names that are one and splits those that are not. */
import { useQueryClient } from '@tanstack/react-query'
import { useId, useState, type FormEvent } from 'react'
import type { EntityName, NameGroup } from '../../contract/names.ts'
import type { Ask, NameChange, SearchHit } from '../../contract/worker.ts'
import { answerQuery, useAnswer, useReplaceHistory, useServices } from '../history/services.ts'
import { wordsOf } from '../messages/languages.ts'
import { Waiting } from '../ui/states.tsx'

const words = await wordsOf({
  en: async () => (await import('../messages/en/names.ts')).names,
  de: async () => (await import('../messages/de/names.ts')).names,
  es: async () => (await import('../messages/es/names.ts')).names,
})

type Kind = EntityName['kind']
type Change = (change: NameChange) => Promise<void>

const KINDS = ['artist', 'track'] as const satisfies readonly Kind[]
const GROUPS_AT_ONCE = 30
const SUGGESTIONS = 12

export function Names() {
  const { client } = useServices()
  const replaceHistory = useReplaceHistory()
  const [kind, setKind] = useState<Kind>('artist')
  const [limit, setLimit] = useState(GROUPS_AT_ONCE)
  const { data } = useAnswer('names', { kind, offset: 0, limit })
  if (!data) return <Waiting />
  const change: Change = async (wanted) => replaceHistory(await client.ask('changeNames', wanted))
  return (
    <div className="page names-page">
      <header className="page-head">
        <h1>{words.title}</h1>
        <p className="lede">{words.lead}</p>
      </header>
      <div className="names-rule">
        <fieldset>
          <legend className="eyebrow">{words.kind}</legend>
          <div className="choices">
            {KINDS.map((known) => (
              <label key={known}>
                <input type="radio" name="kind" checked={kind === known} onChange={() => setKind(known)} />
                <span>{words.kinds[known]}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <div className="choices stacked">
          <label>
            <input
              type="checkbox"
              checked={data.joinAlike}
              onChange={(event) => void change({ kind: 'alike', join: event.target.checked })}
            />
            <span>{words.rule}</span>
          </label>
          <p className="soft">{words.ruleHow}</p>
        </div>
      </div>
      <section className="rows-section below" aria-live="polite">
        <h2>{words.groups(data.total)}</h2>
        {data.total === 0 ? (
          <p className="soft">{words.none}</p>
        ) : (
          <ol className="name-groups">
            {data.rows.map((group) => (
              <Group key={`${group.shownAs.artist}\n${group.members[0]?.entity.name}`} group={group} change={change} />
            ))}
          </ol>
        )}
        {data.rows.length < data.total && (
          <button type="button" className="quiet" onClick={() => setLimit(limit + GROUPS_AT_ONCE)}>
            {words.more(data.total - data.rows.length)}
          </button>
        )}
      </section>
      <ByHand key={kind} kind={kind} change={change} />
    </div>
  )
}

function Group({ group: { shownAs, members }, change }: { readonly group: NameGroup; readonly change: Change }) {
  return (
    <li className="name-group">
      <h3>
        <bdi>{shownAs.name}</bdi>
        {shownAs.kind === 'track' && (
          <>
            {' '}
            <bdi className="soft">{shownAs.artist}</bdi>
          </>
        )}
      </h3>
      <ul>
        {members.map(({ entity, listens, msPlayed, isJoined, isByHand }) => {
          const isHead = entity.name === shownAs.name && entity.artist === shownAs.artist
          return (
            <li key={`${entity.name}\n${entity.artist}`} data-joined={isJoined ? '' : undefined}>
              <span className="name-spelling">
                <bdi>{entity.name}</bdi>
                {entity.kind === 'track' && entity.artist !== shownAs.artist && <bdi className="soft"> {entity.artist}</bdi>}
              </span>
              <span className="soft tabular">{words.heard(listens, msPlayed)}</span>
              <span className="eyebrow">
                {isJoined ? words.joined : words.apart}
                {isByHand && ` ${words.byHand}`}
              </span>
              <span className="name-actions">
                {!isHead && (
                  <Action
                    label={isJoined ? words.split : words.join}
                    entity={entity}
                    onClick={() => void change({ kind: 'name', from: entity, to: isJoined ? null : shownAs })}
                  />
                )}
                {isByHand && (
                  <Action label={words.undo} entity={entity} onClick={() => void change({ kind: 'name', from: entity, to: undefined })} />
                )}
              </span>
            </li>
          )
        })}
      </ul>
    </li>
  )
}

function Action({ label, entity, onClick }: { readonly label: string; readonly entity: EntityName; readonly onClick: () => void }) {
  return (
    <button type="button" className="quiet" aria-label={`${label}${words.ofName(entity.name)}`} onClick={onClick}>
      {label}
    </button>
  )
}

function ByHand({ kind, change }: { readonly kind: Kind; readonly change: Change }) {
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [said, setSaid] = useState({ text: '', isWrong: false })
  const entityOf = useEntityOf(kind)
  const id = useId()
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const [one, other] = await Promise.all([entityOf(from), entityOf(to)])
    if (!one || !other || (one.name === other.name && one.artist === other.artist)) return setSaid({ text: words.unknown, isWrong: true })
    await change({ kind: 'name', from: one, to: other })
    setSaid({ text: words.saved(one.name, other.name), isWrong: false })
    setFrom('')
    setTo('')
  }
  const sides = [
    { label: words.from, typed: from, setTyped: setFrom, names: useNamesLike(kind, from), list: `${id}from` },
    { label: words.to, typed: to, setTyped: setTo, names: useNamesLike(kind, to), list: `${id}to` },
  ]
  return (
    <section className="rows-section">
      <div>
        <h2>{words.byHandTitle}</h2>
        <p className="soft">{words.byHandLead}</p>
      </div>
      <form className="join-form" onSubmit={(event) => void save(event)}>
        {sides.map(({ label, typed, setTyped, names, list }) => (
          <label key={list}>
            <span className="eyebrow">{label}</span>
            <input
              list={list}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              aria-describedby={`${id}said`}
              autoComplete="off"
              spellCheck={false}
            />
            <datalist id={list}>
              {names.map((name) => (
                <option key={name} value={name} />
              ))}
            </datalist>
          </label>
        ))}
        <button type="submit" className="button">
          {words.save}
        </button>
        <p id={`${id}said`} role="status" className={said.isWrong ? 'wrong' : 'soft'}>
          {said.text}
        </p>
      </form>
    </section>
  )
}

/** What to suggest for what was typed so far. */
function useNamesLike(kind: Kind, typed: string): readonly string[] {
  const { data: hits = [] } = useAnswer('search', searchFor(typed))
  return ofKind(hits, kind, typed).slice(0, SUGGESTIONS).map(nameOf)
}

/** Finds the name that was typed or chosen in full; waits for the search, since whoever types fast presses before it has answered. */
function useEntityOf(kind: Kind): (typed: string) => Promise<EntityName | undefined> {
  const { client } = useServices()
  const queries = useQueryClient()
  return async (typed) => {
    const hits = ofKind(await queries.fetchQuery(answerQuery(client, 'search', searchFor(typed))), kind, typed)
    const hit = hits.find((known) => nameOf(known) === typed) ?? hits.find(({ title }) => title === typed.trim())
    return hit && { kind, name: hit.title, artist: hit.artist }
  }
}

function searchFor(typed: string): Ask<'search'> {
  const [sought = ''] = typed.split(SEPARATOR)
  return { text: sought.trim(), limit: SUGGESTIONS * 3 }
}

function ofKind(hits: readonly SearchHit[], kind: Kind, typed: string): readonly SearchHit[] {
  return typed.trim() === '' ? [] : hits.filter((hit) => hit.kind === kind)
}

const SEPARATOR = ' — '

function nameOf(hit: SearchHit): string {
  return hit.kind === 'artist' ? hit.title : `${hit.title}${SEPARATOR}${hit.artist}`
}

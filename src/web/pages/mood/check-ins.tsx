/** Check-ins: a moment noted with one tap, kept on this device, and set beside the music before it. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useId, useState, type FormEvent } from 'react'
import type { CheckIn, MoodAxis, MoodPoint, Togetherness } from '../../../contract/mood.ts'
import { limits } from '../../../shared/limits.ts'
import { useServices } from '../../history/services.ts'
import { format } from '../../messages/text.ts'
import { saveFile } from '../../save-file.ts'
import { AffectGrid } from './affect-grid.tsx'
import { checkInsQuery, correctionsQuery, refreshMood, togethernessQuery } from './queries.ts'
import { ReminderPart } from './reminder-part.tsx'
import { words } from './words.ts'

export function CheckIns() {
  const { client } = useServices()
  const { data: checkIns = [] } = useQuery(checkInsQuery(client))
  return (
    <div className="page check-ins">
      <header className="page-head">
        <h1>{words.checkIns.title}</h1>
        <p className="lede">{words.checkIns.lead}</p>
      </header>
      <div className="two-columns wide-gap">
        <CheckInForm checkIns={checkIns} />
        <div>
          {/* What is worked out comes last, so that it moves nothing when it comes. */}
          <ReminderPart />
          <Together />
          <Corrections />
        </div>
      </div>
      <CheckInList checkIns={checkIns} />
    </div>
  )
}

const START: MoodPoint = { valence: 0, arousal: 0 }

function CheckInForm({ checkIns }: { readonly checkIns: readonly CheckIn[] }) {
  const { client } = useServices()
  const queries = useQueryClient()
  const id = useId()
  const [mood, setMood] = useState(START)
  const [word, setWord] = useState('')
  const [note, setNote] = useState('')
  const [tapped, setTapped] = useState<string | null>(null)
  // What was deleted meanwhile is not kept again by adding words to it.
  const open = checkIns.find(({ id: known }) => known === tapped)
  const [isKept, setIsKept] = useState(false)
  const keep = async (place: MoodPoint): Promise<readonly CheckIn[]> => {
    const kept = await client.ask('keepCheckIn', { ...(open && { id: open.id }), ...place, word, note })
    queries.setQueryData(checkInsQuery(client).queryKey, kept)
    await queries.invalidateQueries({ queryKey: togethernessQuery(client).queryKey })
    return kept
  }
  /** One tap keeps the moment; another moves it, and words can be added to it. */
  const tap = async (place: MoodPoint): Promise<void> => {
    const [latest] = await keep(place)
    setTapped(open?.id ?? latest?.id ?? null)
  }
  const finish = async (): Promise<void> => {
    await keep(mood)
    setTapped(null)
    setMood(START)
    setWord('')
    setNote('')
    setIsKept(true)
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void finish()
  }
  const { unpleasant, pleasant, excited, calm } = words.checkIns
  return (
    <form className="check-in-form" onSubmit={submit}>
      <AffectGrid
        value={mood}
        onChange={(value) => {
          setMood(value)
          setIsKept(false)
        }}
        onTap={(value) => void tap(value)}
        labels={{ left: unpleasant, right: pleasant, top: excited, bottom: calm }}
      />
      <label htmlFor={`${id}word`}>{words.checkIns.word}</label>
      <input
        id={`${id}word`}
        value={word}
        maxLength={limits.checkInWordCharsMax}
        autoComplete="off"
        onChange={(event) => setWord(event.target.value)}
      />
      <label htmlFor={`${id}note`}>{words.checkIns.note}</label>
      <textarea
        id={`${id}note`}
        value={note}
        rows={3}
        maxLength={limits.checkInNoteCharsMax}
        onChange={(event) => setNote(event.target.value)}
      />
      <button type="submit" className="button primary">
        {open ? words.checkIns.finish : words.checkIns.save}
      </button>
      <p role="status" className="soft">
        {open ? words.checkIns.tapped : isKept ? words.checkIns.kept : ''}
      </p>
    </form>
  )
}

function Together() {
  const { client } = useServices()
  const { data } = useQuery(togethernessQuery(client))
  if (data === undefined) return null
  return (
    <section>
      <h2>{words.checkIns.together}</h2>
      {data === null || data.pairs === 0 ? <p className="soft">{words.checkIns.noHistory}</p> : <Result together={data} />}
    </section>
  )
}

function Result({ together }: { readonly together: Togetherness }) {
  const { pairs, pairsMin, hoursBefore } = together
  if (pairs < pairsMin) return <p className="soft">{words.checkIns.few(pairs, pairsMin, hoursBefore)}</p>
  const said = (axis: MoodAxis): string | null => {
    const found = together[axis]
    return found && words.checkIns.result(words.axes[axis], found.r, found.from, found.to)
  }
  return (
    <>
      <p>{said('valence')}</p>
      <p>{said('arousal')}</p>
      <p className="soft">
        {words.checkIns.unclear} {words.checkIns.gentle}
      </p>
    </>
  )
}

function Corrections() {
  const { client } = useServices()
  const queries = useQueryClient()
  const { data: corrections = [] } = useQuery(correctionsQuery(client))
  const undo = async (artist: string): Promise<void> => {
    await client.ask('correctMood', { artist, mood: null })
    await refreshMood(queries)
  }
  if (corrections.length === 0) return null
  return (
    <section>
      <h2>{words.correct.yours}</h2>
      <ul className="mood-rows">
        {corrections.map(({ artist, valence, arousal }) => (
          <li key={artist}>
            <bdi className="name">{artist}</bdi>
            <span className="soft tabular">
              {words.position(valence)} / {words.position(arousal)}
            </span>
            <button type="button" className="quiet" aria-label={words.correct.undo(artist)} onClick={() => void undo(artist)}>
              {words.checkIns.dropShort}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

const EXPORT_NAME = 'chorus-check-ins.json'

function CheckInList({ checkIns }: { readonly checkIns: readonly CheckIn[] }) {
  const { client } = useServices()
  const queries = useQueryClient()
  const drop = async (id: string): Promise<void> => {
    queries.setQueryData(checkInsQuery(client).queryKey, await client.ask('dropCheckIn', { id }))
    await queries.invalidateQueries({ queryKey: togethernessQuery(client).queryKey })
  }
  return (
    <section className="check-in-list">
      <h2>{words.checkIns.list}</h2>
      {checkIns.length === 0 ? (
        <p className="soft">{words.checkIns.none}</p>
      ) : (
        <>
          <ul>
            {checkIns.map((checkIn) => (
              <CheckInRow key={checkIn.id} checkIn={checkIn} onDrop={() => void drop(checkIn.id)} />
            ))}
          </ul>
          <div className="choosers">
            <button
              type="button"
              className="button"
              onClick={() => saveFile(EXPORT_NAME, new Blob([`${JSON.stringify(checkIns, null, 2)}\n`], { type: 'application/json' }))}
            >
              {words.checkIns.export}
            </button>
            <DropAll />
          </div>
        </>
      )}
    </section>
  )
}

function CheckInRow({ checkIn: { at, valence, arousal, word, note }, onDrop }: { readonly checkIn: CheckIn; readonly onDrop: () => void }) {
  const when = new Intl.DateTimeFormat(format.locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at))
  return (
    <li>
      <i
        className="check-in-place"
        style={{ '--x': `${((valence + 1) / 2) * 100}%`, '--y': `${((1 - arousal) / 2) * 100}%` }}
        aria-hidden="true"
      />
      <span className="check-in-said">
        <strong>
          <bdi>{word === '' ? when : word}</bdi>
        </strong>
        <span className="soft tabular">
          {word === '' ? '' : `${when} · `}
          {words.position(valence)} / {words.position(arousal)}
        </span>
        {note !== '' && <bdi className="check-in-note">{note}</bdi>}
      </span>
      <button type="button" className="quiet" aria-label={words.checkIns.drop(when)} onClick={onDrop}>
        {words.checkIns.dropShort}
      </button>
    </li>
  )
}

function DropAll() {
  const { client } = useServices()
  const queries = useQueryClient()
  const [isAsked, setIsAsked] = useState(false)
  const dropAll = async (): Promise<void> => {
    queries.setQueryData(checkInsQuery(client).queryKey, await client.ask('dropCheckIns', null))
    await queries.invalidateQueries({ queryKey: togethernessQuery(client).queryKey })
  }
  if (!isAsked) {
    return (
      <button type="button" className="quiet" onClick={() => setIsAsked(true)}>
        {words.checkIns.dropAll}
      </button>
    )
  }
  return (
    <span role="group" aria-label={words.checkIns.dropSure} className="choosers">
      <span>{words.checkIns.dropSure}</span>
      <button type="button" className="button danger" onClick={() => void dropAll()}>
        {words.checkIns.dropYes}
      </button>
      <button type="button" className="button" onClick={() => setIsAsked(false)}>
        {words.checkIns.dropNo}
      </button>
    </span>
  )
}

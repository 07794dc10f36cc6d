/** The vote on a proposal's page: the choices, how far the ballot has come, and the code where this browser lacks it. */
import { useState, type FormEvent } from 'react'
import type { ProofProgress } from '../../../contract/ballot-worker.ts'
import type { AnswerOf } from '../../../contract/http/routes.ts'
import { format } from '../../messages/text.ts'
import { ApiError } from '../calls.ts'
import { VoteChecks } from '../evidence/vote-checks.tsx'
import { useDeed } from '../queries.ts'
import { Fault, Field, Submit } from '../ui/forms.tsx'
import { Part } from '../ui/shown.tsx'
import { words } from './words.ts'
import { CHOICES } from './choices.ts'
import { useMyVote, type VoteState } from './use-my-vote.ts'
import { takeTypedCode, type VotingKey } from './voting-code.ts'

type Detail = AnswerOf<'readProposal'>

export function VotePart({ detail, remembers }: { readonly detail: Detail; readonly remembers: boolean }) {
  const { mine, window, roll } = detail
  if (mine === null || window === null) return null
  if (mine.voter === null)
    return (
      <Part title={words.vote.title} hint={words.vote.notOnRoll}>
        {null}
      </Part>
    )
  return (
    <Part title={words.vote.title} hint={words.vote.until(format.instant(window.closesAt), format.number(roll))}>
      <Voting proposal={detail.id} voter={mine.voter} remembers={remembers} />
      <details className="how">
        <summary>{words.vote.how}</summary>
        <p>{words.vote.howSays}</p>
        <p>{words.vote.notPromised}</p>
      </details>
    </Part>
  )
}

interface VotingProps {
  readonly proposal: string
  readonly voter: VotingKey
  readonly remembers: boolean
}

function Voting({ proposal, voter, remembers }: VotingProps) {
  const { state, taken, vote, sendNow } = useMyVote(proposal, voter)
  const isBusy = state.kind === 'making' || state.kind === 'sending'
  const shown =
    state.kind === 'making' ? state.choice : state.kind === 'waiting' || state.kind === 'sending' ? state.ballot.choice : taken?.choice
  const isCodeElsewhere = state.kind === 'failed' && state.error instanceof ApiError && state.error.code === 'codeElsewhere'
  return (
    <>
      <div className="choosers" role="group" aria-label={words.vote.title}>
        {CHOICES.map((choice) => (
          <button
            key={choice}
            type="button"
            className={shown === choice ? 'button primary' : 'button'}
            aria-pressed={shown === choice}
            disabled={isBusy}
            onClick={() => vote(choice)}
          >
            {words.vote.choices[choice]}
          </button>
        ))}
      </div>
      <div role="status">
        <Progress state={state} />
        {state.kind === 'idle' && (
          <p className="soft">
            {taken === undefined
              ? words.vote.notYet
              : words.vote.cast(words.vote.choices[taken.choice], format.number((taken.place ?? 0) + 1))}
          </p>
        )}
      </div>
      {state.kind === 'waiting' && (
        <button type="button" className="quiet" onClick={() => sendNow(state.ballot)}>
          {words.vote.sendNow}
        </button>
      )}
      {state.kind === 'failed' && <Fault error={state.error} />}
      {state.kind === 'failed' && state.ballot !== null && <Again onAgain={sendNow} ballot={state.ballot} />}
      {isCodeElsewhere && <TypeCode voter={voter} />}
      <p className="soft">{words.vote.secret}</p>
      <VoteChecks proposal={proposal} voter={voter} place={taken?.place ?? null} remembers={remembers} />
    </>
  )
}

type Sendable = Extract<VoteState, { kind: 'waiting' }>['ballot']

function Again({ onAgain, ballot }: { readonly onAgain: (ballot: Sendable) => void; readonly ballot: Sendable }) {
  return (
    <button type="button" className="button" onClick={() => onAgain(ballot)}>
      {words.vote.sendAgain}
    </button>
  )
}

function Progress({ state }: { readonly state: VoteState }) {
  if (state.kind === 'waiting') return <p className="soft">{words.vote.leaves}</p>
  if (state.kind === 'sending') return <p className="soft">{words.vote.sending}</p>
  if (state.kind !== 'making') return null
  const { progress } = state
  return (
    <p className="soft">
      <progress className="ballot-progress" aria-label={words.vote.making} max={1} value={shareOf(progress)} />{' '}
      {progress === null ? words.vote.making : words.vote.stages[progress.stage]}
    </p>
  )
}

/** Fetching is half of it where the browser has nothing yet; the proof itself does not tell how far it is. */
function shareOf(progress: ProofProgress | null): number {
  if (progress === null) return 0
  if (progress.stage === 'fetchingFiles') return (0.5 * progress.bytesRead) / Math.max(1, progress.bytesTotal)
  return progress.stage === 'buildingRoll' ? 0.5 : 0.7
}

export function TypeCode({ voter }: { readonly voter: VotingKey }) {
  const [typed, setTyped] = useState('')
  const take = useDeed((code: string) => takeTypedCode(code, voter))
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    take.mutate(typed)
  }
  if (take.isSuccess) return <p role="status">{words.vote.codeTaken}</p>
  return (
    <form className="short-form" onSubmit={submit}>
      <Field label={words.votingKey.typeCode}>
        <input
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          required
          maxLength={100}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
        />
      </Field>
      <Submit deed={take} label={words.votingKey.takeCode} />
    </form>
  )
}

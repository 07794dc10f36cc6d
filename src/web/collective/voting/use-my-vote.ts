/** How far a member's vote has come, as the page shows it. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { ProofProgress } from '../../../contract/ballot-worker.ts'
import type { Choice } from './choices.ts'
import { keptBallots, type KeptBallot } from './device.ts'
import { isFinal, prepareBallot, sendBallot } from './vote.ts'
import type { VotingKey } from './voting-code.ts'

export type VoteState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'making'; readonly choice: Choice; readonly progress: ProofProgress | null }
  | { readonly kind: 'waiting'; readonly ballot: KeptBallot }
  | { readonly kind: 'sending'; readonly ballot: KeptBallot }
  | { readonly kind: 'failed'; readonly error: Error; readonly ballot: KeptBallot | null }

export interface MyVote {
  readonly state: VoteState
  /** The last one that the collective has taken from this browser. */
  readonly taken: KeptBallot | undefined
  readonly vote: (choice: Choice) => void
  readonly sendNow: (ballot: KeptBallot) => void
}

/** A ballot that was made and has not left is taken up again whenever the page is opened. */
export function useMyVote(proposal: string, voter: VotingKey): MyVote {
  const [state, setState] = useState<VoteState>({ kind: 'idle' })
  const [taken, setTaken] = useState<KeptBallot | undefined>(undefined)
  const busy = useRef(false)

  const send = useCallback((ballot: KeptBallot): void => {
    if (busy.current) return
    busy.current = true
    setState({ kind: 'sending', ballot })
    void sendBallot(ballot)
      .then(
        (sent) => {
          setTaken(sent)
          setState({ kind: 'idle' })
        },
        (error: unknown) => setState({ kind: 'failed', error: errorOf(error), ballot: isFinal(error) ? null : ballot }),
      )
      .finally(() => {
        busy.current = false
      })
  }, [])

  useEffect(() => {
    let isShown = true
    void keptBallots(proposal, voter.commitment).then((kept) => {
      if (!isShown) return
      setTaken(kept.findLast(({ place }) => place !== null))
      const last = kept.at(-1)
      if (last !== undefined && last.place === null) setState({ kind: 'waiting', ballot: last })
    })
    return () => {
      isShown = false
    }
  }, [proposal, voter.commitment])

  const waiting = state.kind === 'waiting' ? state.ballot : null
  useEffect(() => {
    if (waiting === null) return undefined
    const timer = setTimeout(() => send(waiting), Math.max(0, waiting.leavesAtMs - Date.now()))
    return () => clearTimeout(timer)
  }, [waiting, send])

  const vote = (choice: Choice): void => {
    if (busy.current) return
    busy.current = true
    setState({ kind: 'making', choice, progress: null })
    void prepareBallot({ proposal, voter, choice }, (progress) => setState({ kind: 'making', choice, progress }))
      .then(
        (ballot) => setState({ kind: 'waiting', ballot }),
        (error: unknown) => setState({ kind: 'failed', error: errorOf(error), ballot: null }),
      )
      .finally(() => {
        busy.current = false
      })
  }
  return { state, taken, vote, sendNow: send }
}

function errorOf(error: unknown): Error {
  return error instanceof Error ? error : new Error('something else was thrown', { cause: error })
}

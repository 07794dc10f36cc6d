/** A page with nothing but the maker of ballots, so that its test depends on no other page. */
import type { ProofProgress, ToBallotWorker } from '../../../src/contract/ballot-worker.ts'
import { askBallotWorker, type BallotOutcome } from '../../../src/web/collective/voting/ballot-worker.ts'

export interface Asked {
  readonly outcome: BallotOutcome
  readonly progress: readonly ProofProgress[]
}

declare global {
  interface Window {
    ask(message: ToBallotWorker, cancelAt?: ProofProgress['stage']): Promise<Asked>
  }
}

window.ask = async (message, cancelAt) => {
  const cancel = new AbortController()
  const progress: ProofProgress[] = []
  const onProgress = (each: ProofProgress): void => {
    progress.push(each)
    if (each.stage === cancelAt) cancel.abort()
  }
  return { outcome: await askBallotWorker(message, { onProgress, signal: cancel.signal }), progress }
}

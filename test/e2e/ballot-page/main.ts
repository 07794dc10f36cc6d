/** A page with nothing but the prover, so that its test depends on no other page. */
import type { ProofProgress, ToBallotWorker } from '../../../src/contract/ballot-worker.ts'
import { proveInWorker, type ProofOutcome } from '../../../src/web/collective/ballot-prover.ts'

export interface Proving {
  readonly outcome: ProofOutcome
  readonly progress: readonly ProofProgress[]
}

declare global {
  interface Window {
    prove(ask: Omit<ToBallotWorker, 'kind'>, cancelAt?: ProofProgress['stage']): Promise<Proving>
  }
}

window.prove = async (ask, cancelAt) => {
  const cancel = new AbortController()
  const progress: ProofProgress[] = []
  const onProgress = (each: ProofProgress): void => {
    progress.push(each)
    if (each.stage === cancelAt) cancel.abort()
  }
  return { outcome: await proveInWorker(ask, { onProgress, signal: cancel.signal }), progress }
}

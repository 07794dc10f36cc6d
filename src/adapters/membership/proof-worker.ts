/** A thread that checks proofs for its parent, batch by batch, and ends with it. */
import { parentPort } from 'node:worker_threads'
import { assert } from '../../shared/assert.ts'
import { openMembershipProofs } from './batch-verifier.ts'
import type { FromProofThread, ToProofThread } from './proof-thread.ts'

assert(parentPort !== null, 'this program runs in a thread')
const parent = parentPort
const opening = openMembershipProofs()

parent.on('message', (message: ToProofThread) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- A port between threads is no window.
  void answer(message).then((said) => parent.postMessage(said))
})

async function answer({ claims }: ToProofThread): Promise<FromProofThread> {
  try {
    return { answers: await (await opening).check(claims) }
  } catch (error) {
    return { fault: error instanceof Error ? error.name : 'fault' }
  }
}

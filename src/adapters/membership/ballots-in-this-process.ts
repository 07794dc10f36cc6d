/** Makes ballots one after the other in the process that asks. */
import type { BallotMaker } from '../../app/ports/ballot-maker.ts'
import { makeBallot, votingIdentityOf } from '../../secret-ballot/index.ts'
import { nodeHasher } from '../node-effects.ts'
import { proofArtifacts } from './artifacts.ts'

const sha256 = (bytes: Uint8Array): Uint8Array => nodeHasher.sha256(bytes)

export function inThisProcess(): BallotMaker {
  const artifacts = proofArtifacts()
  const rolls = new WeakMap<readonly string[], readonly bigint[]>()
  let before: Promise<unknown> = Promise.resolve()
  return {
    atOnce: 1,
    make({ code, poll, roll, choice, sequence }) {
      const numbers = rolls.get(roll) ?? roll.map(BigInt)
      rolls.set(roll, numbers)
      const made = before.then(async () => {
        const request = { identity: votingIdentityOf(sha256, code), poll, roll: numbers, choice, sequence }
        return await makeBallot(sha256, await artifacts, request)
      })
      // The next one has its turn whatever became of this one.
      before = made.catch(() => undefined)
      return made
    },
    close: () => Promise.resolve(),
  }
}

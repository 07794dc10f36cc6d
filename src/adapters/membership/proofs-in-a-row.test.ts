/** Proofs that are made one after the other share what they are worked out with, and nothing else. */
import { expect, onTestFinished, test } from 'vitest'
import { proofArtifacts } from './artifacts.ts'
import { openMembershipProofs } from './batch-verifier.ts'
import { makeVotingIdentity, proveMembership } from '../../secret-ballot/index.ts'

const identity = makeVotingIdentity(new Uint8Array(32).fill(1))
const provable = { identity, roll: [identity.commitment, 5n], scope: 7n, message: 11n }

test('the same is proved twice in a row by two valid proofs that have nothing in common, and no thread is started', async () => {
  let threads = 0
  const count = (): void => void threads++
  process.on('worker', count)
  onTestFinished(() => void process.removeListener('worker', count))
  const artifacts = await proofArtifacts()
  const [first, second] = [await proveMembership(artifacts, provable), await proveMembership(artifacts, provable)]
  if (first === undefined || second === undefined) throw new Error('the voter is on the roll')
  const proofs = await openMembershipProofs()
  const bound = { scope: provable.scope.toString(), message: provable.message.toString() }
  expect(
    await proofs.check([
      { ...first, ...bound },
      { ...second, ...bound },
    ]),
  ).toEqual([true, true])
  expect(first.proof.filter((number) => second.proof.includes(number))).toEqual([])
  expect([second.root, second.nullifier]).toEqual([first.root, first.nullifier])
  expect(threads).toBe(0)
}, 60_000)

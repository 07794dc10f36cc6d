/** Proofs of membership: made, checked in batches and one by one, with a bad one among them, and as many as a large vote has. */
import { proofArtifacts } from '../src/adapters/membership/artifacts.ts'
import { openMembershipProofs } from '../src/adapters/membership/batch-verifier.ts'
import type { MembershipClaim } from '../src/app/ports/membership-proofs.ts'
import { makeVotingIdentity, proveMembership, rootOf } from '../src/secret-ballot/index.ts'
import { assert, at } from '../src/shared/assert.ts'
import type { Bench } from './support/compare.ts'
import { processorMs } from './support/processor-time.ts'

/** Few proofs are made, because each takes a second, and each is checked many times: a check costs the same for any. */
const VOTERS = 4
const BATCHED = 1_024
const SINGLE = 64
/** An audit of a vote of this many takes no longer than two minutes of a machine with two cores; this is one core's work. */
const LARGE_VOTE = 18_000
const LARGE_VOTE_MS_MAX = 120_000
const PER_SECOND_MIN = 350

const secret = (index: number): Uint8Array => new Uint8Array(32).fill(index + 1)
const repeated = (claims: readonly MembershipClaim[], length: number): readonly MembershipClaim[] =>
  Array.from({ length }, (_, index) => at(claims, index % claims.length))

async function makeClaims(): Promise<readonly MembershipClaim[]> {
  const artifacts = await proofArtifacts()
  const identities = Array.from({ length: VOTERS }, (_, index) => makeVotingIdentity(secret(index)))
  const roll = identities.map(({ commitment }) => commitment)
  const made = []
  for (const identity of identities) {
    const proof = await proveMembership(artifacts, { identity, roll, scope: 7n, message: 11n })
    assert(proof !== undefined, 'everyone here is on the roll')
    made.push({ ...proof, scope: '7', message: '11' })
  }
  return made
}

export const bench: Bench = {
  title: `proofs of membership: ${VOTERS} made, ${LARGE_VOTE} checked`,
  run: async (say) => {
    const rollMs = await processorMs(() => rootOf(Array.from({ length: LARGE_VOTE }, (_, index) => BigInt(index + 1))))
    let claims: readonly MembershipClaim[] = []
    const proveMs = await processorMs(async () => {
      claims = await makeClaims()
    })
    say(`${(proveMs / VOTERS).toFixed(0)} ms to make a proof; ${rollMs.toFixed(0)} ms for the root of a roll of ${LARGE_VOTE}`)

    const proofs = await openMembershipProofs()
    const batched = repeated(claims, BATCHED)
    const good = async (many: readonly MembershipClaim[]): Promise<void> =>
      assert((await proofs.check(many)).every(Boolean), 'every proof here is valid')
    await good(batched)
    const batchMs = await processorMs(() => good(batched))
    const singleMs = await processorMs(async () => {
      for (const each of batched.slice(0, SINGLE)) await good([each])
    })
    const withBad = batched.with(500, { ...at(batched, 500), message: '12' })
    const badMs = await processorMs(async () => assert((await proofs.check(withBad)).indexOf(false) === 500, 'the bad one is named'))
    const perSecond = (BATCHED * 1_000) / batchMs
    const singles = (SINGLE * 1_000) / singleMs
    say(
      `${Math.round(perSecond)} a second of one core in batches, ${Math.round(singles)} one by one (${VOTERS} different proofs, repeated)`,
    )
    say(`one bad proof among ${BATCHED} costs ${Math.round(badMs - batchMs)} ms more`)

    const startMs = performance.now()
    await good(repeated(claims, LARGE_VOTE))
    const largeMs = performance.now() - startMs
    say(`${LARGE_VOTE} in ${(largeMs / 1_000).toFixed(1)} s by the clock, on one core`)
    return perSecond >= PER_SECOND_MIN && largeMs <= LARGE_VOTE_MS_MAX
  },
}

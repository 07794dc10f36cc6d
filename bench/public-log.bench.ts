/** The public log with a million entries, and proofs of membership checked in batches against one by one. */
import { createHash } from 'node:crypto'
import { proofArtifacts } from '../src/adapters/membership/artifacts.ts'
import { openMembershipProofs } from '../src/adapters/membership/batch-verifier.ts'
import type { MembershipClaim } from '../src/app/ports/membership-proofs.ts'
import { makeVotingIdentity, proveMembership } from '../src/secret-ballot/index.ts'
import { assert, at } from '../src/shared/assert.ts'
import { isConsistent, isIncluded, MerkleLog } from '../src/transparency/index.ts'
import type { Bench } from './support/compare.ts'

const LEAVES = 1_000_000
const PROOFS = 1_000
/** Few proofs are made, because each takes a second, and each is checked many times: a check costs the same for any. */
const VOTERS = 4
const CHECKS = 512

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest()

/** Time of the processor, in milliseconds: what one core does, whatever else the machine is at. */
async function timed(work: () => unknown): Promise<number> {
  const start = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}

async function claims(): Promise<readonly MembershipClaim[]> {
  const artifacts = await proofArtifacts()
  const identities = Array.from({ length: VOTERS }, (_, index) => makeVotingIdentity(new Uint8Array(32).fill(index + 1)))
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
  title: `a log of ${LEAVES} entries, and ${CHECKS} proofs of membership`,
  run: async (say) => {
    const tree = new MerkleLog(sha256)
    const leaf = new Uint8Array(32)
    const growMs = await timed(() => {
      for (let index = 0; index < LEAVES; index += 1) {
        new DataView(leaf.buffer).setUint32(0, index)
        tree.append(leaf)
      }
    })
    const root = tree.root()
    const proofMs = await timed(() => {
      for (let index = 0; index < PROOFS; index += 1) {
        const place = (index * 997) % LEAVES
        const own = new Uint8Array(32)
        new DataView(own.buffer).setUint32(0, place)
        assert(
          isIncluded(sha256, { leafHash: own, index: place, size: LEAVES, root, proof: tree.inclusionProof(place) }),
          'a leaf is in its tree',
        )
        const first = { size: place + 1, root: tree.root(place + 1) }
        assert(isConsistent(sha256, { first, second: { size: LEAVES, root }, proof: tree.consistencyProof(place + 1) }), 'a tree grows')
      }
    })
    say(
      `grown in ${(growMs / 1000).toFixed(1)} s; inclusion and consistency made and checked in ${(proofMs / PROOFS).toFixed(2)} ms each pair`,
    )
    const made = await claims()
    const many = Array.from({ length: CHECKS }, (_, index) => at(made, index % VOTERS))
    const proofs = await openMembershipProofs()
    const batchMs = await timed(() => proofs.check(many))
    const singleMs = await timed(async () => {
      for (const each of many.slice(0, 64)) await proofs.check([each])
    })
    const perSecond = (CHECKS * 1000) / batchMs
    say(
      `${Math.round(perSecond)} proofs a second of one core in batches, ${Math.round(64_000 / singleMs)} one by one (${VOTERS} different proofs, repeated)`,
    )
    return perSecond >= 350 && proofMs / PROOFS < 10
  },
}

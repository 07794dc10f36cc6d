/** The public log with a million entries: how long it takes to grow, and its proofs. */
import { createHash } from 'node:crypto'
import { assert } from '../src/shared/assert.ts'
import { isConsistent, isIncluded, MerkleLog } from '../src/transparency/index.ts'
import type { Bench } from './support/compare.ts'
import { processorMs } from './support/processor-time.ts'

const LEAVES = 1_000_000
const PROOFS = 1_000

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest()

export const bench: Bench = {
  title: `a log of ${LEAVES} entries`,
  run: async (say) => {
    const tree = new MerkleLog(sha256)
    const leaf = new Uint8Array(32)
    const growMs = await processorMs(() => {
      for (let index = 0; index < LEAVES; index += 1) {
        new DataView(leaf.buffer).setUint32(0, index)
        tree.append(leaf)
      }
    })
    const root = tree.root()
    const proofMs = await processorMs(() => {
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
    return proofMs / PROOFS < 10
  },
}

/** The public log with a million entries: how long it takes to grow, and its proofs, also from its tiles alone; and the audit of a large vote. */
import { createHash } from 'node:crypto'
import { audit } from '../src/audit/index.ts'
import type { LogEntry } from '../src/contract/log.ts'
import { canonicalDocument } from '../src/governance/index.ts'
import { newTallyKeys, rootOf, sealBallot } from '../src/secret-ballot/index.ts'
import { assert } from '../src/shared/assert.ts'
import { canonicalJson } from '../src/shared/canonical-json.ts'
import { hexOf } from '../src/shared/hex.ts'
import { ID_BYTES, makeId } from '../src/shared/ids.ts'
import {
  entryBundle,
  hashLeaf,
  hashText,
  isConsistent,
  isIncluded,
  MerkleLog,
  parseTilePath,
  TILE_WIDTH,
  tileBytes,
  TileReader,
} from '../src/transparency/index.ts'
import { documentFor } from '../test/support/collective.ts'
import { booksOf, isSignedBy, newSigner, serve } from '../test/support/log-keeper.ts'
import type { Bench } from './support/compare.ts'
import { processorMs } from './support/processor-time.ts'

const LEAVES = 1_000_000
const PROOFS = 1_000
const READS = 100
const VOTERS = 18_000
const AUDIT_MS_MAX = 120_000
/** What one core checks of proofs; `npm run bench ballots` measures it. */
const PROOFS_PER_SECOND_MIN = 350

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
    const large = filesOfLargeLog()
    const { checkpoint, known } = large
    const readMs = await processorMs(async () => {
      for (let index = 0; index < READS; index += 1) {
        // Each begins anew, as a page does.
        const reader = new TileReader((path) => large.read(path), sha256, checkpoint)
        assert((await reader.entry((index * 9_973) % LEAVES)) !== undefined, 'the entry is shown')
        assert((await reader.relationTo(known)) === 'same', 'the growth is shown')
      }
    })
    say(`a reader of tiles alone shows one entry and the growth since half of the log in ${(readMs / READS).toFixed(1)} ms`)
    const vote = await largeVote()
    const auditMs = await processorMs(async () => {
      const request = {
        read: serve(booksOf(newSigner(), vote.entries, vote.documents)),
        key: undefined,
        seen: [],
        witnesses: [],
        receipts: [],
      }
      const report = await audit({ sha256, isSignedBy, checkProofs }, request)
      assert(
        report.holds,
        report.parts.flatMap(({ checks }) => checks.filter(({ holds }) => !holds).map(({ sentence }) => sentence)).join(' '),
      )
    })
    const withProofsMs = auditMs + (VOTERS * 1000) / PROOFS_PER_SECOND_MIN
    say(
      `a vote of ${VOTERS} ballots audited in ${(auditMs / 1000).toFixed(1)} s of one core without the proofs; ${(withProofsMs / 1000).toFixed(0)} s with them at ${PROOFS_PER_SECOND_MIN} a second`,
    )
    return proofMs / PROOFS < 10 && readMs / READS < 100 && withProofsMs < AUDIT_MS_MAX
  },
}

/** What the proofs themselves take is timed elsewhere. */
const checkProofs = (claims: readonly unknown[]): Promise<readonly boolean[]> => Promise.resolve(claims.map(() => true))

const entry = (place: number): Uint8Array => new TextEncoder().encode(`entry ${place}`)

/** A log of which nothing is handed out but files. */
function filesOfLargeLog() {
  const tree = new MerkleLog(sha256)
  for (let place = 0; place < LEAVES; place += 1) tree.append(hashLeaf(sha256, entry(place)))
  return {
    checkpoint: { origin: 'bench', size: LEAVES, root: tree.root() },
    known: { origin: 'bench', size: LEAVES / 2 - 1, root: tree.root(LEAVES / 2 - 1) },
    read(path: string): Promise<Uint8Array | undefined> {
      const tile = parseTilePath(path)
      if (tile?.level !== 'entries') return Promise.resolve(tile && tileBytes(tree, tile))
      const entries = Array.from({ length: tile.width }, (_, index) => entry(tile.index * TILE_WIDTH + index))
      return Promise.resolve(entryBundle(entries))
    },
  }
}

/** Keys are numbers that are nobody's, and proofs are zeros: neither is looked at in what is measured. */
async function largeVote(): Promise<{ readonly entries: readonly LogEntry[]; readonly documents: readonly string[] }> {
  const at = new Date(Date.UTC(2026, 5, 2)).toISOString()
  const closesAt = new Date(Date.UTC(2026, 5, 9)).toISOString()
  const proposal = makeId('proposal', new Uint8Array(ID_BYTES))
  const document = documentFor(makeId('buyer', new Uint8Array(ID_BYTES)))
  const documentText = canonicalDocument(document)
  const documentSha256 = hashText(sha256, documentText)
  const voters = Array.from({ length: VOTERS }, (_, index) => ({ commitment: BigInt(index + 1), secretScalar: BigInt(index + 7) }))
  const roll = canonicalJson(voters.map(({ commitment }) => commitment.toString()))
  const root = rootOf(voters.map(({ commitment }) => commitment)).toString()
  const keys = await newTallyKeys()
  const tallyKey = hexOf(keys.publicKey)
  const poll = { proposal, documentSha256, root, tallyKey }
  const proof = Array.from({ length: 8 }, () => '0')
  const ballots: LogEntry[] = []
  for (const identity of voters) {
    ballots.push({ kind: 'ballotCast', at, proposal, ...(await sealBallot(sha256, { identity, poll, choice: 'yes', sequence: 1 })), proof })
  }
  const counts = { roll: VOTERS, yes: VOTERS, no: 0, abstain: 0, unreadable: 0, verdict: 'pass' } as const
  const { buyer, currency, price } = document
  return {
    documents: [roll, documentText],
    entries: [
      ...voters.map(({ commitment }): LogEntry => ({ kind: 'voterEnrolled', at, commitment: commitment.toString() })),
      { kind: 'rollFrozen', at, proposal, members: VOTERS, listSha256: hashText(sha256, roll), root },
      { kind: 'voteOpened', at, proposal, documentSha256, opensAt: at, closesAt, tallyKey },
      ...ballots,
      { kind: 'voteCounted', at: closesAt, proposal, ...counts, tallyPrivateKey: hexOf(keys.privateKey) },
      { kind: 'contractMade', at: closesAt, proposal, buyer: buyer.id, documentSha256, currency, price },
    ],
  }
}

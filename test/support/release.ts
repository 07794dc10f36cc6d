/** A pool of three synthetic members, a proposal about them, and all it takes to build a release of it in a folder. */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { openEmbeddedEngine } from '../../src/adapters/clickhouse/engine.ts'
import { nodeHasher } from '../../src/adapters/node-effects.ts'
import { releaseFoldersIn } from '../../src/adapters/release-folders.ts'
import { nodeKeyedHasher, openSigner } from '../../src/adapters/signing.ts'
import { buildRelease, type BuiltRelease, type ReleaseEffects, type ReleaseOrder } from '../../src/app/build-release.ts'
import { proposalDocumentSchema, type ProposalDocument } from '../../src/contract/proposal.ts'
import { canonicalDocument } from '../../src/governance/index.ts'
import { openPool } from '../../src/pool/index.ts'
import { draftLicence } from '../../src/release/index.ts'
import { makeId } from '../../src/shared/ids.ts'
import { artistRows } from './contributions.ts'
import { recipeOf } from './recipe.ts'

export const bytes16 = (number: number): Uint8Array => new Uint8Array(16).fill(number)
export const sha256Of = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex')
export const releaseId = makeId('release', bytes16(8))

const buyer = { id: makeId('buyer', bytes16(7)), name: 'Aural | Labs [x](y)' }

export const document: ProposalDocument = proposalDocumentSchema.parse({
  format: 'chorus-proposal-1',
  title: 'Artist preferences, June',
  buyer,
  purposes: ['research', 'generativeTraining'],
  purposeText: 'To learn what people listen to.',
  licence: draftLicence({ collective: 'The Listeners', buyer, purposes: ['research', 'generativeTraining'] }),
  currency: 'USD',
  price: '100.00',
  treasuryBps: 1_000,
  split: { kind: 'equal' },
  recipe: recipeOf('artistPreferences', { thresholds: { artistMembersMin: 2, memberRowsMin: 1 } }),
  vote: { votingMs: 60_000, quorumBps: 2_000, majorityBps: 5_000 },
})

/** Members 1 to 3 have rows; 4 has none. */
export function orderOf(changed: ProposalDocument, changes: Partial<ReleaseOrder> = {}): ReleaseOrder {
  const text = canonicalDocument(changed)
  return {
    release: releaseId,
    proposal: { id: makeId('proposal', bytes16(9)), document: text, documentSha256: sha256Of(text) },
    counts: { roll: 10n, yes: 8n, no: 1n, abstain: 0n },
    members: [1, 2, 3, 4].map((number) => ({
      member: makeId('member', bytes16(number)),
      poolMember: makeId('pseudonym', bytes16(number)),
    })),
    pseudonymKey: new Uint8Array(32).fill(5),
    ...changes,
  }
}

export interface ReleaseWorkshop {
  readonly effects: ReleaseEffects
  /** Where releases are put. */
  readonly releases: string
  readonly build: (order?: ReleaseOrder) => Promise<BuiltRelease>
}

export async function openReleaseWorkshop(root: string): Promise<ReleaseWorkshop> {
  const pool = await openPool(openEmbeddedEngine(join(root, 'pool')))
  await pool.insert(
    [1, 2, 3].map((number) => ({
      member: makeId('pseudonym', bytes16(number)),
      contribution: makeId('contribution', bytes16(number)),
      rows: artistRows([
        ['Ada Quill', number],
        ['Bram Ode', 2],
        [`Only ${number}`, 9],
      ]),
    })),
  )
  const releases = join(root, 'releases')
  const effects: ReleaseEffects = {
    pool,
    folders: releaseFoldersIn(releases),
    signer: await openSigner(join(root, 'signing-key.pem')),
    hasher: nodeHasher,
    keyedHasher: nodeKeyedHasher,
    clock: { now: () => Date.UTC(2025, 5, 30) },
  }
  const build = async (order = orderOf(document)): Promise<BuiltRelease> => {
    const outcome = await buildRelease(effects, order)
    if (outcome.kind === 'refused') throw new Error(outcome.sentence)
    return outcome.value
  }
  return { effects, releases, build }
}

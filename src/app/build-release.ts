/** Builds a release from the very recipe that members voted for, and signs for it. */
import { MANIFEST_PATH, type Manifest } from '../contract/manifest.ts'
import { proposalDocumentSchema, type ProposalDocument } from '../contract/proposal.ts'
import { canonicalDocument, tally, type VoteCounts } from '../governance/index.ts'
import type { Pool } from '../pool/index.ts'
import { columnsOf, manifestText, papersOf, signedText, type UnsignedManifest } from '../release/index.ts'
import { assert } from '../shared/assert.ts'
import { hexOf } from '../shared/hex.ts'
import { ID_BYTES, makeId, type Id } from '../shared/ids.ts'
import { formatInstant } from '../shared/time.ts'
import { hashText } from './hash-text.ts'
import { done, refused, type Outcome } from './outcome.ts'
import type { Clock } from './ports/clock.ts'
import type { Hasher } from './ports/hasher.ts'
import type { KeyedHasher } from './ports/keyed-hasher.ts'
import type { ReleaseFolders, ReleaseFolderWriter } from './ports/release-folders.ts'
import type { Signer } from './ports/signer.ts'

export interface ReleaseEffects {
  readonly pool: Pool
  readonly folders: ReleaseFolders
  readonly signer: Signer
  readonly hasher: Hasher
  readonly keyedHasher: KeyedHasher
  readonly clock: Clock
}

export interface ReleaseOrder {
  readonly release: Id<'release'>
  readonly proposal: { readonly id: Id<'proposal'>; readonly document: string; readonly documentSha256: string }
  readonly counts: VoteCounts
  /** Everyone whose own consent covers this sale, with the pool's name for them. */
  readonly members: readonly { readonly member: Id<'member'>; readonly poolMember: Id<'pseudonym'> }[]
  /** 32 random bytes of this sale alone. Once they are destroyed, nobody can tell which member a pseudonym was. */
  readonly pseudonymKey: Uint8Array
}

export interface BuiltRelease {
  readonly manifest: Manifest
  /** Of the manifest's file, in hexadecimal. */
  readonly manifestSha256: string
  /** Names the state of the pool. */
  readonly snapshot: string
  /** Those whose rows are in it; the weight is the number of their listens. */
  readonly members: readonly { readonly member: Id<'member'>; readonly pseudonym: string; readonly weight: bigint }[]
}

type Reason = 'documentChanged' | 'documentUnreadable' | 'voteNotPassed' | 'nobodyLeft'

export async function buildRelease(effects: ReleaseEffects, order: ReleaseOrder): Promise<Outcome<BuiltRelease, Reason>> {
  const voted = votedDocument(effects.hasher, order)
  if (voted.kind === 'refused') return voted
  const document = voted.value
  if (tally(order.counts, document.vote).verdict !== 'pass') return refused('voteNotPassed', 'The members have not voted for this sale.')
  const folder = await effects.folders.create(order.release)
  try {
    const built = await writeRelease(effects, order, { document, folder })
    if (built === undefined) return refused('nobodyLeft', 'No rows are left by this recipe, so there is nothing to sell.')
    await folder.finish()
    return done(built)
  } finally {
    await folder.abandon()
  }
}

/** The document is parsed from the text whose hash was voted on; nothing about a release comes from anywhere else. */
function votedDocument(hasher: Hasher, { proposal }: ReleaseOrder): Outcome<ProposalDocument, Reason> {
  if (hashText(hasher, proposal.document) !== proposal.documentSha256) {
    return refused('documentChanged', 'The proposal is not the one that was voted on: its hash is another.')
  }
  const document = proposalDocumentSchema.safeParse(parseJson(proposal.document))
  if (!document.success || canonicalDocument(document.data) !== proposal.document) {
    return refused('documentUnreadable', 'The proposal is not written in its one spelling.')
  }
  return done(document.data)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

interface Plan {
  readonly document: ProposalDocument
  readonly folder: ReleaseFolderWriter
}

async function writeRelease(effects: ReleaseEffects, order: ReleaseOrder, plan: Plan): Promise<BuiltRelease | undefined> {
  const { hasher, pool, clock, signer } = effects
  const { recipe } = plan.document
  const named = namePseudonyms(effects.keyedHasher, order)
  const files: Manifest['files'][number][] = []
  const write = async (path: string, bytes: Uint8Array, rows: number | null): Promise<void> => {
    await plan.folder.write(path, bytes)
    files.push({ path, bytes: bytes.length, sha256: hexOf(hasher.sha256(bytes)), rows })
  }
  const members = order.members.map(({ member, poolMember }) => ({ member: poolMember, pseudonym: named.pseudonymOf(member) }))
  const outcome = await pool.release({ id: order.release, recipe, members }, (file) => write(`data/${file.name}`, file.bytes, file.rows))
  if (outcome.members.length === 0) return undefined
  const listens = outcome.members.reduce((sum, member) => sum + member.listens, 0)
  const facts = {
    release: order.release,
    columns: columnsOf(recipe),
    counts: { members: outcome.members.length, rows: outcome.rows, listens },
    vote: {
      roll: wholeOf(order.counts.roll),
      yes: wholeOf(order.counts.yes),
      no: wholeOf(order.counts.no),
      abstain: wholeOf(order.counts.abstain),
    },
  }
  const papers = papersOf({ ...facts, document: plan.document })
  for (const [path, text] of Object.entries(papers)) await write(path, new TextEncoder().encode(text), null)
  const unsigned: UnsignedManifest = {
    format: 'chorus-release-1',
    ...facts,
    builtAt: formatInstant(clock.now()),
    proposal: { id: order.proposal.id, documentSha256: order.proposal.documentSha256, document: plan.document },
    pool: outcome.snapshot,
    files: files.toSorted((one, other) => (one.path < other.path ? -1 : 1)),
    signer: { algorithm: 'Ed25519', publicKey: hexOf(signer.publicKey) },
  }
  const manifest: Manifest = { ...unsigned, signature: hexOf(signer.sign(new TextEncoder().encode(signedText(unsigned)))) }
  const text = manifestText(manifest)
  await plan.folder.write(MANIFEST_PATH, new TextEncoder().encode(text))
  return {
    manifest,
    manifestSha256: hashText(hasher, text),
    snapshot: outcome.snapshot.digest,
    members: outcome.members.map(({ pseudonym, listens: weight }) => ({
      member: named.memberOf(pseudonym),
      pseudonym,
      weight: BigInt(weight),
    })),
  }
}

function known<T>(value: T | undefined): T {
  assert(value !== undefined, 'a release speaks of the members it was ordered for')
  return value
}

/** A keyed hash, so that names are fresh in every sale, and nobody without the key can try out who is behind one. */
function namePseudonyms(keyedHasher: KeyedHasher, { members, pseudonymKey }: ReleaseOrder) {
  const byMember = new Map<Id<'member'>, string>()
  const byPseudonym = new Map<string, Id<'member'>>()
  for (const { member } of members) {
    const pseudonym = makeId('pseudonym', keyedHasher.hmacSha256(pseudonymKey, new TextEncoder().encode(member)).subarray(0, ID_BYTES))
    byMember.set(member, pseudonym)
    byPseudonym.set(pseudonym, member)
  }
  return {
    pseudonymOf: (member: Id<'member'>): string => known(byMember.get(member)),
    memberOf: (pseudonym: string): Id<'member'> => known(byPseudonym.get(pseudonym)),
  }
}

function wholeOf(count: bigint): number {
  const whole = Number(count)
  assert(Number.isSafeInteger(whole), 'a roll is far smaller than 2^53')
  return whole
}

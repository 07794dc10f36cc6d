/** A whole ballot: what it is bound to, how it is made on the voter's device, and how it is opened after the close. */
import { poseidon2 } from 'poseidon-lite/poseidon2'
import type { Poll, SecretBallot } from '../contract/ballot.ts'
import { CHOICES, type Choice } from '../governance/index.ts'
import { canonicalJson, type CanonicalValue } from '../shared/canonical-json.ts'
import { hexOf, parseHex } from '../shared/hex.ts'
import { assert } from '../shared/assert.ts'
import type { VotingIdentity } from './identity.ts'
import { proveMembership, type ProofArtifacts, type ProvingStage } from './prove.ts'
import { openChoice, sealChoice } from './sealed-choice.ts'

type Sha256 = (bytes: Uint8Array) => Uint8Array

/** What a proof is checked against; all four as decimal numbers. */
export interface BallotClaim {
  readonly root: string
  readonly nullifier: string
  readonly message: string
  readonly scope: string
  readonly proof: readonly string[]
}

/** 248 bits, so that every hash is a number of the field. */
const FIELD_HASH_BYTES = 31

function fieldHash(sha256: Sha256, value: CanonicalValue): bigint {
  const hash = sha256(new TextEncoder().encode(canonicalJson(value)))
  return BigInt(`0x${hexOf(hash.subarray(0, FIELD_HASH_BYTES))}`)
}

/** The same words asked twice are two votes, so the proposal is part of it: nobody's two nullifiers are alike. */
export function scopeOf(sha256: Sha256, { proposal, documentSha256 }: Pick<Poll, 'proposal' | 'documentSha256'>): bigint {
  return fieldHash(sha256, { proposal, documentSha256 })
}

/** A proof can be made to look different; what it is bound to cannot, so an old ballot never comes back as a later one. */
export function messageOf(sha256: Sha256, { sealed, sequence }: Pick<SecretBallot, 'sealed' | 'sequence'>): bigint {
  return fieldHash(sha256, { sealed, sequence })
}

/** The voter's name in one vote, as the circuit works it out (Semaphore, version 4). */
export function nullifierOf(identity: VotingIdentity, scope: bigint): bigint {
  return poseidon2([scope, identity.secretScalar])
}

export function claimOf(sha256: Sha256, poll: Poll, ballot: SecretBallot): BallotClaim {
  const { nullifier, proof } = ballot
  return {
    root: poll.root,
    nullifier,
    message: messageOf(sha256, ballot).toString(),
    scope: scopeOf(sha256, poll).toString(),
    proof,
  }
}

export interface BallotRequest {
  readonly identity: VotingIdentity
  readonly poll: Poll
  readonly roll: readonly bigint[]
  readonly choice: Choice
  readonly sequence: number
}

type SealedBallot = Omit<SecretBallot, 'proof'>

/** A ballot without its proof. */
export async function sealBallot(sha256: Sha256, { identity, poll, choice, sequence }: Omit<BallotRequest, 'roll'>): Promise<SealedBallot> {
  const nullifier = nullifierOf(identity, scopeOf(sha256, poll)).toString()
  const key = parseHex(poll.tallyKey)
  assert(key !== undefined, 'a parsed poll has a key')
  const { documentSha256 } = poll
  const sealed = hexOf(await sealChoice(key, CHOICES.indexOf(choice) + 1, { documentSha256, nullifier, sequence }))
  return { nullifier, sequence, sealed }
}

/** Undefined for somebody who is not on the roll, and for a roll that is not the one of the poll. */
export async function makeBallot(
  sha256: Sha256,
  artifacts: ProofArtifacts,
  request: BallotRequest,
  onStage?: (stage: ProvingStage) => void,
): Promise<SecretBallot | undefined> {
  const { identity, poll, roll } = request
  const ballot = await sealBallot(sha256, request)
  const provable = { identity, roll, scope: scopeOf(sha256, poll), message: messageOf(sha256, ballot) }
  const made = await proveMembership(artifacts, provable, onStage)
  if (made === undefined || made.root !== poll.root) return undefined
  assert(made.nullifier === ballot.nullifier, 'the circuit gives the same nullifier')
  return { ...ballot, proof: made.proof }
}

/** So many are opened at once that the engine is busy, and not so many that they fill the memory. */
const OPENED_AT_ONCE = 256

/** Parallel to the ballots; undefined for what was not sealed to this key for this very ballot, or is no choice. */
export async function openBallots(
  privateKey: Uint8Array,
  poll: Pick<Poll, 'documentSha256'>,
  ballots: readonly SealedBallot[],
): Promise<readonly (Choice | undefined)[]> {
  const choices: (Choice | undefined)[] = []
  for (let start = 0; start < ballots.length; start += OPENED_AT_ONCE) {
    const some = ballots.slice(start, start + OPENED_AT_ONCE)
    choices.push(...(await Promise.all(some.map((ballot) => openBallot(privateKey, poll, ballot)))))
  }
  return choices
}

async function openBallot(
  privateKey: Uint8Array,
  { documentSha256 }: Pick<Poll, 'documentSha256'>,
  { nullifier, sequence, sealed }: SealedBallot,
): Promise<Choice | undefined> {
  const bytes = parseHex(sealed)
  const opened = bytes && (await openChoice(privateKey, bytes, { documentSha256, nullifier, sequence }))
  return opened === undefined ? undefined : CHOICES[opened - 1]
}

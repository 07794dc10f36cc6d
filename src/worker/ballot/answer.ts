/** From the message of the page to the answer: keys are made, voters named, and ballots sealed and proved. */
import { rollSchema } from '../../contract/ballot.ts'
import { toBallotWorkerSchema, type BallotFailure, type FromBallotWorker, type ToBallotWorker } from '../../contract/ballot-worker.ts'
import { makeBallot, nullifierOf, scopeOf, votingIdentityOf, type ProofArtifacts, type VotingIdentity } from '../../secret-ballot/index.ts'
import { hexOf } from '../../shared/hex.ts'
import { TYPED_CODE_BYTES, typedCodeOf } from '../../shared/typed-code.ts'
import { FilesUnavailableError, type BytesRead } from './proof-artifacts.ts'

export interface BallotEffects {
  readonly sha256: (bytes: Uint8Array) => Uint8Array
  readonly randomBytes: (count: number) => Uint8Array
  readonly artifacts: (onProgress: (progress: BytesRead) => void) => Promise<ProofArtifacts>
  /** Gives a document of the public log by its hash. Rejects with a FilesUnavailableError. */
  readonly evidence: (sha256: string) => Promise<Uint8Array>
  readonly send: (message: FromBallotWorker) => void
}

/** What a passkey works out is used for nothing but the code that is made of it. */
const PASSKEY_DOMAIN = 'chorus-voting-code-1 '

/** Sends any number of progress messages and then one answer or failure; never rejects. */
export async function answerBallot(data: unknown, effects: BallotEffects): Promise<void> {
  const asked = toBallotWorkerSchema.safeParse(data)
  if (!asked.success) return effects.send({ kind: 'failed', failure: 'askUnreadable' })
  try {
    effects.send(await answerOf(asked.data, effects))
  } catch (error) {
    effects.send({ kind: 'failed', failure: failureOf(error) })
  }
}

async function answerOf(asked: ToBallotWorker, effects: BallotEffects): Promise<FromBallotWorker> {
  switch (asked.kind) {
    case 'makeKey': {
      const code = typedCodeOf(codeBytes(effects, asked.passkeyOutput))
      return { kind: 'madeKey', code, commitment: identityOf(effects, code).commitment.toString() }
    }
    case 'identify': {
      const identity = identityOf(effects, asked.code)
      const nullifier = asked.poll && nullifierOf(identity, scopeOf(effects.sha256, asked.poll)).toString()
      return { kind: 'identified', commitment: identity.commitment.toString(), nullifier }
    }
    case 'vote':
      return await vote(asked, effects)
    default:
      return asked satisfies never
  }
}

function codeBytes({ sha256, randomBytes }: BallotEffects, passkeyOutput: string | null): Uint8Array {
  if (passkeyOutput === null) return randomBytes(TYPED_CODE_BYTES)
  return sha256(new TextEncoder().encode(PASSKEY_DOMAIN + passkeyOutput)).slice(0, TYPED_CODE_BYTES)
}

function identityOf({ sha256 }: BallotEffects, code: string): VotingIdentity {
  return votingIdentityOf(sha256, code)
}

async function vote(asked: Extract<ToBallotWorker, { kind: 'vote' }>, effects: BallotEffects): Promise<FromBallotWorker> {
  const { sha256, artifacts, send } = effects
  const { code, poll, rollSha256, choice, sequence } = asked
  const files = await artifacts((progress) => send({ kind: 'progress', progress: { stage: 'fetchingFiles', ...progress } }))
  const roll = await rollOf(effects, rollSha256)
  const request = { identity: identityOf(effects, code), poll, roll, choice, sequence }
  const ballot = await makeBallot(sha256, files, request, (stage) => send({ kind: 'progress', progress: { stage } }))
  return ballot === undefined ? { kind: 'failed', failure: 'notOnRoll' } : { kind: 'made', ballot }
}

async function rollOf({ evidence, sha256 }: BallotEffects, rollSha256: string): Promise<readonly bigint[]> {
  const bytes = await evidence(rollSha256)
  if (hexOf(sha256(bytes)) !== rollSha256) throw new FilesUnavailableError('the roll is another than was asked for')
  return rollSchema.parse(JSON.parse(new TextDecoder().decode(bytes))).map(BigInt)
}

/** The message of an error stays here: it may quote what the ballot is made of. */
function failureOf(error: unknown): BallotFailure {
  if (error instanceof FilesUnavailableError) return 'filesUnavailable'
  return error instanceof RangeError ? 'outOfMemory' : 'fault'
}

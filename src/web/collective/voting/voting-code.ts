/** The code that a member votes with: made here, worked out by a passkey, kept in this browser or typed. */
import type { Poll } from '../../../contract/ballot.ts'
import type { FromBallotWorker, ToBallotWorker } from '../../../contract/ballot-worker.ts'
import type { SentBodyOf } from '../../../contract/http/routes.ts'
import { readTypedCode } from '../../../shared/typed-code.ts'
import { ApiError } from '../calls.ts'
import { passkeyOutput } from '../passkeys.ts'
import { words } from './words.ts'
import { askBallotWorker, type BallotOptions } from './ballot-worker.ts'
import { keepCode, keptCode } from './device.ts'

export type VotingKey = SentBodyOf<'changeVotingKey'>

type Answer<Kind extends FromBallotWorker['kind']> = Extract<FromBallotWorker, { readonly kind: Kind }>

/** Rejects with an ApiError that says why there is no such answer. */
export async function answerOf<Kind extends FromBallotWorker['kind']>(
  kind: Kind,
  asked: ToBallotWorker,
  options: BallotOptions = {},
): Promise<Answer<Kind>> {
  const outcome = await askBallotWorker(asked, options)
  if (isAnswer(kind, outcome)) return outcome
  const failure = outcome.kind === 'failed' ? outcome.failure : 'fault'
  throw new ApiError(failure, words.vote.failures[failure], words.vote.failureHints[failure])
}

function isAnswer<Kind extends FromBallotWorker['kind']>(kind: Kind, outcome: { readonly kind: string }): outcome is Answer<Kind> {
  return outcome.kind === kind
}

export interface MadeKey {
  readonly key: VotingKey
  readonly code: string
}

/** Makes a key of what a passkey works out, or by chance where it is not able to; then the browser has to keep the code. */
export async function makeVotingKey(output: string | null): Promise<MadeKey> {
  const { code, commitment } = await answerOf('madeKey', { kind: 'makeKey', passkeyOutput: output })
  return { code, key: { commitment, heldBy: output === null ? 'device' : 'passkey' } }
}

/** What a browser has to keep; a passkey works its code out whenever it is needed. */
export async function keepMadeKey({ key, code }: MadeKey): Promise<void> {
  if (key.heldBy === 'device') await keepCode({ commitment: key.commitment, code })
}

/** The code of a key. Rejects with the ApiError `codeElsewhere` where this browser does not have it. */
export async function codeOf({ commitment, heldBy }: VotingKey): Promise<string> {
  const kept = await keptCode(commitment)
  if (kept !== undefined) return kept
  if (heldBy === 'device') throw codeElsewhere()
  const output = await passkeyOutput(null)
  const made = output === null ? undefined : await answerOf('madeKey', { kind: 'makeKey', passkeyOutput: output })
  if (made?.commitment !== commitment) throw new ApiError('otherPasskey', words.vote.otherPasskey, words.vote.otherPasskeyHint)
  return made.code
}

export function codeElsewhere(): ApiError {
  return new ApiError('codeElsewhere', words.vote.codeElsewhere, words.vote.codeElsewhereHint)
}

/** Keeps a typed code where it is that of the key; rejects with an ApiError where it is not. */
export async function takeTypedCode(typed: string, { commitment }: Pick<VotingKey, 'commitment'>): Promise<void> {
  const code = readTypedCode(typed)
  const found = code === undefined ? undefined : await answerOf('identified', { kind: 'identify', code, poll: null })
  if (code === undefined || found?.commitment !== commitment) throw new ApiError('otherCode', words.vote.otherCode, '')
  await keepCode({ commitment, code })
}

/** The voter's own name in one vote. */
export async function nullifierOf(code: string, poll: Poll): Promise<string> {
  const { nullifier } = await answerOf('identified', { kind: 'identify', code, poll })
  if (nullifier === null) throw new ApiError('fault', words.vote.failures.fault, words.vote.failureHints.fault)
  return nullifier
}

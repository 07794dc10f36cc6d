/** What handlers give back, and how refusals become statuses and the one form of an error. */
import type { Refused } from '../../app/outcome.ts'
import type { ErrorJson } from '../../contract/http/vocabulary.ts'

export interface FileReply {
  readonly kind: 'file'
  readonly type: string
  readonly name: string
  readonly bytes: number | null
  readonly chunks: AsyncIterable<Uint8Array>
}

export interface Answered<Value> {
  readonly kind: 'answer'
  readonly value: Value
  /** A new session for the browser, or `null` to forget the one it has; left out: as it is. */
  readonly cookie?: string | null
}

export type Reply<Value> = Answered<Value> | FileReply | Refused<string>

export function answer<Value>(value: Value): Answered<Value> {
  return { kind: 'answer', value }
}

type Status = 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 429 | 500 | 503

/** What is not named here is a conflict with how things stand. */
const STATUSES: Readonly<Record<string, Status>> = {
  unreadableRequest: 400,
  notSignedIn: 401,
  passkeyRefused: 401,
  noSuchCode: 401,
  otherOrigin: 403,
  notAllowed: 403,
  enrolFirst: 403,
  proofNeeded: 403,
  notProved: 403,
  notSteward: 403,
  notMember: 403,
  notBuyer: 403,
  ownContribution: 403,
  ballotNotProved: 403,
  unknownWitness: 403,
  cosignatureWrong: 403,
  invitation: 403,
  byInvitation: 403,
  nothingHere: 404,
  noProposal: 404,
  noContribution: 404,
  noNeighbour: 404,
  noRelease: 404,
  noBatch: 404,
  noPayout: 404,
  noPasskey: 404,
  noSession: 404,
  linkOver: 404,
  unreadable: 400,
  noCheckpoint: 400,
  implausible: 400,
  tooLarge: 413,
  otherType: 415,
  tooOften: 429,
  fault: 500,
  notReady: 503,
  busy: 503,
}

/** The status of a refusal, by its reason. */
export function statusOf(reason: string): Status {
  return STATUSES[reason] ?? 409
}

const HINTS: Readonly<Record<string, string>> = {
  notSignedIn: 'Sign in with your passkey.',
  proofNeeded: 'Show your passkey once more, then try again.',
  enrolFirst: 'Add a new passkey, then try again.',
  tooOften: 'Wait a minute.',
  otherOrigin: 'Use the pages of this collective.',
  ceremonyOver: 'Begin again.',
  fault: 'Try again; if it stays so, tell a steward.',
  notReady: 'Try again in a moment.',
  busy: 'Try again in a minute; nothing was counted.',
  unknownWitness: 'Give your verifier key to whoever runs the collective, and try again when they have named you.',
  checkpointOld: 'Read the log again, and sign what it is now.',
  otherEntries: 'If this log showed it to you, keep it and tell everyone: it is proof against its keeper.',
  cosignatureAhead: 'Set the clock of this computer.',
  otherType: 'JSON is sent as application/json, a contribution as application/vnd.apache.parquet.',
}

export function errorJson(reason: string, sentence: string, hint = HINTS[reason] ?? ''): ErrorJson {
  return { error: { code: reason, message: sentence, hint } }
}

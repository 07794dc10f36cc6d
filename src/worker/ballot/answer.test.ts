/** Every message that the worker is sent ends in one answer or one failure. A real ballot is made in a browser test. */
import { sha256 } from '@noble/hashes/sha2'
import { expect, test } from 'vitest'
import { fromBallotWorkerSchema, type FromBallotWorker } from '../../contract/ballot-worker.ts'
import { rootOf, votingIdentityOf, type ProofArtifacts } from '../../secret-ballot/index.ts'
import { hexOf } from '../../shared/hex.ts'
import { typedCodeOf } from '../../shared/typed-code.ts'
import { answerBallot, type BallotEffects } from './answer.ts'
import { FilesUnavailableError } from './proof-artifacts.ts'

const CODE = typedCodeOf(new Uint8Array(20).fill(7))
const { commitment } = votingIdentityOf(sha256, CODE)
const ROLL = new TextEncoder().encode(JSON.stringify([commitment.toString()]))
const ASK = {
  kind: 'vote',
  code: CODE,
  poll: {
    proposal: 'a proposal',
    documentSha256: 'd'.repeat(64),
    root: rootOf([commitment]).toString(),
    // The generator of P-256, which is as good a key as any where nothing is opened.
    tallyKey:
      '046b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c2964fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5',
  },
  rollSha256: hexOf(sha256(ROLL)),
  choice: 'yes',
  sequence: 1,
}
const NO_FILES: ProofArtifacts = { program: new Uint8Array(), provingKey: new Uint8Array() }

async function answersTo(data: unknown, changed: Partial<BallotEffects> = {}): Promise<FromBallotWorker[]> {
  const sent: FromBallotWorker[] = []
  await answerBallot(data, {
    sha256,
    randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
    artifacts: () => Promise.resolve(NO_FILES),
    evidence: () => Promise.resolve(ROLL),
    send: (message) => void sent.push(message),
    ...changed,
  })
  for (const message of sent) expect(fromBallotWorkerSchema.parse(message)).toEqual(message)
  expect(sent.slice(0, -1).every(({ kind }) => kind === 'progress')).toBe(true)
  return sent
}

test.each([
  ['nothing', undefined],
  ['another kind of message', { ...ASK, kind: 'prove' }],
  ['a code that is too short', { ...ASK, code: CODE.slice(5) }],
  ['a code in small letters', { ...ASK, code: CODE.toLowerCase() }],
  ['a choice that there is not', { ...ASK, choice: 'maybe' }],
  ['a root below zero', { ...ASK, poll: { ...ASK.poll, root: '-1' } }],
  ['a ballot without a number', { ...ASK, sequence: 0 }],
  ['more than was asked for', { ...ASK, secret: 'x' }],
])('%s is no question', async (_, data) => {
  expect(await answersTo(data)).toEqual([{ kind: 'failed', failure: 'askUnreadable' }])
})

test('keys are made by chance, and of what a passkey works out always the same', async () => {
  const make = async (passkeyOutput: string | null): Promise<unknown> => (await answersTo({ kind: 'makeKey', passkeyOutput })).at(-1)
  expect(await make(null)).not.toEqual(await make(null))
  const made = await make('ab'.repeat(32))
  expect(made).toEqual(await make('ab'.repeat(32)))
  expect(made).not.toEqual(await make('ac'.repeat(32)))
})

test('whoever is not on the roll, or is shown the roll of another vote, is told so', async () => {
  const stranger = { ...ASK, code: typedCodeOf(new Uint8Array(20).fill(8)) }
  expect((await answersTo(stranger)).at(-1)).toEqual({ kind: 'failed', failure: 'notOnRoll' })
  const changed = { evidence: () => Promise.resolve(new TextEncoder().encode('["5"]')) }
  expect((await answersTo(ASK, changed)).at(-1)).toEqual({ kind: 'failed', failure: 'filesUnavailable' })
})

test('files that do not come, memory that is not there and everything else are told apart', async () => {
  const failure = async (error: Error): Promise<unknown> => {
    const artifacts = async (): Promise<never> => {
      throw error
    }
    return (await answersTo(ASK, { artifacts })).at(-1)
  }
  expect(await failure(new FilesUnavailableError('gone'))).toEqual({ kind: 'failed', failure: 'filesUnavailable' })
  expect(await failure(new RangeError('Array buffer allocation failed'))).toEqual({ kind: 'failed', failure: 'outOfMemory' })
  expect(await failure(new Error(CODE))).toEqual({ kind: 'failed', failure: 'fault' })
})

test('files that are no circuit are a fault, after the stages that came before', async () => {
  expect(await answersTo(ASK)).toEqual([
    { kind: 'progress', progress: { stage: 'buildingRoll' } },
    { kind: 'progress', progress: { stage: 'proving' } },
    { kind: 'failed', failure: 'fault' },
  ])
})

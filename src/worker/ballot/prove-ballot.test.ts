/** Every message that the worker is sent ends in one proof or one failure. The proof itself is made in a browser test. */
import { expect, test } from 'vitest'
import { fromBallotWorkerSchema, type FromBallotWorker } from '../../contract/ballot-worker.ts'
import { makeVotingIdentity, type ProofArtifacts } from '../../secret-ballot/index.ts'
import { FilesUnavailableError } from './proof-artifacts.ts'
import { proveBallot } from './prove-ballot.ts'

const SECRET = '07'.repeat(32)
const ASK = {
  kind: 'prove',
  secret: SECRET,
  roll: [makeVotingIdentity(new Uint8Array(32).fill(7)).commitment.toString()],
  scope: '1',
  message: '2',
}
const NO_FILES: ProofArtifacts = { program: new Uint8Array(), provingKey: new Uint8Array() }

async function answersTo(data: unknown, artifacts = (): Promise<ProofArtifacts> => Promise.resolve(NO_FILES)): Promise<FromBallotWorker[]> {
  const sent: FromBallotWorker[] = []
  await proveBallot(data, { artifacts, send: (message) => void sent.push(message) })
  for (const message of sent) expect(fromBallotWorkerSchema.parse(message)).toEqual(message)
  expect(sent.slice(0, -1).every(({ kind }) => kind === 'progress')).toBe(true)
  return sent
}

test.each([
  ['nothing', undefined],
  ['another kind of message', { ...ASK, kind: 'vote' }],
  ['a secret that is too short', { ...ASK, secret: '07' }],
  ['a secret in capitals', { ...ASK, secret: 'AB'.repeat(32) }],
  ['an empty roll', { ...ASK, roll: [] }],
  ['a roll of hexadecimal numbers', { ...ASK, roll: ['0x12'] }],
  ['a scope below zero', { ...ASK, scope: '-1' }],
  ['a message with a zero in front', { ...ASK, message: '01' }],
  ['more than was asked for', { ...ASK, choice: 'yes' }],
])('%s is no question', async (_, data) => {
  expect(await answersTo(data)).toEqual([{ kind: 'failed', failure: 'askUnreadable' }])
})

test('whoever is not on the roll is told so', async () => {
  expect((await answersTo({ ...ASK, roll: ['5'] })).at(-1)).toEqual({ kind: 'failed', failure: 'notOnRoll' })
})

test('files that do not come, memory that is not there and everything else are told apart', async () => {
  const failure = async (error: Error): Promise<unknown> => {
    const answers = await answersTo(ASK, async () => {
      throw error
    })
    return answers.at(-1)
  }
  expect(await failure(new FilesUnavailableError('gone'))).toEqual({ kind: 'failed', failure: 'filesUnavailable' })
  expect(await failure(new RangeError('Array buffer allocation failed'))).toEqual({ kind: 'failed', failure: 'outOfMemory' })
  expect(await failure(new Error(SECRET))).toEqual({ kind: 'failed', failure: 'fault' })
})

test('files that are no circuit are a fault, after the stages that came before', async () => {
  expect(await answersTo(ASK)).toEqual([
    { kind: 'progress', progress: { stage: 'buildingRoll' } },
    { kind: 'progress', progress: { stage: 'proving' } },
    { kind: 'failed', failure: 'fault' },
  ])
})

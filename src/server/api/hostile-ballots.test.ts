/** Whatever is sent as a ballot is taken rightly or refused in a sentence: never a fault, and never a trace on the board or in the log. */
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import * as mcl from 'mcl-wasm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { foundOverHttp, freshId, invited, openTestApi, ORIGIN, Person, saleDocument, type TestApi } from '../../../test/support/api.ts'
import { sha256 } from '../../../test/support/log-keeper.ts'
import { bundleForNode } from '../../../scripts/bundle.js'
import { proofArtifacts, verificationKey } from '../../adapters/membership/artifacts.ts'
import { openMembershipProofs } from '../../adapters/membership/batch-verifier.ts'
import { openProofThread } from '../../adapters/membership/proof-thread.ts'
import type { SecretBallot } from '../../contract/ballot.ts'
import { errorSchema } from '../../contract/http/vocabulary.ts'
import { makeBallot, rootOf } from '../../secret-ballot/index.ts'
import { at } from '../../shared/assert.ts'
import { isId } from '../../shared/ids.ts'
import { LOG_PATHS } from '../../transparency/index.ts'
import { handlers } from './handlers.ts'
import { createApi } from './mount.ts'

const FIELD = 21_888_242_871_839_275_222_246_405_745_257_275_088_696_311_157_297_823_662_689_037_894_645_226_208_583n
const ORDER = 21_888_242_871_839_275_222_246_405_745_257_275_088_548_364_400_416_034_343_698_204_186_575_808_495_617n
/** Each is a request with a check of a proof, which takes some ten milliseconds. */
const RUNS = 200

/** Within the repository, where programs find what they were bundled without. */
const PROGRAMS = join('.cache', `hostile-ballots-${process.pid}`)

let api: TestApi
const [proposal, otherProposal] = [freshId('proposal'), freshId('proposal')]
/** The first was cast and the second replaced it; the third is of another voter, cast by nobody yet, and the last is of somebody on no roll but their own. */
let ballots: { readonly first: SecretBallot; readonly second: SecretBallot; readonly uncast: SecretBallot; readonly stranger: SecretBallot }
let rerandomised: SecretBallot
let before: readonly string[]

beforeAll(async () => {
  await bundleForNode({ 'proof-worker': 'src/adapters/membership/proof-worker.ts' }, PROGRAMS)
  api = await openTestApi({ proofProgram: pathToFileURL(join(PROGRAMS, 'proof-worker.js')) })
  const steward = await foundOverHttp(api)
  const [one, two] = [await new Person(api).join('Member 0'), await new Person(api).join('Member 1')]
  const buyer = await (await invited(api, steward, 'buyer', 'Example Models')).id()
  if (!isId('buyer', buyer)) throw new Error('a buyer has the id of one')
  for (const [index, id] of [proposal, otherProposal].entries()) {
    const document = { ...saleDocument(buyer), title: `Sale ${index}` }
    await steward.must('draftProposal', { params: { proposal: id }, body: { request: null, document } })
    await steward.must('openProposal', { params: { proposal: id } })
  }
  ballots = {
    first: await one.ballot(proposal, 'yes', 1),
    second: await one.ballot(proposal, 'no', 2),
    uncast: await two.ballot(proposal, 'yes', 1),
    stranger: await strangersBallot(),
  }
  rerandomised = { ...ballots.uncast, proof: await anotherProof(ballots.uncast.proof) }
  const box = new Person(api)
  for (const body of [ballots.first, ballots.second]) await box.must('castBallot', { params: { proposal }, body })
  before = await boardAndLog()
}, 120_000)
afterAll(async () => {
  await api.close()
  await rm(PROGRAMS, { recursive: true, force: true })
})

async function strangersBallot(): Promise<SecretBallot> {
  const stranger = new Person(api)
  const { tallyKey, documentSha256 } = await stranger.must('readPoll', { params: { proposal } })
  const roll = [stranger.voter.commitment]
  const poll = { proposal, root: rootOf(roll).toString(), tallyKey, documentSha256 }
  const order = { identity: stranger.voter, poll, roll, choice: 'yes', sequence: 1 } as const
  const made = await makeBallot(sha256, await proofArtifacts(), order)
  if (made === undefined) throw new Error('the stranger is on a roll of their own')
  return made
}

/** What anybody sees of the vote. */
async function boardAndLog(): Promise<readonly string[]> {
  const reader = new Person(api)
  const poll = await reader.must('readPoll', { params: { proposal } })
  const last = await reader.must('readLastBallot', { params: { proposal, nullifier: ballots.first.nullifier } })
  const log = await (await reader.fetchFile('readLogFile', { params: { path: LOG_PATHS.checkpoint } })).text()
  return [JSON.stringify(poll), JSON.stringify(last), log]
}

interface Answer {
  readonly status: number
  readonly code: string
}

/** Each from an address of its own, since rates are tried elsewhere. */
async function post(body: string, to: string = proposal, type = 'application/json', on = api.api): Promise<Answer> {
  const address = `hostile ${(sent += 1)}`
  const response = await on.request(`${ORIGIN}/api/proposals/${to}/ballots`, {
    method: 'POST',
    headers: { 'Content-Type': type, 'X-Test-Address': address },
    body,
  })
  const json: unknown = await response.json()
  if (response.ok) return { status: response.status, code: '' }
  const { error } = errorSchema.parse(json)
  expect(error.message).toMatch(/^(?:[A-Z]|"[\w.]+" is ).+\.$/)
  return { status: response.status, code: error.code }
}
let sent = 0

const cast = (ballot: object, to?: string): Promise<Answer> => post(JSON.stringify(ballot), to)

const UNREADABLE = { status: 400, code: 'unreadableRequest' }
const NOT_PROVED = { status: 403, code: 'ballotNotProved' }

type Mutation = (ballot: SecretBallot) => readonly [hostile: object, refusal: Answer]

const withProof = (ballot: SecretBallot, place: number, number: string): SecretBallot => ({
  ...ballot,
  proof: ballot.proof.with(place, number),
})
const place = fc.nat({ max: 7 })
const hex = (length: number) =>
  fc.string({ unit: fc.nat({ max: 15 }).map((digit) => digit.toString(16)), minLength: length, maxLength: length })

/** Every way to spoil a good ballot, with what is said of it. */
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.tuple(place, fc.bigInt({ min: 0n, max: 10n ** 77n - 1n })).map(([index, number]): Mutation => (ballot) => [
    withProof(ballot, index, number.toString()),
    NOT_PROVED,
  ]),
  fc.tuple(place, fc.bigInt({ min: 1n, max: 1_000n })).map(([index, more]): Mutation => (ballot) => [
    withProof(ballot, index, ((BigInt(at(ballot.proof, index)) + more) % FIELD).toString()),
    NOT_PROVED,
  ]),
  // The same point, spelled by a number above the field.
  place.map((index): Mutation => (ballot) => {
    const number = (BigInt(at(ballot.proof, index)) + FIELD).toString()
    return [withProof(ballot, index, number), number.length > 77 ? UNREADABLE : NOT_PROVED]
  }),
  fc.uniqueArray(place, { minLength: 2, maxLength: 2 }).map(([one = 0, other = 1]): Mutation => (ballot) => [
    withProof(withProof(ballot, one, at(ballot.proof, other)), other, at(ballot.proof, one)),
    NOT_PROVED,
  ]),
  fc.constant<Mutation>((ballot) => [{ ...ballot, proof: ballot.proof.map(() => '0') }, NOT_PROVED]),
  fc.constant<Mutation>((ballot) => [{ ...ballot, nullifier: (BigInt(ballot.nullifier) + ORDER).toString() }, NOT_PROVED]),
  fc.bigInt({ min: 0n, max: ORDER - 1n }).map((nullifier): Mutation => (ballot) => [
    { ...ballot, nullifier: nullifier.toString() },
    NOT_PROVED,
  ]),
  fc.integer({ min: 3, max: 1_000 }).map((sequence): Mutation => (ballot) => [{ ...ballot, sequence }, NOT_PROVED]),
  hex(164).map((sealed): Mutation => (ballot) => [{ ...ballot, sealed }, NOT_PROVED]),
  fc
    .constantFrom(0, 2, 162, 163, 165, 166, 4_000)
    .chain(hex)
    .map((sealed): Mutation => (ballot) => [{ ...ballot, sealed }, UNREADABLE]),
  fc.constantFrom(0, -1, 1_001, 1.5, 1e300, null, '1', [1], true).map((sequence): Mutation => (ballot) => [
    { ...ballot, sequence },
    UNREADABLE,
  ]),
  fc.constantFrom('', '-1', '+1', '01', '0x1', '1e3', ' 1', '1 ', '９', '1'.repeat(78), 1, null, {}).chain((number) =>
    fc.constantFrom(
      (ballot: SecretBallot): ReturnType<Mutation> => [{ ...ballot, nullifier: number }, UNREADABLE],
      (ballot: SecretBallot): ReturnType<Mutation> => [{ ...ballot, proof: [...ballot.proof.slice(1), number] }, UNREADABLE],
    ),
  ),
  fc.constantFrom(0, 1, 7, 9, 1_000).map((length): Mutation => (ballot) => [
    { ...ballot, proof: Array.from({ length }, () => '1') },
    UNREADABLE,
  ]),
  fc.constantFrom('nullifier', 'sequence', 'sealed', 'proof').map((key): Mutation => (ballot) => [
    Object.fromEntries(Object.entries(ballot).filter(([name]) => name !== key)),
    UNREADABLE,
  ]),
  fc.constantFrom('root', 'scope', 'message', 'choice', 'member', '__proto__').map((key): Mutation => (ballot) => [
    { ...ballot, [`${key} `]: '1' },
    UNREADABLE,
  ]),
)

test('a spoiled ballot is refused for what is wrong with it', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(mutation, fc.constantFrom('first', 'second', 'uncast'), async (mutate, which) => {
      const [hostile, refusal] = mutate(ballots[which])
      // By chance the same.
      fc.pre(JSON.stringify(hostile) !== JSON.stringify(ballots[which]))
      expect(await cast(hostile)).toEqual(refusal)
    }),
    { numRuns: RUNS },
  )
  expect(await boardAndLog()).toEqual(before)
  expect(api.faults).toEqual([])
})

test('what is no ballot at all is refused, whatever it is', { timeout: 60_000 }, async () => {
  const bodies = fc.oneof(
    fc.json(),
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.nat({ max: 600 }).map((length) => JSON.stringify(ballots.uncast).slice(0, length)),
    fc.nat({ max: 2_000 }).map((depth) => '['.repeat(depth)),
  )
  await fc.assert(
    fc.asyncProperty(bodies, async (body) => {
      expect(await post(body)).toEqual(UNREADABLE)
    }),
    { numRuns: 60 },
  )
  expect(await post(JSON.stringify(ballots.uncast), proposal, 'text/plain')).toEqual({ status: 415, code: 'otherType' })
  expect(await post('x'.repeat(1_100_000))).toEqual({ status: 413, code: 'tooLarge' })
  expect(await boardAndLog()).toEqual(before)
  expect(api.faults).toEqual([])
})

test('a good ballot counts in its own vote alone, and a replay is no second one', async () => {
  const { first, second, uncast } = ballots
  // Wrong scope, under the same root: both votes have the same roll.
  expect(await cast(uncast, otherProposal)).toEqual(NOT_PROVED)
  expect(await cast(uncast, freshId('proposal'))).toEqual({ status: 404, code: 'noProposal' })
  // Pieces of two good ballots are no third one.
  expect(await cast({ ...first, proof: second.proof })).toEqual(NOT_PROVED)
  expect(await cast({ ...second, sequence: 3 })).toEqual(NOT_PROVED)
  expect(await cast(first)).toEqual({ status: 409, code: 'sequenceTooLow' })
  expect(await cast(second)).toEqual({ status: 200, code: '' })
  expect(await boardAndLog()).toEqual(before)
})

test('who is on no roll but one of their own is refused, though everything else in their proof is right', async () => {
  expect(await cast(ballots.stranger)).toEqual(NOT_PROVED)
  expect(await boardAndLog()).toEqual(before)
})

test('a thread that dies while it checks a ballot is a fault of the server, and takes nothing; the next one is checked', async () => {
  const dying = "import { parentPort, threadId } from 'node:worker_threads'; parentPort.on('message', () => process.exit(1))"
  const program = join(PROGRAMS, 'dying.mjs')
  await writeFile(program, dying)
  const proofs = openProofThread(pathToFileURL(program))
  const faults: string[] = []
  const parts = { handlers, clock: api.clock, origin: ORIGIN, addressOf: () => 'one', onFault: ({ name }: Error) => faults.push(name) }
  const broken = createApi({ ...parts, effects: () => Promise.resolve({ ...api.collective.effects, proofs }) })
  const body = JSON.stringify(ballots.uncast)
  expect(await post(body, proposal, 'application/json', broken)).toEqual({ status: 500, code: 'fault' })
  expect(await boardAndLog()).toEqual(before)
  const flooded = createApi({
    ...parts,
    effects: () => Promise.resolve({ ...api.collective.effects, proofs: { ...proofs, isBusy: () => true } }),
  })
  expect(await post(body, proposal, 'application/json', flooded)).toEqual({ status: 503, code: 'busy' })
  expect(await boardAndLog()).toEqual(before)
  // Mended, without a new start of the server.
  await writeFile(program, dying.replace('process.exit(1)', 'parentPort.postMessage({ answers: [false] })'))
  expect(await post(body, proposal, 'application/json', broken)).toEqual(NOT_PROVED)
  await proofs.close()
  expect(faults).toEqual(['ProofThreadError'])
})

test('a proof that somebody else made anew from one that was seen is that ballot and no other, and after all this a good one is taken', async () => {
  expect(rerandomised.proof).not.toEqual(ballots.uncast.proof)
  expect(await cast({ ...rerandomised, sequence: 2 })).toEqual(NOT_PROVED)
  expect(await cast({ ...rerandomised, sealed: ballots.first.sealed })).toEqual(NOT_PROVED)
  expect(await boardAndLog()).toEqual(before)
  const box = new Person(api)
  const taken = await box.must('castBallot', { params: { proposal }, body: ballots.uncast })
  expect((await box.must('readPoll', { params: { proposal } })).voters).toBe(2)
  const after = await boardAndLog()
  expect(await box.must('castBallot', { params: { proposal }, body: rerandomised })).toEqual(taken)
  expect(await boardAndLog()).toEqual(after)
  expect(api.faults).toEqual([])
})

/** A / r, r B + r s delta, C + s A: valid for the very same claim. */
async function anotherProof(proof: readonly string[]): Promise<string[]> {
  // The engine of the server runs in a thread of its own; this one is for arithmetic here.
  await openMembershipProofs()
  const { delta } = await verificationKey()
  const [a, b, c] = [proof.slice(0, 2), proof.slice(2, 6), proof.slice(6)]
  const point = <Point extends mcl.G1 | mcl.G2>(empty: Point, coordinates: readonly string[]): Point => {
    empty.setStr(`1 ${coordinates.join(' ')}`, 10)
    return empty
  }
  const [readA, readB, readC] = [point(new mcl.G1(), a), point(new mcl.G2(), b), point(new mcl.G1(), c)]
  const [r, s] = [new mcl.Fr(), new mcl.Fr()]
  r.setInt(12_345)
  s.setInt(67_890)
  const moved = mcl.mul(point(new mcl.G2(), delta.slice(0, 2).flat()), mcl.mul(r, s))
  const made = [mcl.mul(readA, mcl.inv(r)), mcl.add(mcl.mul(readB, r), moved), mcl.add(readC, mcl.mul(readA, s))]
  return made.flatMap((each) => mcl.normalize(each).getStr(10).split(' ').slice(1))
}

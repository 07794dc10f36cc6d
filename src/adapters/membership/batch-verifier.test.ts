/** The batch says of every proof what the official verifier says, and names the bad ones among good ones. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import * as mcl from 'mcl-wasm'
import { groth16 } from 'snarkjs'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import type { MembershipClaim, MembershipProofs } from '../../app/ports/membership-proofs.ts'
import { makeVotingIdentity, proveMembership, ROLL_DEPTH, rootOf } from '../../secret-ballot/index.ts'
import { at } from '../../shared/assert.ts'
import { proofArtifacts, verificationKey } from './artifacts.ts'
import { openMembershipProofs } from './batch-verifier.ts'

const FIELD = 21_888_242_871_839_275_222_246_405_745_257_275_088_696_311_157_297_823_662_689_037_894_645_226_208_583n
const ORDER = 21_888_242_871_839_275_222_246_405_745_257_275_088_548_364_400_416_034_343_698_204_186_575_808_495_617n

const identities = Array.from({ length: 5 }, (_, index) => makeVotingIdentity(new Uint8Array(32).fill(index + 1)))
const roll = identities.map(({ commitment }) => commitment)

let proofs: MembershipProofs
let valid: readonly MembershipClaim[]

async function claimOf(voter: number, scope: bigint, message: bigint): Promise<MembershipClaim> {
  const made = await proveMembership(await proofArtifacts(), { identity: at(identities, voter), roll, scope, message })
  if (made === undefined) throw new Error('the voter is on the roll')
  return { ...made, scope: scope.toString(), message: message.toString() }
}

/** Semaphore's own check: snarkjs with the published verification key. */
async function official({ root, nullifier, message, scope, proof }: MembershipClaim): Promise<boolean> {
  const folder = dirname(createRequire(import.meta.url).resolve('@zk-kit/semaphore-artifacts/package.json'))
  const key: unknown = JSON.parse(await readFile(join(folder, `semaphore-${ROLL_DEPTH}.json`), 'utf8'))
  const [a0 = '', a1 = '', b00 = '', b01 = '', b10 = '', b11 = '', c0 = '', c1 = ''] = proof
  const points = {
    pi_a: [a0, a1, '1'],
    pi_b: [
      [b00, b01],
      [b10, b11],
      ['1', '0'],
    ],
    pi_c: [c0, c1, '1'],
    protocol: 'groth16',
    curve: 'bn128',
  } as const
  try {
    return await groth16.verify(key, [root, nullifier, message, scope], points)
  } catch {
    return false
  }
}

beforeAll(async () => {
  proofs = await openMembershipProofs()
  // The last voter's branch of the tree is shorter than the others'.
  valid = [await claimOf(0, 7n, 11n), await claimOf(4, 7n, 12n), await claimOf(0, 8n, 11n)]
}, 60_000)

const plusOne = (text: string): string => (BigInt(text) + 1n).toString()
const plus = (text: string, more: bigint): string => (BigInt(text) + more).toString()
const negated = (text: string): string => (FIELD - BigInt(text)).toString()

/** The claim with some of its eight numbers changed. */
function changed(claim: MembershipClaim, places: readonly number[], change: (text: string) => string): MembershipClaim {
  return { ...claim, proof: claim.proof.map((each, index) => (places.includes(index) ? change(each) : each)) }
}

const withProof = (claim: MembershipClaim, proof: readonly string[]): MembershipClaim => ({ ...claim, proof })

/** A, B and C. */
function parts({ proof }: MembershipClaim): readonly [readonly string[], readonly string[], readonly string[]] {
  return [proof.slice(0, 2), proof.slice(2, 6), proof.slice(6)]
}

function altered(claim: MembershipClaim, another: MembershipClaim): Readonly<Record<string, MembershipClaim>> {
  const [a, b, c] = parts(claim)
  const [otherA, otherB, otherC] = parts(another)
  const each = claim.proof.map((_, place) => [`the number ${place} one higher`, changed(claim, [place], plusOne)] as const)
  return {
    ...Object.fromEntries(each),
    'another root': { ...claim, root: plusOne(claim.root) },
    'the root of another roll': { ...claim, root: rootOf(roll.slice(1)).toString() },
    'another nullifier': { ...claim, nullifier: plusOne(claim.nullifier) },
    "another voter's nullifier": { ...claim, nullifier: another.nullifier },
    'another message, as when a proof is played again for another choice': { ...claim, message: plusOne(claim.message) },
    'another scope, as when a proof is played again in another vote': { ...claim, scope: plusOne(claim.scope) },
    'message and scope changed for each other': { ...claim, message: claim.scope, scope: claim.message },
    'A with its sign turned': changed(claim, [1], negated),
    'B with its sign turned': changed(claim, [4, 5], negated),
    'C with its sign turned': changed(claim, [7], negated),
    'A and C changed for each other': withProof(claim, [...c, ...b, ...a]),
    'the halves of the numbers of B changed for each other': withProof(claim, [...a, ...[1, 0, 3, 2].map((place) => at(b, place)), ...c]),
    'the A of another proof': withProof(claim, [...otherA, ...b, ...c]),
    'the B of another proof': withProof(claim, [...a, ...otherB, ...c]),
    'the C of another proof': withProof(claim, [...a, ...b, ...otherC]),
    'the whole of another proof': withProof(claim, another.proof),
    'B on its curve and outside its group': withProof(claim, [...a, ...outsider(), ...c]),
    'points of zero': changed(claim, [0, 1, 2, 3, 4, 5, 6, 7], () => '0'),
    'A of zero': changed(claim, [0, 1], () => '0'),
    'too few numbers': withProof(claim, claim.proof.slice(1)),
  }
}

/** What means the same and is spelled otherwise; one ballot must not be many. */
function respelled(claim: MembershipClaim): Readonly<Record<string, MembershipClaim>> {
  const each = claim.proof.map((_, place) => [`the number ${place} above the field`, changed(claim, [place], (text) => plus(text, FIELD))])
  return {
    ...Object.fromEntries(each),
    'a root above the order': { ...claim, root: plus(claim.root, ORDER) },
    'a nullifier above the order': { ...claim, nullifier: plus(claim.nullifier, ORDER) },
    'a message above the order': { ...claim, message: plus(claim.message, ORDER) },
    'a scope above the order': { ...claim, scope: plus(claim.scope, ORDER) },
    'a zero in front': { ...claim, message: `0${claim.message}` },
    'a sign in front': { ...claim, message: `+${claim.message}` },
    'a space behind': { ...claim, message: `${claim.message} ` },
    hexadecimal: { ...claim, message: `0x${BigInt(claim.message).toString(16)}` },
    'a number below zero': { ...claim, scope: plus(claim.scope, -ORDER) },
    'no number': changed(claim, [0], () => 'x'),
    'too many numbers': withProof(claim, [...claim.proof, '1']),
    nothing: changed(claim, [0], () => ''),
  }
}

/** The coordinates of a point with the equation of the second curve, y^2 = x^3 + 3 / (9 + i), of which few are in the group. */
function outsider(): readonly string[] {
  const twist = mcl.div(fp2('3 0'), fp2('9 1'))
  for (let first = 1; ; first += 1) {
    const x = fp2(`${first} 1`)
    const [isSquare, y] = mcl.squareRoot(mcl.add(mcl.mul(mcl.mul(x, x), x), twist))
    if (isSquare) return [...x.getStr(10).split(' '), ...y.getStr(10).split(' ')]
  }
}

function fp2(text: string): mcl.Fp2 {
  const number = new mcl.Fp2()
  number.setStr(text, 10)
  return number
}

/** Two claims that are false by as much as the other makes good: one has X more in its C, the other X less. */
function balanced(claim: MembershipClaim, another: MembershipClaim): readonly [MembershipClaim, MembershipClaim] {
  const [a, b, c] = parts(claim)
  const [otherA, otherB, otherC] = parts(another)
  const more = point(new mcl.G1(), a)
  return [
    withProof(claim, [...a, ...b, ...numbersOf(mcl.add(point(new mcl.G1(), c), more))]),
    withProof(another, [...otherA, ...otherB, ...numbersOf(mcl.sub(point(new mcl.G1(), otherC), more))]),
  ]
}

function point<Point extends mcl.G1 | mcl.G2>(empty: Point, coordinates: readonly string[]): Point {
  empty.setStr(`1 ${coordinates.join(' ')}`, 10)
  return empty
}

const numbersOf = (each: mcl.G1 | mcl.G2): readonly string[] => mcl.normalize(each).getStr(10).split(' ').slice(1)

/** Another valid proof of the same claim: A / r, r B + r s delta, C + s A, which anybody can make who sees the first one. */
async function rerandomised(claim: MembershipClaim): Promise<MembershipClaim> {
  const key = await verificationKey()
  const [a, b, c] = parts(claim)
  const [readA, readB, readC] = [point(new mcl.G1(), a), point(new mcl.G2(), b), point(new mcl.G1(), c)]
  const delta = point(new mcl.G2(), key.delta.slice(0, 2).flat())
  const [r, s] = [new mcl.Fr(), new mcl.Fr()]
  r.setInt(12_345)
  s.setInt(67_890)
  const made = [mcl.mul(readA, mcl.inv(r)), mcl.add(mcl.mul(readB, r), mcl.mul(delta, mcl.mul(r, s))), mcl.add(readC, mcl.mul(readA, s))]
  return withProof(claim, made.flatMap(numbersOf))
}

describe('proofs of membership', () => {
  it('that are valid hold, alone and together, for the official verifier too', async () => {
    expect(await proofs.check(valid)).toEqual([true, true, true])
    expect(await Promise.all(valid.map(official))).toEqual([true, true, true])
  })

  it('have one nullifier for a voter in a vote, and another in another vote', () => {
    const [first, other, elsewhere] = valid.map(({ nullifier }) => nullifier)
    expect(new Set([first, other, elsewhere]).size).toBe(3)
  })

  it('that are altered in any way hold for neither, alone or among good ones', async () => {
    const bad = Object.entries(altered(at(valid, 0), at(valid, 1)))
    for (const [name, claim] of bad) {
      expect([name, await official(claim)]).toEqual([name, false])
      expect([name, await proofs.check([claim])]).toEqual([name, [false]])
    }
    const mixed = bad.flatMap(([, claim], index) => [claim, at(valid, index % valid.length)])
    expect(await proofs.check(mixed)).toEqual(bad.flatMap(() => [false, true]))
  })

  it('hold for both when somebody else made another proof of one, so only the sequence in the message tells which came last', async () => {
    const claim = at(valid, 0)
    const others = [await rerandomised(claim), changed(claim, [1, 4, 5], negated)]
    for (const other of others) expect(other.proof).not.toEqual(claim.proof)
    expect(await Promise.all(others.map(official))).toEqual([true, true])
    expect(await proofs.check([claim, ...others, claim])).toEqual([true, true, true, true])
    expect(await proofs.check(others.map((other) => ({ ...other, message: plusOne(other.message) })))).toEqual([false, false])
  })

  it('whose faults make up for each other in a sum are both named, since each has a random weight', async () => {
    const pair = balanced(at(valid, 0), at(valid, 1))
    expect(await Promise.all(pair.map(official))).toEqual([false, false])
    expect(await proofs.check(pair)).toEqual([false, false])
  })

  it('of one voter for two messages both hold and have one nullifier, so the second one takes the place of the first', async () => {
    const again = await claimOf(0, 7n, 99n)
    expect(again.nullifier).toBe(at(valid, 0).nullifier)
    expect([await official(again), await proofs.check([again, at(valid, 0)])]).toEqual([true, [true, true]])
  })

  it('have one spelling: what is written otherwise is refused, though it means the same', async () => {
    const bad = Object.entries(respelled(at(valid, 0)))
    for (const [name, claim] of bad) expect([name, await proofs.check([claim])]).toEqual([name, [false]])
    expect(await proofs.check([...bad.map(([, claim]) => claim), at(valid, 0)])).toEqual([...bad.map(() => false), true])
  })

  it('are told from good ones wherever they stand in batches of any length', async () => {
    const bad = Object.values(altered(at(valid, 0), at(valid, 1)))
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat({ max: 9 }), { minLength: 100, maxLength: 300 }), fc.nat(), async (draws, start) => {
        const isGood = draws.map((draw) => draw > 0)
        const mixed = isGood.map((good, index) => at(good ? valid : bad, (start + index) % (good ? valid : bad).length))
        expect(await proofs.check(mixed)).toEqual(isGood)
      }),
      { numRuns: 5 },
    )
  })

  it('are nothing to say of when there are none', async () => {
    expect(await proofs.check([])).toEqual([])
  })

  it('have points of their groups only: the engine refuses another one of the curve, which it would take if it were not told', () => {
    expect(() => point(new mcl.G2(), outsider())).toThrow('err')
    onTestFinished(() => mcl.verifyOrderG2(true))
    mcl.verifyOrderG2(false)
    const outside = point(new mcl.G2(), outsider())
    expect([outside.isValid(), outside.isValidOrder()]).toEqual([true, false])
  })

  it('cannot be made by somebody who is not on the roll', async () => {
    const stranger = { identity: makeVotingIdentity(new Uint8Array(32).fill(99)), roll, scope: 7n, message: 11n }
    expect(await proveMembership(await proofArtifacts(), stranger)).toBeUndefined()
    expect(rootOf(roll).toString()).toBe(at(valid, 0).root)
    expect(rootOf(roll.toReversed())).toBe(rootOf(roll))
  })
})

/** The batch says of every proof what the official verifier says, and names the bad ones among good ones. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { groth16 } from 'snarkjs'
import { beforeAll, describe, expect, it } from 'vitest'
import type { MembershipClaim, MembershipProofs } from '../../app/ports/membership-proofs.ts'
import { makeVotingIdentity, proveMembership, ROLL_DEPTH, rootOf } from '../../secret-ballot/index.ts'
import { at } from '../../shared/assert.ts'
import { proofArtifacts } from './artifacts.ts'
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

function altered(claim: MembershipClaim): Readonly<Record<string, MembershipClaim>> {
  const [a0 = '', a1 = '', ...rest] = claim.proof
  const changed = (place: number): MembershipClaim => ({
    ...claim,
    proof: claim.proof.map((each, index) => (index === place ? plusOne(each) : each)),
  })
  return {
    'another root': { ...claim, root: plusOne(claim.root) },
    'another nullifier': { ...claim, nullifier: plusOne(claim.nullifier) },
    'another message': { ...claim, message: plusOne(claim.message) },
    'another scope': { ...claim, scope: plusOne(claim.scope) },
    'A off its curve': changed(0),
    'B off its curve': changed(3),
    'C off its curve': changed(7),
    'A with its sign turned': { ...claim, proof: [a0, (FIELD - BigInt(a1)).toString(), ...rest] },
    'A and C changed for each other': { ...claim, proof: [...claim.proof.slice(6), ...claim.proof.slice(2, 6), a0, a1] },
    'points of zero': { ...claim, proof: claim.proof.map(() => '0') },
    'too few numbers': { ...claim, proof: claim.proof.slice(1) },
  }
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

  it('that are altered in any way hold for neither, and the batch names them among good ones', async () => {
    const bad = Object.entries(altered(at(valid, 0)))
    for (const [name, claim] of bad) expect([name, await official(claim)]).toEqual([name, false])
    const mixed = [at(valid, 0), ...bad.map(([, claim]) => claim), at(valid, 1)]
    expect(await proofs.check(mixed)).toEqual([true, ...bad.map(() => false), true])
    for (const [name, claim] of bad) expect([name, await proofs.check([claim])]).toEqual([name, [false]])
  })

  it('have one spelling: a number above the order of its group is refused, though it means the same', async () => {
    const claim = at(valid, 0)
    expect(await proofs.check([{ ...claim, nullifier: (BigInt(claim.nullifier) + ORDER).toString() }])).toEqual([false])
    expect(
      await proofs.check([
        { ...claim, message: `0${claim.message}` },
        { ...claim, proof: ['x', ...claim.proof.slice(1)] },
      ]),
    ).toEqual([false, false])
  })

  it('cannot be made by somebody who is not on the roll', async () => {
    const stranger = { identity: makeVotingIdentity(new Uint8Array(32).fill(99)), roll, scope: 7n, message: 11n }
    expect(await proveMembership(await proofArtifacts(), stranger)).toBeUndefined()
    expect(rootOf(roll).toString()).toBe(at(valid, 0).root)
    expect(rootOf(roll.toReversed())).toBe(rootOf(roll))
  })
})

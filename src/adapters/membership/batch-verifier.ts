/** Checks Groth16 proofs over BN254, many at once by a random linear combination, and one by one where that fails. */
import { randomBytes } from 'node:crypto'
import * as mcl from 'mcl-wasm'
import type { MembershipClaim, MembershipProofs } from '../../app/ports/membership-proofs.ts'
import { at } from '../../shared/assert.ts'
import { verificationKey, type VerificationKey } from './artifacts.ts'

/** The order of the groups; a public input at or above it would be another spelling of a smaller one. */
const ORDER = 21_888_242_871_839_275_222_246_405_745_257_275_088_548_364_400_416_034_343_698_204_186_575_808_495_617n
const FIELD = 21_888_242_871_839_275_222_246_405_745_257_275_088_696_311_157_297_823_662_689_037_894_645_226_208_583n
/** A false proof slips through a batch with a chance of one in two to this many. */
const COMBINATION_BITS = 128
/** Keeps the memory of a batch small; beyond a few hundred there is nothing more to gain. */
const BATCH_MAX = 256

export async function openMembershipProofs(): Promise<MembershipProofs> {
  await mcl.init(mcl.BN_SNARK1)
  const key = preparedKey(await verificationKey())
  return {
    // Promised, because another engine of proofs may be a process of its own.
    async check(claims) {
      const answers: boolean[] = []
      for (let start = 0; start < claims.length; start += BATCH_MAX)
        answers.push(...checkBatch(key, claims.slice(start, start + BATCH_MAX)))
      return answers
    },
  }
}

interface PreparedKey {
  readonly alpha: mcl.G1
  readonly beta: mcl.G2
  readonly gamma: mcl.G2
  readonly delta: mcl.G2
  readonly inputs: readonly mcl.G1[]
}

interface ReadProof {
  readonly a: mcl.G1
  readonly b: mcl.G2
  readonly c: mcl.G1
  /** In the order of the circuit: root, nullifier, message, scope. */
  readonly signals: readonly bigint[]
}

function preparedKey({ alpha, beta, gamma, delta, inputs }: VerificationKey): PreparedKey {
  return { alpha: g1(alpha), beta: g2(beta), gamma: g2(gamma), delta: g2(delta), inputs: inputs.map(g1) }
}

function g1([x = '', y = '']: readonly string[]): mcl.G1 {
  return pointOf(new mcl.G1(), [x, y])
}

function g2([[x0 = '', x1 = ''] = [], [y0 = '', y1 = ''] = []]: readonly (readonly string[])[]): mcl.G2 {
  return pointOf(new mcl.G2(), [x0, x1, y0, y1])
}

function pointOf<Point extends mcl.G1 | mcl.G2>(point: Point, coordinates: readonly string[]): Point {
  point.setStr(`1 ${coordinates.join(' ')}`, 10)
  return point
}

/** When a batch fails, each of its claims is checked by itself, so that the bad ones are named. */
function checkBatch(key: PreparedKey, claims: readonly MembershipClaim[]): readonly boolean[] {
  const proofs = claims.map(readProof)
  const readable = proofs.filter((proof) => proof !== undefined)
  if (readable.length === 0 || holdTogether(key, readable)) return proofs.map((proof) => proof !== undefined)
  return proofs.map((proof) => proof !== undefined && holdTogether(key, [proof]))
}

/** Undefined for numbers out of range, another count of them, and points that are not in their groups. */
function readProof({ root, nullifier, message, scope, proof }: MembershipClaim): ReadProof | undefined {
  const signals = [root, nullifier, message, scope].map((text) => numberBelow(ORDER, text))
  const coordinates = proof.map((text) => numberBelow(FIELD, text))
  if (proof.length !== 8 || !signals.every((each) => each !== undefined) || !coordinates.every((each) => each !== undefined))
    return undefined
  try {
    const a = pointOf(new mcl.G1(), proof.slice(0, 2))
    const b = pointOf(new mcl.G2(), proof.slice(2, 6))
    const c = pointOf(new mcl.G1(), proof.slice(6))
    const isSound = a.isValid() && b.isValid() && c.isValid() && b.isValidOrder()
    return isSound ? { a, b, c, signals } : undefined
  } catch {
    // The engine throws where the coordinates are on no curve.
    return undefined
  }
}

function numberBelow(end: bigint, text: string): bigint | undefined {
  if (!/^(?:0|[1-9]\d{0,77})$/.test(text)) return undefined
  const number = BigInt(text)
  return number < end ? number : undefined
}

/**
 * For random r: product of e(r A, B) = e(sum r alpha, beta) e(sum r inputs, gamma) e(sum r C, delta). One final
 * exponentiation serves all. Groth, EUROCRYPT 2016, section 3.2; batching by Bellare, Garay and Rabin, EUROCRYPT 1998.
 */
function holdTogether(key: PreparedKey, proofs: readonly ReadProof[]): boolean {
  const sums = key.inputs.map(() => 0n)
  let sumC = new mcl.G1()
  let product: mcl.GT | undefined
  for (const { a, b, c, signals } of proofs) {
    const factor = proofs.length === 1 ? 1n : BigInt(`0x${randomBytes(COMBINATION_BITS / 8).toString('hex')}`)
    const scalar = scalarOf(factor)
    const paired = mcl.millerLoop(mcl.mul(a, scalar), b)
    product = product === undefined ? paired : mcl.mul(product, paired)
    sumC = mcl.add(sumC, mcl.mul(c, scalar))
    for (const [index, signal] of [1n, ...signals].entries()) sums[index] = (at(sums, index) + factor * signal) % ORDER
  }
  let inputs = new mcl.G1()
  for (const [index, point] of key.inputs.entries()) inputs = mcl.add(inputs, mcl.mul(point, scalarOf(at(sums, index))))
  const alpha = mcl.mul(key.alpha, scalarOf(at(sums, 0)))
  const right = [mcl.millerLoop(alpha, key.beta), mcl.millerLoop(inputs, key.gamma), mcl.millerLoop(sumC, key.delta)]
  if (product === undefined) return false
  const other = right.reduce((one, two) => mcl.mul(one, two))
  return mcl.finalExp(product).isEqual(mcl.finalExp(other))
}

function scalarOf(number: bigint): mcl.Fr {
  const scalar = new mcl.Fr()
  scalar.setStr(number.toString(), 10)
  return scalar
}

/** Checks Groth16 proofs over BN254, many at once by a random linear combination, and halves what fails until the bad ones are named. */
import { randomBytes } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import * as mcl from 'mcl-wasm'
import type { MembershipClaim, MembershipProofs } from '../../app/ports/membership-proofs.ts'
import { at } from '../../shared/assert.ts'
import { verificationKey } from './artifacts.ts'

/** The order of the groups; a public input at or above it would be another spelling of a smaller one. */
const ORDER = 21_888_242_871_839_275_222_246_405_745_257_275_088_548_364_400_416_034_343_698_204_186_575_808_495_617n
const FIELD = 21_888_242_871_839_275_222_246_405_745_257_275_088_696_311_157_297_823_662_689_037_894_645_226_208_583n
/** A false proof slips through a batch with a chance of one in two to the bits of this, and through one of its 255 parts with at most 255 times that. */
const COMBINATION_BYTES = 128 / 8
/** A batch is a quarter of a second, and what is the same for all of it is by then a fiftieth of its time. */
export const BATCH_MAX = 128

export async function openMembershipProofs(): Promise<MembershipProofs> {
  const key = await preparedKey()
  return {
    async check(claims) {
      const answers: boolean[] = []
      for (let start = 0; start < claims.length; start += BATCH_MAX) {
        answers.push(...checkBatch(key, claims.slice(start, start + BATCH_MAX)))
        // Others of the same process have their turn between batches.
        await setImmediate()
      }
      return answers
    },
  }
}

interface PreparedKey {
  readonly alpha: mcl.G1
  readonly beta: mcl.PrecomputedG2
  readonly gamma: mcl.PrecomputedG2
  readonly delta: mcl.PrecomputedG2
  readonly inputs: readonly mcl.G1[]
}

interface ReadProof {
  readonly a: mcl.G1
  readonly b: mcl.G2
  readonly c: mcl.G1
  /** In the order of the circuit: root, nullifier, message, scope. */
  readonly signals: readonly bigint[]
}

/** A proof with its random factor r. */
interface WeighedProof {
  readonly c: mcl.G1
  readonly factor: mcl.Fr
  /** The Miller loop of r A and B, by far the most work of a check; every part of a batch that it is in uses it again. */
  readonly paired: mcl.GT
  /** r times 1 and each public input. */
  readonly signals: readonly bigint[]
}

/** One for the process: to start the engine again is to lose what was prepared in its memory. */
let prepared: Promise<PreparedKey> | undefined

function preparedKey(): Promise<PreparedKey> {
  prepared ??= prepareKey()
  return prepared
}

async function prepareKey(): Promise<PreparedKey> {
  await mcl.init(mcl.BN_SNARK1)
  // From here on it refuses points of the second curve that are outside the group; the first curve has no others.
  mcl.verifyOrderG2(true)
  const { alpha, beta, gamma, delta, inputs } = await verificationKey()
  return {
    alpha: g1(alpha),
    beta: new mcl.PrecomputedG2(g2(beta)),
    gamma: new mcl.PrecomputedG2(g2(gamma)),
    delta: new mcl.PrecomputedG2(g2(delta)),
    inputs: inputs.map(g1),
  }
}

function g1([x = '', y = '']: readonly string[]): mcl.G1 {
  return pointOf(new mcl.G1(), [x, y])
}

function g2([[x0 = '', x1 = ''] = [], [y0 = '', y1 = ''] = []]: readonly (readonly string[])[]): mcl.G2 {
  return pointOf(new mcl.G2(), [x0, x1, y0, y1])
}

/** Throws where the coordinates are those of no point of the group; the point at infinity has none. */
function pointOf<Point extends mcl.G1 | mcl.G2>(point: Point, coordinates: readonly string[]): Point {
  point.setStr(`1 ${coordinates.join(' ')}`, 10)
  return point
}

function checkBatch(key: PreparedKey, claims: readonly MembershipClaim[]): readonly boolean[] {
  const proofs = claims.map(readProof)
  const answers = whichHold(key, weighed(proofs.filter((proof) => proof !== undefined))).values()
  return proofs.map((proof) => proof !== undefined && answers.next().value === true)
}

/** Undefined for numbers out of range, another count of them, and points that are not in their groups. */
function readProof({ root, nullifier, message, scope, proof }: MembershipClaim): ReadProof | undefined {
  const signals = [root, nullifier, message, scope].map((text) => numberBelow(ORDER, text))
  const coordinates = proof.map((text) => numberBelow(FIELD, text))
  if (proof.length !== 8 || !signals.every((each) => each !== undefined) || !coordinates.every((each) => each !== undefined))
    return undefined
  try {
    const [a, c] = [pointOf(new mcl.G1(), proof.slice(0, 2)), pointOf(new mcl.G1(), proof.slice(6))]
    return { a, b: pointOf(new mcl.G2(), proof.slice(2, 6)), c, signals }
  } catch {
    return undefined
  }
}

function numberBelow(end: bigint, text: string): bigint | undefined {
  if (!/^(?:0|[1-9]\d{0,77})$/.test(text)) return undefined
  const number = BigInt(text)
  return number < end ? number : undefined
}

/** Drawn when the proofs are there already, so that none can be made to fit its factor. */
function weighed(proofs: readonly ReadProof[]): readonly WeighedProof[] {
  const random = randomBytes(proofs.length * COMBINATION_BYTES)
  const numbers = proofs.map((_, index) =>
    BigInt(`0x${random.toString('hex', index * COMBINATION_BYTES, (index + 1) * COMBINATION_BYTES)}`),
  )
  const factors = numbers.map(scalarOf)
  const points = proofs.map(({ a }, index) => mcl.mul(a, at(factors, index)))
  // The Miller loop would bring each to this form by itself, with an inversion for each.
  mcl.normalizeVec(points)
  return proofs.map(({ b, c, signals }, index) => ({
    c,
    factor: at(factors, index),
    paired: mcl.millerLoop(at(points, index), b),
    signals: [1n, ...signals].map((signal) => (at(numbers, index) * signal) % ORDER),
  }))
}

/** Halves are as good as the whole: no factor depends on how a batch is parted. */
function whichHold(key: PreparedKey, proofs: readonly WeighedProof[]): readonly boolean[] {
  if (proofs.length === 0 || holdTogether(key, proofs)) return proofs.map(() => true)
  if (proofs.length === 1) return [false]
  const half = proofs.length >> 1
  return [...whichHold(key, proofs.slice(0, half)), ...whichHold(key, proofs.slice(half))]
}

/**
 * For random r: product of e(r A, B) = e(sum r alpha, beta) e(sum r inputs, gamma) e(sum r C, delta), with all on one side
 * under one final exponentiation. Groth, EUROCRYPT 2016, section 3.2; batching by Bellare, Garay and Rabin, EUROCRYPT 1998.
 */
function holdTogether(key: PreparedKey, proofs: readonly WeighedProof[]): boolean {
  const sums = key.inputs.map((_, index) => scalarOf(proofs.reduce((sum, { signals }) => sum + at(signals, index), 0n) % ORDER))
  const alpha = mcl.mul(key.alpha, at(sums, 0))
  const inputs = mcl.mulVec([...key.inputs], sums)
  const c = mcl.mulVec(
    proofs.map((proof) => proof.c),
    proofs.map((proof) => proof.factor),
  )
  const fixed = [
    mcl.precomputedMillerLoop(mcl.neg(alpha), key.beta),
    mcl.precomputedMillerLoop(mcl.neg(inputs), key.gamma),
    mcl.precomputedMillerLoop(mcl.neg(c), key.delta),
  ]
  const product = [...proofs.map(({ paired }) => paired), ...fixed].reduce((one, two) => mcl.mul(one, two))
  return mcl.finalExp(product).isOne()
}

function scalarOf(number: bigint): mcl.Fr {
  const scalar = new mcl.Fr()
  scalar.setStr(number.toString(), 10)
  return scalar
}

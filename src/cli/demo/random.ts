/** Seeded randomness for invented people: the same seed gives the same collective on every machine. */

export interface SeededRandom {
  /** Uniform in [0, 1). */
  readonly next: () => number
  /** A whole number from 0 up to, and without, `bound`. */
  readonly below: (bound: number) => number
  readonly chance: (probability: number) => boolean
  readonly bytes: (count: number) => Uint8Array
}

/** 32-bit FNV-1a from a given offset, finished as in MurmurHash3 so that neighbouring seeds share nothing. */
function hash(text: string, offset: number): number {
  let value = offset
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x0100_0193)
  value = Math.imul(value ^ (value >>> 16), 0x85eb_ca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2_ae35)
  return (value ^ (value >>> 16)) | 0
}

/** The generator is Small Fast Counter (sfc32) of PractRand (https://pracrand.sourceforge.net/). */
export function seededRandom(seed: string): SeededRandom {
  let [a, b, c, counter] = [hash(seed, 0x811c_9dc5), hash(seed, 0x1234_5678), hash(seed, 0x5bd1_e995), hash(seed, 0x2545_f491)]
  const step = (): number => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return sum >>> 0
  }
  for (let warmUp = 0; warmUp < 12; warmUp++) step()
  const next = (): number => step() / 2 ** 32
  return {
    next,
    below: (bound) => Math.floor(next() * bound),
    chance: (probability) => next() < probability,
    bytes: (count) => Uint8Array.from({ length: count }, () => step() & 0xff),
  }
}

/** Draws positions by their weights. */
export function weightedPicker(weights: ArrayLike<number>): (random: SeededRandom) => number {
  const sums = new Float64Array(weights.length)
  let total = 0
  for (let index = 0; index < weights.length; index++) sums[index] = total += weights[index]!
  return ({ next }) => {
    const goal = next() * total
    let [low, high] = [0, sums.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if (sums[middle]! <= goal) low = middle + 1
      else high = middle
    }
    return low
  }
}

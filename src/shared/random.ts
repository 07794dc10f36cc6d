/** Chance that is the same on every device, as a finding that rests on it must be. */

export interface Random {
  /** A number from 0 up to, and without, 1. */
  readonly next: () => number
  /** A whole number from 0 up to, and without, `bound`. */
  readonly below: (bound: number) => number
}

/** The generator mulberry32. Not for secrets. */
export function seededRandom(seed: number): Random {
  // In a cell of its own kind the state is changed in place; in a variable every step of it would be a new object.
  const cell = new Uint32Array([seed])
  const next = (): number => (nextBits(cell) >>> 0) / 2 ** 32
  return { next, below: (bound) => Math.floor(((nextBits(cell) >>> 0) / 2 ** 32) * bound) }
}

/** 32 bits as a signed number: a call can give those without making an object, as it would of a fraction. */
function nextBits(cell: Uint32Array): number {
  const state = (cell[0]! + 0x6d2b79f5) >>> 0
  cell[0] = state
  let mixed = Math.imul(state ^ (state >>> 15), state | 1)
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
  return mixed ^ (mixed >>> 14)
}

/** Fisher and Yates, in place. */
export function shuffle(list: number[] | Uint32Array, random: Random): void {
  for (let last = list.length - 1; last > 0; last--) {
    const other = random.below(last + 1)
    const moved = list[last]!
    list[last] = list[other]!
    list[other] = moved
  }
}

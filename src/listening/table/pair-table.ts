/** Numbers distinct pairs of small integers in the order in which they first come. */

const EMPTY = -1
const PAIRS_AT_FIRST = 1 << 10

export class PairTable {
  count = 0
  /** Of each pair, its two numbers side by side. */
  private pairs = new Uint32Array(PAIRS_AT_FIRST * 2)
  /** Open addressing over the pairs; at most half full, so that chains stay short. */
  private slots = new Int32Array(PAIRS_AT_FIRST * 2).fill(EMPTY)

  indexOf(first: number, second: number): number {
    const { pairs, slots } = this
    const mask = slots.length - 1
    let slot = hashOf(first, second) & mask
    let index = slots[slot] ?? EMPTY
    while (index !== EMPTY) {
      if (pairs[index * 2] === first && pairs[index * 2 + 1] === second) return index
      slot = (slot + 1) & mask
      index = slots[slot] ?? EMPTY
    }
    return this.add(slot, first, second)
  }

  firstOf(index: number): number {
    return this.pairs[index * 2] ?? 0
  }

  secondOf(index: number): number {
    return this.pairs[index * 2 + 1] ?? 0
  }

  private add(slot: number, first: number, second: number): number {
    const index = this.count++
    this.slots[slot] = index
    this.pairs[index * 2] = first
    this.pairs[index * 2 + 1] = second
    if (this.count * 2 === this.slots.length) this.grow()
    return index
  }

  private grow(): void {
    const pairs = new Uint32Array(this.pairs.length * 2)
    pairs.set(this.pairs)
    const slots = new Int32Array(this.slots.length * 2).fill(EMPTY)
    for (let index = 0; index < this.count; index++) {
      let slot = hashOf(pairs[index * 2] ?? 0, pairs[index * 2 + 1] ?? 0) & (slots.length - 1)
      while (slots[slot] !== EMPTY) slot = (slot + 1) & (slots.length - 1)
      slots[slot] = index
    }
    this.pairs = pairs
    this.slots = slots
  }
}

function hashOf(first: number, second: number): number {
  const mixed = Math.imul(Math.imul(first, 0x85eb_ca6b) ^ second, 0x9e37_79b1)
  return mixed ^ (mixed >>> 15)
}

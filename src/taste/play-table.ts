/** Who played what how often: the rows that a population is made of, with names numbered as they come. */
import { assert } from '../shared/assert.ts'

/** One row a listener and artist; `count` is positive and finite. Rows that repeat a pair are summed. */
export interface PlayTable {
  readonly listeners: readonly string[]
  readonly artists: readonly string[]
  readonly listener: Uint32Array
  readonly artist: Uint32Array
  readonly count: Float64Array
}

/** How much a word says of an artist: `weight` is positive and finite. Rows that repeat a pair are summed. */
export interface TagTable {
  readonly tags: readonly string[]
  readonly artists: readonly string[]
  readonly artist: Uint32Array
  readonly tag: Uint32Array
  readonly weight: Float64Array
}

const ROWS_AT_FIRST = 1024

/** Gathers triples of two names and a number. */
class TripleBuilder {
  private readonly firsts = new Map<string, number>()
  private readonly seconds = new Map<string, number>()
  private first = new Uint32Array(ROWS_AT_FIRST)
  private second = new Uint32Array(ROWS_AT_FIRST)
  private amount = new Float64Array(ROWS_AT_FIRST)
  private rows = 0

  get size(): number {
    return this.rows
  }

  add(first: string, second: string, amount: number): void {
    assert(amount > 0 && Number.isFinite(amount), 'an amount is positive and finite')
    if (this.rows === this.first.length) this.grow()
    this.first[this.rows] = numberOf(this.firsts, first)
    this.second[this.rows] = numberOf(this.seconds, second)
    this.amount[this.rows] = amount
    this.rows += 1
  }

  protected triples() {
    return {
      firsts: [...this.firsts.keys()],
      seconds: [...this.seconds.keys()],
      first: this.first.slice(0, this.rows),
      second: this.second.slice(0, this.rows),
      amount: this.amount.slice(0, this.rows),
    }
  }

  private grow(): void {
    const rows = this.rows * 2
    this.first = longer(this.first, new Uint32Array(rows))
    this.second = longer(this.second, new Uint32Array(rows))
    this.amount = longer(this.amount, new Float64Array(rows))
  }
}

export class PlayTableBuilder extends TripleBuilder {
  build(): PlayTable {
    const { firsts, seconds, first, second, amount } = this.triples()
    return { listeners: firsts, artists: seconds, listener: first, artist: second, count: amount }
  }
}

export class TagTableBuilder extends TripleBuilder {
  build(): TagTable {
    const { firsts, seconds, first, second, amount } = this.triples()
    return { artists: firsts, tags: seconds, artist: first, tag: second, weight: amount }
  }
}

function longer<T extends Uint32Array | Float64Array>(column: T, empty: T): T {
  empty.set(column)
  return empty
}

function numberOf(names: Map<string, number>, name: string): number {
  const known = names.get(name)
  if (known !== undefined) return known
  names.set(name, names.size)
  return names.size - 1
}

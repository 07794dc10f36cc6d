/** An order of listeners and artists that follows from who plays what alone, so that neither names nor the order of rows matter. */
import type { Steps } from '../shared/steps.ts'

/** One row a listener: the columns `start[row]` to `start[row + 1]` of the other two. */
export interface SparseRows {
  readonly start: Uint32Array
  readonly column: Uint32Array
  readonly value: Float64Array
}

export function rowCount({ start }: SparseRows): number {
  return start.length - 1
}

/** Rows of hundreds of artists each then take some milliseconds. */
export const ROWS_A_STEP = 256

/** Twice is enough to tell apart whoever is not the same in structure: names are then exchangeable and order cannot matter. */
const ROUNDS = 2

/**
 * Colour refinement (Weisfeiler and Leman) over the bipartite graph of listeners and artists: a thing's colour is mixed
 * from the colours of its neighbours with the value between them. Sums of integers do not depend on their order.
 */
export function* canonicalOrder(rows: SparseRows, columns: number): Steps<{ readonly rows: Uint32Array; readonly columns: Uint32Array }> {
  let columnColour = new Float64Array(columns)
  for (const column of rows.column) columnColour[column] = columnColour[column]! + 1
  let rowColour = new Float64Array(rowCount(rows))
  for (let round = 0; round < ROUNDS; round++) {
    rowColour = yield* refined(rows, columnColour, 'row')
    columnColour = yield* refined(rows, rowColour, 'column', columns)
  }
  return { rows: sortedBy(rowColour), columns: sortedBy(columnColour) }
}

function* refined(rows: SparseRows, colour: Float64Array, side: 'row' | 'column', columns = 0): Steps<Float64Array<ArrayBuffer>> {
  const count = rowCount(rows)
  const size = side === 'row' ? count : columns
  const low = new Uint32Array(size)
  const high = new Uint32Array(size)
  for (let row = 0; row < count; row++) {
    if (row % ROWS_A_STEP === 0) yield
    for (let entry = rows.start[row]!; entry < rows.start[row + 1]!; entry++) {
      const column = rows.column[entry]!
      const [to, from] = side === 'row' ? [row, column] : [column, row]
      const mixed = mix(colour[from]!, rows.value[entry]!)
      low[to] = low[to]! + mixed
      high[to] = high[to]! + scramble(mixed ^ 0x9e3779b9)
    }
  }
  return Float64Array.from(low, (value, index) => value + (high[index]! & 0xfffff) * 2 ** 32)
}

const bits = new DataView(new ArrayBuffer(16))

/** A hash of the bits of two doubles. */
function mix(one: number, other: number): number {
  bits.setFloat64(0, one)
  bits.setFloat64(8, other)
  let hash = 0x811c9dc5
  for (let offset = 0; offset < 16; offset += 4) hash = scramble(hash ^ bits.getUint32(offset))
  return hash >>> 0
}

/** The finaliser of MurmurHash3. */
export function scramble(value: number): number {
  let hash = value | 0
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

function sortedBy(colour: Float64Array): Uint32Array {
  return Uint32Array.from(colour, (_, index) => index).toSorted((one, other) => colour[one]! - colour[other]!)
}

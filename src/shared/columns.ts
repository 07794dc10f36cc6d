/** The two things that are done with every column of sums. */

/** Adds to one cell. Sums are doubles, which are exact up to 2^53 ms, and one kind of array keeps this fast. */
export function add(cells: Float64Array, index: number, amount: number): void {
  cells[index] = cells[index]! + amount
}

export function total(column: Float64Array | Uint32Array | Uint8Array): number {
  let all = 0
  for (let row = 0; row < column.length; row++) all += column[row]!
  return all
}

/** What listeners have in common beyond the very same artists: the main directions in which a population's taste varies. */
import type { Steps } from '../shared/steps.ts'
import { rowCount, scramble, type SparseRows } from './canonical-order.ts'

/** Enough to tell scenes apart and few enough to leave the noise of single artists out. */
const DIMENSIONS_MAX = 64
/** After so many the subspace of the largest singular values stands still to the digits that matter. */
const ITERATIONS = 7

export interface LatentSpace {
  readonly dimensions: number
  /** Row-major, one row of `dimensions` an artist; orthonormal columns. */
  readonly artists: Float64Array
  /** Where the average listener lies. */
  readonly centre: Float64Array
}

/**
 * The leading right singular vectors of the centred matrix of listeners, by subspace iteration (Halko, Martinsson and
 * Tropp 2011). Only the subspace matters: a cosine within it does not change when the basis is turned. The beginning is
 * a fixed pattern over the canonical order, so the same population gives the same space.
 */
export function* latentSpace(rows: SparseRows, columns: number): Steps<LatentSpace> {
  const count = rowCount(rows)
  const dimensions = Math.min(DIMENSIONS_MAX, Math.floor(count / 4), columns)
  const mean = columnMeans(rows, columns)
  let basis = Float64Array.from({ length: count * dimensions }, (_, index) => scramble(index + 1) / 2 ** 31 - 1)
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    yield* orthonormalise(basis, count, dimensions)
    basis = timesRows(rows, mean, transposeTimes(rows, mean, basis, dimensions, columns), dimensions)
    yield
  }
  yield* orthonormalise(basis, count, dimensions)
  const artists = transposeTimes(rows, mean, basis, dimensions, columns)
  yield* orthonormalise(artists, columns, dimensions)
  return { dimensions, artists, centre: productWith(mean, artists, dimensions) }
}

/**
 * The direction of a listener from the average one, of length 1; all zeros for one who is the average, or of whom the
 * population knows no artist. The average is taken away only as far as the artists are known: two people whom it hardly
 * knows are not alike for being both unlike its average.
 */
export function latentPoint(space: LatentSpace, columns: ArrayLike<number>, values: ArrayLike<number>): Float64Array {
  const { dimensions, artists, centre } = space
  const point = new Float64Array(dimensions)
  let known = 0
  let all = 0
  for (let entry = 0; entry < columns.length; entry++) {
    const from = columns[entry]! * dimensions
    const value = values[entry]!
    all += value
    if (from >= artists.length) continue
    known += value
    addScaled(point, 0, artists, from, value, dimensions)
  }
  if (known > 0) addScaled(point, 0, centre, 0, -known / all, dimensions)
  return unit(point)
}

export function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0
  for (let index = 0; index < one.length; index++) sum += one[index]! * other[index]!
  return sum
}

export function unit(vector: Float64Array): Float64Array {
  let squares = 0
  for (const value of vector) squares += value * value
  const length = Math.sqrt(squares)
  return length < 1e-9 ? vector.map(() => 0) : vector.map((value) => value / length)
}

function columnMeans(rows: SparseRows, columns: number): Float64Array {
  const mean = new Float64Array(columns)
  for (let entry = 0; entry < rows.column.length; entry++) {
    const column = rows.column[entry]!
    mean[column] = mean[column]! + rows.value[entry]! / rowCount(rows)
  }
  return mean
}

/** (X - 1 mean)^T B, with B one row of `dimensions` a listener. */
function transposeTimes(rows: SparseRows, mean: Float64Array, basis: Float64Array, dimensions: number, columns: number) {
  const product = new Float64Array(columns * dimensions)
  const sums = new Float64Array(dimensions)
  for (let row = 0; row < rowCount(rows); row++) {
    const from = row * dimensions
    for (let dimension = 0; dimension < dimensions; dimension++) sums[dimension] = sums[dimension]! + basis[from + dimension]!
    for (let entry = rows.start[row]!; entry < rows.start[row + 1]!; entry++) {
      addScaled(product, rows.column[entry]! * dimensions, basis, from, rows.value[entry]!, dimensions)
    }
  }
  for (let column = 0; column < columns; column++) addScaled(product, column * dimensions, sums, 0, -mean[column]!, dimensions)
  return product
}

/** (X - 1 mean) B, with B one row of `dimensions` an artist. */
function timesRows(rows: SparseRows, mean: Float64Array, basis: Float64Array, dimensions: number) {
  const offset = productWith(mean, basis, dimensions)
  const product = new Float64Array(rowCount(rows) * dimensions)
  for (let row = 0; row < rowCount(rows); row++) {
    addScaled(product, row * dimensions, offset, 0, -1, dimensions)
    for (let entry = rows.start[row]!; entry < rows.start[row + 1]!; entry++) {
      addScaled(product, row * dimensions, basis, rows.column[entry]! * dimensions, rows.value[entry]!, dimensions)
    }
  }
  return product
}

function productWith(vector: Float64Array, basis: Float64Array, dimensions: number): Float64Array {
  const product = new Float64Array(dimensions)
  for (let index = 0; index < vector.length; index++) addScaled(product, 0, basis, index * dimensions, vector[index]!, dimensions)
  return product
}

function addScaled(to: Float64Array, toFrom: number, from: Float64Array, fromFrom: number, factor: number, count: number): void {
  for (let index = 0; index < count; index++) to[toFrom + index] = to[toFrom + index]! + factor * from[fromFrom + index]!
}

/** Gram and Schmidt, twice over each column for its digits; a column that the others already span becomes zero. */
function* orthonormalise(matrix: Float64Array, rows: number, columns: number): Steps<void> {
  for (let column = 0; column < columns; column++) {
    const before = Math.sqrt(columnDot(matrix, rows, columns, column, column))
    for (let pass = 0; pass < 2; pass++) subtractEarlier(matrix, rows, columns, column)
    const length = Math.sqrt(columnDot(matrix, rows, columns, column, column))
    const factor = length <= before * 1e-10 ? 0 : 1 / length
    for (let row = 0; row < rows; row++) matrix[row * columns + column] = matrix[row * columns + column]! * factor
    yield
  }
}

/** All earlier columns at once, so that the matrix is read along its rows. */
function subtractEarlier(matrix: Float64Array, rows: number, columns: number, column: number): void {
  const dots = new Float64Array(column)
  for (let row = 0; row < rows; row++) addScaled(dots, 0, matrix, row * columns, matrix[row * columns + column]!, column)
  for (let row = 0; row < rows; row++) {
    let sum = 0
    for (let earlier = 0; earlier < column; earlier++) sum += dots[earlier]! * matrix[row * columns + earlier]!
    matrix[row * columns + column] = matrix[row * columns + column]! - sum
  }
}

function columnDot(matrix: Float64Array, rows: number, columns: number, one: number, other: number): number {
  let sum = 0
  for (let row = 0; row < rows; row++) sum += matrix[row * columns + one]! * matrix[row * columns + other]!
  return sum
}

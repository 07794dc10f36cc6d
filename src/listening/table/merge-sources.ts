/**
 * Finds rows in which different sources tell of the same listen: the same song and artist after normalising, starts close
 * together. The richer row stays. What is decided depends on the rows alone, never on the order of the files.
 */
import { at } from '../../shared/assert.ts'
import { MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE } from '../../shared/time.ts'
import type { FormatReader } from '../formats/reader.ts'
import { canBeSameArtist } from '../identity/normalise.ts'
import { FLAG } from '../listens.ts'
import { FATE } from './reconcile-rows.ts'
import type { RowColumns } from './row-store.ts'
import type { RowKeys } from './row-keys.ts'

/**
 * Sources take the start before or after the song is loaded, and where a start has to follow from the end, a pause shifts it.
 * Two minutes cover nearly all of that and are shorter than nearly every song, so that two plays in a row stay two.
 */
export const START_TOLERANCE_MS = 2 * MS_PER_MINUTE

export interface MergeInput {
  readonly rows: RowColumns
  readonly count: number
  /** One FATE per row; rows that are merged are marked in it. */
  readonly fates: Uint8Array
  readonly keys: RowKeys
  /** The reader of each file, by the number of the file. */
  readonly readers: readonly (FormatReader | undefined)[]
  /** Orders rows by what stands in them. */
  readonly compare: (a: number, b: number) => number
}

/** Calls `merged` for every row that goes, with the row that stays. */
export function mergeSources(input: MergeInput, merged: (gone: number, kept: number) => void): void {
  const { rows, fates, readers } = input
  if (!canMeet(readers)) return
  for (const group of songsOf(input)) {
    if (new Set(group.map((row) => rows.file[row])).size < 2) continue
    for (const cluster of clustersOf(input, group)) {
      const kept = cluster.rows.reduce((best, row) => (isRicher(input, row, best) ? row : best))
      for (const gone of cluster.rows) {
        if (gone === kept) continue
        fates[gone] = FATE.merged
        merged(gone, kept)
      }
    }
  }
}

/** Sources of one service that measure what was played have been compared by their figures; all others can tell of the same. */
export function canMeet(readers: readonly (FormatReader | undefined)[]): boolean {
  const sources = [...new Set(readers.filter((reader) => reader !== undefined))]
  return sources.some((one) =>
    sources.some(
      (other) =>
        one !== other &&
        (one.service !== other.service || !one.capabilities.hasDuration || one.capabilities.startResolutionMs >= MS_PER_DAY),
    ),
  )
}

/** Rows by the key of their title, those of one key together. */
function songsOf({ rows, count, fates, keys }: MergeInput): Iterable<readonly number[]> {
  const groups = new Map<string, number[]>()
  for (let row = 0; row < count; row++) {
    if (fates[row] !== FATE.listen) continue
    // What has no name is the same only to the instant, and only under the same id.
    const key = rows.title[row] === 0 ? `\n${rows.uri[row]}` : keys.titleOf(rows.title[row] ?? 0)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [row])
    else group.push(row)
  }
  return groups.values()
}

/** Bits that can be said of a row beyond its names, the more telling ones higher; more of them make the richer row. */
function richnessOf({ rows }: MergeInput, row: number): number {
  const flags = rows.flags[row] ?? 0
  return (
    ((flags & FLAG.playedEstimated) === 0 ? 16 : 0) +
    ((flags & FLAG.startExact) !== 0 ? 8 : 0) +
    (rows.reasonEnd[row] === 0 ? 0 : 4) +
    (rows.uri[row] === 0 ? 0 : 2) +
    (rows.album[row] === 0 ? 0 : 1)
  )
}

interface Pair {
  readonly a: number
  readonly b: number
  readonly apartMs: number
  readonly playedApartMs: number
}

/** Rows that tell of one listen. */
interface Cluster {
  readonly rows: number[]
  /** The sources of its rows, without those that sum up days. */
  readonly sources: Set<string>
}

/**
 * Joins pairs of one song, nearest first. A source tells of a listen once, so that a cluster has one row of each; only sums of
 * days are told apart no further, and go last, wherever a listen of that day remains.
 */
function clustersOf(input: MergeInput, group: readonly number[]): Iterable<Cluster> {
  const { compare } = input
  const sorted = group.toSorted((a, b) => startOf(input, a) - startOf(input, b) || compare(a, b))
  const pairs = pairsOf(input, sorted).toSorted(
    (one, other) =>
      Number(hasDay(input, one)) - Number(hasDay(input, other)) ||
      one.apartMs - other.apartMs ||
      // Several rows of one instant are told apart by what was played of each.
      one.playedApartMs - other.playedApartMs ||
      compare(one.a, other.a) ||
      compare(one.b, other.b),
  )
  const clusterOf = new Map<number, Cluster>()
  const alone = (row: number): Cluster => ({ rows: [row], sources: new Set(isDay(input, row) ? [] : [readerOf(input, row).name]) })
  for (const { a, b } of pairs) {
    const one = clusterOf.get(a) ?? alone(a)
    const other = clusterOf.get(b) ?? alone(b)
    // A sum of a day belongs to one listen of that day, and does not make one of two.
    if (one === other || [...other.sources].some((source) => one.sources.has(source))) continue
    if (hasDay(input, { a, b }) && joinsListens(one, other)) continue
    one.rows.push(...other.rows)
    for (const source of other.sources) one.sources.add(source)
    for (const row of one.rows) clusterOf.set(row, one)
  }
  return new Set(clusterOf.values())
}

function joinsListens(one: Cluster, other: Cluster): boolean {
  return one.sources.size > 0 && other.sources.size > 0
}

function hasDay(input: MergeInput, { a, b }: Pick<Pair, 'a' | 'b'>): boolean {
  return isDay(input, a) || isDay(input, b)
}

function pairsOf(input: MergeInput, sorted: readonly number[]): Pair[] {
  const pairs: Pair[] = []
  const hasDays = sorted.some((row) => isDay(input, row))
  const reachMs = hasDays ? DAY_REACH_MS : START_TOLERANCE_MS
  const reachable = hasDays ? DAY_ROWS_MAX : MOMENT_ROWS_MAX
  let end = 0
  for (let i = 0; i < sorted.length; i++) {
    const a = at(sorted, i)
    while (end < sorted.length && startOf(input, at(sorted, end)) - startOf(input, a) <= reachMs) end++
    if (end - i > reachable) continue
    for (let j = i + 1; j < end; j++) {
      const b = at(sorted, j)
      const apartMs = startOf(input, b) - startOf(input, a)
      if (!canBeSame(input, a, b, apartMs)) continue
      pairs.push({ a, b, apartMs, playedApartMs: Math.abs((input.rows.msPlayed[a] ?? 0) - (input.rows.msPlayed[b] ?? 0)) })
    }
  }
  return pairs
}

/**
 * Nobody hears a song so often in two minutes, or in a day, even where each of many sources tells of it. Where more rows claim so,
 * they stay what they are: nothing could tell which of them belong together, and comparing each with each would take for ever.
 */
const MOMENT_ROWS_MAX = 128
const DAY_ROWS_MAX = 4_096

/** A sum knows the first hour of its day at best, and the day is that of a clock that may have been set elsewhere. */
const DAY_REACH_MS = MS_PER_DAY + 2 * MS_PER_HOUR

function canBeSame(input: MergeInput, a: number, b: number, apartMs: number): boolean {
  const { rows, keys } = input
  const readerA = readerOf(input, a)
  const readerB = readerOf(input, b)
  if (readerA.name === readerB.name) return false
  if (!canBeSameArtist(keys.artistOf(rows.artist[a] ?? 0), keys.artistOf(rows.artist[b] ?? 0))) return false
  const isSameService = readerA.service === readerB.service
  if (isDay(input, a) || isDay(input, b)) return isSameService && isDay(input, a) !== isDay(input, b)
  if (apartMs > (rows.title[a] === 0 ? 0 : START_TOLERANCE_MS)) return false
  // One service gives the same listen with the same figures, and those rows have been compared already.
  if (isSameService && isMeasured(rows, a) && isMeasured(rows, b)) return false
  return isLongEnough(rows, a, readerB) && isLongEnough(rows, b, readerA)
}

/** What was skipped at once was not recorded by a source that only records what was heard for a while. */
function isLongEnough(rows: RowColumns, row: number, other: FormatReader): boolean {
  return !isMeasured(rows, row) || (rows.msPlayed[row] ?? 0) >= other.capabilities.msPlayedMin
}

function isMeasured(rows: RowColumns, row: number): boolean {
  return ((rows.flags[row] ?? 0) & FLAG.playedEstimated) === 0
}

function isDay(input: MergeInput, row: number): boolean {
  return readerOf(input, row).capabilities.startResolutionMs >= MS_PER_DAY
}

/** A sum of a day never stands for a listen of its own where there is one. */
function isRicher(input: MergeInput, a: number, b: number): boolean {
  if (isDay(input, a) !== isDay(input, b)) return isDay(input, b)
  const difference = richnessOf(input, a) - richnessOf(input, b)
  if (difference !== 0) return difference > 0
  const nameA = readerOf(input, a).name
  const nameB = readerOf(input, b).name
  // Any order will do that is the same for all rows of the two.
  return nameA === nameB ? input.compare(a, b) < 0 : nameA > nameB
}

function readerOf({ rows, readers }: MergeInput, row: number): FormatReader {
  const reader = readers[rows.file[row] ?? 0]
  if (reader === undefined) throw new RangeError('rows stand in files that have a reader')
  return reader
}

export function startOf({ rows }: Pick<MergeInput, 'rows'>, row: number): number {
  const exact = rows.exactStartMs[row] ?? Number.NaN
  return Number.isNaN(exact) ? (rows.endMs[row] ?? 0) - (rows.msPlayed[row] ?? 0) : exact
}

/**
 * Finds rows in which one source tells of the same listen again, a package later, with more of it or with less: a skip that was not
 * known yet, a start that is no longer given, an album that has got another name. The row that says most stays, and learns the rest.
 */
import { MS_PER_SECOND } from '../../shared/time.ts'
import { FLAG } from '../listens.ts'
import type { RowColumns } from './row-store.ts'

export interface RetoldInput {
  readonly rows: RowColumns
  /** Rows that share the second of their end and the time played with another row of their service. */
  readonly alike: readonly number[]
  readonly formatOf: (row: number) => string
  /** Orders rows by what stands in them, so that the order of the files does not show. */
  readonly compare: (a: number, b: number) => number
}

/** More rows than this never ended in one second; comparing each with each would take for ever. */
const ALIKE_MAX = 256

/** Calls `gone` for every row that goes, with the row that stays. */
export function mergeRetold(input: RetoldInput, gone: (row: number, kept: number) => void): void {
  for (const group of groupsOf(input)) {
    if (group.length > ALIKE_MAX) continue
    const { rows, compare } = input
    const kept: number[] = []
    for (const row of group.toSorted((a, b) => saidBy(rows, b) - saidBy(rows, a) || compare(a, b))) {
      const other = kept.find((candidate) => isRetold(rows, row, candidate))
      if (other === undefined) kept.push(row)
      else {
        learn(rows, other, row)
        gone(row, other)
      }
    }
  }
}

function groupsOf({ rows, alike, formatOf }: RetoldInput): Iterable<readonly number[]> {
  const groups = new Map<string, number[]>()
  for (const row of new Set(alike)) {
    const key = `${secondOf(rows.endMs[row])}/${rows.msPlayed[row]}/${formatOf(row)}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [row])
    else group.push(row)
  }
  return groups.values()
}

const WHAT = ['title', 'artist', 'album', 'uri'] as const
const HOW = ['reasonStart', 'reasonEnd', 'country', 'platform'] as const
const KNOWN_FLAGS = [FLAG.startExact, FLAG.shuffleKnown, FLAG.skippedKnown] as const

/** How much a row says; each of its fields counts alike. */
function saidBy(rows: RowColumns, row: number): number {
  const fields = [...WHAT, ...HOW].filter((name) => rows[name][row] !== 0)
  return fields.length + KNOWN_FLAGS.filter((flag) => has(rows, row, flag)).length
}

function secondOf(ms: number | undefined): number {
  return Math.floor((ms ?? 0) / MS_PER_SECOND)
}

function has(rows: RowColumns, row: number, flag: number): boolean {
  return ((rows.flags[row] ?? 0) & flag) !== 0
}

/** Of two rows that end alike: whether nothing that one says contradicts the other. */
function isRetold(rows: RowColumns, a: number, b: number): boolean {
  const isSame = (name: 'title' | 'uri'): boolean => rows[name][a] !== 0 && rows[name][a] === rows[name][b]
  const agrees = (name: (typeof WHAT)[number] | (typeof HOW)[number]): boolean =>
    rows[name][a] === rows[name][b] || rows[name][a] === 0 || rows[name][b] === 0
  // What has one id is one song, whatever its artist calls itself by now.
  if (!isSame('uri') && !(isSame('title') && agrees('artist'))) return false
  if (!HOW.every(agrees) || !doFlagsAgree(rows, a, b)) return false
  // Nobody begins two listens of one song in the same second; its album and its id are what services change over the years.
  return hasSameStart(rows, a, b) || (mayHaveSameStart(rows, a, b) && (isSame('uri') || (agrees('album') && agrees('uri'))))
}

function doFlagsAgree(rows: RowColumns, a: number, b: number): boolean {
  const isEqual = (flag: number): boolean => has(rows, a, flag) === has(rows, b, flag)
  const agrees = (flag: number, known: number): boolean => isEqual(flag) || !has(rows, a, known) || !has(rows, b, known)
  return (
    [FLAG.offline, FLAG.incognito, FLAG.playedEstimated].every(isEqual) &&
    agrees(FLAG.shuffle, FLAG.shuffleKnown) &&
    agrees(FLAG.skipped, FLAG.skippedKnown)
  )
}

function hasSameStart(rows: RowColumns, a: number, b: number): boolean {
  const areKnown = has(rows, a, FLAG.startExact) && has(rows, b, FLAG.startExact)
  return areKnown && secondOf(rows.exactStartMs[a]) === secondOf(rows.exactStartMs[b])
}

/** Rows played offline share the end at which they were sent, so that their starts alone tell them apart. */
function mayHaveSameStart(rows: RowColumns, a: number, b: number): boolean {
  const known = [a, b].filter((row) => has(rows, row, FLAG.startExact)).length
  return known === 0 || (known === 1 && !has(rows, a, FLAG.offline))
}

/** The row that stays takes over what only the other one says. */
function learn(rows: RowColumns, kept: number, gone: number): void {
  for (const name of [...WHAT, ...HOW]) rows[name][kept] ||= rows[name][gone] ?? 0
  rows.kind[kept] = Math.min(rows.kind[kept] ?? 0, rows.kind[gone] ?? 0)
  if (!has(rows, kept, FLAG.startExact) && has(rows, gone, FLAG.startExact)) {
    rows.exactStartMs[kept] = rows.exactStartMs[gone] ?? Number.NaN
    rows.flags[kept] = ((rows.flags[kept] ?? 0) & ~FLAG.endExact) | ((rows.flags[gone] ?? 0) & FLAG.endExact)
  }
  const { shuffle, shuffleKnown, skipped, skippedKnown, startExact } = FLAG
  rows.flags[kept] = (rows.flags[kept] ?? 0) | ((rows.flags[gone] ?? 0) & (shuffle | shuffleKnown | skipped | skippedKnown | startExact))
}

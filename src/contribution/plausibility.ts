/** Says in words what no history can hold and what few do, from the rows of a contribution alone. */
import type { FindingCode, FindingOfRows } from '../contract/contribution.ts'
import { assert } from '../shared/assert.ts'
import { limits } from '../shared/limits.ts'
import { INSTANT_MIN, MS_PER_DAY, MS_PER_HOUR, MS_PER_SECOND, type EpochMs } from '../shared/time.ts'
import type { ContributionRows } from './rows.ts'

interface Check {
  readonly code: FindingCode
  readonly weight: FindingOfRows['weight']
  readonly sentence: string
  /** How many rows fail: 0 when none does, and -1 when it is all of them together that fail. */
  readonly fails: (rows: ContributionRows, nowMs: EpochMs) => number
}

/** A day's listens belong to the day they start on, so the last one runs on, and a clock set back makes a day of 25 hours. */
const DAY_MS_MAX = 26 * MS_PER_HOUR
/** Local calendars run up to 14 hours ahead of UTC. */
const DAYS_AHEAD = 1
/** Starts are cut to the second and ends may come late from a device that was offline. */
const OVERLAP_MS_ALLOWED = 5 * MS_PER_SECOND
/** Up to a tenth: devices that were offline report wrong starts, and two devices of one account can play at once. */
const OVERLAP_SHARE_MAX = 0.1
/** Whoever skips most songs still hears some to their end. Listens cost nothing to invent, and shares can go by their number. */
const MEAN_MS_MIN = 10 * MS_PER_SECOND
/** Below so many listens a share says little. */
const LISTENS_FOR_SHARES = 1_000
/** By the rule that plays are counted by. */
const PLAY_MS_MIN = 30 * MS_PER_SECOND

/** Each is stated as what holds for every real history; the rows that break it are counted. */
const CHECKS: readonly Check[] = [
  {
    code: 'no-listens',
    weight: 'refused',
    sentence: 'A row stands for at least one listen.',
    fails: (rows) => countRows(rows, (row) => rows.listens[row] === 0 || rows.artist[row] === ''),
  },
  {
    code: 'more-plays-than-listens',
    weight: 'refused',
    sentence: 'Every play is a listen, so there cannot be more plays than listens.',
    fails: (rows) => countRows(rows, (row) => rows.plays[row]! > rows.listens[row]!),
  },
  {
    code: 'plays-too-short',
    weight: 'refused',
    sentence: 'A play lasts at least 30 seconds, so the time played must be that long for each of them.',
    fails: (rows) => countRows(rows, (row) => rows.msPlayed[row]! < rows.plays[row]! * PLAY_MS_MIN),
  },
  {
    code: 'listens-too-long',
    weight: 'refused',
    sentence: 'No single listen lasts longer than a week.',
    fails: (rows) => countRows(rows, (row) => rows.msPlayed[row]! > rows.listens[row]! * limits.listenMsMax),
  },
  {
    code: 'out-of-order',
    weight: 'refused',
    sentence: 'Rows stand in one order, and each artist, song or song and day has one row for all its listens.',
    fails: countDisorder,
  },
  {
    code: 'before-streaming',
    weight: 'refused',
    sentence: 'There was no streaming service before the year 2000.',
    fails: (rows) => countDays(rows, (day) => day * MS_PER_DAY < INSTANT_MIN),
  },
  {
    code: 'in-the-future',
    weight: 'refused',
    sentence: 'Nobody has listened tomorrow yet.',
    fails: (rows, nowMs) => countDays(rows, (day) => day > nowMs / MS_PER_DAY + DAYS_AHEAD) || countStarts(rows, (ms) => ms > nowMs),
  },
  {
    code: 'days-apart',
    weight: 'refused',
    sentence: 'The local day of a listen is at most a day from its day in UTC.',
    fails: ({ day, startedAt, ...rows }) =>
      day === null || startedAt === null ? 0 : countRows(rows, (row) => Math.abs(day[row]! - Math.floor(startedAt[row]! / MS_PER_DAY)) > 1),
  },
  {
    code: 'more-than-a-day',
    weight: 'refused',
    sentence: 'A day has 24 hours, and nobody can listen for longer than that in one.',
    fails: countFullDays,
  },
  {
    code: 'more-than-a-life',
    weight: 'refused',
    sentence: 'There are more hours of music here than have passed since streaming began.',
    fails: (rows, nowMs) => (sum(rows.msPlayed) > nowMs - INSTANT_MIN ? -1 : 0),
  },
  {
    code: 'overlapping',
    weight: 'doubtful',
    sentence: 'More than a tenth of the listens begin before the one before them has ended.',
    fails: countOverlaps,
  },
  {
    code: 'same-length',
    weight: 'doubtful',
    sentence: 'More than half of the listens last exactly as long as each other, to the millisecond.',
    fails: countSameLength,
  },
  {
    code: 'hardly-heard',
    weight: 'doubtful',
    sentence: 'On average the listens last less than ten seconds.',
    fails: (rows) => (isHardlyHeard(rows) ? -1 : 0),
  },
]

/** What the rows break, each in one sentence; none for every history that a person can have. `nowMs` bounds the future. */
export function findingsOfRows(rows: ContributionRows, nowMs: EpochMs): readonly FindingOfRows[] {
  return CHECKS.flatMap(({ code, weight, sentence, fails }) => {
    const failed = fails(rows, nowMs)
    return failed === 0 ? [] : [{ code, weight, sentence, rows: Math.max(0, failed) }]
  })
}

/** What a finding says, from its code alone. */
export function sentenceOfFinding(code: FindingCode): Pick<FindingOfRows, 'weight' | 'sentence'> {
  const check = CHECKS.find((each) => each.code === code)
  assert(check, 'every code has its check')
  return { weight: check.weight, sentence: check.sentence }
}

function countRows(rows: { readonly count: number }, breaks: (row: number) => boolean): number {
  let broken = 0
  for (let row = 0; row < rows.count; row++) if (breaks(row)) broken++
  return broken
}

function countDays({ day }: ContributionRows, breaks: (day: number) => boolean): number {
  return day === null ? 0 : countRows({ count: day.length }, (row) => breaks(day[row]!))
}

function countStarts({ startedAt }: ContributionRows, breaks: (ms: EpochMs) => boolean): number {
  return startedAt === null ? 0 : countRows({ count: startedAt.length }, (row) => breaks(startedAt[row]!))
}

function sum(column: Float64Array | Uint32Array): number {
  let total = 0
  for (const value of column) total += value
  return total
}

/** Listens may share a second; everything else has one row for all its listens. */
function countDisorder(rows: ContributionRows): number {
  const { startedAt } = rows
  if (startedAt !== null) return countRows(rows, (row) => row > 0 && startedAt[row]! < startedAt[row - 1]!)
  return countRows(rows, (row) => row > 0 && compareKeys(rows, row - 1, row) >= 0)
}

function compareKeys({ day, artist, album, title, uri }: ContributionRows, one: number, other: number): number {
  if (day !== null && day[one] !== day[other]) return day[one]! - day[other]!
  for (const column of [artist, album, title, uri]) {
    if (column !== null && column[one] !== column[other]) return column[one]! < column[other]! ? -1 : 1
  }
  return 0
}

function countFullDays({ day, msPlayed }: ContributionRows): number {
  if (day === null) return 0
  const msByDay = new Map<number, number>()
  for (let row = 0; row < day.length; row++) msByDay.set(day[row]!, (msByDay.get(day[row]!) ?? 0) + msPlayed[row]!)
  return countRows({ count: day.length }, (row) => msByDay.get(day[row]!)! > DAY_MS_MAX)
}

function countOverlaps({ startedAt, msPlayed, count }: ContributionRows): number {
  if (startedAt === null || count < LISTENS_FOR_SHARES) return 0
  const order = Uint32Array.from({ length: count }, (_, row) => row).toSorted((one, other) => startedAt[one]! - startedAt[other]!)
  let overlaps = 0
  let endMs = Number.NEGATIVE_INFINITY
  for (const row of order) {
    const startMs = startedAt[row]!
    if (startMs + OVERLAP_MS_ALLOWED < endMs) overlaps++
    endMs = Math.max(endMs, startMs + msPlayed[row]!)
  }
  return overlaps > count * OVERLAP_SHARE_MAX ? overlaps : 0
}

function isHardlyHeard({ listens, msPlayed }: ContributionRows): boolean {
  const count = sum(listens)
  return count >= LISTENS_FOR_SHARES && sum(msPlayed) < count * MEAN_MS_MIN
}

/** Listens of full length repeat their song's length, but half of a life is never one song. */
function countSameLength({ startedAt, msPlayed, plays, count }: ContributionRows): number {
  if (startedAt === null || count < LISTENS_FOR_SHARES) return 0
  const rowsByMs = new Map<number, number>()
  for (let row = 0; row < count; row++) {
    if (plays[row] === 1) rowsByMs.set(msPlayed[row]!, (rowsByMs.get(msPlayed[row]!) ?? 0) + 1)
  }
  let most = 0
  for (const rows of rowsByMs.values()) most = Math.max(most, rows)
  return most * 2 > count ? most : 0
}

/** Tests that real histories pass every check and that each kind of nonsense is named. */
import { describe, expect, test } from 'vitest'
import { artistRows, contributionOf } from '../../test/support/contributions.ts'
import { SCOPE_NAMES } from '../contract/contribution.ts'
import { MS_PER_DAY, MS_PER_HOUR } from '../shared/time.ts'
import { findingsOfRows } from './plausibility.ts'
import type { ContributionRows } from './rows.ts'

const now = Date.UTC(2026, 0, 1)
const codes = (rows: ContributionRows): string[] => findingsOfRows(rows, now).map(({ code }) => code)

test.each(SCOPE_NAMES)('a synthetic life passes every check as %s', (scope) => {
  expect(codes(contributionOf(3, 5_000, scope))).toEqual([])
})

describe('nonsense is named', () => {
  const honest = artistRows([
    ['Ada Quill', 10],
    ['Bram Ode', 5],
  ])
  const timed = contributionOf(3, 2_000, 'timedPlays')
  const days = contributionOf(3, 2_000, 'dayPlays')
  const later = (byMs: number): Float64Array => timed.startedAt?.map((ms) => ms + byMs) ?? new Float64Array(0)

  test.each<[code: string, rows: ContributionRows]>([
    ['no-listens', { ...honest, listens: Uint32Array.of(0, 5), plays: Uint32Array.of(0, 4) }],
    ['more-plays-than-listens', { ...honest, plays: Uint32Array.of(11, 4) }],
    ['plays-too-short', { ...honest, msPlayed: Float64Array.of(8 * 30_000 - 1, 900_000) }],
    ['listens-too-long', { ...honest, msPlayed: Float64Array.of(10 * 7 * MS_PER_DAY + 1, 900_000) }],
    ['out-of-order', { ...honest, artist: ['Bram Ode', 'Ada Quill'] }],
    ['out-of-order', { ...honest, artist: ['Ada Quill', 'Ada Quill'] }],
    ['before-streaming', { ...days, day: days.day?.map((day) => day - 30 * 366) ?? null }],
    ['in-the-future', { ...days, day: days.day?.map((day) => day + 30 * 366) ?? null }],
    ['in-the-future', { ...timed, startedAt: later(10 * 366 * MS_PER_DAY) }],
    ['days-apart', { ...timed, startedAt: later(-3 * MS_PER_DAY) }],
    ['more-than-a-day', { ...days, msPlayed: days.msPlayed.map((ms) => ms + 3 * MS_PER_HOUR) }],
    ['more-than-a-life', artistRows([['Ada Quill', 10_000_000]])],
    ['overlapping', { ...timed, startedAt: timed.startedAt?.map((_, row) => Date.UTC(2021, 0, 1) + row * 10_000) ?? null }],
    ['hardly-heard', { ...honest, listens: Uint32Array.of(4_000_000_000, 5) }],
    ['same-length', { ...timed, msPlayed: timed.msPlayed.map(() => 180_000), plays: timed.plays.map(() => 1) }],
  ])('%s', (code, rows) => {
    expect(codes(rows)).toContain(code)
  })

  test('in a sentence, with the number of rows', () => {
    const [finding] = findingsOfRows({ ...honest, plays: Uint32Array.of(11, 9) }, now)
    expect(finding).toEqual({
      code: 'more-plays-than-listens',
      weight: 'refused',
      sentence: 'Every play is a listen, so there cannot be more plays than listens.',
      rows: 2,
    })
  })
})

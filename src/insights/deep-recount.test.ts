/** Every deeper insight of long synthetic lives against a plain recount over objects, of all time and of a year. */
import { describe, expect, test } from 'vitest'
import { createCatalogue } from '../../test/support/catalogue.ts'
import { heardOf } from '../../test/support/heard-of.ts'
import { simulateListener } from '../../test/support/listener.ts'
import { listensOf, NO_ROWS } from '../../test/support/listens-of.ts'
import { expectChapters } from '../../test/support/recount/chapters.ts'
import { expectAttention, expectByHeart, expectRepeats, expectSittings } from '../../test/support/recount/habits.ts'
import { plainHistory, within } from '../../test/support/recount/plain.ts'
import { expectRecap } from '../../test/support/recount/recap.ts'
import { expectEras, expectExploring, expectLoyalty } from '../../test/support/recount/taste.ts'
import { expectChartHistory, expectComparison, expectMilestones, expectOwnYears, expectRhythm } from '../../test/support/recount/time.ts'
import { expectTopBy } from '../../test/support/recount/tops.ts'
import { SAMPLE_OPTIONS } from '../../test/support/sample-listener.ts'
import { allFindingsSchema } from '../contract/deep-insights.ts'
import type { Period } from '../contract/worker.ts'
import { allFindings } from './index.ts'

/** A year later, the teens would touch another decade. */
const BIRTH_YEAR = 1990
const DECADES = [[], [1960, 1970], [1990, 2000, 2010], [2000], [2010, 2020]] as const
/** Every fifth artist is listed nowhere. */
const decadesOf = (artist: string): readonly number[] => DECADES[artist.length % DECADES.length] ?? []

const LIVES = [
  { seed: 'recount a', timeZone: 'Europe/Lisbon', rows: 30_000, artists: 700 },
  { seed: 'recount b', timeZone: 'America/St_Johns', rows: 12_000, artists: 90 },
] as const
const PERIODS: readonly (Period | null)[] = [null, { from: '2021-01-01', to: '2021-12-31' }]

/** Every sixth artist is listed nowhere, and the broader genre is nobody's own. */
const GENRES = {
  ofArtist: (artist: string) => [[], ['drone'], ['rock', 'folk'], ['folk'], ['dark ambient', 'rock'], ['jazz']][artist.length % 6] ?? [],
  above: (genre: string) => (['drone', 'dark ambient'].includes(genre) ? ['ambient'] : []),
}

describe.each(LIVES)('the life of $seed', ({ seed, timeZone, rows, artists }) => {
  const catalogue = createCatalogue({ seed, artists, names: 'charming' })
  const heard = [...simulateListener({ ...SAMPLE_OPTIONS, seed, rows }, catalogue)].flatMap(heardOf)
  const listens = listensOf(heard, timeZone)
  const plain = plainHistory(heard, timeZone)

  describe.each(PERIODS)('within %o', (period) => {
    const history = within(plain, period)
    const found = allFindings(listens, NO_ROWS, { period, playRule: 'thirtySeconds' }, { decadesOf, genres: GENRES, birthYear: BIRTH_YEAR })

    test('has the shape of the contract, and is no empty one', () => {
      expect(allFindingsSchema.parse(found)).toEqual(found)
      expect(history.music.length).toBeGreaterThan(500)
    })
    test('says something of nearly everything, so that the recount has something to count', () => {
      // A chapter whose artists are hardly listed has no genres, as it should.
      expect(emptyLists(found, '').filter((path) => !path.endsWith('.genres')).length).toBeLessThanOrEqual(period === null ? 1 : 8)
    })
    test('tops by plays and days', () => expectTopBy(found.topBy, history))
    test('attention', () => expectAttention(found.attention, history))
    test('sittings', () => expectSittings(found.sittings, history))
    test('repeats', () => expectRepeats(found.repeats, history))
    test('known by heart', () => expectByHeart(found.byHeart, history))
    test('loyalty', () => expectLoyalty(found.loyalty, history))
    test('milestones', () => expectMilestones(found.milestones, history))
    test('rhythm', () => expectRhythm(found.rhythm, history))
    test('own years', () => expectOwnYears(found.ownYears, history, period))
    test('charts', () => expectChartHistory(found.chartHistory, history))
    test('exploring', () => expectExploring(found.exploring, history))
    test('eras', () => expectEras(found.eras, history, decadesOf, BIRTH_YEAR))
    test('chapters', () => expectChapters(found.chapters, history, GENRES))
    test('the recap', () => expectRecap(found.recap, found, history))
    test('the comparison', () => {
      if (period === null) expect(found.comparison).toBeNull()
      else expectComparison(found.comparison, plain, period)
    })
  })
})

/** The paths of all lists and nulls without anything in them. */
function emptyLists(value: unknown, path: string): string[] {
  if (Array.isArray(value)) return value.length === 0 ? [path] : value.flatMap((inner, index) => emptyLists(inner, `${path}.${index}`))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => emptyLists(inner, `${path}.${key}`))
}

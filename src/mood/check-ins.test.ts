/** Tests how check-ins are set beside the music before them. */
import { expect, test } from 'vitest'
import { listensOf } from '../../test/support/listens-of.ts'
import { moodCatalogue } from '../../test/support/mood-lives.ts'
import { togethernessSchema, type CheckIn, type Togetherness } from '../contract/mood.ts'
import { seededRandom } from '../shared/random.ts'
import { checkInsAndMusic } from './mood-findings.ts'

const DAY_MS = 86_400_000
const START = Date.parse('2024-01-01T20:00:00Z')
const random = seededRandom(5)
const evenings = Array.from({ length: 60 }, (_, day) => ({
  day,
  place: random.below(7),
  other: random.below(7),
}))
const listens = listensOf(
  evenings.map(({ day, place, other }) => ({ start: START + day * DAY_MS, seconds: 200, artist: `Artist place ${place} ${other}` })),
)

function checkInsOf(valenceOf: (evening: (typeof evenings)[number]) => number, hoursLater = 1, count = evenings.length): CheckIn[] {
  return evenings.slice(0, count).map((evening) => ({
    id: String(evening.day),
    at: new Date(START + evening.day * DAY_MS + hoursLater * 3_600_000).toISOString(),
    valence: valenceOf(evening),
    arousal: 0.1,
    word: '',
    note: '',
  }))
}

const together = (checkIns: readonly CheckIn[]): Togetherness =>
  togethernessSchema.parse(checkInsAndMusic(listens, checkIns, { catalogue: moodCatalogue, corrections: [] }))

test('a mood that follows the music correlates with it, within its interval', () => {
  const { pairs, valence, arousal } = together(checkInsOf(({ place }) => (place - 3) / 4))
  expect(pairs).toBe(60)
  expect(valence?.r).toBeGreaterThan(0.95)
  expect(valence!.from).toBeLessThan(valence!.r)
  // A side that never moves goes together with nothing.
  expect(arousal).toBeNull()
})

test('a mood of its own has an interval around nothing', () => {
  const own = seededRandom(9)
  const { valence } = together(checkInsOf(() => own.next() * 2 - 1))
  expect(valence!.from).toBeLessThan(0)
  expect(valence!.to).toBeGreaterThan(0)
})

test('too few check-ins say nothing, and music long before does not count', () => {
  expect(together(checkInsOf(({ place }) => (place - 3) / 4, 1, 14)).valence).toBeNull()
  expect(together(checkInsOf(({ place }) => (place - 3) / 4, 5)).pairs).toBe(0)
  expect(together([]).pairs).toBe(0)
})

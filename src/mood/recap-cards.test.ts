/** Tests that a recap speaks of mood where that is clear and mostly known, and keeps to a dozen cards. */
import { describe, expect, test } from 'vitest'
import { live, moodCatalogue, type Life } from '../../test/support/mood-lives.ts'
import { recapSchema, type Recap, type RecapCard } from '../contract/deep-insights.ts'
import type { MoodFindings } from '../contract/mood.ts'
import { moodFindings } from './mood-findings.ts'
import { withMoodCards } from './recap-cards.ts'

const LIFE: Life = {
  seed: 3,
  from: '2020-01-06',
  days: 364,
  playsPerSession: 5,
  sessionsPerDay: 3,
  dayToDay: 0.1,
  plan: (day, hour) => ({ valence: day >= 26 && day < 55 ? -0.4 : 0.4, arousal: 0.2 - 0.25 * Math.cos((2 * Math.PI * (hour - 4)) / 24) }),
}
const find = (life: Life): MoodFindings =>
  moodFindings(live(life).listens, { period: null, playRule: 'thirtySeconds' }, { catalogue: moodCatalogue, corrections: [] })

const milestone = (number: number): RecapCard => ({
  kind: 'milestone',
  number,
  at: '2020-02-01T00:00:00Z',
  title: 'Song',
  artist: 'Artist',
})
const recapOf = (cards: number, archetype = false): Recap => ({
  cards: [
    ...Array.from({ length: cards }, (_, index) => milestone(index + 1)),
    ...(archetype ? [{ kind: 'archetype' as const, archetype: 'looper' as const, value: 0.5, rule: 0.2 }] : []),
  ],
})
const kindsOf = (recap: Recap): readonly string[] => recapSchema.parse(recap).cards.map(({ kind }) => kind)

describe('a year with a dark February and calm nights', () => {
  const found = find(LIFE)

  test('has a card of its mood first, and then what is strongest, before the last one', () => {
    const recap = withMoodCards(recapOf(2, true), found)
    expect(kindsOf(recap)).toEqual(['milestone', 'milestone', 'mood', 'moodHours', 'moodMonths', 'archetype'])
    expect(recap.cards[2]).toMatchObject({ side: 'brightExcited', shareKnown: 1 })
    expect(recap.cards[4]).toMatchObject({ darkest: '2020-02' })
  })

  test('keeps a dozen, and who somebody was stays last', () => {
    const kinds = kindsOf(withMoodCards(recapOf(11, true), found))
    expect(kinds).toHaveLength(12)
    expect(kinds.slice(-4)).toEqual(['mood', 'moodHours', 'moodMonths', 'archetype'])
  })

  test('takes more places where there is room, and leaves three quarters of a full recap to the rest', () => {
    const clear = { arousal: { difference: 0.2, pValue: 0.0025, isClear: true }, valence: null }
    const bin = { plays: 1, valence: null, arousal: null }
    const eventful = { ...found, daylight: { share: 1, light: bin, dark: bin, ...clear }, seasons: found.hours }
    const moods = (cards: number): number =>
      kindsOf(withMoodCards(recapOf(cards), eventful)).filter((kind) => kind.startsWith('mood')).length
    expect([6, 7, 8, 9, 12].map(moods)).toEqual([5, 5, 4, 3, 3])
  })

  test('says nothing where most of the music is unknown, nor of a period without a recap', () => {
    const unknown = { ...found, coverage: { ...found.coverage, share: 0.49 } }
    expect(kindsOf(withMoodCards(recapOf(3), unknown))).toEqual(['milestone', 'milestone', 'milestone'])
    expect(withMoodCards({ cards: [] }, found)).toEqual({ cards: [] })
  })
})

test('a steady year has no months that stand out, and no hours', () => {
  const kinds = kindsOf(withMoodCards(recapOf(1), find({ ...LIFE, seed: 4, plan: () => ({ valence: -0.2, arousal: -0.2 }) })))
  expect(kinds.slice(0, 2)).toEqual(['milestone', 'mood'])
  expect(kinds).not.toContain('moodHours')
})

/** Every card of mood has its words in every language, and they fit both shapes of picture whole. */
import { describe, expect, test } from 'vitest'
import type { MoodCard } from '../../contract/deep-insights.ts'
import { layCard, SHAPES, type Measure } from '../pictures/card-layout.ts'
import { moodCardWords as german } from './de/mood-cards.ts'
import { moodCardWords as english } from './en/mood-cards.ts'
import { moodCardWords as spanish } from './es/mood-cards.ts'
import { makeFormat } from './format.ts'

const LONG = 'Godspeed You! Black Emperor'
const AXES = ['valence', 'arousal'] as const
const cards: readonly MoodCard[] = [
  { kind: 'mood', side: 'darkCalm', brighter: -0.1, livelier: 0.1, shareKnown: 0.83 },
  { kind: 'moodMonths', brightest: '2021-07', artistOfBrightest: LONG, darkest: '2021-02', artistOfDarkest: LONG },
  { kind: 'moodComfort', artist: LONG, lift: 2.34, plays: 80 },
  { kind: 'moodArcs', change: -0.1, sessions: 312 },
  { kind: 'moodArcs', change: 0.1, sessions: 1 },
  {
    kind: 'moodArtists',
    sides: (['brightExcited', 'brightCalm', 'darkExcited', 'darkCalm'] as const).map((side) => ({ side, artist: LONG, msPlayed: 1 })),
  },
  ...AXES.flatMap((axis): MoodCard[] => [
    { kind: 'moodShift', axis, week: '2021-03-01', change: 0.2, artists: [LONG, LONG, LONG] },
    { kind: 'moodShift', axis, week: '2021-03-01', change: -0.2, artists: [] },
    { kind: 'moodHours', axis, trough: 3.98, peak: 19.5 },
    { kind: 'moodWeekdays', axis, trough: 1, peak: 5 },
    { kind: 'moodSeasons', axis, trough: 1, peak: 7 },
    { kind: 'moodDaylight', axis, difference: 0.1, share: 0.93 },
    { kind: 'moodDaylight', axis, difference: -0.1, share: 1 },
    { kind: 'moodRange', axis, share: 0.31, shareUsual: 0.2 },
    { kind: 'moodRange', axis, share: 0.09, shareUsual: 0.2 },
  ]),
]
const LANGUAGES = { en: english, de: german, es: spanish }

/** A little wider than the type of the pictures. */
const measure: Measure = (text, size) => text.length * size * 0.5

describe.each(Object.entries(LANGUAGES))('in %s', (language, wordsOf) => {
  const format = makeFormat(language)

  test.each(cards.map((card) => [card.kind, card] as const))('%s says what it holds', (_, card) => {
    const { large, sentence, note } = wordsOf(card, format)
    for (const part of [large, sentence, note]) {
      expect(part.trim()).not.toBe('')
      expect(part).not.toMatch(/undefined|NaN|null|Invalid/)
    }
    expect(`${sentence} ${note}`).not.toMatch(/ {2}|\.\./)
    for (const shape of Object.values(SHAPES)) {
      const drawn = layCard({ eyebrow: '2021', large, sentence, note }, shape, measure)
        .map(({ text }) => text)
        .join(' ')
      for (const word of `${large} ${sentence} ${note}`.split(' ')) expect(drawn).toContain(word)
      expect(drawn).not.toContain(' …')
    }
  })

  test('says of opposites that they are', () => {
    const of = (card: MoodCard): string => Object.values(wordsOf(card, format)).join(' ')
    for (const axis of AXES) {
      const turned = (change: number): string => of({ kind: 'moodShift', axis, week: '2021-03-01', change, artists: [] })
      expect(turned(0.1)).not.toBe(turned(-0.1))
      const lit = (difference: number): string => of({ kind: 'moodDaylight', axis, difference, share: 1 })
      expect(lit(0.1)).not.toBe(lit(-0.1))
    }
    expect(of({ kind: 'moodArcs', change: 0.1, sessions: 9 })).not.toBe(of({ kind: 'moodArcs', change: -0.1, sessions: 9 }))
  })
})

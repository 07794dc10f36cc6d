/** Sentences about one of a thing, as a history of a few days makes them, are grammatical in every language. */
import { describe, expect, test } from 'vitest'
import { findings as german } from './de/findings.ts'
import { findings as english } from './en/findings.ts'
import { findings as spanish } from './es/findings.ts'
import { insights as germanInsights } from './de/insights.ts'
import { insights as englishInsights } from './en/insights.ts'
import { insights as spanishInsights } from './es/insights.ts'
import { makeFormat } from './format.ts'

const MINUTE = 60_000
const FORMATS = { en: makeFormat('en-GB'), de: makeFormat('de-DE'), es: makeFormat('es-ES') }
const said = {
  en: { ...english(FORMATS.en), insights: englishInsights(FORMATS.en) },
  de: { ...german(FORMATS.de), insights: germanInsights(FORMATS.de) },
  es: { ...spanish(FORMATS.es), insights: spanishInsights(FORMATS.es) },
}

describe.each(Object.entries(said))('in %s', (_, words) => {
  test('one is never followed by a word for many', () => {
    const sentences = [
      words.hero.counts(1, 1, 1),
      words.skips.lede(1, 1),
      words.sessions.lede(1, 1),
      words.sessions.longest('', MINUTE, 1),
      words.discovery.lede(1, 1),
      words.discovery.lede(0, 1),
      words.subject.sentence(1, 1, 1),
      words.subject.skipsOf(1, 1),
      `1 ${words.hero.unit(MINUTE)}`,
      words.insights.time.weeks(1, 1),
      words.insights.exploring.diversity(1),
      words.insights.recap.card({ kind: 'found', artist: '', first: '2024-01-01', plays: 1, newArtists: 1 }, '').note,
      words.insights.recap.card({ kind: 'album', title: '', artist: '', msPlayed: MINUTE, plays: 1, timesThrough: 1 }, '').note,
    ]
    const many =
      /\b1 (?:weeks|Wochen|semanas|listens|plays|pieces|sittings|times|artists|new artists|minutes|Stücken|Sitzungen|Minuten|veces|piezas|sesiones|escuchas|minutos)\b/
    for (const sentence of sentences) expect(sentence).not.toMatch(many)
  })
})

test('a length below an hour is a figure of minutes', () => {
  const { figure } = makeFormat('en-GB')
  expect([figure(0), figure(6.5 * MINUTE), figure(59 * MINUTE), figure(60 * MINUTE)]).toEqual([
    { said: '0', isOfMinutes: false },
    { said: '6.5', isOfMinutes: true },
    { said: '59', isOfMinutes: true },
    { said: '1', isOfMinutes: false },
  ])
})

test.each(Object.values(said))('an artist without others beside it is not followed by a list of nobody', ({ insights }) => {
  const { note } = insights.recap.card({ kind: 'artist', artist: 'Only', msPlayed: MINUTE, plays: 1, days: 1, others: [] }, '')
  expect(note).toBe('1 min.')
})

test('whoever heard no music is not told of hours of it', () => {
  for (const words of Object.values(said)) {
    expect(words.hero.withoutMusic('')).not.toBe(words.hero.sentence('', 0))
    expect(words.kinds.title(0)).not.toContain('0')
    expect(words.kinds.title(1)).not.toBe(words.kinds.title(0.999))
  }
})

/** Tests how tags are read, with the shipped words and in the many spellings that people use. */
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { ItemMood } from '../contract/mood.ts'
import type { Catalogue } from './catalogue.ts'
import { isKnown } from './evidence.ts'
import { loadShippedCatalogue } from './shipped.ts'
import { estimateItems, type Tag } from './tagged-items.ts'
import { readTag } from './tags.ts'

let catalogue: Catalogue
beforeAll(async () => {
  catalogue = await loadShippedCatalogue()
})

const wordsIn = (tag: string): readonly string[] => readTag(catalogue.vocabulary, tag).words.map(({ word }) => word.name)
const moodOf = (...tags: readonly (string | Tag)[]): ItemMood => {
  const given = tags.map((tag) => (typeof tag === 'string' ? { tag, weight: 100 } : tag))
  return estimateItems(catalogue, new Map([['it', given]]), 'track')[0]!
}

describe('one word in many spellings', () => {
  test.each([
    ['chillout', ['chill out', 'Chill-Out', 'CHILL_OUT', 'chillout music', ' chillout ']],
    ['melancholic', ['Melancholic', 'melancholy', 'melancólico', 'Melancholia', 'melancholisch', 'melancholic songs']],
    ['sad', ['sad', 'SAD', 'sadness', 'Sad Songs', 'sad music', 'triste', 'traurig', 'songs that are sad']],
    ['happy', ['happy', 'Happiness', 'happy songs', 'songs that make me happy', 'fröhlich', 'Feliz']],
    ['hip hop', ['hip-hop', 'Hip Hop', 'hiphop', 'HipHop', 'rap']],
    ['r&b', ['R&B', 'rnb', "R'n'B", 'R and B']],
    ['drum and bass', ["drum'n'bass", 'Drum & Bass', 'dnb', 'drum n bass', 'drum-and-bass']],
    ['rock and roll', ["rock'n'roll", 'Rock & Roll', 'rock-n-roll']],
    ['female vocalists', ['female vocalists', 'Female Vocalist', 'female_vocals']],
    ['80s', ['80s', "80's", '1980s', 'eighties', '80er']],
    ['ballad', ['ballads', 'Ballade', 'Balladen']],
    ['love songs', ['love', 'Love Songs', 'Liebeslieder']],
  ])('%s', (word, spellings) => {
    expect(spellings.map((spelling) => [spelling, wordsIn(spelling)])).toEqual(spellings.map((spelling) => [spelling, [word]]))
  })
})

test.each([
  ['sad indie folk', ['sad', 'indie folk']],
  ['dark-electronic', ['dark', 'electronic']],
  ['happy swedish pop', ['happy', 'pop']],
  ['progressive melodic death metal', ['progressive rock', 'melodic death metal']],
  ['jazzmetal', ['jazz', 'metal']],
  ['passionate, rousing / confident', ['passionate', 'triumphant', 'badass']],
  ['Emotion-Calming_/_Soothing', ['calm', 'soothing']],
  ['mood: sad', ['sad']],
  ['sad but beautiful', ['sad', 'beautiful']],
  ['female fronted doom metal', ['female vocalists', 'doom metal']],
])('%s is taken apart', (tag, words) => {
  expect(wordsIn(tag)).toEqual(words)
})

test('in a compound the genre leads and the mood turns it', () => {
  const [plain, sad, happy] = [moodOf('indie folk'), moodOf('sad indie folk'), moodOf('happy indie folk')]
  expect(sad.valence).toBeLessThan(plain.valence - 0.1)
  expect(happy.valence).toBeGreaterThan(plain.valence + 0.1)
  expect(readTag(catalogue.vocabulary, 'sad indie folk').words.map(({ weight }) => weight)).toEqual([0.8, 1])
})

test.each(['seen live', 'favourites', 'german', 'Albums I Own', 'under 2000 listeners', 'spotify', 'zzgrblx', '!!!', ''])(
  '%s says nothing, so the mood is unknown',
  (tag) => {
    const { confidence, level, sources } = moodOf(tag)
    expect(confidence).toBeLessThan(0.2)
    expect(level).toBe('genre')
    expect(sources).toEqual(['prior'])
  },
)

test.each(['not sad', 'no metal', 'nicht traurig', 'anti-rock'])('%s does not say what it is instead', (tag) => {
  expect(wordsIn(tag)).toEqual([])
})

test('tags without a mood change nothing', () => {
  const { valence, arousal, confidence } = moodOf('sad', 'folk')
  expect(moodOf('sad', 'folk', 'seen live', 'swedish', 'favourites')).toMatchObject({ valence, arousal, confidence })
})

test('a mood word outweighs a genre about valence', () => {
  expect(moodOf('sad', 'disco').valence).toBeLessThan(0)
  expect(moodOf('happy', 'doom metal').valence).toBeGreaterThan(0)
})

test('genres fix arousal better than valence, and the answer says so', () => {
  const { valenceSpread, arousalSpread } = moodOf('death metal', 'grindcore')
  expect(arousalSpread).toBeLessThan(valenceSpread)
})

test('a weaker tag says less, but not in proportion to its count', () => {
  const [alone, even, weak] = [moodOf('calm'), moodOf('calm', 'aggressive'), moodOf('calm', { tag: 'aggressive', weight: 4 })]
  expect(weak.arousal).toBeGreaterThan(alone.arousal + 0.05)
  expect(weak.arousal).toBeLessThan(even.arousal)
})

test('genres alone put energetic music above relaxing music', () => {
  const energetic = ['death metal', 'techno', 'hardcore punk', 'drum and bass', 'salsa', 'happy hardcore', 'ska punk', 'EDM', 'thrash']
  const relaxing = ['ambient', 'bossa nova', 'new age', 'lounge', 'slowcore', 'gregorian chant', 'piano solo', 'lullaby', 'fado']
  const pairs = energetic.flatMap((fast) => relaxing.map((slow) => moodOf(fast).arousal > moodOf(slow).arousal))
  expect(pairs).not.toContain(false)
})

test('an unknown tag is known by its company', () => {
  const items = new Map<string, readonly Tag[]>(
    Array.from({ length: 6 }, (_, index) => [
      `fast ${index}`,
      [
        { tag: 'grindcore', weight: 1 },
        { tag: 'zorblig', weight: 1 },
      ],
    ]),
  )
  items.set('only the unknown', [{ tag: 'Zorblig', weight: 1 }])
  const moods = estimateItems(catalogue, items, 'track')
  const last = moods.at(-1)!
  expect(last.level).toBe('neighbour')
  expect(last.sources).toEqual(['zorblig'])
  expect(last.confidence).toBeGreaterThanOrEqual(0.2)
  expect(last.confidence).toBeLessThanOrEqual(0.3)
  expect(last.arousal).toBeGreaterThan(0.2)
  expect(last.arousal).toBeLessThan(moods[0]!.arousal)
})

test('whatever a tag holds, the answer is a position with a confidence', () => {
  const anyTag = fc.record({ tag: fc.string({ unit: 'grapheme', maxLength: 40 }), weight: fc.double({ min: 0, max: 1e9, noNaN: true }) })
  fc.assert(
    fc.property(fc.array(anyTag, { maxLength: 8 }), (tags) => {
      const mood = moodOf(...tags)
      expect(Math.abs(mood.valence)).toBeLessThanOrEqual(1)
      expect(Math.abs(mood.arousal)).toBeLessThanOrEqual(1)
      expect(mood.confidence).toBeGreaterThanOrEqual(0)
      expect(mood.confidence).toBeLessThanOrEqual(0.8)
      expect(isKnown(mood)).toBe(mood.level !== 'genre')
    }),
  )
})

test('more agreeing words make an estimate surer, and the order of tags makes none', () => {
  const words = fc.constantFrom('sad', 'folk', 'metal', 'party', 'piano', 'techno', 'calm', 'angry', 'reggae')
  fc.assert(
    fc.property(fc.uniqueArray(words, { minLength: 1, maxLength: 6 }), (tags) => {
      const forward = moodOf(...tags)
      const backward = moodOf(...tags.toReversed())
      expect(backward.valence).toBeCloseTo(forward.valence, 3)
      expect(backward.arousal).toBeCloseTo(forward.arousal, 3)
    }),
  )
  expect(moodOf('sad', 'melancholic', 'gloomy').confidence).toBeGreaterThan(moodOf('sad').confidence)
})

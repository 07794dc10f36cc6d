/** Moods of artists from the words and decades of the catalogue. */
import type { ItemMood, MoodEstimate } from '../contract/mood.ts'
import { findArtist, type Catalogue, type CatalogueArtist } from './catalogue.ts'
import { estimateFrom, evidenceOfWords } from './evidence.ts'
import { sourcesOf } from './tagged-items.ts'
import type { Word } from './vocabulary.ts'

/** Words of an artist are listed from the most telling on: each counts a little less than the one before. */
const WORD_FADE = 0.85
/** A name of several artists is known by one of them. */
const PART_WEIGHT = 0.6

export function estimateArtist(catalogue: Catalogue, name: string): MoodEstimate {
  const found = findArtist(catalogue, name)
  if (found === undefined) return estimateFrom([], 'artist', [], catalogue.version)
  const weights = wordWeights(found.artist, found.isWhole ? 1 : PART_WEIGHT)
  return estimateFrom(evidenceOfWords(catalogue.vocabulary, weights), 'artist', sourcesOf(weights), catalogue.version)
}

/** One answer a name, in their order. */
export function estimateArtists(catalogue: Catalogue, names: readonly string[]): readonly ItemMood[] {
  return names.map((item) => ({ item, ...estimateArtist(catalogue, item) }))
}

function wordWeights({ words, decades }: CatalogueArtist, loudness: number): ReadonlyMap<Word, number> {
  const weights = new Map<Word, number>()
  for (const [index, word] of words.entries()) weights.set(word, loudness * WORD_FADE ** index)
  for (const word of decades) weights.set(word, loudness / decades.length)
  return weights
}

/** Moods of artists from the words and decades of the catalogue. */
import type { ItemMood, MoodEstimate } from '../contract/mood.ts'
import { artistKey } from './artist-names.ts'
import { findArtist, type Catalogue, type CatalogueArtist } from './catalogue.ts'
import { estimateFrom, evidenceOfCompany, evidenceOfWords, isKnown, type Evidence } from './evidence.ts'
import { sourcesOf } from './tagged-items.ts'
import type { Word } from './vocabulary.ts'

/** Words of an artist are listed from the most telling on: each counts a little less than the one before. */
const WORD_FADE = 0.85
/** A name of several artists is known by one of them. */
const PART_WEIGHT = 0.6
/** Company of so many listens is needed to place an artist by it, and this many count as much as knowing nothing. */
export const COMPANY_LISTENS_MIN = 12
export const COMPANY_SHRINKAGE = 24

/** What a catalogue says of an artist stays the same, and is asked for with every period that somebody looks at. */
const estimatesBy = new WeakMap<Catalogue, Map<string, MoodEstimate>>()

export function estimateArtist(catalogue: Catalogue, name: string): MoodEstimate {
  const known = estimatesBy.get(catalogue) ?? new Map<string, MoodEstimate>()
  estimatesBy.set(catalogue, known)
  const estimate = known.get(name) ?? estimateNew(catalogue, name)
  known.set(name, estimate)
  return estimate
}

function estimateNew(catalogue: Catalogue, name: string): MoodEstimate {
  const weights = weightsOf(catalogue, name)
  const byWords = estimateFrom(evidenceOfWords(catalogue.vocabulary, weights), 'artist', sourcesOf(weights), catalogue.version)
  return isKnown(byWords) ? byWords : (estimateByOthers(catalogue, name) ?? byWords)
}

/** What the words of an artist say, for being weighed against other evidence. */
export function evidenceOfArtist(catalogue: Catalogue, name: string): { evidence: readonly Evidence[]; sources: readonly string[] } {
  const weights = weightsOf(catalogue, name)
  return { evidence: evidenceOfWords(catalogue.vocabulary, weights), sources: weights.size === 0 ? [] : sourcesOf(weights) }
}

function weightsOf(catalogue: Catalogue, name: string): ReadonlyMap<Word, number> {
  const found = findArtist(catalogue, name)
  return found === undefined ? new Map() : wordWeights(found.artist, found.isWhole ? 1 : PART_WEIGHT)
}

const OTHERS_SHOWN = 3

/** By the artists that others hear beside this one, each as often as it is heard there. */
function estimateByOthers(catalogue: Catalogue, name: string): MoodEstimate | undefined {
  const others = (catalogue.beside.get(artistKey(name)) ?? []).flatMap(({ key, listens }) => {
    const other = catalogue.artists.get(key)
    if (other === undefined) return []
    const evidence = evidenceOfWords(catalogue.vocabulary, wordWeights(other, 1))
    const estimate = estimateFrom(evidence, 'artist', [], catalogue.version)
    return isKnown(estimate) ? [{ name: other.name, listens, estimate }] : []
  })
  const company = { pieces: 0, valence: 0, arousal: 0 }
  for (const { listens, estimate } of others) {
    company.pieces += listens
    company.valence += listens * estimate.valence
    company.arousal += listens * estimate.arousal
  }
  if (others.length < 2 || company.pieces < COMPANY_LISTENS_MIN) return undefined
  const sources = others.slice(0, OTHERS_SHOWN).map((other) => other.name)
  return estimateFrom([evidenceOfCompany(company, COMPANY_SHRINKAGE)], 'neighbour', sources, catalogue.version)
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

/** Moods of items from their tags, and of tags that no vocabulary knows from those beside them. */
import type { ItemMood, MoodEstimate } from '../contract/mood.ts'
import type { Catalogue } from './catalogue.ts'
import { estimateFrom, evidenceOfCompany, evidenceOfWords, isKnown, type CompanySums, type Evidence } from './evidence.ts'
import { plainText } from './plain-text.ts'
import { readTag, type TagReading } from './tags.ts'
import type { Word } from './vocabulary.ts'

export interface Tag {
  readonly tag: string
  /** A count or a share; only its size beside the item's other weights matters. */
  readonly weight: number
}

/** The least that a tag counts which is there at all. */
const SHARE_MIN = 0.1
/** Counts grow with fame: a square root lets a tag that is given a fourth as often count half as much. */
const shareOf = (weight: number, largest: number): number =>
  largest > 0 ? Math.max(SHARE_MIN, Math.sqrt(Math.max(0, weight) / largest)) : 1

/** Reads each spelling once, because a few thousand tags make up most of what people write. */
export class TagReader {
  private readonly catalogue: Catalogue
  private readonly readings = new Map<string, TagReading>()

  constructor(catalogue: Catalogue) {
    this.catalogue = catalogue
  }

  read(tag: string): TagReading {
    const known = this.readings.get(tag)
    if (known !== undefined) return known
    const reading = readTag(this.catalogue.vocabulary, tag)
    this.readings.set(tag, reading)
    return reading
  }

  /** The words in an item's tags with the loudest say of each, and the tags that nobody understands. */
  words(tags: readonly Tag[]): { readonly weights: ReadonlyMap<Word, number>; readonly unread: readonly string[] } {
    const largest = tags.reduce((most, { weight }) => Math.max(most, weight), 0)
    const weights = new Map<Word, number>()
    const unread: string[] = []
    for (const { tag, weight } of tags) {
      const reading = this.read(tag)
      if (!reading.isKnown) unread.push(plainText(tag))
      for (const said of reading.words) {
        const loudness = said.weight * shareOf(weight, largest)
        weights.set(said.word, Math.max(weights.get(said.word) ?? 0, loudness))
      }
    }
    return { weights, unread }
  }
}

/** More names than this explain nothing to a reader. */
const SOURCES_MAX = 5

export function sourcesOf(weights: ReadonlyMap<Word, number>): readonly string[] {
  const loudest = [...weights].toSorted(([, a], [, b]) => b - a)
  return loudest.slice(0, SOURCES_MAX).map(([word]) => word.name)
}

/** A tag is known by its company only when it was met often enough. */
const COMPANY_ITEMS_MIN = 3
/** Company shifts an estimate towards the mean of everything; this many items count as much as knowing nothing. */
const COMPANY_SHRINKAGE = 5

/**
 * Estimates every item. Tags that are not understood take the mean position of the understood items that carry them, and
 * speak for items that have nothing else; such estimates are of the level `neighbour`.
 */
export function estimateItems(
  catalogue: Catalogue,
  items: ReadonlyMap<string, readonly Tag[]>,
  level: 'track' | 'artist',
): readonly ItemMood[] {
  const reader = new TagReader(catalogue)
  const companies = new Map<string, CompanySums>()
  const direct = [...items].map(([item, tags]) => {
    const { weights, unread } = reader.words(tags)
    const estimate = estimateFrom(evidenceOfWords(catalogue.vocabulary, weights), level, sourcesOf(weights), catalogue.version)
    if (isKnown(estimate)) for (const tag of unread) keepCompany(companies, tag, estimate)
    return { item, estimate, weights, unread }
  })
  return direct.map(({ item, estimate, weights, unread }) => {
    if (isKnown(estimate)) return { item, ...estimate }
    const neighbours = unread.flatMap((tag) => evidenceBeside(companies.get(tag)))
    if (neighbours.length === 0) return { item, ...estimate }
    const evidence = [...evidenceOfWords(catalogue.vocabulary, weights), ...neighbours]
    const names = unread.filter((tag) => companies.has(tag)).slice(0, SOURCES_MAX)
    return { item, ...estimateFrom(evidence, 'neighbour', names, catalogue.version) }
  })
}

function keepCompany(companies: Map<string, CompanySums>, tag: string, { valence, arousal }: MoodEstimate): void {
  const company = companies.get(tag) ?? { pieces: 0, valence: 0, arousal: 0 }
  company.pieces += 1
  company.valence += valence
  company.arousal += arousal
  companies.set(tag, company)
}

function evidenceBeside(company: CompanySums | undefined): readonly Evidence[] {
  if (company === undefined || company.pieces < COMPANY_ITEMS_MIN) return []
  return [evidenceOfCompany(company, COMPANY_SHRINKAGE)]
}

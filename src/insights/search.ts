/** Search over the names of a history's music, blind to accents, case and punctuation. */
import type { SearchHit, SubjectKind } from '../contract/worker.ts'
import type { Listens } from '../listening/index.ts'
import { countNames, namesOf, orderBy } from './names.ts'
import { select } from './selection.ts'

interface Entry {
  readonly hit: SearchHit
  /** Folded; every word has a space before it. */
  readonly title: string
  readonly artist: string
}

/** The names of one history, folded once so that each keystroke only compares. Most heard first. */
export interface SearchIndex {
  readonly kind: 'searchIndex'
  readonly entries: readonly Entry[]
}

const KINDS = ['artist', 'album', 'track'] as const satisfies readonly SubjectKind[]

export function searchIndex(listens: Listens): SearchIndex {
  const { life } = select(listens, { period: null, playRule: 'everything' })
  const foldedArtists = new Map<string, string>()
  const foldArtist = (name: string): string => {
    const known = foldedArtists.get(name)
    if (known !== undefined) return known
    const folded = fold(name)
    foldedArtists.set(name, folded)
    return folded
  }
  const entries = KINDS.flatMap((kind) => {
    const counted = countNames(life, namesOf(listens, kind))
    return counted.ids.toSorted(orderBy(counted)).map((id): Entry => {
      const title = counted.names.title(id)
      const artist = counted.names.artist(id)
      const hit = { kind, title, artist, msPlayed: counted.tallies.msPlayed[id]! }
      return { hit, title: kind === 'artist' ? foldArtist(title) : fold(title), artist: foldArtist(artist) }
    })
  })
  return { kind: 'searchIndex', entries: entries.toSorted((one, other) => other.hit.msPlayed - one.hit.msPlayed) }
}

/**
 * Finds names that hold every word of the text, at least one of them in the title and the others there or in the artist.
 * Names in which each word begins a word come before names that hold one inside a word; within both, most heard first.
 */
export function search(index: SearchIndex, text: string, limit: number): SearchHit[] {
  const words = text
    .split(/\s+/u)
    .map(foldWord)
    .filter((word) => word !== '')
  if (words.length === 0) return []
  const beginnings = words.map((word) => ` ${word}`)
  const atStart: SearchHit[] = []
  const inside: SearchHit[] = []
  for (const entry of index.entries) {
    if (atStart.length >= limit) break
    if (matches(entry, beginnings)) atStart.push(entry.hit)
    else if (inside.length < limit && matches(entry, words)) inside.push(entry.hit)
  }
  return [...atStart, ...inside].slice(0, limit)
}

function matches({ title, artist }: Entry, words: readonly string[]): boolean {
  return words.some((word) => title.includes(word)) && words.every((word) => title.includes(word) || artist.includes(word))
}

/** Letters that Unicode does not take apart into a base letter and an accent, as people type them without the key. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
}

/** Unicode's tables are slow and most names of most histories need none of them. */
const ASCII = /^[ -~]*$/
const WORDS_ONLY = /^[a-z0-9 ]*$/

function plain(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase()
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøłđðþıħ]/gu, (letter) => PLAIN_LETTERS[letter] ?? letter)
}

const PUNCTUATION = /[^\p{L}\p{N}\s]+/gu

/**
 * Folds a name to words with a space before each. A word with punctuation in it stands twice, apart and joined, so that
 * "ac dc", "acdc" and "ac/dc" all find it. A name of nothing but signs stays as it is.
 */
function fold(name: string): string {
  const text = plain(name)
  if (WORDS_ONLY.test(text)) return ` ${text}`
  const words = text.split(/\s+/u).flatMap((word) => (WORDS_ONLY.test(word) ? word : [...word.split(PUNCTUATION), foldSigns(word)]))
  return words
    .filter((word) => word !== '')
    .map((word) => ` ${word}`)
    .join('')
}

function foldWord(word: string): string {
  return foldSigns(plain(word))
}

function foldSigns(word: string): string {
  return word.replace(PUNCTUATION, '') || word
}

/** What is gathered from dumps: records by a key, which can be added up in any order and in any number of steps. */

/**
 * Sections of the table in the order of their keys: artists with the words of MusicBrainz, words that listeners of ListenBrainz
 * gave to the songs of an artist, artists that are heard beside each other, and the sound of recordings by their id and by
 * their names.
 */
export type SectionName = 'artists' | 'givenWords' | 'beside' | 'recordings' | 'songs'

const LETTERS = { artists: 'a', givenWords: 'b', beside: 'c', recordings: 'd', songs: 'e' } as const satisfies Record<SectionName, string>
const NAMES = new Map<string, SectionName>([
  [LETTERS.artists, 'artists'],
  [LETTERS.givenWords, 'givenWords'],
  [LETTERS.beside, 'beside'],
  [LETTERS.recordings, 'recordings'],
  [LETTERS.songs, 'songs'],
])

export interface DumpRecord {
  /** The letter of the section, and what the value is about, with tabs between. */
  readonly key: string
  readonly value: string
}

/** `parts` hold no tabs and no line breaks. */
export function recordKey(section: SectionName, ...parts: readonly string[]): string {
  return `${LETTERS[section]}\t${parts.join('\t')}`
}

export function partsOfKey(key: string): { readonly section: SectionName; readonly parts: readonly string[] } {
  const [letter = '', ...parts] = key.split('\t')
  return { section: NAMES.get(letter) ?? 'artists', parts }
}

/** Whether a text can stand in a cell of a table: nothing that ends a cell or a line. */
export function isCell(text: string): boolean {
  return text !== '' && !/\p{Cc}/u.test(text)
}

/**
 * The value of two records of one key. Adding is commutative and associative, so that neither the order of a dump nor where
 * its reading was interrupted shows in the result.
 */
export function mergedValue(key: string, a: string, b: string): string {
  return key.startsWith(LETTERS.artists) ? betterArtist(a, b) : addedNumbers(a, b)
}

function addedNumbers(a: string, b: string): string {
  const others = b.split('\t')
  return a
    .split('\t')
    .map((number, index) => Number(number) + Number(others[index] ?? 0))
    .join('\t')
}

/** Artists of one name: the one with more votes, and of as many the one whose row is first in order. */
function betterArtist(a: string, b: string): string {
  const [votesA, votesB] = [votesOf(a), votesOf(b)]
  if (votesA !== votesB) return votesA > votesB ? a : b
  return a < b ? a : b
}

function votesOf(value: string): number {
  return Number(value.slice(0, value.indexOf('\t')))
}

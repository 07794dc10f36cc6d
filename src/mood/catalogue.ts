/** The catalogue that mood is read from: words with their positions, and artists with the words that describe them. */
import { artistKey, readingsOfName } from './artist-names.ts'
import { keyOf, parseVocabulary, type Vocabulary, type Word } from './vocabulary.ts'

export interface CatalogueArtist {
  readonly name: string
  /** From the most to the least telling. */
  readonly words: readonly Word[]
  /** Words of the decades in which the artist was active. */
  readonly decades: readonly Word[]
}

export interface Catalogue {
  /** Changes with the content, so that a figure can say what it was worked out from. */
  readonly version: string
  readonly vocabulary: Vocabulary
  /** By `artistKey`. */
  readonly artists: ReadonlyMap<string, CatalogueArtist>
}

export interface CatalogueTexts {
  readonly genres: string
  /** One or more tables, each with the columns name, words, decades. */
  readonly artists: readonly string[]
}

/** Reads tables that `checkCatalogue` has nothing against. */
export function parseCatalogue(texts: CatalogueTexts): Catalogue {
  const vocabulary = parseVocabulary(texts.genres)
  const artists = new Map<string, CatalogueArtist>()
  for (const row of texts.artists.flatMap(artistRows)) artists.set(artistKey(row.name), artistOf(row, vocabulary))
  return { version: versionOf(texts), vocabulary, artists }
}

/** The same catalogue with artists of a further table, of the same columns; these come before those of the same name. */
export function withMoreArtists(catalogue: Catalogue, text: string): Catalogue {
  const artists = new Map(catalogue.artists)
  for (const row of artistRows(text)) artists.set(artistKey(row.name), artistOf(row, catalogue.vocabulary))
  return { ...catalogue, version: `${catalogue.version}+${versionOf({ genres: '', artists: [text] })}`, artists }
}

function artistOf({ name, words, decades }: ArtistRow, { byKey }: Vocabulary): CatalogueArtist {
  const wordsOf = (spellings: readonly string[]): readonly Word[] => spellings.flatMap((spelling) => byKey.get(keyOf(spelling)) ?? [])
  return { name, words: wordsOf(words), decades: wordsOf(decades.flatMap(eraOf)) }
}

export interface FoundArtist {
  readonly artist: CatalogueArtist
  /** Whether the whole name is this artist's, and not only a part of a name of several artists. */
  readonly isWhole: boolean
}

export function findArtist({ artists }: Catalogue, name: string): FoundArtist | undefined {
  for (const { key, isWhole } of readingsOfName(name)) {
    const artist = artists.get(key)
    if (artist !== undefined) return { artist, isWhole }
  }
  return undefined
}

const ARTIST_COLUMNS = 'name\twords\tdecades'

interface ArtistRow {
  readonly line: number
  readonly name: string
  readonly words: readonly string[]
  readonly decades: readonly string[]
}

function artistRows(text: string): readonly ArtistRow[] {
  return text
    .split('\n')
    .slice(1)
    .flatMap((line, index) => {
      if (line === '') return []
      const [name = '', words = '', decades = ''] = line.split('\t')
      return [{ line: index + 2, name, words: listOf(words), decades: listOf(decades) }]
    })
}

function listOf(text: string): readonly string[] {
  return text === '' ? [] : text.split('; ')
}

/**
 * "1990s" is the word "90s". Two digits name the decades from the 1920s to the 2010s: the earliest records count as the 1920s,
 * and music from before there were any has no sound of its time.
 */
function eraOf(decade: string): readonly string[] {
  if (decade === '2020s') return [decade]
  if (decade < '1890s') return []
  return [decade < '1920s' ? '20s' : decade.slice(2)]
}

const WORDS_MIN = 2
const WORDS_MAX = 5

/** What is wrong with tables of artists, a sentence each. `fileNames` are those of `texts.artists`, in order. */
export function checkArtists(texts: CatalogueTexts, fileNames: readonly string[]): readonly string[] {
  const { byKey } = parseVocabulary(texts.genres)
  const filed = new Map<string, string>()
  return texts.artists.flatMap((text, index) => {
    const file = fileNames[index] ?? ''
    const problems: string[] = []
    if (text.split('\n')[0] !== ARTIST_COLUMNS) problems.push(`${file}: the columns are name, words, decades.`)
    let previous = ''
    for (const { line, name, words, decades } of artistRows(text)) {
      const say = (what: string): number => problems.push(`${file}:${line}, ${name}: ${what}`)
      if (name.trim() !== name || name === '') say('a name has letters, and no space at its ends.')
      if (name === previous) say('it stands twice.')
      previous = name
      const key = artistKey(name)
      if (filed.has(key)) say(`${filed.get(key)} has the same spelling.`)
      filed.set(key, `${file}:${line}`)
      if (words.length < WORDS_MIN || words.length > WORDS_MAX) say(`it has ${words.length} words, not ${WORDS_MIN} to ${WORDS_MAX}.`)
      for (const word of words) if (!byKey.has(keyOf(word))) say(`${word} is no word of genres.tsv.`)
      if (decades.length === 0) say('it has no decade.')
      for (const decade of decades) if (!/^(1[0-9]{2}|20[0-2])0s$/.test(decade)) say(`${decade} is no decade.`)
    }
    return problems
  })
}

/** FNV-1a over the texts, in eight digits: it tells catalogues apart and keeps no secret. */
function versionOf({ genres, artists }: CatalogueTexts): string {
  let hash = 0x811c9dc5
  for (const text of [genres, ...artists]) {
    for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  return (hash >>> 0).toString(16).padStart(8, '0')
}

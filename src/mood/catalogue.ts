/** The catalogue that mood is read from: words with their positions, and artists with the words that describe them. */
import { artistKey, readingsOfName } from './artist-names.ts'
import { parsePlaces, type Places } from './places.ts'
import { soundOf, type Sound } from './dumps/acoustic-brainz.ts'
import { NO_RECORDINGS, TableReader, countsOf, tableVersion, type TableRows } from './dumps/table-lines.ts'
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
  /** What others hear beside an artist of whom there are no words, by `artistKey`. */
  readonly beside: ReadonlyMap<string, readonly Beside[]>
  /** What was heard in recordings, by MusicBrainz id and by the keys of artist and song with a tab between; those of one history. */
  readonly sounds: ReadonlyMap<string, Sound>
  readonly places: Places
}

export interface Beside {
  /** `artistKey` of the other. */
  readonly key: string
  readonly listens: number
}

export interface CatalogueTexts {
  readonly genres: string
  /** One or more tables, each with the columns name, words, decades. */
  readonly artists: readonly string[]
  /** Where the clocks of a time zone are: zone, country, latitude, longitude, main. */
  readonly zones?: string
}

/** Reads tables that `checkCatalogue` has nothing against. */
export function parseCatalogue(texts: CatalogueTexts): Catalogue {
  const vocabulary = parseVocabulary(texts.genres)
  const artists = new Map<string, CatalogueArtist>()
  for (const text of texts.artists) fileArtists(artists, linesOf(text), vocabulary)
  return { version: versionOf(texts), vocabulary, artists, beside: new Map(), sounds: new Map(), places: parsePlaces(texts.zones ?? '') }
}

/** The same catalogue with artists of a further table; these come before those of the same name. */
export function withMoreArtists(catalogue: Catalogue, text: string): Catalogue {
  const reader = new TableReader(NO_RECORDINGS)
  for (const line of text.split('\n')) reader.add(line)
  return withTable(catalogue, reader.rows)
}

/** The same catalogue with what a table of dumps tells. Words that listeners gave count only where nobody else gave any. */
export function withTable(catalogue: Catalogue, rows: TableRows): Catalogue {
  const { vocabulary } = catalogue
  const artists = new Map(catalogue.artists)
  fileArtists(artists, rows.artists, vocabulary)
  for (const [key = '', given = ''] of rows.givenWords.map(cellsOf)) {
    if (artists.has(key)) continue
    const words = countsOf(given).map(({ name }) => name)
    artists.set(key, { name: key, words: wordsNamed(words, vocabulary), decades: [] })
  }
  const beside = new Map(catalogue.beside)
  for (const [key = '', others = ''] of rows.beside.map(cellsOf)) {
    beside.set(
      key,
      countsOf(others).map(({ name, count }) => ({ key: name, listens: count })),
    )
  }
  const sounds = new Map(catalogue.sounds)
  for (const [recording = '', ...sound] of rows.recordings.map(cellsOf)) keepSound(sounds, recording, sound)
  for (const [artist = '', song = '', ...sound] of rows.songs.map(cellsOf)) keepSound(sounds, `${artist}\t${song}`, sound)
  return { version: `${catalogue.version}+${tableVersion(rows.hash)}`, vocabulary, artists, beside, sounds, places: catalogue.places }
}

function cellsOf(line: string): readonly string[] {
  return line.split('\t')
}

function keepSound(sounds: Map<string, Sound>, key: string, cells: readonly string[]): void {
  const sound = soundOf(cells)
  if (sound !== undefined) sounds.set(key, sound)
}

function fileArtists(artists: Map<string, CatalogueArtist>, lines: readonly string[], vocabulary: Vocabulary): void {
  for (const line of lines) {
    const [name = ''] = line.split('\t', 1)
    if (name !== '') artists.set(artistKey(name), new FiledArtist(name, line, vocabulary))
  }
}

/** What a line says beside the name is read when somebody asks for it, because a life has few of the artists of a catalogue. */
class FiledArtist implements CatalogueArtist {
  readonly name: string
  private readonly line: string
  private readonly vocabulary: Vocabulary
  private known: Omit<CatalogueArtist, 'name'> | undefined

  constructor(name: string, line: string, vocabulary: Vocabulary) {
    this.name = name
    this.line = line
    this.vocabulary = vocabulary
  }

  get words(): readonly Word[] {
    return this.read().words
  }

  get decades(): readonly Word[] {
    return this.read().decades
  }

  private read(): Omit<CatalogueArtist, 'name'> {
    if (this.known !== undefined) return this.known
    const { words, decades } = toldOf(this.line)
    this.known = { words: wordsNamed(words, this.vocabulary), decades: wordsNamed(decades.flatMap(eraOf), this.vocabulary) }
    return this.known
  }
}

function wordsNamed(spellings: readonly string[], { byKey }: Vocabulary): readonly Word[] {
  return spellings.flatMap((spelling) => byKey.get(keyOf(spelling)) ?? [])
}

export interface FoundArtist {
  readonly artist: CatalogueArtist
  /** Whether the whole name is this artist's, and not only a part of a name of several artists. */
  readonly isWhole: boolean
}

/** The names that a catalogue was asked for already: every insight and every view asks for the artists of the same history. */
const asked = new WeakMap<Catalogue, Map<string, FoundArtist | undefined>>()

export function findArtist(catalogue: Catalogue, name: string): FoundArtist | undefined {
  let known = asked.get(catalogue)
  if (known === undefined) asked.set(catalogue, (known = new Map()))
  if (known.has(name)) return known.get(name)
  const found = lookUp(catalogue, name)
  known.set(name, found)
  return found
}

function lookUp({ artists }: Catalogue, name: string): FoundArtist | undefined {
  for (const { key, isWhole } of readingsOfName(name)) {
    const artist = artists.get(key)
    if (artist !== undefined) return { artist, isWhole }
  }
  return undefined
}

const ARTIST_COLUMNS = 'name\twords\tdecades'

interface Told {
  readonly name: string
  readonly words: readonly string[]
  readonly decades: readonly string[]
}

function toldOf(line: string): Told {
  const [name = '', words = '', decades = ''] = line.split('\t')
  return { name, words: listOf(words), decades: listOf(decades) }
}

/** Without the names of the columns. */
function linesOf(text: string): readonly string[] {
  return text.split('\n').slice(1)
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
    for (const [row, line] of linesOf(text).entries()) {
      if (line === '') continue
      const { name, words, decades } = toldOf(line)
      const place = `${file}:${row + 2}`
      const say = (what: string): number => problems.push(`${place}, ${name}: ${what}`)
      if (name.trim() !== name || name === '') say('a name has letters, and no space at its ends.')
      if (name === previous) say('it stands twice.')
      previous = name
      const key = artistKey(name)
      if (filed.has(key)) say(`${filed.get(key)} has the same spelling.`)
      filed.set(key, place)
      if (words.length < WORDS_MIN || words.length > WORDS_MAX) say(`it has ${words.length} words, not ${WORDS_MIN} to ${WORDS_MAX}.`)
      for (const word of words) if (!byKey.has(keyOf(word))) say(`${word} is no word of genres.tsv.`)
      if (decades.length === 0) say('it has no decade.')
      for (const decade of decades) if (!/^(1[0-9]{2}|20[0-2])0s$/.test(decade)) say(`${decade} is no decade.`)
    }
    return problems
  })
}

/** FNV-1a over the texts, in eight digits: it tells catalogues apart and keeps no secret. */
function versionOf({ genres, artists }: Pick<CatalogueTexts, 'genres' | 'artists'>): string {
  let hash = 0x811c9dc5
  for (const text of [genres, ...artists]) {
    for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  return tableVersion(hash)
}

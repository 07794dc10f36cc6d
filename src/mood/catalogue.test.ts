/** Holds the shipped catalogue to its rules, and shows that the rules bite. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { decadesOf } from './artist-decades.ts'
import { genresAbove, genresOfArtist } from './artist-genres.ts'
import { checkArtists, findArtist, parseCatalogue } from './catalogue.ts'
import { loadShippedCatalogue } from './shipped.ts'
import { shippedTexts } from './shipped-texts.ts'
import { checkVocabulary } from './vocabulary.ts'

const FOLDER = new URL('./catalogue/', import.meta.url)
const read = (path: string): string => readFileSync(new URL(path, FOLDER), 'utf8')
const artistFiles = readdirSync(new URL('./artists/', FOLDER))
  .filter((name) => name.endsWith('.tsv'))
  .toSorted()

describe('the shipped words', () => {
  test('are in order', () => {
    expect(checkVocabulary(read('genres.tsv'))).toEqual([])
  })

  test('are at least four hundred that say something', async () => {
    const { vocabulary } = await loadShippedCatalogue()
    expect([...vocabulary.words.values()].filter(({ kind }) => kind !== 'none').length).toBeGreaterThanOrEqual(400)
  })
})

describe('the shipped artists', () => {
  test('are in order, and every word of theirs is known', () => {
    const artists = artistFiles.map((name) => read(`artists/${name}`))
    expect(checkArtists({ genres: read('genres.tsv'), artists }, artistFiles)).toEqual([])
  })

  test('are loaded from every file of the folder', () => {
    expect(shippedTexts.artists).toHaveLength(artistFiles.length)
    expect(new Set(shippedTexts.artists)).toEqual(new Set(artistFiles.map((name) => read(`artists/${name}`))))
  })
})

const HEADER = 'word\tkind\tparent\tvalence\tarousal\taliases\n'

describe('a table of words is refused', () => {
  test.each([
    ['with other columns', 'word\tvalence\n'],
    ['out of order', `${HEADER}b\tmood\t\t0.10\t0.10\t\na\tmood\t\t0.10\t0.10\t\n`],
    ['with a position off the map', `${HEADER}a\tmood\t\t1.20\t0.10\t\n`],
    ['with a parent that is not there', `${HEADER}a\tmood\tz\t0.20\t0.10\t\n`],
    ['with a spelling of two words', `${HEADER}a\tmood\t\t0.20\t0.10\tc c\nb\tmood\t\t0.20\t0.10\tC-C\n`],
    ['with an unknown kind', `${HEADER}a\tfeeling\t\t0.20\t0.10\t\n`],
    ['with words above each other in a circle', `${HEADER}a\tmood\tb\t0.20\t0.10\t\nb\tmood\ta\t0.20\t0.10\t\n`],
    ['with a position for a word that says nothing', `${HEADER}a\tnone\t\t0.20\t0.10\t\n`],
  ])('%s', (_, text) => {
    expect(checkVocabulary(text)).not.toEqual([])
  })
})

const GENRES = `${HEADER}90s\tera\t\t0.00\t0.00\t\ndub\tgenre\t\t0.20\t0.10\t\nska\tgenre\t\t0.20\t0.10\t\n`
const ARTISTS = 'name\twords\tdecades\n'

describe('a table of artists', () => {
  const check = (text: string): readonly string[] => checkArtists({ genres: GENRES, artists: [text] }, ['some.tsv'])

  test('is taken when it is in order', () => {
    expect(check(`${ARTISTS}The Invented\tska; dub\t1990s\n`)).toEqual([])
  })

  test.each([
    ['a word that nobody knows', 'The Invented\tska; umbrella\t1990s\n'],
    ['one word only', 'The Invented\tska\t1990s\n'],
    ['no decade', 'The Invented\tska; dub\t\n'],
    ['something that is no decade', 'The Invented\tska; dub\t1995\n'],
    ['two spellings of one name', 'Invented\tska; dub\t1990s\nThe Invented\tska; dub\t1990s\n'],
  ])('is refused with %s', (_, rows) => {
    expect(check(ARTISTS + rows)).not.toEqual([])
  })
})

test.each([
  'the invented',
  'Invented, The',
  'INVENTED',
  'Ínvéntèd',
  'The Invented feat. Somebody Else',
  'The Invented (UK)',
  'The Invented & Friends',
])('an artist is found as %s', (name) => {
  const catalogue = parseCatalogue({ genres: GENRES, artists: [`${ARTISTS}The Invented\tska; dub\t1990s\n`] })
  expect(findArtist(catalogue, name)?.artist.name).toBe('The Invented')
})

test('a name that only begins alike is somebody else', () => {
  const catalogue = parseCatalogue({ genres: GENRES, artists: [`${ARTISTS}The Invented\tska; dub\t1990s\n`] })
  expect(findArtist(catalogue, 'The Invented Ones')).toBeUndefined()
})

test('the decades of an artist come in order, also under another spelling, and strangers have none', async () => {
  const shipped = await loadShippedCatalogue()
  expect(decadesOf(shipped, 'abdullah ibrahim')).toEqual([1950, 1960, 1970, 1980, 1990, 2000, 2010, 2020])
  expect(decadesOf(shipped, 'Alberta Hunter')[0]).toBe(1920)
  expect(decadesOf(shipped, 'Nobody Lists Me')).toEqual([])
  expect(decadesOf(shipped, 'Alberta Hunter & Nobody')).toEqual([])
})

test('the genres of an artist come without its moods and sounds, the most telling first, and strangers have none', async () => {
  const shipped = await loadShippedCatalogue()
  expect(genresOfArtist(shipped, 'alberta hunter')).toEqual(['blues', 'jazz'])
  expect(genresOfArtist(shipped, 'Abul Mogard')).toEqual(['drone', 'ambient'])
  expect(genresOfArtist(shipped, 'Nobody Lists Me')).toEqual([])
  expect(genresOfArtist(shipped, 'Alberta Hunter & Nobody')).toEqual([])
})

test('genres lie within broader ones', async () => {
  const shipped = await loadShippedCatalogue()
  expect(genresAbove(shipped, 'acid house')).toEqual(['house', 'dance'])
  expect(genresAbove(shipped, 'no genre')).toEqual([])
})

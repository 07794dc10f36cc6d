/** Genres in every language: only words that the catalogue has are written anew, and every genre has a name that can begin a line. */
import { expect, test } from 'vitest'
import { genreWritten as genreInEnglish, REWRITTEN_GENRES } from '../../contract/genre-names.ts'
import { loadShippedCatalogue } from '../../mood/index.ts'
import { genreWritten as genreInGerman, TRANSLATED_GENRES as IN_GERMAN } from './de/genres.ts'
import { genreWritten as genreInSpanish, TRANSLATED_GENRES as IN_SPANISH } from './es/genres.ts'

const { vocabulary } = await loadShippedCatalogue()
const words = [...vocabulary.words.values()].filter(({ kind }) => kind === 'genre').map(({ name }) => name)

test('no word is written anew that the catalogue does not have', () => {
  for (const table of [REWRITTEN_GENRES, IN_GERMAN, IN_SPANISH]) expect(table.filter((word) => !words.includes(word))).toEqual([])
})

test.each([
  ['English', genreInEnglish],
  ['German', genreInGerman],
  ['Spanish', genreInSpanish],
])('in %s no two genres have one name', (_, written) => {
  const names = words.map(written)
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
})

test.each([
  ['German', genreInGerman],
  ['Spanish', genreInSpanish],
])('in %s no genre keeps the "music" that English adds to a word which is no name alone', (_, written) => {
  const added = words.filter((word) => !word.endsWith('music') && genreInEnglish(word).endsWith(' music'))
  expect(added.length).toBeGreaterThan(30)
  expect(added.map(written).filter((name) => /\bmusic\b/iu.test(name))).toEqual([])
})

test('names that are the same everywhere are written as each language writes nouns', () => {
  const same = ['ambient', 'drum and bass', 'synth-pop', 'r&b', 'uk garage', 'k-pop', 'hi-nrg']
  expect(same.map(genreInEnglish)).toEqual(['ambient', 'drum and bass', 'synth-pop', 'R&B', 'UK garage', 'K-pop', 'hi-NRG'])
  expect(same.map(genreInGerman)).toEqual(['Ambient', 'Drum and Bass', 'Synth-Pop', 'R&B', 'UK Garage', 'K-Pop', 'Hi-NRG'])
  expect(same.map(genreInSpanish)).toEqual(['ambient', 'drum and bass', 'synth-pop', 'R&B', 'UK garage', 'K-pop', 'hi-NRG'])
})

/** What kinds of music artists make, as the catalogue lists it. */
import { findArtist, type Catalogue } from './catalogue.ts'
import { ancestorsOf } from './vocabulary.ts'

/** Names of genres of an artist, from the most telling on; empty for one that the catalogue does not list. */
export function genresOfArtist(catalogue: Catalogue, artist: string): readonly string[] {
  const found = findArtist(catalogue, artist)
  // The first of several names is often a word that is an artist too, and makes some other music.
  if (found?.isWhole !== true) return []
  return found.artist.words.filter(({ kind }) => kind === 'genre').map(({ name }) => name)
}

/** Names of the broader genres above one, the closest first. */
export function genresAbove({ vocabulary }: Catalogue, genre: string): readonly string[] {
  const word = vocabulary.words.get(genre)
  return word === undefined
    ? []
    : ancestorsOf(vocabulary, word)
        .filter(({ kind }) => kind === 'genre')
        .map(({ name }) => name)
}

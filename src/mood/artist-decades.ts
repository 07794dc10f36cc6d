/** When artists were active, as the catalogue lists it. */
import { findArtist, type Catalogue } from './catalogue.ts'

/** The first years of the decades that words of the catalogue stand for; two digits reach from the 1920s to the 2010s. */
const FIRST_YEARS: ReadonlyMap<string, number> = new Map([
  ...['20s', '30s', '40s', '50s', '60s', '70s', '80s', '90s'].map((word) => [word, 1900 + Number.parseInt(word, 10)] as const),
  ['00s', 2000],
  ['10s', 2010],
  ['2020s', 2020],
])

/** First years of the decades in which an artist was active, rising; empty for one that the catalogue does not list. */
export function decadesOf(catalogue: Catalogue, artist: string): readonly number[] {
  const found = findArtist(catalogue, artist)
  // The first of several names is often a word that is an artist too, and began at some other time.
  if (found?.isWhole !== true) return []
  return found.artist.decades.flatMap(({ name }) => FIRST_YEARS.get(name) ?? []).toSorted((one, other) => one - other)
}

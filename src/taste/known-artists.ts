/** What is known of artists without asking anybody: the catalogue that comes with Chorus. */
import { estimateArtists, findArtist, isKnown, loadShippedCatalogue, type Catalogue } from '../mood/index.ts'
import type { ArtistFacts, FactsOf } from './make-card.ts'
import { referenceListeners, type CatalogueArtist, type ReferencePopulation } from './reference-listeners.ts'

export interface KnownArtists {
  readonly catalogue: readonly CatalogueArtist[]
  readonly factsOf: FactsOf
}

/** Words are listed from the most telling on: each counts less than the one before. */
const WORD_FADE = 0.7

/** Both take a moment to make and are the same every time, so they are made once. */
let known: Promise<KnownArtists> | undefined
let reference: Promise<ReferencePopulation> | undefined

export function loadKnownArtists(): Promise<KnownArtists> {
  known ??= loadShippedCatalogue().then(knownArtistsIn)
  return known
}

/** Random listeners who choose among the known artists. */
export function loadReference(): Promise<ReferencePopulation> {
  reference ??= loadKnownArtists().then(({ catalogue }) => referenceListeners(catalogue))
  return reference
}

function knownArtistsIn(catalogue: Catalogue): KnownArtists {
  const factsOf = (name: string): ArtistFacts | undefined => {
    const found = findArtist(catalogue, name)
    if (found === undefined) return undefined
    const genres = found.artist.words.filter(({ kind }) => kind === 'genre')
    const [mood] = estimateArtists(catalogue, [name])
    return {
      tags: genres.map(({ name: tag }, place) => ({ tag, weight: WORD_FADE ** place })),
      mood: mood !== undefined && isKnown(mood) ? { valence: mood.valence, arousal: mood.arousal } : undefined,
    }
  }
  const artists = Array.from(catalogue.artists.values(), ({ name }) => ({ name, ...(factsOf(name) ?? NOTHING) }))
  return { catalogue: artists, factsOf }
}

const NOTHING: ArtistFacts = { tags: [], mood: undefined }

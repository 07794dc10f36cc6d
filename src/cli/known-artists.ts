/** What is known of artists on this computer: the catalogue that comes with Chorus. */
import type { CatalogueArtist, FactsOf } from '../taste/index.ts'

export interface KnownArtists {
  readonly catalogue: readonly CatalogueArtist[]
  readonly factsOf: FactsOf
}

export function knownArtists(): KnownArtists {
  return { catalogue: [], factsOf: () => undefined }
}

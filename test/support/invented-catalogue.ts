/** A small catalogue of artists who do not exist, with genres and moods. */
import { GENRES } from './catalogue.ts'
import type { CatalogueArtist } from '../../src/taste/index.ts'

export function inventCatalogue(artists = 400): CatalogueArtist[] {
  return Array.from({ length: artists }, (_, index) => {
    const genre = index % GENRES.length
    const second = (index * 7 + 3) % GENRES.length
    return {
      name: `Invented Artist ${index}`,
      tags: [genre, second].map((place, rank) => ({ tag: GENRES[place]?.name ?? '', weight: rank === 0 ? 1 : 0.4 })),
      mood: { valence: Math.sin(genre), arousal: Math.cos(genre * 2) },
    }
  })
}

/** The tables of the shipped catalogue as texts, with every table of artists that is in their folder. */
import genres from './catalogue/genres.tsv?raw'
import zones from './catalogue/zones.tsv?raw'
import type { CatalogueTexts } from './catalogue.ts'

const artists = import.meta.glob('./catalogue/artists/*.tsv', { query: '?raw', import: 'default', eager: true })

export const shippedTexts: CatalogueTexts = { genres, zones, artists: Object.values(artists) }

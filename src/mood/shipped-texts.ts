/** The tables of the shipped catalogue as texts. */
import genres from './catalogue/genres.tsv?raw'
import type { CatalogueTexts } from './catalogue.ts'

export const shippedTexts: CatalogueTexts = { genres, artists: [] }

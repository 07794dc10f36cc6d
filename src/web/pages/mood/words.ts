/** The words of the mood pages, in the reader's language. */
import type { Band } from '../../../contract/mood.ts'
import { wordsOf } from '../../messages/languages.ts'

export const words = await wordsOf({
  en: async () => (await import('../../messages/en/mood.ts')).mood,
  de: async () => (await import('../../messages/de/mood.ts')).mood,
  es: async () => (await import('../../messages/es/mood.ts')).mood,
})

/** A mean with where it lies; a dash where there is too little. */
export function saidBand(band: Band | null): string {
  return band === null ? '–' : `${words.position(band.mean)} (${words.line.band(band.from, band.to)})`
}

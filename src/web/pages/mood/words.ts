/** The words of the mood pages, in the reader's language. */
import { wordsOf } from '../../messages/languages.ts'

export const words = await wordsOf({
  en: async () => (await import('../../messages/en/mood.ts')).mood,
  de: async () => (await import('../../messages/de/mood.ts')).mood,
  es: async () => (await import('../../messages/es/mood.ts')).mood,
})

/** The words of the collective's pages, in the reader's language. */
import { wordsOf } from '../messages/languages.ts'

export const words = await wordsOf({
  en: async () => (await import('../messages/en/collective.ts')).collective,
  de: async () => (await import('../messages/de/collective.ts')).collective,
  es: async () => (await import('../messages/es/collective.ts')).collective,
})

/** The words of the pages about time, habits, exploring and the recap, in the reader's language. */
import { wordsOf } from '../../messages/languages.ts'

export const words = await wordsOf({
  en: async () => (await import('../../messages/en/insights.ts')).insights,
  de: async () => (await import('../../messages/de/insights.ts')).insights,
  es: async () => (await import('../../messages/es/insights.ts')).insights,
})

/** The words of the Friends pages, in the reader's language. */
import { wordsOf } from '../../messages/languages.ts'

export const words = await wordsOf({
  en: async () => (await import('../../messages/en/friends.ts')).friends,
  de: async () => (await import('../../messages/de/friends.ts')).friends,
  es: async () => (await import('../../messages/es/friends.ts')).friends,
})

/** The words of votes and of the public log, in the reader's language. */
import { wordsOf } from '../../messages/languages.ts'

export const words = await wordsOf({
  en: async () => (await import('../../messages/en/voting.ts')).voting,
  de: async () => (await import('../../messages/de/voting.ts')).voting,
  es: async () => (await import('../../messages/es/voting.ts')).voting,
})

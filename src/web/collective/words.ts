/** The words of the collective's pages, in the reader's language. */
import { wordsOf } from '../messages/languages.ts'

const english = async () => (await import('../messages/en/collective.ts')).collective

export const words = await wordsOf({ en: english, de: english, es: english })

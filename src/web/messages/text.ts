/** The words that every page needs, in the reader's language. */
import { wordsOf } from './languages.ts'

export { format } from './languages.ts'

const english = async () => (await import('./en/app.ts')).app

export const text = await wordsOf({ en: english, de: english, es: english })

/** The words that every page needs, in the reader's language. */
import { wordsOf } from './languages.ts'

export { format } from './languages.ts'

export const text = await wordsOf({
  en: async () => (await import('./en/app.ts')).app,
  de: async () => (await import('./de/app.ts')).app,
  es: async () => (await import('./es/app.ts')).app,
})

/** The words of these pages; other languages follow when every page is translated. */
import { wordsOf } from '../../messages/languages.ts'

const english = async () => (await import('../../messages/en/insights.ts')).insights

export const words = await wordsOf({ en: english, de: english, es: english })

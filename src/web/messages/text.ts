/** All words of the page, in the one language that there is so far, with numbers and dates as the reader writes them. */
import { findings } from './en-findings.ts'
import { frame } from './en-frame.ts'
import { englishLocale, makeFormat } from './format.ts'

export const format = makeFormat(englishLocale(navigator.languages))
export const text = { ...frame(format), ...findings(format) }

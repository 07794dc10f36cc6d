/** German: the words that every page needs, in one piece. */
import type { Format } from '../format.ts'
import { findings } from './findings.ts'
import { frame } from './frame.ts'

export const app = (f: Format) => ({ ...frame(f), ...findings(f) })

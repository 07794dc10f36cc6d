/** English: the words that every page needs, in one piece. */
import type { Problem } from '../../../contract/reconciliation.ts'
import type { Format } from '../format.ts'
import type { SaidProblem } from '../problem-words.ts'
import { findings } from './findings.ts'
import { frame } from './frame.ts'

/** Problems are written down in English, for the command line too. */
export const app = (f: Format) => ({
  ...frame(f),
  ...findings(f),
  problem: ({ message, hint }: Problem): SaidProblem => ({ message, hint }),
  rowFault: (_reason: string, sentence: string) => sentence,
})

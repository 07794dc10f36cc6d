/** German: the words that every page needs, in one piece. */
import type { Problem } from '../../../contract/reconciliation.ts'
import type { Format } from '../format.ts'
import { problemIn, rowFaultIn } from '../problem-words.ts'
import { findings } from './findings.ts'
import { frame } from './frame.ts'
import { problemCatalogue } from './problems.ts'

export const app = (f: Format) => {
  const catalogue = problemCatalogue(f)
  return {
    ...frame(f),
    ...findings(f),
    problem: (problem: Problem) => problemIn(catalogue, problem),
    rowFault: (reason: string, sentence: string) => rowFaultIn(catalogue, reason, sentence),
  }
}

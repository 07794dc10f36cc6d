/** Says a problem with somebody's files in another language than the one in which it was written down. */
import type { ProblemCode, RowFault } from '../../contract/problems.ts'
import type { Problem } from '../../contract/reconciliation.ts'
import { limits } from '../../shared/limits.ts'

export interface SaidProblem {
  readonly message: string
  readonly hint: string
}

interface ProblemFacts {
  readonly path: string
  /** How many files were given where no one path stands for them. */
  readonly files: number
  /** What each file turned out to be, in the words of the language. */
  readonly found: readonly string[]
}

/** What was found, and what to do next. */
type Sentences = (facts: ProblemFacts) => readonly [message: string, hint: string]

export interface ProblemCatalogue {
  readonly problems: Readonly<Record<ProblemCode, Sentences>>
  readonly rowFaults: Readonly<Record<RowFault, string>>
  /** `fault`: the sentence that says why. */
  readonly leftOut: (place: { readonly path: string; readonly line: number; readonly rows: number }, fault: string) => string
  readonly leftOutHint: string
  readonly fileKinds: ReadonlyMap<string, string>
}

const GiB = 1024 ** 3
const MiB = 1024 ** 2

/** The limits that sentences name, as numbers of people. */
export const LIMITS_SAID = {
  zipEntries: limits.zipEntriesMax,
  unpackedGiB: limits.unpackedBytesMax / GiB,
  heldMiB: limits.heldFileBytesMax / MiB,
  uploadGiB: limits.uploadBytesMax / GiB,
  rows: limits.rowsPerPersonMax,
} as const

/** A problem that an older visit stored may have a code that is gone; it keeps the words that it was stored with. */
export function problemIn(catalogue: ProblemCatalogue, { code, path, line, message, hint, facts = {} }: Problem): SaidProblem {
  const fault = rowFaultIn(catalogue, code, '')
  if (fault !== '' && line !== null && facts.rows !== undefined) {
    return { message: catalogue.leftOut({ path, line, rows: facts.rows }, fault), hint: catalogue.leftOutHint }
  }
  const sentences = new Map<string, Sentences>(Object.entries(catalogue.problems)).get(code)
  if (sentences === undefined) return { message, hint }
  const found = (facts.found ?? []).map((kind) => catalogue.fileKinds.get(kind) ?? kind)
  const [said, next] = sentences({ path, files: facts.files ?? 1, found })
  return { message: said, hint: next }
}

export function rowFaultIn({ rowFaults }: ProblemCatalogue, reason: string, otherwise: string): string {
  return new Map<string, string>(Object.entries(rowFaults)).get(reason) ?? otherwise
}

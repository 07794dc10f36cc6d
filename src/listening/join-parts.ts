/** Joins what several readers found into one list of rows and one list of files, in the order of the files. */
import type { Problem } from '../contract/reconciliation.ts'
import { at } from '../shared/assert.ts'
import { limits } from '../shared/limits.ts'
import type { FileTally } from './file-reading.ts'
import type { TextTable } from './json/text-table.ts'
import { tooManyRows } from './problems.ts'
import type { ImportPart, ReadPart } from './read-part.ts'
import { type RowStore, TEXT_COLUMNS } from './table/row-store.ts'

export interface Joined {
  readonly rows: RowStore
  readonly texts: TextTable
  /** The `file` column of the rows points into this list. */
  readonly files: readonly FileTally[]
  readonly problems: readonly Problem[]
}

/** Adds the parts of helpers to the rows and texts of the first reader, in place. */
export function joinParts(first: ReadPart, others: readonly ImportPart[]): Joined {
  const { rows, texts } = first
  const all = [first, ...others]
  const files = all.flatMap((part) => part.files).toSorted((a, b) => a.turn - b.turn)
  const problems = all.flatMap((part) => part.problems).toSorted((a, b) => a.turn - b.turn)
  renumberFiles(first, 0, files, rows)
  const lastProblems: Problem[] = []
  for (const part of others) {
    const rowsBefore = rows.count
    if (rowsBefore + part.rowCount > limits.rowsPerPersonMax) {
      lastProblems.push(tooManyRows(at(part.files, 0).path))
      dropPart(part)
      continue
    }
    translate(part, texts)
    rows.appendColumns(part.columns, part.rowCount)
    renumberFiles(part, rowsBefore, files, rows)
  }
  return { rows, texts, files, problems: [...problems.map(({ problem }) => problem), ...lastProblems] }
}

/** Rewrites a part's text ids in place, from its own table to the common one. */
function translate(part: ImportPart, texts: TextTable): void {
  const ids = Uint32Array.from(part.texts, (text) => texts.internText(text))
  for (const name of TEXT_COLUMNS) {
    const column = part.columns[name]
    for (let row = 0; row < part.rowCount; row++) column[row] = ids[column[row] ?? 0] ?? 0
  }
}

/** Lets the rows of a part, which begin at `rowsBefore`, point into the common list of files. */
function renumberFiles(part: Pick<ImportPart, 'files'>, rowsBefore: number, files: readonly FileTally[], rows: RowStore): void {
  for (const tally of part.files) {
    tally.rowsFrom += rowsBefore
    tally.rowsTo += rowsBefore
    rows.columns.file.fill(files.indexOf(tally), tally.rowsFrom, tally.rowsTo)
  }
}

function dropPart(part: ImportPart): void {
  for (const tally of part.files) tally.rowsTo = tally.rowsFrom
}

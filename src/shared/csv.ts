/** CSV (RFC 4180) with the texts of strangers in it, made for spreadsheets that would run some of them. */

/**
 * Spreadsheets run a text that begins with one of these as a formula, and a title is written by somebody else: an apostrophe
 * makes it a text (OWASP, "CSV Injection"). A text that begins with an apostrophe gets one more, so that it can be taken away.
 */
const RUNS_AS_FORMULA = /^[=+\-@\t\r']/

function withApostrophe(text: string): string {
  return RUNS_AS_FORMULA.test(text) ? `'${text}` : text
}

/** Gives back what was written with an apostrophe. */
export function withoutApostrophe(cell: string): string {
  return cell.startsWith("'") && RUNS_AS_FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell
}

/** A cell of a line; numbers and truths as they are, `null` as nothing. */
function csvCell(cell: string | number | boolean | null): string {
  if (cell === null) return ''
  if (typeof cell !== 'string') return String(cell)
  const safe = withApostrophe(cell)
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export function csvLine(cells: readonly (string | number | boolean | null)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

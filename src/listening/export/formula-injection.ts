/** Texts of strangers in tables that a spreadsheet may open. */

/**
 * Spreadsheets run a text that begins with one of these as a formula, and a title is written by somebody else: an apostrophe
 * makes it a text (OWASP, "CSV Injection"). A text that begins with an apostrophe gets one more, so that it can be taken away.
 */
const RUNS_AS_FORMULA = /^[=+\-@\t\r']/

export function withApostrophe(text: string): string {
  return RUNS_AS_FORMULA.test(text) ? `'${text}` : text
}

/** Gives back what was written with an apostrophe. */
export function withoutApostrophe(cell: string): string {
  return cell.startsWith("'") && RUNS_AS_FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell
}

/** The beginning of a file as readers look at it to tell whether it is theirs. */

export interface Sample {
  readonly bytes: Uint8Array
  readonly text: string
  /** How its lines part into cells, judged by the first line that is no remark. */
  readonly delimiter: string
  /** The cells of that line. */
  readonly header: readonly string[]
}

const DELIMITERS = [',', ';', '\t', '|'] as const
const decoder = new TextDecoder()

export function sampleOf(bytes: Uint8Array): Sample {
  const text = decoder.decode(bytes)
  const line = text.split(/\r\n|\n|\r/, 20).find((candidate) => candidate.trim() !== '' && !isRemark(candidate)) ?? ''
  const delimiter = DELIMITERS.reduce((best, candidate) =>
    cellsOf(line, candidate).length > cellsOf(line, best).length ? candidate : best,
  )
  return { bytes, text, delimiter, header: cellsOf(line, delimiter) }
}

/** Spreadsheets write which delimiter they used above the header; scrobble logs write what they are. */
export function isRemark(line: string): boolean {
  return line.startsWith('#') || /^\uFEFF?sep=.$/.test(line.trim())
}

/** The cells of one line; enough for a header, whose names hold no newline. */
function cellsOf(line: string, delimiter: string): string[] {
  const cells: string[] = []
  let cell = ''
  let isQuoted = false
  for (const character of line) {
    if (character === '"') isQuoted = !isQuoted
    else if (character === delimiter && !isQuoted) {
      cells.push(cell.trim())
      cell = ''
    } else cell += character
  }
  return [...cells, cell.trim()]
}

/** Tells whether all of these keys of JSON objects occur, in whatever order. */
export function hasKeys(sample: Sample, keys: readonly string[]): boolean {
  return keys.every((key) => new RegExp(String.raw`"${key}"\s*:`).test(sample.text))
}

/** Tells whether the header of a table has all of these columns, in whatever order. */
export function hasColumns(header: readonly string[], columns: readonly string[]): boolean {
  return columns.every((column) => header.includes(column))
}

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
  const lines = text.split(/\r\n|\n|\r/, 20).filter((line) => line.trim() !== '' && !namesDelimiter(line))
  const plain = lines.find((line) => !line.startsWith(REMARK))
  // Where every line begins like a remark, what looks most like a row is one.
  const line =
    plain ?? lines.reduce((best, candidate) => (partsOf(candidate).header.length > partsOf(best).header.length ? candidate : best), '')
  return { bytes, text, ...partsOf(line) }
}

function partsOf(line: string): Pick<Sample, 'delimiter' | 'header'> {
  const parts = DELIMITERS.map((delimiter) => ({ delimiter, header: cellsOf(line, delimiter) }))
  return parts.reduce((best, candidate) => (candidate.header.length > best.header.length ? candidate : best))
}

/** Scrobble logs say in such lines what they are; names of artists begin with the same sign. */
export const REMARK = '#'

/** No table of listens is narrower: when, who and what. */
const COLUMNS_MIN = 3

/** Tells a remark from a row, by the cells into which its line parts. */
export function isRemark(line: string, cells: readonly string[]): boolean {
  return namesDelimiter(line) || (line.startsWith(REMARK) && cells.length < COLUMNS_MIN)
}

/** Spreadsheets write which delimiter they used above the header. */
function namesDelimiter(line: string): boolean {
  return /^\uFEFF?sep=.$/.test(line.trim())
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

/** Lines of a text that comes in pieces. */

/** Some lines at a time, without their ends, empty ones too. A longer one than `lineCharsMax` comes as an empty line. */
export async function* linesIn(pieces: AsyncIterable<Uint8Array>, lineCharsMax: number): AsyncGenerator<readonly string[]> {
  const decoder = new TextDecoder()
  let rest = ''
  let isTooLong = false
  for await (const piece of pieces) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    if (isTooLong && lines.length > 0) {
      lines[0] = ''
      isTooLong = false
    }
    if (rest.length > lineCharsMax) [rest, isTooLong] = ['', true]
    if (lines.length > 0) yield lines.map((line) => (line.length > lineCharsMax ? '' : withoutReturn(line)))
  }
  const last = rest + decoder.decode()
  if (isTooLong || last !== '') yield [isTooLong ? '' : withoutReturn(last)]
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line
}

/** Tables of tab-separated text, read line by line, with an account of the lines that are none of theirs. */
import { linesIn } from '../shared/lines.ts'
import type { ImportSource } from '../listening/index.ts'
import type { Problem } from '../contract/reconciliation.ts'
import { limits } from '../shared/limits.ts'

const PIECE_BYTES = 1 << 20

/** The lines of a file without their ends, empty ones too. Longer ones than any table has come as an empty line. */
export async function* linesOf(source: ImportSource): AsyncGenerator<readonly string[]> {
  yield* linesIn(piecesOf(source), limits.tableLineCharsMax)
}

async function* piecesOf(source: ImportSource): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < source.sizeBytes; from += PIECE_BYTES) {
    yield await source.read(from, Math.min(source.sizeBytes, from + PIECE_BYTES))
  }
}

/** Counts what was passed over in one file and tells of it once. */
export class PassedOver {
  private readonly path: string
  private readonly expected: string
  private count = 0
  private first = 0
  private header = false

  constructor(path: string, expected: string) {
    this.path = path
    this.expected = expected
  }

  add(line: number): void {
    if (this.count === 0) this.first = line
    this.count += 1
  }

  addHeader(): void {
    this.header = true
  }

  problems(): readonly Problem[] {
    const problems: Problem[] = []
    if (this.header)
      problems.push(this.problem('headerSkipped', 1, `The first line of ${this.path} names its columns and was passed over.`))
    if (this.count > 0) {
      const message =
        this.count === 1
          ? `Line ${this.first} of ${this.path} was passed over.`
          : `${this.count.toLocaleString('en')} lines of ${this.path} were passed over, the first of them line ${this.first}.`
      problems.push(this.problem('linesSkipped', this.first, message))
    }
    return problems
  }

  private problem(code: string, line: number, message: string): Problem {
    return { code, path: this.path, line, message, hint: `A line is ${this.expected}, with tabs between.` }
  }
}

/** Two names and a positive number a line; columns after them are ignored. */
export async function readTriples(
  source: ImportSource,
  passedOver: PassedOver,
  add: (first: string, second: string, amount: number) => boolean,
): Promise<'read' | 'tooLarge'> {
  let number = 0
  for await (const lines of linesOf(source)) {
    for (const line of lines) {
      number += 1
      if (line === '') continue
      const [first = '', second = '', third = ''] = line.split('\t', 3).map((cell) => cell.trim())
      const amount = third === '' ? Number.NaN : Number(third)
      if (first !== '' && second !== '' && amount > 0 && Number.isFinite(amount)) {
        if (!add(withoutMark(first, number), second, amount)) return 'tooLarge'
      } else if (number === 1 && Number.isNaN(amount) && third !== '') passedOver.addHeader()
      else passedOver.add(number)
    }
  }
  return 'read'
}

/** Some programs begin a file with a byte order mark. */
export function withoutMark(text: string, line: number): string {
  return line === 1 && text.codePointAt(0) === 0xfeff ? text.slice(1) : text
}

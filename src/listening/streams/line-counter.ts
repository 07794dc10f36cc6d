/** Tells the line of places in a stream of bytes that are asked for in ascending order. */

const NEWLINE = 10

export class LineCounter {
  private line = 1
  private counted = 0

  /** The line, from 1, of `at` in bytes of which everything before the last place asked for is counted already. */
  lineAt(bytes: Uint8Array, at: number): number {
    for (; this.counted < at; this.counted++) if (bytes[this.counted] === NEWLINE) this.line++
    return this.line
  }

  /** The first `bytes` of the window were taken away; all of them must have been counted. */
  shift(bytes: number): void {
    this.counted -= bytes
  }
}

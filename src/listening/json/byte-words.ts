/** A fixed run of bytes that others are compared with four at a time. */

export class ByteWords {
  readonly length: number
  private readonly words: Int32Array
  private readonly rest: Uint8Array

  constructor(bytes: Uint8Array) {
    const wordCount = bytes.length >> 2
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.length = bytes.length
    this.words = Int32Array.from({ length: wordCount }, (_, i) => view.getInt32(i * 4, true))
    this.rest = bytes.slice(wordCount * 4)
  }

  /** Compares with the bytes at `from`; `view` is of the same bytes, which reach at least a word past the end of what is compared. */
  equal(bytes: Uint8Array, view: DataView, from: number): boolean {
    const { words, rest } = this
    const wordsEnd = from + words.length * 4
    if (wordsEnd + 4 > view.byteLength) return false
    let at = from
    for (let i = 0; i < words.length; i++, at += 4) if (view.getInt32(at, true) !== words[i]) return false
    for (let i = 0; i < rest.length; i++) if (bytes[at + i] !== rest[i]) return false
    return true
  }
}

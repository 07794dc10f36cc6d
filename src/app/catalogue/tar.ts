/** Entries of a tar archive (POSIX ustar and pax, and the long names of GNU) in their order, with memory for one piece. */
import { DumpError } from '../ports/dumps.ts'

export interface TarEntry {
  readonly path: string
  readonly sizeBytes: number
  /** To be read before the next entry is asked for, or not at all. */
  readonly pieces: () => AsyncIterable<Uint8Array>
}

const BLOCK_BYTES = 512
/** Names and their extensions; whatever is larger is no name. */
const NAME_BYTES_MAX = 1 << 20

/** Whether a file begins like a tar archive. */
export function isTar(start: Uint8Array): boolean {
  return start.length >= 262 && text(start, 257, 5) === 'ustar'
}

export async function* tarEntries(pieces: AsyncIterable<Uint8Array>, archive: string): AsyncGenerator<TarEntry> {
  const bytes = new ByteReader(pieces)
  const cut = (): DumpError => damaged(archive)
  let longName: string | undefined
  for (;;) {
    const header = await bytes.take(BLOCK_BYTES)
    // Two empty blocks end an archive; some writers leave them out.
    // The rest is read all the same, because what is packed is checked at its end.
    if (header.every((byte) => byte === 0)) {
      await bytes.skip(Infinity)
      return
    }
    if (header.length < BLOCK_BYTES || !hasChecksum(header)) throw cut()
    const sizeBytes = numberOf(header, 124, 12)
    const type = String.fromCharCode(header[156] ?? 0)
    const padding = (BLOCK_BYTES - (sizeBytes % BLOCK_BYTES)) % BLOCK_BYTES
    if (type === 'L' || type === 'x') {
      if (sizeBytes > NAME_BYTES_MAX) throw cut()
      const content = await bytes.take(sizeBytes)
      if (content.length < sizeBytes) throw cut()
      longName = type === 'L' ? text(content, 0, sizeBytes) : (paxPath(content) ?? longName)
      if (!(await bytes.skip(padding))) throw cut()
      continue
    }
    const end = bytes.position + sizeBytes
    const isFile = type === '0' || type === '\0' || type === '7'
    const path = longName ?? shortName(header)
    longName = undefined
    if (isFile) yield { path, sizeBytes, pieces: () => bytes.pieces(end) }
    if (!(await bytes.skip(end + padding - bytes.position))) throw cut()
  }
}

function damaged(path: string): DumpError {
  return new DumpError({
    code: 'dumpDamaged',
    path,
    line: null,
    message: `${path} ends in the middle or is damaged.`,
    hint: 'Download it again and compare its checksum; what has been read is kept.',
  })
}

const decoder = new TextDecoder()

function text(bytes: Uint8Array, from: number, length: number): string {
  const field = bytes.subarray(from, from + length)
  const end = field.indexOf(0)
  return decoder.decode(end === -1 ? field : field.subarray(0, end))
}

/** Octal digits, or for large files the base-256 of GNU. */
function numberOf(bytes: Uint8Array, from: number, length: number): number {
  if ((bytes[from]! & 0x80) !== 0) {
    let value = bytes[from]! & 0x7f
    for (let index = 1; index < length; index++) value = value * 256 + bytes[from + index]!
    return value
  }
  return Number.parseInt(text(bytes, from, length).trim() || '0', 8)
}

/** The sum of all bytes with those of the checksum itself taken for blanks. */
function hasChecksum(header: Uint8Array): boolean {
  let sum = 8 * 0x20
  for (let index = 0; index < BLOCK_BYTES; index++) if (index < 148 || index >= 156) sum += header[index]!
  return sum === numberOf(header, 148, 8)
}

function shortName(header: Uint8Array): string {
  const [name, prefix] = [text(header, 0, 100), text(header, 345, 155)]
  return prefix === '' || text(header, 257, 6) !== 'ustar' ? name : `${prefix}/${name}`
}

/** Records of pax are "LENGTH KEY=VALUE\n". */
function paxPath(content: Uint8Array): string | undefined {
  const match = /(?:^|\n)\d+ path=([^\n]*)\n/u.exec(decoder.decode(content))
  return match?.[1]
}

/** Bytes that come in pieces, taken in other amounts. */
class ByteReader {
  position = 0
  private readonly source: AsyncIterator<Uint8Array>
  private rest: Uint8Array = new Uint8Array(0)

  constructor(pieces: AsyncIterable<Uint8Array>) {
    this.source = pieces[Symbol.asyncIterator]()
  }

  /** At most so many bytes as one piece, fewer only at the end of a piece; empty at the end of all. */
  private async some(bytesMax: number): Promise<Uint8Array> {
    while (this.rest.length === 0) {
      const next = await this.source.next()
      if (next.done === true) return this.rest
      this.rest = next.value
    }
    const taken = this.rest.subarray(0, bytesMax)
    this.rest = this.rest.subarray(taken.length)
    this.position += taken.length
    return taken
  }

  /** Fewer bytes only at the end of all. */
  async take(count: number): Promise<Uint8Array> {
    const first = count === 0 ? new Uint8Array(0) : await this.some(count)
    if (first.length === count || first.length === 0) return first
    const whole = new Uint8Array(count)
    whole.set(first)
    let length = first.length
    while (length < count) {
      const more = await this.some(count - length)
      if (more.length === 0) return whole.subarray(0, length)
      whole.set(more, length)
      length += more.length
    }
    return whole
  }

  async *pieces(end: number): AsyncGenerator<Uint8Array> {
    while (this.position < end) {
      const piece = await this.some(end - this.position)
      if (piece.length === 0) return
      yield piece
    }
  }

  /** False where the end comes before. */
  async skip(count: number): Promise<boolean> {
    const end = this.position + count
    while (this.position < end) if ((await this.some(end - this.position)).length === 0) return false
    return true
  }
}

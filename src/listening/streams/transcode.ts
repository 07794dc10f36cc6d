/** Turns text in the encodings that spreadsheets and Windows write into the UTF-8 that every reader reads. */

export type OtherEncoding = 'utf-16le' | 'utf-16be' | 'windows-1252'

const NULS_OF_SAMPLE = 64

/** What the first bytes of a file show: the encoding, or undefined for UTF-8 and for what is no text. */
export function wideEncodingOf(start: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be'
  // Without a mark, every second byte of ASCII text is zero.
  const length = Math.min(start.length, NULS_OF_SAMPLE) & ~1
  if (length < 16) return undefined
  const isZero = (parity: number): boolean => start.subarray(0, length).every((byte, i) => i % 2 !== parity || byte === 0)
  const hasOther = (parity: number): boolean => start.subarray(0, length).every((byte, i) => i % 2 !== parity || byte !== 0)
  if (isZero(1) && hasOther(0)) return 'utf-16le'
  return isZero(0) && hasOther(1) ? 'utf-16be' : undefined
}

/** Stands in decoded text for bytes that are no letter of the encoding. */
const NO_LETTER = /\uFFFD/gu
const OTHER_LETTERS = /[\u0080-\uFFFC\u{10000}-\u{10FFFF}]/gu

/**
 * Tells whether the first bytes of a text are of the older encoding of Western Windows, in which spreadsheets there save tables: more
 * of what is beyond ASCII is no UTF-8 than is. A few damaged bytes in a text of UTF-8 do not make it one.
 */
export function isOldEncoding(start: Uint8Array): boolean {
  const text = new TextDecoder().decode(start, { stream: true })
  const countOf = (pattern: RegExp): number => text.match(pattern)?.length ?? 0
  const faults = countOf(NO_LETTER)
  return faults > 0 && faults > countOf(OTHER_LETTERS)
}

export async function* asUtf8(pieces: AsyncIterable<Uint8Array>, encoding: OtherEncoding): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  let odd: Uint8Array = new Uint8Array(0)
  const decoder = new TextDecoder(encoding === 'utf-16be' ? 'utf-16le' : encoding)
  for await (const piece of pieces) {
    const bytes = new Uint8Array(odd.length + piece.length)
    bytes.set(odd)
    bytes.set(piece, odd.length)
    const even = bytes.length & ~1
    odd = bytes.slice(even)
    const text = decoder.decode(encoding === 'utf-16be' ? swapped(bytes.subarray(0, even)) : bytes.subarray(0, even), { stream: true })
    if (text !== '') yield encoder.encode(text)
  }
  const rest = decoder.decode(odd)
  if (rest !== '') yield encoder.encode(rest)
}

/** Not every platform decodes the order in which the high byte comes first. */
function swapped(bytes: Uint8Array): Uint8Array {
  const other = new Uint8Array(bytes.length)
  for (let i = 0; i < bytes.length; i += 2) {
    other[i] = bytes[i + 1] ?? 0
    other[i + 1] = bytes[i] ?? 0
  }
  return other
}

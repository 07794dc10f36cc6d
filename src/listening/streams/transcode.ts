/** Turns text in UTF-16, which spreadsheets and Windows write, into the UTF-8 that every reader reads. */

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

export async function* asUtf8(pieces: AsyncIterable<Uint8Array>, encoding: 'utf-16le' | 'utf-16be'): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  let odd: Uint8Array = new Uint8Array(0)
  const decoder = new TextDecoder('utf-16le')
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

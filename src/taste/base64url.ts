/** Bytes as text that an address can hold (RFC 4648, section 5), without padding. */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const VALUES: ReadonlyMap<string, number> = new Map(Array.from(ALPHABET, (letter, value) => [letter, value]))

export function encodeBase64Url(bytes: Uint8Array): string {
  let text = ''
  let bits = 0
  let waiting = 0
  for (const byte of bytes) {
    waiting = (waiting << 8) | byte
    bits += 8
    while (bits >= 6) text += ALPHABET.charAt((waiting >> (bits -= 6)) & 63)
    waiting &= (1 << bits) - 1
  }
  return bits === 0 ? text : text + ALPHABET.charAt((waiting << (6 - bits)) & 63)
}

/** Undefined for a letter of another alphabet or an impossible length. */
export function decodeBase64Url(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (text.length % 4 === 1) return undefined
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  let bits = 0
  let waiting = 0
  let length = 0
  for (const letter of text) {
    const value = VALUES.get(letter)
    if (value === undefined) return undefined
    waiting = (waiting << 6) | value
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes[length++] = (waiting >> bits) & 255
    waiting &= (1 << bits) - 1
  }
  return bytes
}

/** Bytes as text in the base64 of RFC 4648, section 4, with padding and one spelling for each. */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

export function encodeBase64(bytes: Uint8Array): string {
  let text = ''
  for (let index = 0; index < bytes.length; index += 3) {
    const [one = 0, two = 0, three = 0] = bytes.subarray(index, index + 3)
    const group = (one << 16) | (two << 8) | three
    const letters = [18, 12, 6, 0].map((shift) => ALPHABET.charAt((group >> shift) & 63))
    text += letters.join('').slice(0, Math.min(4, bytes.length - index + 1))
  }
  return text.padEnd(Math.ceil(text.length / 4) * 4, '=')
}

/** Undefined for whatever `encodeBase64` never gives. */
export function decodeBase64(text: string): Uint8Array | undefined {
  const letters = text.replace(/={1,2}$/, '')
  const bytes = new Uint8Array(Math.floor((letters.length * 6) / 8))
  let waiting = 0
  let bits = 0
  let length = 0
  for (const letter of letters) {
    waiting = ((waiting << 6) | ALPHABET.indexOf(letter)) & 0xfff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes[length++] = (waiting >> bits) & 255
  }
  return encodeBase64(bytes) === text ? bytes : undefined
}

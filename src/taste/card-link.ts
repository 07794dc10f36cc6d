/** A card in the fragment of an address: the part that browsers keep to themselves and send to no server. */
import { limits } from '../shared/limits.ts'
import { decodeBase64Url, encodeBase64Url } from './base64url.ts'
import { openCard, type CardSignatureChecker, type Opened } from './open-card.ts'

export interface CardCompression {
  /** Raw DEFLATE (RFC 1951). */
  compress(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array>
  /** Undefined for what is no DEFLATE, or unpacks to more than `bytesMax`; stops as soon as it does. */
  decompress(bytes: Uint8Array<ArrayBuffer>, bytesMax: number): Promise<Uint8Array | undefined>
}

/** Stands before the payload and tells later ways of packing from this one. */
const PREFIX = 'card1.'

/** The fragment, without its "#", that carries the text of a card file. */
export async function cardFragment(text: string, compression: CardCompression): Promise<string> {
  return PREFIX + encodeBase64Url(await compression.compress(new TextEncoder().encode(text)))
}

/** Opens a whole link, or a fragment with or without its "#". Nothing is fetched: the card is in the text itself. */
export async function openCardLink(link: string, effects: CardSignatureChecker & CardCompression): Promise<Opened> {
  const fragment = link.trim().slice(link.trim().indexOf('#') + 1)
  if (!fragment.startsWith(PREFIX)) return { kind: 'refused', reason: 'noCard' }
  // Base64 takes four letters for three bytes, and packing makes nothing much longer.
  if (fragment.length > limits.cardBytesMax * 1.5) return { kind: 'refused', reason: 'tooLarge' }
  const packed = decodeBase64Url(fragment.slice(PREFIX.length))
  const bytes = packed && (await effects.decompress(packed, limits.cardBytesMax))
  return bytes === undefined ? { kind: 'refused', reason: 'damaged' } : openCard(new TextDecoder().decode(bytes), effects)
}

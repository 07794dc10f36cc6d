/** Cards as bytes: sealed with a device's signature, and opened again as the work of a stranger. */
import {
  cardFileSchema,
  cardHeadSchema,
  tasteCardSchema,
  TASTE_CARD_VERSION,
  type CardFile,
  type CardSignature,
  type SignatureAlgorithm,
  type TasteCard,
} from '../contract/taste-card.ts'
import { wholeJsonObjectSchema } from '../contract/whole-json.ts'
import { assert } from '../shared/assert.ts'
import { canonicalJson } from '../shared/canonical-json.ts'
import { hexOf, parseHex } from '../shared/hex.ts'
import { limits } from '../shared/limits.ts'
import { isDeeperThan } from './json-depth.ts'

/** A key that stays on its device. */
export interface CardSigner {
  readonly algorithm: SignatureAlgorithm
  /** Raw, as the contract describes. */
  readonly publicKey: Uint8Array
  sign(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array>
}

export interface CardSignatureChecker {
  isSignedBy(algorithm: SignatureAlgorithm, publicKey: Uint8Array, bytes: Uint8Array<ArrayBuffer>, signature: Uint8Array): Promise<boolean>
}

export interface OpenedCard {
  readonly kind: 'card'
  readonly card: TasteCard
  readonly signature: CardSignature
}
export type CardRefusal = 'tooLarge' | 'noCard' | 'newerVersion' | 'damaged' | 'altered'
export type Opened = OpenedCard | { readonly kind: 'refused'; readonly reason: CardRefusal }

/** The text of a card file. Lists are shortened from the end until it fits, so a card is never refused for its length. */
export async function sealCard(card: TasteCard, signer: CardSigner): Promise<string> {
  const fitting = plainCard(fitCard(card))
  const signature = await signer.sign(signedBytes(fitting))
  const file = { card: fitting, signature: { algorithm: signer.algorithm, publicKey: hexOf(signer.publicKey), value: hexOf(signature) } }
  const text = canonicalJson(file)
  assert(bytesOf(text) <= limits.cardBytesMax, 'a fitted card stays below its limit')
  return text
}

/** What stands around the card in its file: a signature and its key in hexadecimal digits. */
const ENVELOPE_BYTES = 512

/** A card as large as its limit allows: names in wide scripts take three bytes a letter. */
export function fitCard(card: TasteCard): TasteCard {
  let fitting = card
  while (bytesOf(canonicalJson(plainCard(fitting))) > limits.cardBytesMax - ENVELOPE_BYTES) {
    const { tracks, artists, obsessions } = fitting
    fitting = {
      ...fitting,
      ...(tracks && { tracks: shorter(tracks) }),
      ...(artists && { artists: shorter(artists) }),
      ...(obsessions && { obsessions: shorter(obsessions) }),
    }
  }
  return fitting
}

function shorter<T>(list: readonly T[]): readonly T[] {
  return list.slice(0, Math.floor(list.length * 0.9))
}

/** Without the fields that are absent, which JSON does not know. */
function plainCard(card: TasteCard): CardFile['card'] {
  return wholeJsonObjectSchema.parse(JSON.parse(JSON.stringify(card)))
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length
}

function signedBytes(card: CardFile['card']): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(canonicalJson(card))
}

/** Opens the text of a card file, or says why it is none. Never throws at what a stranger wrote. */
export async function openCard(text: string, checker: CardSignatureChecker): Promise<Opened> {
  if (text.length > limits.cardBytesMax || bytesOf(text) > limits.cardBytesMax) return refused('tooLarge')
  const parsed = parseJson(text)
  if (typeof parsed !== 'object' || parsed === null || !('card' in parsed)) return refused('noCard')
  const head = cardHeadSchema.safeParse(parsed.card)
  if (!head.success) return refused('noCard')
  if (head.data.version > TASTE_CARD_VERSION) return refused('newerVersion')
  const file = cardFileSchema.safeParse(parsed)
  const card = tasteCardSchema.safeParse(parsed.card)
  if (!file.success || !card.success) return refused('damaged')
  const { signature } = file.data
  const key = parseHex(signature.publicKey)
  const value = parseHex(signature.value)
  if (key === undefined || value === undefined) return refused('damaged')
  const isSigned = await checker.isSignedBy(signature.algorithm, key, signedBytes(file.data.card), value)
  return isSigned ? { kind: 'card', card: card.data, signature } : refused('altered')
}

function refused(reason: CardRefusal): Opened {
  return { kind: 'refused', reason }
}

/** Undefined for what is no JSON, nests too deep, or holds half a character, which has no bytes to sign. */
function parseJson(text: string): unknown {
  if (isDeeperThan(text, limits.jsonDepthMax)) return undefined
  let isWellFormed = true
  try {
    const value: unknown = JSON.parse(text, (key, inner: unknown) => {
      if (/\p{Cs}/u.test(key) || (typeof inner === 'string' && /\p{Cs}/u.test(inner))) isWellFormed = false
      return inner
    })
    return isWellFormed ? value : undefined
  } catch {
    return undefined
  }
}

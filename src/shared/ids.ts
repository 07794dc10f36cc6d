/** The names of things: a kind, an underscore and 128 random bits, parsed once and then told apart by their types. */
import { assert } from './assert.ts'

/** A text that names one thing of a kind. */
export type Id<Kind extends string> = string & { readonly idOf: Kind }

export const ID_KINDS = [
  'member',
  'steward',
  'buyer',
  'contribution',
  'request',
  'proposal',
  'release',
  'transfer',
  'batch',
  'payout',
  'session',
  'pseudonym',
] as const
export type IdKind = (typeof ID_KINDS)[number]

/** Bytes of randomness in an id: two ids never meet by chance, and nobody guesses one. */
export const ID_BYTES = 16

/** Crockford's base32 in lower case: no letter that is read as a digit, and code units in the order of the values. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

/** 128 bits in groups of five, the first of which has two bits of padding and so is at most 7. */
const CODE_CHARS = 26
const CODE = /^[0-7][0-9a-hjkmnp-tv-z]{25}$/

/**
 * Makes an id from random bytes, which are handed in.
 *
 * @example makeId('member', new Uint8Array(16)) // 'member_00000000000000000000000000'
 */
export function makeId<Kind extends IdKind>(kind: Kind, bytes: Uint8Array): Id<Kind> {
  assert(bytes.length === ID_BYTES, `an id is made from ${ID_BYTES} bytes`)
  let rest = 0n
  for (const byte of bytes) rest = (rest << 8n) | BigInt(byte)
  let code = ''
  for (let index = 0; index < CODE_CHARS; index += 1) {
    code = ALPHABET.charAt(Number(rest & 31n)) + code
    rest >>= 5n
  }
  const id = parseId(kind, `${kind}_${code}`)
  assert(id !== undefined, 'an id that was made can be parsed')
  return id
}

export function isId<Kind extends IdKind>(kind: Kind, text: string): text is Id<Kind> {
  return text.startsWith(`${kind}_`) && CODE.test(text.slice(kind.length + 1))
}

/** Parses an id of one kind; undefined for any other text, so that each thing has one spelling only. */
export function parseId<Kind extends IdKind>(kind: Kind, text: string): Id<Kind> | undefined {
  return isId(kind, text) ? text : undefined
}

/** Whoever holds an account: a person may be known by any of these and hold several roles. */
export type AccountId = Id<'member' | 'steward' | 'buyer'>

export function isAccountId(text: string): text is AccountId {
  return isId('member', text) || isId('steward', text) || isId('buyer', text)
}

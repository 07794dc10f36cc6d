/** The names that the books use: parsed once, then told apart by their types. */
import { assert } from '../shared/assert.ts'
import type { Id } from '../shared/ids.ts'

/** A member as the books know them; it stays the same from sale to sale. */
export type MemberId = Id<'member'>
export type SaleId = Id<'sale'>
/** One file or call of payouts that goes to a rail as a whole. */
export type BatchId = Id<'batch'>
/** Made by whoever asks for the transfer, so that asking again cannot move the money again. */
export type TransferId = Id<'transfer'>

/** Plain ASCII, so that code, SQL with collation "C" and a reader sort ids alike, and account codes need no escapes. */
const SYNTAX = /^[A-Za-z0-9_-]{1,64}$/

function isId<Of extends string>(text: string): text is Id<Of> {
  return SYNTAX.test(text)
}

function id<Of extends string>(text: string, of: Of): Id<Of> {
  assert(isId<Of>(text), `an id of a ${of} is 1 to 64 letters, digits, "-" or "_"`)
  return text
}

export const isMemberId = (text: string): text is MemberId => isId<'member'>(text)
export const isSaleId = (text: string): text is SaleId => isId<'sale'>(text)
export const isBatchId = (text: string): text is BatchId => isId<'batch'>(text)
export const isTransferId = (text: string): text is TransferId => isId<'transfer'>(text)

/** These brand an id that the program itself made; a boundary asks the guards above instead. */
export const memberId = (text: string): MemberId => id(text, 'member')
export const saleId = (text: string): SaleId => id(text, 'sale')
export const batchId = (text: string): BatchId => id(text, 'batch')
export const transferId = (text: string): TransferId => id(text, 'transfer')

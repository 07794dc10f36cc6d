/** Money and the record over HTTP: earnings, statements, payouts, batches, the books and the audit trail. */
import { z } from 'zod'
import { wholeJsonObjectSchema } from '../whole-json.ts'
import {
  accountIdSchema,
  amountSchema,
  countedPageQuerySchema,
  countSchema,
  currencySchema,
  doneSchema,
  idSchema,
  instantSchema,
  moneySchema,
  noBodySchema,
  noQuerySchema,
  orderSchema,
  pageQuerySchema,
  pageSchema,
  sha256Schema,
} from './vocabulary.ts'
import { limits } from '../../shared/limits.ts'
import type { Endpoint } from './endpoint.ts'

export const earningsSchema = z
  .strictObject({
    owed: moneySchema.describe('your shares that were not paid out yet'),
    payoutMin: moneySchema,
    pending: moneySchema.nullable().describe('a payout on its way'),
  })
  .readonly()

export const statementSchema = z
  .strictObject({
    opening: moneySchema.describe('what you were owed before the period'),
    items: z
      .array(
        z
          .strictObject({
            at: instantSchema,
            kind: z.enum(['saleDistributed', 'payoutSent', 'payoutRejected', 'returnCredited', 'reversal']),
            text: z.string().describe('what the kind means'),
            reference: z.string().describe('the sale or batch it comes from'),
            amount: moneySchema,
            balance: moneySchema,
          })
          .readonly(),
      )
      .max(limits.httpPageItemsMax)
      .readonly(),
    next: z.string().nullable().describe('null on the last page'),
    closing: moneySchema.describe('what you were owed at the end of the period, with the lines of every page'),
  })
  .readonly()

/** ISO 13616; the check digits are checked too, because a slip of the finger sends money to nobody. */
export const bankAccountSchema = z
  .strictObject({
    holder: z.string().trim().min(1).max(70),
    iban: z
      .string()
      .transform((text) => text.replaceAll(' ', '').toUpperCase())
      .pipe(
        z
          .string()
          .regex(/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/)
          .refine(hasIbanCheckDigits, 'an IBAN whose check digits agree'),
      ),
    bic: z
      .string()
      .regex(/^[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/)
      .nullable(),
  })
  .readonly()
export type BankAccount = z.infer<typeof bankAccountSchema>

/** ISO 7064, MOD 97-10: letters count from 10, the first four signs go to the end, and the rest of the division is 1. */
function hasIbanCheckDigits(iban: string): boolean {
  let rest = 0
  for (const sign of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(sign, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest === 1
}

export const payoutMethodSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('bankTransfer'), account: bankAccountSchema }).readonly(),
  z.strictObject({ kind: z.literal('csv'), account: z.strictObject({ recipient: z.email().max(200) }).readonly() }).readonly(),
  z.strictObject({ kind: z.literal('hold') }).readonly(),
])
export type PayoutMethod = z.infer<typeof payoutMethodSchema>

export const shownPayoutMethodSchema = z
  .strictObject({
    kind: z.enum(['bankTransfer', 'csv', 'donation', 'hold']),
    shown: z.string().nullable().describe('the end of the account, enough to recognise it'),
    changedAt: instantSchema,
  })
  .readonly()

export const payoutStateSchema = z.enum(['requested', 'batched', 'approved', 'sent', 'settled', 'returned', 'cancelled'])
export const payoutSchema = z
  .strictObject({
    id: idSchema('payout'),
    amount: moneySchema,
    state: payoutStateSchema,
    batch: idSchema('batch').nullable(),
    requestedAt: instantSchema,
  })
  .readonly()
export const memberPayoutSchema = payoutSchema
  .unwrap()
  .extend({ member: idSchema('member') })
  .readonly()

export const batchSchema = z
  .strictObject({
    id: idSchema('batch'),
    currency: currencySchema,
    assembledBy: accountIdSchema,
    assembledAt: instantSchema,
    sentAt: instantSchema.nullable(),
    settledAt: instantSchema.nullable(),
    approvals: z.array(accountIdSchema).max(limits.approvalsMax).readonly(),
    totals: z
      .array(z.strictObject({ state: payoutStateSchema, payouts: countSchema, sum: moneySchema }).readonly())
      .max(payoutStateSchema.options.length)
      .readonly(),
  })
  .readonly()
export type BatchJson = z.infer<typeof batchSchema>

export const transferSchema = z
  .strictObject({
    id: z.string(),
    kind: z.string(),
    reference: z.string(),
    at: instantSchema,
    lines: countSchema,
    postings: z
      .array(z.strictObject({ account: z.string(), currency: currencySchema, amount: amountSchema.describe('debit positive') }).readonly())
      .max(limits.postingsShownMax)
      .readonly()
      .describe('the first lines'),
  })
  .readonly()

export const auditEventSchema = z
  .strictObject({
    seq: countSchema,
    at: instantSchema,
    actor: z.string(),
    action: z.string(),
    subject: z.string(),
    detail: wholeJsonObjectSchema,
    previousHash: sha256Schema.nullable(),
    hash: sha256Schema,
  })
  .readonly()

const batch = z.strictObject({ batch: idSchema('batch') })
const bankReportSchema = z.strictObject({
  report: z.string().trim().min(1).max(limits.bankReportCharsMax).describe('which report of the bank says so'),
})
const member = {
  who: ['member'],
  needsProof: false,
  params: noQuerySchema,
  query: noQuerySchema,
  body: null,
  rate: 'read',
  method: 'get',
} as const
const steward = { ...member, who: ['steward'] } as const
const ofBatch = { ...steward, method: 'post', rate: 'write', params: batch, needsProof: true } as const

export const moneyRoutes = {
  readEarnings: { ...member, path: '/api/me/earnings', summary: 'What you are owed.', answer: earningsSchema },
  readStatement: {
    ...member,
    path: '/api/me/statement',
    summary: 'Your statement: every entry in the books that is about you.',
    query: countedPageQuerySchema.extend({ from: instantSchema.optional(), to: instantSchema.optional() }),
    answer: statementSchema,
  },
  readPayoutMethod: {
    ...member,
    path: '/api/me/payout-method',
    summary: 'How you are paid.',
    answer: z.strictObject({ method: shownPayoutMethodSchema.nullable() }).readonly(),
  },
  changePayoutMethod: {
    ...member,
    method: 'put',
    path: '/api/me/payout-method',
    summary: 'Changes how you are paid; account numbers are kept encrypted.',
    rate: 'write',
    needsProof: true,
    body: payoutMethodSchema,
    answer: z.strictObject({ method: shownPayoutMethodSchema }).readonly(),
  },
  listMyPayouts: { ...member, path: '/api/me/payouts', summary: 'Your payouts.', query: pageQuerySchema, answer: pageSchema(payoutSchema) },
  requestPayout: {
    ...member,
    method: 'put',
    path: '/api/me/payouts/{payout}',
    summary: 'Asks for all that you are owed, under an id that you choose; asking again under it changes nothing.',
    rate: 'write',
    needsProof: true,
    params: z.strictObject({ payout: idSchema('payout') }),
    body: noBodySchema,
    answer: z.strictObject({ id: idSchema('payout'), amount: moneySchema }).readonly(),
  },
  listPayouts: {
    ...steward,
    path: '/api/payouts',
    summary: 'Payouts in a state.',
    query: pageQuerySchema.extend({ state: payoutStateSchema }),
    answer: pageSchema(memberPayoutSchema),
  },
  listBatches: {
    ...steward,
    path: '/api/batches',
    summary: 'Batches of payouts.',
    query: pageQuerySchema,
    answer: pageSchema(batchSchema),
  },
  readBatch: { ...steward, path: '/api/batches/{batch}', summary: 'One batch, with who approved it.', params: batch, answer: batchSchema },
  assembleBatch: {
    ...ofBatch,
    method: 'put',
    path: '/api/batches/{batch}',
    summary: 'Gathers the payouts that wait into a batch, under an id that you choose.',
    body: noBodySchema,
    answer: batchSchema,
  },
  approveBatch: {
    ...ofBatch,
    path: '/api/batches/{batch}/approvals',
    summary: 'Approves a batch with everything in it; two stewards must.',
    answer: batchSchema,
  },
  sendBatch: {
    ...ofBatch,
    path: '/api/batches/{batch}/sending',
    summary: 'Takes an approved batch out of the books of its members; its files for the bank can be fetched from then on.',
    answer: batchSchema,
  },
  downloadBatch: {
    ...ofBatch,
    method: 'get',
    path: '/api/batches/{batch}/file',
    summary:
      'The file for the bank (ISO 20022 pain.001.001.09) or for a batch provider (CSV); the same every time, but for what came back.',
    query: z.strictObject({ format: z.enum(['sepa', 'csv']) }),
    answer: 'file',
  },
  settleBatch: {
    ...ofBatch,
    path: '/api/batches/{batch}/settlement',
    summary: 'Writes down that the bank has confirmed a batch.',
    body: bankReportSchema,
    answer: batchSchema,
  },
  returnPayout: {
    ...steward,
    method: 'post',
    path: '/api/payouts/{payout}/return',
    summary: 'Writes down that the bank gave a payment back; its member is owed it again.',
    rate: 'write',
    needsProof: true,
    params: z.strictObject({ payout: idSchema('payout') }),
    body: bankReportSchema,
    answer: memberPayoutSchema,
  },
  readDebtor: {
    ...steward,
    path: '/api/collective/bank-account',
    summary: 'Whether the account that payouts leave from is known.',
    answer: z.strictObject({ shown: z.string().nullable() }).readonly(),
  },
  changeDebtor: {
    ...steward,
    method: 'put',
    path: '/api/collective/bank-account',
    summary: 'Sets the account that payouts leave from; it is kept encrypted.',
    rate: 'write',
    needsProof: true,
    body: bankAccountSchema,
    answer: doneSchema,
  },
  listTransfers: {
    ...steward,
    path: '/api/ledger/transfers',
    summary: 'The books, in the order of posting.',
    query: countedPageQuerySchema.extend({ order: orderSchema }),
    answer: pageSchema(transferSchema),
  },
  listAudit: {
    ...steward,
    path: '/api/audit',
    summary: 'What was done by whom and when; each entry is bound to the one before by its hash.',
    query: countedPageQuerySchema.extend({ order: orderSchema }),
    answer: pageSchema(auditEventSchema),
  },
} as const satisfies Record<string, Endpoint>

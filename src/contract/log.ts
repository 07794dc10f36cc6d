/** What is written into the public log: every station of a sale, in an entry that anyone can read. */
import { z } from 'zod'
import { isCurrency } from '../shared/money.ts'
import { isId, type IdKind } from '../shared/ids.ts'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const count = z.int().nonnegative()
const at = z.iso.datetime()
const amount = z.string().regex(/^(?:0|[1-9]\d*)(?:\.\d+)?$/)
const currency = z.string().refine((text) => isCurrency(text), 'a currency that the books know')

function id<Kind extends IdKind>(kind: Kind) {
  return z.string().refine((text) => isId(kind, text), `the id of a ${kind}`)
}

const proposal = id('proposal')

export const logEntrySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('rollFrozen'), at, proposal, members: count, listSha256: sha256, root: sha256 }).readonly(),
  z.strictObject({ kind: z.literal('voteOpened'), at, proposal, documentSha256: sha256, opensAt: at, closesAt: at }).readonly(),
  z
    .strictObject({
      kind: z.literal('voteCounted'),
      at,
      proposal,
      roll: count,
      yes: count,
      no: count,
      abstain: count,
      verdict: z.enum(['pass', 'reject', 'lapse']),
    })
    .readonly(),
  z.strictObject({ kind: z.literal('saleCancelled'), at, proposal }).readonly(),
  z.strictObject({ kind: z.literal('paymentReceived'), at, proposal, currency, price: amount }).readonly(),
  z
    .strictObject({ kind: z.literal('releaseDelivered'), at, proposal, release: id('release'), manifestSha256: sha256, members: count })
    .readonly(),
  z
    .strictObject({
      kind: z.literal('priceDivided'),
      at,
      proposal,
      currency,
      price: amount,
      treasury: amount,
      members: count,
      listSha256: sha256,
      root: sha256,
    })
    .readonly(),
  z.strictObject({ kind: z.literal('payoutsSent'), at, batch: id('batch'), payouts: count, currency, amount }).readonly(),
])
export type LogEntry = z.infer<typeof logEntrySchema>

/** Everyone on a roll, blinded, in ascending order. */
export const rollListSchema = z.array(sha256).readonly()

/** Every share of a sale in the order of the pseudonyms; the member is blinded, and knows themselves again. */
export const shareListSchema = z
  .array(
    z
      .strictObject({
        pseudonym: z.string(),
        weight: z.string().regex(/^\d{1,20}$/),
        minor: z.string().regex(/^\d{1,18}$/),
        member: sha256,
      })
      .readonly(),
  )
  .readonly()
export type ShareLine = z.infer<typeof shareListSchema>[number]

export const auditReportSchema = z.strictObject({
  log: z.string().nullable().describe('the name of the log; null where it could not be opened'),
  entries: count.nullable(),
  root: z.string().nullable().describe('in hexadecimal'),
  holds: z.boolean(),
  parts: z.array(
    z.strictObject({
      title: z.string(),
      checks: z.array(z.strictObject({ code: z.string().describe('stable, for programs'), holds: z.boolean(), sentence: z.string() })),
    }),
  ),
})
export type AuditReport = z.infer<typeof auditReportSchema>
export type AuditPart = AuditReport['parts'][number]
export type AuditCheck = AuditPart['checks'][number]

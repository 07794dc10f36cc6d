/** What is written into the public log: every station of a sale, in an entry that anyone can read. */
import { z } from 'zod'
import { isCurrency } from '../shared/money.ts'
import { isId, type IdKind } from '../shared/ids.ts'
import { limits } from '../shared/limits.ts'
import { auditFindingSchema } from './audit-findings.ts'
import { ballotSchema, fieldSchema, pollSchema } from './ballot.ts'

/** A name of two hundred letters, with an id and a key. */
const WITNESS_KEY_CHARS_MAX = 400

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const count = z.int().nonnegative()
const at = z.iso.datetime()
const amount = z.string().regex(/^(?:0|[1-9]\d*)(?:\.\d+)?$/)
const currency = z.string().refine((text) => isCurrency(text), 'a currency that the books know')

function id<Kind extends IdKind>(kind: Kind) {
  return z.string().refine((text) => isId(kind, text), `the id of a ${kind}`)
}

const proposal = id('proposal')
const commitment = fieldSchema

export const logEntrySchema = z.discriminatedUnion('kind', [
  z
    .strictObject({ kind: z.literal('voterEnrolled'), at, commitment })
    .readonly()
    .describe('a member can vote: from now on this commitment stands on every roll'),
  z
    .strictObject({ kind: z.literal('voterChangeAsked'), at, before: commitment, after: commitment, effectiveAt: at })
    .readonly()
    .describe('a member will vote by another key, which no roll knows before its time'),
  z.strictObject({ kind: z.literal('voterChangeDropped'), at, after: commitment }).readonly(),
  z.strictObject({ kind: z.literal('voterLeft'), at, commitment }).readonly(),
  z.strictObject({ kind: z.literal('rollFrozen'), at, proposal, members: count, listSha256: sha256, root: fieldSchema }).readonly(),
  z
    .strictObject({
      kind: z.literal('voteOpened'),
      at,
      proposal,
      documentSha256: sha256,
      opensAt: at,
      closesAt: at,
      tallyKey: pollSchema.unwrap().shape.tallyKey,
    })
    .readonly(),
  ballotSchema
    .unwrap()
    .extend({ kind: z.literal('ballotCast'), at, proposal })
    .readonly(),
  z
    .strictObject({
      kind: z.literal('voteCounted'),
      at,
      proposal,
      roll: count,
      yes: count,
      no: count,
      abstain: count,
      unreadable: count.describe('voters whose last ballot opens to no choice'),
      verdict: z.enum(['pass', 'reject', 'lapse']),
      tallyPrivateKey: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .nullable()
        .describe('opens every choice; null for a vote from before ballots were secret'),
    })
    .readonly(),
  z
    .strictObject({ kind: z.literal('contractMade'), at, proposal, buyer: id('buyer'), documentSha256: sha256, currency, price: amount })
    .readonly()
    .describe('the members have said yes: the document that they voted on is the contract'),
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
  z
    .strictObject({ kind: z.literal('payoutReturned'), at, batch: id('batch'), currency, amount })
    .readonly()
    .describe('the bank gave one payment of a batch back, and its member is owed it again'),
])
export type LogEntry = z.infer<typeof logEntrySchema>

/** Who watches the log for the collective, as the log itself tells it, and the latest checkpoint that each has signed. */
export const witnessListSchema = z
  .array(
    z
      .strictObject({
        witness: z.string().max(WITNESS_KEY_CHARS_MAX).describe('its verifier key'),
        checkpoint: z.string().max(limits.cosignedNoteCharsMax).nullable().describe('with its signature; null before it has signed any'),
      })
      .readonly(),
  )
  .max(limits.witnessesMax)
  .readonly()
export type WitnessList = z.infer<typeof witnessListSchema>

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
  holds: z.boolean().describe('whether every check does'),
  unchecked: z.array(z.string()).describe('what was not looked at here, in sentences'),
  unproved: z
    .array(z.strictObject({ ballots: count, question: z.string() }))
    .describe('the same in numbers: ballots whose proofs were not checked'),
  parts: z.array(
    z.strictObject({
      about: z.enum(['log', 'voters', 'sale', 'payouts', 'receipts']),
      title: z.string().describe('of a sale it is the question that was voted on'),
      checks: z.array(
        z.strictObject({
          code: z.string().describe('stable, for programs'),
          holds: z.boolean(),
          sentence: z.string(),
          finding: auditFindingSchema.describe('the same as the sentence, for whoever says it in another language'),
        }),
      ),
    }),
  ),
})
export type AuditReport = z.infer<typeof auditReportSchema>
export type AuditPart = AuditReport['parts'][number]
export type AuditCheck = AuditPart['checks'][number]

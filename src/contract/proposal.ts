/** The document that members vote on: everything about a sale that can matter to anyone, hashed as a whole. */
import { z } from 'zod'
import { limits } from '../shared/limits.ts'
import { isCurrency, parseAmount } from '../shared/money.ts'
import { MS_PER_DAY, MS_PER_MINUTE } from '../shared/time.ts'
import { buyerIdSchema, purposeSchema } from './consent.ts'
import { recipeSchema } from './recipe.ts'
import { wholeJsonObjectSchema } from './whole-json.ts'

const bps = z.int().min(0).max(10_000).describe('hundredths of a per cent')

export const splitRuleSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('equal') }).readonly(),
  z
    .strictObject({
      kind: z.literal('byContribution'),
      capEqualShares: z.int().positive().nullable().describe('nobody gets more than so many equal shares; null: no cap'),
    })
    .readonly(),
])

export const licenceSchema = z
  .strictObject({
    title: z.string().min(1).max(200),
    text: z.string().min(1).max(limits.licenceCharsMax).describe('Markdown; what binds the buyer'),
    odrl: wholeJsonObjectSchema.describe('the same as an ODRL policy, for programs'),
  })
  .readonly()

export const voteRulesSchema = z
  .strictObject({
    votingMs: z
      .int()
      .min(MS_PER_MINUTE)
      .max(366 * MS_PER_DAY)
      .describe('from the opening to the close, in milliseconds'),
    quorumBps: bps.describe('part of the roll that must vote, abstentions included, for the vote to count'),
    majorityBps: bps.min(5_000).max(9_999).describe('yes must be more than this part of yes and no together'),
  })
  .readonly()

export const proposalDocumentSchema = z
  .strictObject({
    format: z.literal('chorus-proposal-1'),
    title: z.string().min(1).max(200),
    buyer: z.strictObject({ id: buyerIdSchema, name: z.string().min(1).max(200) }).readonly(),
    purposes: z.array(purposeSchema).min(1).max(purposeSchema.options.length).readonly(),
    purposeText: z.string().min(1).max(10_000).describe('what the buyer wants the data for, in their own words'),
    licence: licenceSchema,
    currency: z.string().refine(isCurrency, 'a currency that the books know'),
    price: z.string().describe('in major units with all digits of the currency, for example "55000.00"'),
    treasuryBps: bps.describe('part of the price that the collective keeps'),
    split: splitRuleSchema.describe('how the rest is divided among the members in the release'),
    recipe: recipeSchema.describe('what is taken out of the pool, and how'),
    vote: voteRulesSchema,
  })
  .refine(({ price, currency }) => (parseAmount(price, currency)?.minor ?? 0n) > 0n, {
    path: ['price'],
    error: 'an amount above zero with all digits of its currency',
  })
  .readonly()
export type ProposalDocument = z.infer<typeof proposalDocumentSchema>

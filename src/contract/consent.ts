/** What a member allows with their data, and by which words: the standing choices behind every sale. */
import { z } from 'zod'
import { isId } from '../shared/ids.ts'
import { scopeSchema } from './contribution.ts'

/** What a buyer may use data for. */
export const purposeSchema = z.enum(['recommenders', 'analysisTools', 'research', 'generativeTraining'])
export type DataPurpose = z.infer<typeof purposeSchema>

export const buyerIdSchema = z.string().refine((text) => isId('buyer', text), 'the id of a buyer')

/** Empty lists allow nothing, which is also what holds before a member chooses. */
export const consentChoicesSchema = z
  .strictObject({
    scopes: z.array(scopeSchema).max(scopeSchema.options.length).readonly(),
    purposes: z.array(purposeSchema).max(purposeSchema.options.length).readonly(),
    buyersNever: z.array(buyerIdSchema).max(1_000).readonly().describe('buyers that get nothing of this member, whatever else is allowed'),
    askEachSale: z.boolean().describe('true: silence about a sale means no'),
    textVersion: z.string().min(1).max(64).describe('which wording the member saw'),
  })
  .readonly()
export type ConsentChoices = z.infer<typeof consentChoicesSchema>

/** What can stand against a member's rows being in a sale. */
export const COVERAGE_GAPS = ['noConsent', 'saidNo', 'buyer', 'scope', 'purpose', 'notAsked'] as const
export type CoverageGap = (typeof COVERAGE_GAPS)[number]

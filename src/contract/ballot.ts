/** A secret ballot as it crosses the network and stands in the public log. */
import { z } from 'zod'

/** A number below the order of the curve, in decimal; whether it is below is for the check of the proof. */
export const fieldSchema = z.string().regex(/^(?:0|[1-9]\d{0,76})$/)

/** An encapsulated key of 65 bytes and a sealed byte with its tag of 16, in hexadecimal. */
const sealedSchema = z.string().regex(/^[0-9a-f]{164}$/)

/** A change of mind takes the next number; nobody changes their mind more often in one vote. */
export const BALLOT_SEQUENCE_MAX = 1_000
export const sequenceSchema = z.int().min(1).max(BALLOT_SEQUENCE_MAX)

export const choiceSchema = z.enum(['yes', 'no', 'abstain'])

export const ballotSchema = z
  .strictObject({
    nullifier: fieldSchema.describe('stands for the voter in this vote, and tells nothing of who it is'),
    sequence: sequenceSchema.describe('the highest one of a nullifier counts'),
    sealed: sealedSchema.describe('the choice, sealed to the key of the vote (HPKE, RFC 9180)'),
    proof: z
      .array(fieldSchema)
      .length(8)
      .readonly()
      .describe('that the voter is on the roll: Groth16 over the circuit of Semaphore, version 4'),
  })
  .readonly()
export type SecretBallot = z.infer<typeof ballotSchema>

/** What a vote is to those who vote in it. */
export const pollSchema = z
  .strictObject({
    proposal: z.string(),
    documentSha256: z.string().regex(/^[0-9a-f]{64}$/),
    root: fieldSchema.describe('of the roll: the commitments in ascending order in a LeanIMT over Poseidon'),
    tallyKey: z
      .string()
      .regex(/^04[0-9a-f]{128}$/)
      .describe('to which choices are sealed; its other half is published at the close'),
  })
  .readonly()
export type Poll = z.infer<typeof pollSchema>

/** What a voter keeps of a ballot that was taken, to see later that it stands in the public log and was counted. */
export const receiptSchema = ballotSchema
  .unwrap()
  .omit({ proof: true })
  .extend({
    log: z.string().describe('the name of the log'),
    proposal: z.string(),
    place: z.int().nonnegative().describe('of its entry in the log'),
  })
  .readonly()
export type VoteReceipt = z.infer<typeof receiptSchema>

/** The commitments of everyone on a roll, in ascending order. */
export const rollSchema = z.array(fieldSchema).readonly()

/** Messages between the page and the worker that makes the proof of a ballot. The secret goes to that worker and no further. */
import { z } from 'zod'
import { limits } from '../shared/limits.ts'

/** Numbers of the circuit have at most 77 digits. */
const decimal = z.string().regex(/^(?:0|[1-9]\d{0,76})$/)

/** A worker takes one such message in its life, and ends with one proof or one failure. */
export const toBallotWorkerSchema = z.strictObject({
  kind: z.literal('prove'),
  /** The 32 bytes of the voting secret. */
  secret: z.string().regex(/^[0-9a-f]{64}$/),
  /** The commitments of everybody who may vote, in any order. */
  roll: z.array(decimal).min(1).max(limits.rollMembersMax),
  scope: decimal,
  message: decimal,
})
export type ToBallotWorker = z.infer<typeof toBallotWorkerSchema>

/** What takes time, in the order in which it happens. The bytes are those of the files when unpacked. */
const progressSchema = z.discriminatedUnion('stage', [
  z.strictObject({ stage: z.literal('fetchingFiles'), bytesRead: z.int().min(0), bytesTotal: z.int().min(0) }),
  z.strictObject({ stage: z.literal('buildingRoll') }),
  z.strictObject({ stage: z.literal('proving') }),
])
export type ProofProgress = z.infer<typeof progressSchema>

/** Nobody on the roll has this secret; the files did not come whole; the device has too little memory; anything else is a fault. */
const failureSchema = z.enum(['askUnreadable', 'notOnRoll', 'filesUnavailable', 'outOfMemory', 'fault'])
export type ProofFailure = z.infer<typeof failureSchema>

export const fromBallotWorkerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('progress'), progress: progressSchema }),
  z.strictObject({
    kind: z.literal('proved'),
    proof: z.strictObject({ root: decimal, nullifier: decimal, proof: z.array(decimal).length(8) }),
  }),
  z.strictObject({ kind: z.literal('failed'), failure: failureSchema }),
])
export type FromBallotWorker = z.infer<typeof fromBallotWorkerSchema>

/** Messages between the page and the worker that holds a voting code for as long as it takes to use it. The code goes no further. */
import { z } from 'zod'
import { ballotSchema, choiceSchema, fieldSchema, pollSchema, sequenceSchema } from './ballot.ts'

/** 160 bits in groups of four signs, as a person writes it down. */
const codeSchema = z.string().regex(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$/)
const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/)

/** A worker takes one such message in its life, and ends with one answer or one failure. */
export const toBallotWorkerSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('makeKey'),
    /** 32 bytes that a passkey works out, in hexadecimal; null for a key that chance makes. */
    passkeyOutput: sha256Schema.nullable(),
  }),
  z.strictObject({
    kind: z.literal('identify'),
    code: codeSchema,
    /** Of the vote in which the voter's own name is asked for. */
    poll: pollSchema.nullable(),
  }),
  z.strictObject({
    kind: z.literal('vote'),
    code: codeSchema,
    poll: pollSchema,
    /** Of the roll, a document of the public log. */
    rollSha256: sha256Schema,
    choice: choiceSchema,
    sequence: sequenceSchema,
  }),
])
export type ToBallotWorker = z.infer<typeof toBallotWorkerSchema>

/** What takes time, in the order in which it happens. The bytes are those of the files when unpacked. */
const progressSchema = z.discriminatedUnion('stage', [
  z.strictObject({ stage: z.literal('fetchingFiles'), bytesRead: z.int().min(0), bytesTotal: z.int().min(0) }),
  z.strictObject({ stage: z.literal('buildingRoll') }),
  z.strictObject({ stage: z.literal('proving') }),
])
export type ProofProgress = z.infer<typeof progressSchema>

/**
 * Nobody on the roll has this code, or the roll is not the one that was frozen; the files did not come whole; the device
 * has too little memory; anything else is a fault.
 */
const failureSchema = z.enum(['askUnreadable', 'notOnRoll', 'filesUnavailable', 'outOfMemory', 'fault'])
export type BallotFailure = z.infer<typeof failureSchema>

export const fromBallotWorkerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('progress'), progress: progressSchema }),
  z.strictObject({ kind: z.literal('madeKey'), code: codeSchema, commitment: fieldSchema }),
  z.strictObject({ kind: z.literal('identified'), commitment: fieldSchema, nullifier: fieldSchema.nullable() }),
  z.strictObject({ kind: z.literal('made'), ballot: ballotSchema }),
  z.strictObject({ kind: z.literal('failed'), failure: failureSchema }),
])
export type FromBallotWorker = z.infer<typeof fromBallotWorkerSchema>

/** Messages between the page and the worker that checks the public log in a browser. */
import { z } from 'zod'
import { isId, type IdKind } from '../shared/ids.ts'
import { ballotSchema, fieldSchema, pollSchema } from './ballot.ts'
import { auditReportSchema } from './log.ts'

const place = z.int().nonnegative()
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const instant = z.iso.datetime()
const seenSchema = z.strictObject({ name: z.string(), text: z.string() })
const idOf = <Kind extends IdKind>(kind: Kind) => z.string().refine((text) => isId(kind, text), `the id of a ${kind}`)

/** A worker takes one such message in its life, and ends with one answer or one failure. */
export const toLogWorkerSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('audit'),
    /** Checkpoints from before or from others; each must tell of the same log. */
    seen: z.array(seenSchema).max(10),
  }),
  z.strictObject({
    kind: z.literal('checkVote'),
    /** The checkpoint of the last visit; null on the first one. */
    remembered: z.string().nullable(),
    poll: pollSchema.unwrap().extend({
      rollSha256: sha256,
      window: z.strictObject({ opensAt: instant, closesAt: instant }).readonly(),
      places: z.strictObject({ roll: place, opening: place }).readonly(),
    }),
    commitment: fieldSchema,
    /** Ballots that the collective took from this browser. */
    ballots: z.array(ballotSchema.unwrap().omit({ proof: true }).extend({ place })).max(1_000),
  }),
  z.strictObject({ kind: z.literal('checkShare'), proposal: idOf('proposal'), member: idOf('member'), opening: place }),
])
export type ToLogWorker = z.infer<typeof toLogWorkerSchema>

/** What was found, by codes that the page has sentences for. */
const VOTE_FINDINGS = [
  'noLog',
  'firstVisit',
  'grown',
  'rewritten',
  'cutBack',
  'growthUnshown',
  'anotherLog',
  'witnessed',
  'notWitnessed',
  'witnessedOther',
  'opening',
  'openingUnshown',
  'openingOther',
  'roll',
  'rollUnshown',
  'rollOther',
  'onRoll',
  'notOnRoll',
  'ballotKept',
  'ballotMissing',
] as const
const findingSchema = z.strictObject({ code: z.enum(VOTE_FINDINGS), holds: z.boolean() })

const shareSchema = z.strictObject({
  kind: z.enum(['notDivided', 'notInRelease', 'unshown', 'anotherPrice', 'right', 'wrong']),
  /** Null where there is none. */
  currency: z.string().nullable(),
  amount: z.string().nullable(),
  due: z.string().nullable(),
})
export type CheckedShare = z.infer<typeof shareSchema>

export const fromLogWorkerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('progress'), done: z.int().nonnegative(), total: z.int().nonnegative() }),
  z.strictObject({
    kind: z.literal('audited'),
    report: auditReportSchema,
    /** As it was signed, to be remembered or shown to others; null where there was none. */
    checkpoint: z.string().nullable(),
  }),
  z.strictObject({
    kind: z.literal('voteChecked'),
    holds: z.boolean(),
    findings: z.array(findingSchema),
    checkpoint: z.string().nullable(),
  }),
  z.strictObject({ kind: z.literal('shareChecked'), share: shareSchema }),
  /** The collective did not answer, or something else stood in the way. */
  z.strictObject({ kind: z.literal('failed'), failure: z.enum(['unreachable', 'fault']) }),
])
export type FromLogWorker = z.infer<typeof fromLogWorkerSchema>

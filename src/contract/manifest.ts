/** The manifest of a release: what was voted on, what is in the folder, and who signs for it. */
import { z } from 'zod'
import { limits } from '../shared/limits.ts'
import { isId } from '../shared/ids.ts'
import { proposalDocumentSchema } from './proposal.ts'

const count = z.int().nonnegative()
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** Relative, with slashes, and never up: a manifest cannot point out of its folder. */
const path = z.string().regex(/^(?:[a-z0-9][a-z0-9._-]*\/)*[A-Za-z0-9][A-Za-z0-9._-]*$/)

export const MANIFEST_PATH = 'manifest.json'

export const manifestSchema = z
  .strictObject({
    format: z.literal('chorus-release-1'),
    release: z.string().refine((text) => isId('release', text), 'the id of a release'),
    builtAt: z.iso.datetime(),
    proposal: z
      .strictObject({
        id: z.string().refine((text) => isId('proposal', text), 'the id of a proposal'),
        documentSha256: sha256.describe('what was voted on: SHA-256 of the canonical document'),
        document: proposalDocumentSchema,
      })
      .readonly(),
    vote: z.strictObject({ roll: count, yes: count, no: count, abstain: count }).readonly(),
    pool: z
      .strictObject({ digest: sha256, contributions: count, rows: count })
      .readonly()
      .describe('the state of the pool it was built from'),
    columns: z.array(z.string()).min(1).readonly().describe('of every data file, in their order'),
    counts: z.strictObject({ members: count, rows: count, listens: count }).readonly(),
    files: z
      .array(z.strictObject({ path, bytes: count, sha256, rows: count.nullable().describe('null where it is no table') }).readonly())
      .min(1)
      .max(limits.releaseFilesMax)
      .readonly()
      .describe('every file of the folder but this one, by path'),
    signer: z.strictObject({ algorithm: z.literal('Ed25519'), publicKey: z.string().regex(/^[0-9a-f]{64}$/) }).readonly(),
    signature: z
      .string()
      .regex(/^[0-9a-f]{128}$/)
      .describe('over the canonical JSON of all the rest'),
  })
  .readonly()
export type Manifest = z.infer<typeof manifestSchema>

export const verificationSchema = z.object({
  release: z.string().nullable(),
  holds: z.boolean(),
  checks: z.array(z.object({ code: z.string().describe('stable, for programs'), holds: z.boolean(), sentence: z.string() })),
})
export type Verification = z.infer<typeof verificationSchema>
export type VerificationCheck = Verification['checks'][number]

/** What the pool answers: figures of the catalogue, and the counts by which a release is checked and paid. */
import { z } from 'zod'
import { scopeSchema } from './contribution.ts'

/** The engine writes 64-bit integers as numbers or, where it is set so, as text. */
const count = z.coerce.number().pipe(z.int().nonnegative())

/** Groups smaller than the threshold are not in it at all, so that no figure speaks of few people. */
export const catalogueScopeSchema = z.object({ scope: scopeSchema, members: count, rows: count, artists: count, listens: count })
export const catalogueArtistSchema = z.object({ artist: z.string(), members: count })

/** How much a member plays an artist. */
export const artistWeightSchema = z.object({ member: z.string(), artist: z.string(), plays: count })

export interface Catalogue {
  readonly membersMin: number
  /** What members offered, by the scope they offered it under. */
  readonly scopes: readonly z.infer<typeof catalogueScopeSchema>[]
  /** Most members first, then by name. */
  readonly artists: readonly z.infer<typeof catalogueArtistSchema>[]
}

/** One member's part in a release. */
export const releasedMemberSchema = z.object({ pseudonym: z.string(), rows: count, listens: count })
export type ReleasedMember = z.infer<typeof releasedMemberSchema>

export const pooledContributionSchema = z.object({ contribution: z.string() })
export const migrationNameSchema = z.object({ name: z.string() })
export const snapshotSchema = z.object({ contributions: count, rows: count, digest: z.string() })
export const releaseSourceSchema = z.object({ member: z.string(), pseudonym: z.string(), source: scopeSchema, rows: count })
export type ReleaseSource = z.infer<typeof releaseSourceSchema>
export const previewRowSchema = z.record(z.string(), z.union([z.string(), z.number()])).readonly()

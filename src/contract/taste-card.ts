/** The taste card: what a person chooses to show a friend, as it stands in a file or in the fragment of a link. */
import { z } from 'zod'
import { limits } from '../shared/limits.ts'
import { HOURS_OF_WEEK, MOOD_CELLS_PER_SIDE } from './card-fields.ts'
import { wholeJsonObjectSchema } from './whole-json.ts'

/** A new version gets a schema of its own beside this one; a card of this one opens for ever. */
export const TASTE_CARD_VERSION = 1

/** Text that has a form in UTF-8 and nothing that a screen would act upon. */
const name = z
  .string()
  .min(1)
  .max(limits.cardNameCharsMax)
  .refine((text) => !/[\p{Cc}\p{Cs}]/u.test(text), 'a name is plain text')
/** Of the one that is largest, which is 1,000: a card tells proportions, not amounts. */
const weight = z.int().min(1).max(1_000)
const month = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/)

const artists = z
  .array(z.tuple([name, weight]).readonly())
  .max(limits.cardArtistsMax)
  .readonly()

export const tasteCardSchema = z
  .object({
    kind: z.literal('chorusTasteCard'),
    version: z.literal(TASTE_CARD_VERSION),
    name: z
      .string()
      .min(1)
      .max(limits.displayNameCharsMax)
      .refine((text) => !/[\p{Cc}\p{Cs}]/u.test(text))
      .optional(),
    period: z.object({ from: month, to: month }).readonly().optional().describe('months of the first and the last listen'),
    artists: artists.optional().describe('name and weight by plays, heaviest first'),
    tracks: z
      .array(z.tuple([name, name, weight]).readonly())
      .max(limits.cardTracksMax)
      .readonly()
      .optional()
      .describe('title, artist and weight by plays, heaviest first'),
    obsessions: z
      .array(z.tuple([name, name, month]).readonly())
      .max(limits.cardObsessionsMax)
      .readonly()
      .optional()
      .describe('title, artist and the month in which it would not let go'),
    tags: z
      .array(z.tuple([name, weight]).readonly())
      .max(limits.cardTagsMax)
      .readonly()
      .optional()
      .describe('genre and weight by plays'),
    mood: z
      .object({
        cells: z
          .array(z.int().min(0).max(1_000))
          .length(MOOD_CELLS_PER_SIDE ** 2)
          .readonly(),
        knownPercent: z.int().min(0).max(100).describe('of the plays'),
      })
      .readonly()
      .optional()
      .describe('how much of the music lies where on the map of moods, of the fullest cell'),
    clock: z
      .array(z.int().min(0).max(99))
      .length(HOURS_OF_WEEK)
      .readonly()
      .optional()
      .describe('by hour of the local week, Monday 00:00 first, of the fullest hour'),
  })
  .readonly()
export type TasteCard = z.infer<typeof tasteCardSchema>

export const SIGNATURE_ALGORITHMS = ['Ed25519', 'ECDSA-P256-SHA256'] as const
export type SignatureAlgorithm = (typeof SIGNATURE_ALGORITHMS)[number]

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`))

/** A key is raw: 32 bytes for Ed25519 (RFC 8032), an uncompressed point of 65 for P-256. */
export const cardSignatureSchema = z.discriminatedUnion('algorithm', [
  z.strictObject({ algorithm: z.literal('Ed25519'), publicKey: hex(32), value: hex(64) }).readonly(),
  z.strictObject({ algorithm: z.literal('ECDSA-P256-SHA256'), publicKey: hex(65), value: hex(64) }).readonly(),
])
export type CardSignature = z.infer<typeof cardSignatureSchema>

/** A signature is over the canonical JSON (RFC 8785) of `card`, fields that this version does not know included. */
export const cardFileSchema = z.strictObject({ card: wholeJsonObjectSchema, signature: cardSignatureSchema }).readonly()
export type CardFile = z.infer<typeof cardFileSchema>

/** What tells a card's version before its own schema is asked. */
export const cardHeadSchema = z.object({ kind: z.literal('chorusTasteCard'), version: z.int().positive() })

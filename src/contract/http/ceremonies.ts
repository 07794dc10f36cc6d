/** Passkey ceremonies over HTTP: their options and what an authenticator answers, as WebAuthn Level 3 writes them in JSON. */
import { z } from 'zod'
import { limits } from '../../shared/limits.ts'
import { tokenSchema } from './vocabulary.ts'

/** The ceremonies' own JSON, as WebAuthn Level 3 names it; what it says is checked by the ceremony and not here. */
export const webauthnOptionsSchema = z.record(z.string(), z.unknown()).readonly()
export const base64urlSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]+$/)
  .max(limits.webauthnFieldCharsMax)

export const registrationCredentialSchema = z
  .object({
    id: base64urlSchema.max(2_048),
    rawId: base64urlSchema.max(2_048),
    type: z.literal('public-key'),
    response: z.object({
      clientDataJSON: base64urlSchema,
      attestationObject: base64urlSchema,
      transports: z.array(z.string().max(32)).max(limits.passkeyTransportsMax).optional(),
    }),
    clientExtensionResults: z.record(z.string(), z.unknown()),
    authenticatorAttachment: z.enum(['platform', 'cross-platform']).nullish(),
  })
  .describe('RegistrationResponseJSON')
export type RegistrationCredential = z.infer<typeof registrationCredentialSchema>

export const assertionCredentialSchema = z
  .object({
    id: base64urlSchema.max(2_048),
    rawId: base64urlSchema.max(2_048),
    type: z.literal('public-key'),
    response: z.object({
      clientDataJSON: base64urlSchema,
      authenticatorData: base64urlSchema,
      signature: base64urlSchema,
      userHandle: base64urlSchema.nullish(),
    }),
    clientExtensionResults: z.record(z.string(), z.unknown()),
    authenticatorAttachment: z.enum(['platform', 'cross-platform']).nullish(),
  })
  .describe('AuthenticationResponseJSON')
export type AssertionCredential = z.infer<typeof assertionCredentialSchema>

const challengeIdSchema = tokenSchema.describe('names the ceremony; it can be finished once, within five minutes')
export const ceremonySchema = z.strictObject({ challenge: challengeIdSchema, options: webauthnOptionsSchema }).readonly()
export const registrationSchema = z.strictObject({ challenge: challengeIdSchema, credential: registrationCredentialSchema }).readonly()
export const assertionSchema = z.strictObject({ challenge: challengeIdSchema, credential: assertionCredentialSchema }).readonly()

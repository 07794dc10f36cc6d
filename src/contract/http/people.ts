/** People over HTTP: founding and joining, passkeys, sessions, invitations. */
import { z } from 'zod'
import { limits } from '../../shared/limits.ts'
import { MS_PER_DAY, MS_PER_MINUTE } from '../../shared/time.ts'
import { assertionSchema, base64urlSchema, ceremonySchema, registrationSchema } from './ceremonies.ts'
import {
  accountIdSchema,
  amountSchema,
  bpsSchema,
  countSchema,
  currencySchema,
  doneSchema,
  idSchema,
  instantSchema,
  nameSchema,
  noQuerySchema,
  pageQuerySchema,
  pageSchema,
  tokenSchema,
  wholeListSchema,
} from './vocabulary.ts'
import type { Endpoint } from './endpoint.ts'
import { votingKeySchema } from './votes.ts'

export const roleSchema = z.enum(['member', 'steward', 'buyer'])
export const joiningSchema = z
  .enum(['open', 'invitation'])
  .describe('open: anyone may join as a member; invitation: only with a link of a steward')

export const collectiveRulesSchema = z
  .strictObject({
    name: nameSchema,
    currency: currencySchema,
    treasuryBps: bpsSchema,
    quorumBps: bpsSchema,
    majorityBps: bpsSchema.min(5_000).max(9_999),
    votingMs: z
      .int()
      .min(MS_PER_MINUTE)
      .max(366 * MS_PER_DAY),
    payoutMin: amountSchema.describe('less stays owed and is added to what comes'),
    joining: joiningSchema,
  })
  .readonly()
export type CollectiveRules = z.infer<typeof collectiveRulesSchema>

export const collectiveSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('notSetUp') }).readonly(),
  z
    .strictObject({
      state: z.literal('running'),
      rules: collectiveRulesSchema,
      isDemonstration: z.boolean().describe('true: everyone is invented, and `/demo` lets whoever comes in as one of them'),
    })
    .readonly(),
])

export const sessionIdSchema = idSchema('session')
export const recoveryCodeSchema = z.strictObject({ recoveryCode: z.string().describe('shown this once; it signs in once') }).readonly()

export const meSchema = z.discriminatedUnion('signedIn', [
  z.strictObject({ signedIn: z.literal(false) }).readonly(),
  z
    .strictObject({
      signedIn: z.literal(true),
      account: z
        .strictObject({
          id: accountIdSchema,
          displayName: z.string(),
          roles: z.array(roleSchema).max(roleSchema.options.length).readonly(),
          createdAt: instantSchema,
        })
        .readonly(),
      session: z
        .strictObject({
          id: sessionIdSchema,
          expiresAt: instantSchema,
          provedUntil: instantSchema
            .nullable()
            .describe('until then money, membership and keys may be changed without another passkey ceremony'),
          byRecoveryCode: z.boolean().describe('true: enrol a new passkey first'),
        })
        .readonly(),
      passkeys: countSchema,
      hasRecoveryCode: z.boolean(),
    })
    .readonly(),
])
export type MeJson = z.infer<typeof meSchema>

const enrolledSchema = z.strictObject({ me: meSchema, recoveryCode: z.string().describe('shown this once; it signs in once') }).readonly()

export const passkeySchema = z
  .strictObject({
    id: z.string(),
    createdAt: instantSchema,
    lastUsedAt: instantSchema.nullable(),
    transports: z.array(z.string()).max(limits.passkeyTransportsMax).readonly(),
  })
  .readonly()
export const sessionSchema = z
  .strictObject({
    id: sessionIdSchema,
    device: z.string().describe('browser and system, as the browser names them'),
    createdAt: instantSchema,
    lastSeenAt: instantSchema,
    expiresAt: instantSchema,
    isThis: z.boolean(),
  })
  .readonly()
export const personSchema = z.strictObject({ id: accountIdSchema, displayName: z.string(), joinedAt: instantSchema }).readonly()
export const invitationSchema = z
  .strictObject({ role: roleSchema, createdAt: instantSchema, expiresAt: instantSchema, usedAt: instantSchema.nullable() })
  .readonly()

const nothing = { params: noQuerySchema, query: noQuerySchema, body: null } as const
const open = { who: ['anyone'], needsProof: false, params: noQuerySchema, query: noQuerySchema } as const
const self = { who: ['self'], needsProof: false, params: noQuerySchema, query: noQuerySchema } as const
const steward = { who: ['steward'], needsProof: false, params: noQuerySchema, query: noQuerySchema } as const

export const peopleRoutes = {
  readCollective: {
    ...open,
    method: 'get',
    path: '/api/collective',
    summary: 'Tells whether the collective is founded, and its rules.',
    rate: 'read',
    body: null,
    answer: collectiveSchema,
  },
  readMe: { ...open, method: 'get', path: '/api/me', summary: 'Tells who is signed in.', rate: 'read', body: null, answer: meSchema },
  beginSetUp: {
    ...open,
    method: 'post',
    path: '/api/set-up/options',
    summary: 'Begins to found the collective with the one-time link that the server printed at its start.',
    rate: 'signIn',
    body: z.strictObject({ token: tokenSchema, displayName: nameSchema }),
    answer: ceremonySchema,
  },
  setUp: {
    ...open,
    method: 'post',
    path: '/api/set-up',
    summary: 'Founds the collective; the passkey becomes that of its first steward, who is signed in.',
    rate: 'signIn',
    body: registrationSchema.unwrap().extend({ token: tokenSchema, rules: collectiveRulesSchema }),
    answer: enrolledSchema,
  },
  beginJoin: {
    ...open,
    method: 'post',
    path: '/api/join/options',
    summary: 'Begins to join, with an invitation or, where joining is open, without.',
    rate: 'signIn',
    body: z.strictObject({ token: tokenSchema.nullable().describe('of the invitation'), displayName: nameSchema }),
    answer: ceremonySchema,
  },
  join: {
    ...open,
    method: 'post',
    path: '/api/join',
    summary: 'Joins with a new passkey and signs in. The invitation decides whether as a member, a steward or a buyer.',
    rate: 'signIn',
    body: registrationSchema.unwrap().extend({ token: tokenSchema.nullable(), votingKey: votingKeySchema.nullable() }),
    answer: enrolledSchema,
  },
  beginSignIn: {
    ...open,
    method: 'post',
    path: '/api/sign-in/options',
    summary: 'Begins to sign in.',
    rate: 'signIn',
    body: null,
    answer: ceremonySchema,
  },
  signIn: {
    ...open,
    method: 'post',
    path: '/api/sign-in',
    summary: 'Signs in with a passkey.',
    rate: 'signIn',
    body: assertionSchema,
    answer: meSchema,
  },
  recover: {
    ...open,
    method: 'post',
    path: '/api/sign-in/recovery',
    summary: 'Signs in with a recovery code, which is used up by it, in order to enrol a new passkey.',
    rate: 'signIn',
    body: z.strictObject({ recoveryCode: z.string().max(100) }),
    answer: meSchema,
  },
  signOut: { ...self, method: 'post', path: '/api/sign-out', summary: 'Ends this session.', rate: 'write', body: null, answer: doneSchema },
  beginProof: {
    ...self,
    method: 'post',
    path: '/api/proof/options',
    summary: 'Begins to show a passkey once more.',
    rate: 'signIn',
    body: null,
    answer: ceremonySchema,
  },
  prove: {
    ...self,
    method: 'post',
    path: '/api/proof',
    summary: 'Shows a passkey once more, so that money, membership and keys may be changed for five minutes.',
    rate: 'signIn',
    body: assertionSchema,
    answer: z.strictObject({ provedUntil: instantSchema }).readonly(),
  },
  listPasskeys: {
    ...self,
    ...nothing,
    method: 'get',
    path: '/api/me/passkeys',
    summary: 'Lists your passkeys.',
    rate: 'read',
    answer: wholeListSchema(passkeySchema, limits.passkeysMax),
  },
  beginPasskey: {
    ...self,
    method: 'post',
    path: '/api/me/passkeys/options',
    summary: 'Begins to add a passkey. A session that began with a recovery code may do so without another proof.',
    rate: 'signIn',
    body: null,
    answer: ceremonySchema,
  },
  addPasskey: {
    ...self,
    method: 'post',
    path: '/api/me/passkeys',
    summary: 'Adds a passkey.',
    rate: 'signIn',
    body: registrationSchema,
    answer: passkeySchema,
  },
  removePasskey: {
    ...self,
    method: 'delete',
    path: '/api/me/passkeys/{passkey}',
    summary: 'Removes a passkey, but never the last one.',
    rate: 'write',
    needsProof: true,
    params: z.strictObject({ passkey: base64urlSchema.max(2_048) }),
    body: null,
    answer: doneSchema,
  },
  newRecoveryCode: {
    ...self,
    method: 'post',
    path: '/api/me/recovery-code',
    summary: 'Makes a new recovery code; the one before no longer works.',
    rate: 'write',
    needsProof: true,
    body: null,
    answer: recoveryCodeSchema,
  },
  listSessions: {
    ...self,
    method: 'get',
    path: '/api/me/sessions',
    summary: 'Lists where you are signed in.',
    rate: 'read',
    body: null,
    answer: wholeListSchema(sessionSchema, limits.sessionsMax),
  },
  endSession: {
    ...self,
    method: 'delete',
    path: '/api/me/sessions/{session}',
    summary: 'Ends one of your sessions.',
    rate: 'write',
    params: z.strictObject({ session: sessionIdSchema }),
    body: null,
    answer: doneSchema,
  },
  endSessions: {
    ...self,
    method: 'delete',
    path: '/api/me/sessions',
    summary: 'Signs you out everywhere, here too.',
    rate: 'write',
    body: null,
    answer: doneSchema,
  },
  exportMine: {
    ...self,
    method: 'get',
    path: '/api/me/export',
    summary: 'Everything that the collective holds about you, as one JSON file; what you handed in is in it as it came, in base64.',
    rate: 'heavy',
    body: null,
    answer: 'file',
  },
  eraseMe: {
    ...self,
    who: ['member'],
    method: 'delete',
    path: '/api/me',
    summary: 'Withdraws your consent and erases your account with all that you handed in.',
    rate: 'write',
    needsProof: true,
    body: null,
    answer: doneSchema,
  },
  listPeople: {
    ...steward,
    method: 'get',
    path: '/api/people',
    summary: 'Lists who holds a role, all of them or by a part of their name.',
    rate: 'read',
    query: pageQuerySchema.extend({
      role: roleSchema,
      name: nameSchema.optional().describe('a part of the name, in whatever case'),
    }),
    body: null,
    answer: pageSchema(personSchema),
  },
  invite: {
    ...steward,
    method: 'post',
    path: '/api/invitations',
    summary: 'Makes a link that lets one person in with a role. The token is shown this once.',
    rate: 'write',
    needsProof: true,
    body: z.strictObject({ role: roleSchema }),
    answer: z.strictObject({ token: tokenSchema, role: roleSchema, expiresAt: instantSchema }).readonly(),
  },
  listInvitations: {
    ...steward,
    method: 'get',
    path: '/api/invitations',
    summary: 'Lists invitations without their tokens.',
    rate: 'read',
    query: pageQuerySchema,
    body: null,
    answer: pageSchema(invitationSchema),
  },
  appointSteward: {
    ...steward,
    method: 'post',
    path: '/api/people/{member}/steward',
    summary: 'Makes a member a steward too.',
    rate: 'write',
    needsProof: true,
    params: z.strictObject({ member: idSchema('member') }),
    body: null,
    answer: doneSchema,
  },
  changeJoining: {
    ...steward,
    method: 'put',
    path: '/api/collective/joining',
    summary: 'Opens the collective to everyone, or to those who are invited.',
    rate: 'write',
    needsProof: true,
    body: z.strictObject({ joining: joiningSchema }),
    answer: doneSchema,
  },
} as const satisfies Record<string, Endpoint>

/** A member's consent and contributions over HTTP, and the catalogue that is made of them. */
import { z } from 'zod'
import { consentChoicesSchema } from '../consent.ts'
import { findingOfRowsSchema, scopeSchema } from '../contribution.ts'
import { catalogueArtistSchema, catalogueScopeSchema } from '../pool.ts'
import {
  countedPageQuerySchema,
  countSchema,
  doneSchema,
  idSchema,
  instantSchema,
  noQuerySchema,
  pageQuerySchema,
  pageSchema,
  sha256Schema,
} from './vocabulary.ts'
import { limits } from '../../shared/limits.ts'
import type { Endpoint } from './endpoint.ts'

export const consentStateSchema = z
  .strictObject({
    choices: consentChoicesSchema,
    sequence: countSchema.describe('0: nothing was chosen yet, so nothing is allowed'),
    at: instantSchema.nullable(),
  })
  .readonly()
export type ConsentState = z.infer<typeof consentStateSchema>

export const contributionStateSchema = z
  .enum(['received', 'accepted', 'doubted', 'refused', 'appealed', 'dismissed', 'withdrawn'])
  .describe('doubted and appealed: a steward has to decide; dismissed: refused for good')

const findingsSchema = z.array(findingOfRowsSchema.readonly()).max(limits.findingsMax).readonly().describe('what the checks found')

const reviewWordsSchema = z.string().trim().min(1).max(limits.reviewCharsMax)

const REVIEW_ACTIONS = ['admit', 'refuse', 'appeal', 'grant', 'dismiss'] as const
const reviewSchema = z
  .array(z.strictObject({ action: z.enum(REVIEW_ACTIONS), text: z.string().nullable(), at: instantSchema }).readonly())
  .max(REVIEW_ACTIONS.length)
  .readonly()
  .describe('what a steward and the member did about it, in order')

export const contributionSchema = z
  .strictObject({
    id: idSchema('contribution'),
    scope: scopeSchema,
    rows: countSchema,
    bytes: countSchema,
    sha256: sha256Schema.describe('of the file as it came'),
    period: z.strictObject({ from: z.iso.date(), to: z.iso.date() }).readonly().nullable(),
    state: contributionStateSchema,
    reason: z.string().nullable().describe('why it was taken out'),
    receivedAt: instantSchema,
    findings: findingsSchema,
    review: reviewSchema,
  })
  .readonly()
export type ContributionJson = z.infer<typeof contributionSchema>

/** Nothing of what somebody listened to, and not who: only what is needed to decide. */
export const waitingContributionSchema = contributionSchema
  .unwrap()
  .omit({ sha256: true, reason: true })
  .extend({ state: z.enum(['doubted', 'appealed']) })
  .readonly()
export type WaitingContribution = z.infer<typeof waitingContributionSchema>

export const catalogueSchema = z
  .strictObject({
    membersMin: countSchema.describe('no figure speaks of fewer members'),
    scopes: z.array(catalogueScopeSchema).max(scopeSchema.options.length).readonly(),
    artists: z.array(catalogueArtistSchema).max(limits.catalogueArtistsMax).readonly().describe('most members first'),
  })
  .readonly()

const seenSchema = z.enum(['doubted', 'appealed']).describe('the state that the decision is about; another one by now is a conflict')

const member = { who: ['member'], needsProof: false, params: noQuerySchema, query: noQuerySchema } as const

export const contributionRoutes = {
  readConsent: {
    ...member,
    method: 'get',
    path: '/api/me/consent',
    summary: 'What you allow with your data now.',
    rate: 'read',
    body: null,
    answer: consentStateSchema,
  },
  changeConsent: {
    ...member,
    method: 'put',
    path: '/api/me/consent',
    summary: 'Changes what you allow, from now on; the same choices again change nothing.',
    rate: 'write',
    body: consentChoicesSchema,
    answer: consentStateSchema,
  },
  listConsents: {
    ...member,
    method: 'get',
    path: '/api/me/consent/history',
    summary: 'Every change of what you allow.',
    rate: 'read',
    query: countedPageQuerySchema,
    body: null,
    answer: pageSchema(consentStateSchema),
  },
  listContributions: {
    ...member,
    method: 'get',
    path: '/api/me/contributions',
    summary: 'What you handed in.',
    rate: 'read',
    query: pageQuerySchema,
    body: null,
    answer: pageSchema(contributionSchema),
  },
  contribute: {
    ...member,
    method: 'put',
    path: '/api/me/contributions/{contribution}',
    summary: 'Hands in a Parquet file of rows of one scope, under an id that you choose; the same file again under it changes nothing.',
    rate: 'upload',
    params: z.strictObject({ contribution: idSchema('contribution') }),
    query: z.strictObject({ scope: scopeSchema }),
    body: 'parquet',
    answer: z.strictObject({ contribution: contributionSchema, findings: findingsSchema }).readonly(),
  },
  withdrawContribution: {
    ...member,
    method: 'delete',
    path: '/api/me/contributions/{contribution}',
    summary: 'Deletes what you handed in, from the vault and from the pool.',
    rate: 'write',
    params: z.strictObject({ contribution: idSchema('contribution') }),
    body: null,
    answer: doneSchema,
  },
  appealContribution: {
    ...member,
    method: 'put',
    path: '/api/me/contributions/{contribution}/appeal',
    summary: 'Asks for another look at what was refused, once; the same words again change nothing.',
    rate: 'write',
    params: z.strictObject({ contribution: idSchema('contribution') }),
    body: z.strictObject({ text: reviewWordsSchema }),
    answer: contributionSchema,
  },
  listWaitingContributions: {
    ...member,
    who: ['steward'],
    method: 'get',
    path: '/api/contributions/waiting',
    summary: 'Contributions that the checks doubt or whose refusal was appealed, the oldest first, without whose they are.',
    rate: 'read',
    query: pageQuerySchema,
    body: null,
    answer: pageSchema(waitingContributionSchema),
  },
  decideContribution: {
    ...member,
    who: ['steward'],
    method: 'put',
    path: '/api/contributions/{contribution}/decision',
    summary: 'Accepts a contribution, which is then pooled, or refuses it with a reason that its member reads.',
    rate: 'heavy',
    params: z.strictObject({ contribution: idSchema('contribution') }),
    body: z.discriminatedUnion('verdict', [
      z.strictObject({ seen: seenSchema, verdict: z.literal('accept') }),
      z.strictObject({ seen: seenSchema, verdict: z.literal('refuse'), reason: reviewWordsSchema }),
    ]),
    answer: doneSchema,
  },
  readCatalogue: {
    method: 'get',
    path: '/api/catalogue',
    summary: 'Figures about the pool, none of which speaks of few members.',
    who: ['anyone'],
    needsProof: false,
    rate: 'heavy',
    params: noQuerySchema,
    query: noQuerySchema,
    body: null,
    answer: catalogueSchema,
  },
} as const satisfies Record<string, Endpoint>

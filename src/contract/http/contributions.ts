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

export const contributionSchema = z
  .strictObject({
    id: idSchema('contribution'),
    scope: scopeSchema,
    rows: countSchema,
    bytes: countSchema,
    sha256: sha256Schema.describe('of the file as it came'),
    period: z.strictObject({ from: z.iso.date(), to: z.iso.date() }).readonly().nullable(),
    state: z.enum(['received', 'accepted', 'refused', 'withdrawn']),
    reason: z.string().nullable(),
    receivedAt: instantSchema,
  })
  .readonly()
export type ContributionJson = z.infer<typeof contributionSchema>

export const catalogueSchema = z
  .strictObject({
    membersMin: countSchema.describe('no figure speaks of fewer members'),
    scopes: z.array(catalogueScopeSchema).max(scopeSchema.options.length).readonly(),
    artists: z.array(catalogueArtistSchema).max(limits.catalogueArtistsMax).readonly().describe('most members first'),
  })
  .readonly()

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
    answer: z
      .strictObject({ contribution: contributionSchema, findings: z.array(findingOfRowsSchema).max(limits.findingsMax).readonly() })
      .readonly(),
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

/** Listeners near a member over HTTP. */
import { z } from 'zod'
import { limits } from '../../shared/limits.ts'
import type { Endpoint } from './endpoint.ts'
import { countSchema, doneSchema, idSchema, instantSchema, noQuerySchema } from './vocabulary.ts'

export const nearbySchema = z
  .strictObject({
    since: instantSchema.nullable().describe('null: you do not take part; you see nobody and nobody sees you'),
    listeners: countSchema.describe('members who take part and pooled enough artists to be compared'),
    withheld: z.enum(['fewArtists', 'fewListeners']).nullable().describe('why nobody is shown'),
    neighbours: z
      .array(
        z
          .strictObject({
            handle: idSchema('pseudonym').describe('what you, and nobody else, call this member by'),
            percentile: z.number().min(0).max(100).describe('per cent of random pairs of those who take part that are less near'),
            sharedArtists: countSchema,
            agreed: z.boolean().describe('you agreed to be known to them'),
            wantsToKnowYou: z.boolean(),
            displayName: z.string().nullable().describe('only where both agreed'),
          })
          .readonly(),
      )
      .max(limits.neighboursMax)
      .readonly()
      .describe('nearest first'),
  })
  .readonly()

const member = { who: ['member'], needsProof: false, params: noQuerySchema, query: noQuerySchema } as const

export const nearbyRoutes = {
  readNearby: {
    ...member,
    method: 'get',
    path: '/api/me/nearby',
    summary: 'How near the listeners nearest to you are, of those who take part.',
    rate: 'heavy',
    body: null,
    answer: nearbySchema,
  },
  takePartInNearby: {
    ...member,
    method: 'put',
    path: '/api/me/nearby',
    summary: 'Takes part in finding listeners near you, or leaves at once.',
    rate: 'write',
    body: z.strictObject({ takesPart: z.boolean() }),
    answer: doneSchema,
  },
  agreeNearby: {
    ...member,
    method: 'put',
    path: '/api/me/nearby/{handle}',
    summary: 'Agrees to be known to a listener near you, or takes that back. Names show once both agreed.',
    rate: 'write',
    params: z.strictObject({ handle: idSchema('pseudonym') }),
    body: z.strictObject({ agrees: z.boolean() }),
    answer: doneSchema,
  },
} as const satisfies Record<string, Endpoint>

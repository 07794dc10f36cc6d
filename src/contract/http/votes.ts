/** Votes over HTTP: the keys that members vote with, and ballots that come without a name. */
import { z } from 'zod'
import { ballotSchema, fieldSchema, pollSchema } from '../ballot.ts'
import type { Endpoint } from './endpoint.ts'
import { countSchema, doneSchema, idSchema, instantSchema, noQuerySchema, sha256Schema } from './vocabulary.ts'

export const windowSchema = z.strictObject({ opensAt: instantSchema, closesAt: instantSchema }).readonly()

export const votingKeySchema = z
  .strictObject({
    commitment: fieldSchema.describe('Semaphore, version 4; it stands on public rolls and tells nothing of whose it is'),
    heldBy: z.enum(['passkey', 'device']).describe('where its secret half is: worked out by a passkey, or kept on a device'),
  })
  .readonly()
const myVotingKeySchema = votingKeySchema.unwrap().extend({ effectiveAt: instantSchema }).readonly()

/** What a voter's device needs; everything but the last two stands in the public log, which the device checks it against. */
export const openPollSchema = pollSchema
  .unwrap()
  .extend({
    window: windowSchema,
    rollSha256: sha256Schema.describe('of the roll, which is a document of the public log'),
    places: z
      .strictObject({ roll: countSchema, opening: countSchema })
      .readonly()
      .describe('of the entries in the public log that say all this'),
    voters: countSchema.describe('who have cast a ballot so far; what they said is sealed'),
  })
  .readonly()

const proposal = z.strictObject({ proposal: idSchema('proposal') })
const member = { who: ['member'], needsProof: false, params: noQuerySchema, query: noQuerySchema } as const
const anyone = { who: ['anyone'], needsProof: false, params: proposal, query: noQuerySchema, body: null } as const

export const voteRoutes = {
  readVotingKeys: {
    ...member,
    method: 'get',
    path: '/api/me/voting-keys',
    summary: 'The public half of the key that you vote with, and of the one that will replace it.',
    rate: 'read',
    body: null,
    answer: z.strictObject({ current: myVotingKeySchema.nullable(), next: myVotingKeySchema.nullable() }).readonly(),
  },
  changeVotingKey: {
    ...member,
    method: 'put',
    path: '/api/me/voting-keys',
    summary: 'Enrols a voting key. Where there was one, the new one counts three days later and in no vote that is open by then.',
    rate: 'write',
    needsProof: true,
    body: votingKeySchema,
    answer: doneSchema,
  },
  keepVotingKey: {
    ...member,
    method: 'delete',
    path: '/api/me/voting-keys/next',
    summary: 'Takes a change of your voting key back before it counts.',
    rate: 'write',
    body: null,
    answer: doneSchema,
  },
  readPoll: {
    ...anyone,
    method: 'get',
    path: '/api/proposals/{proposal}/poll',
    summary: 'What a device needs to vote: the roll, and the key that choices are sealed to.',
    rate: 'read',
    answer: openPollSchema,
  },
  readLastBallot: {
    ...anyone,
    method: 'get',
    path: '/api/proposals/{proposal}/ballots/{nullifier}',
    summary: 'The last ballot that was taken under a nullifier, so that a device knows the next number.',
    isAnonymous: true,
    rate: 'read',
    params: proposal.extend({ nullifier: fieldSchema }),
    answer: z
      .strictObject({
        ballot: z.strictObject({ sequence: countSchema, sealed: z.string(), place: countSchema }).readonly().nullable(),
      })
      .readonly(),
  },
  castBallot: {
    ...anyone,
    method: 'post',
    path: '/api/proposals/{proposal}/ballots',
    summary: 'Casts a secret ballot. It takes no cookie and asks for no account: the ballot proves that its voter is on the roll.',
    isAnonymous: true,
    rate: 'write',
    body: ballotSchema,
    answer: z.strictObject({ place: countSchema.describe('of the ballot in the public log') }).readonly(),
  },
} as const satisfies Record<string, Endpoint>

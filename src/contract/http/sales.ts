/** Sales over HTTP: what buyers ask for, what members vote on, and what is delivered. */
import { z } from 'zod'
import { limits } from '../../shared/limits.ts'
import { COVERAGE_GAPS } from '../consent.ts'
import { CONTRIBUTION_COLUMNS } from '../contribution.ts'
import { previewRowSchema } from '../pool.ts'
import { proposalDocumentSchema } from '../proposal.ts'
import {
  accountIdSchema,
  bpsSchema,
  countSchema,
  doneSchema,
  idSchema,
  instantSchema,
  moneySchema,
  nameSchema,
  noQuerySchema,
  pageQuerySchema,
  pageSchema,
  sha256Schema,
  tokenSchema,
} from './vocabulary.ts'
import type { Endpoint } from './endpoint.ts'
import { votingKeySchema, windowSchema } from './votes.ts'

export const requestSchema = z
  .strictObject({ id: idSchema('request'), buyer: idSchema('buyer'), title: z.string(), wishes: z.string(), requestedAt: instantSchema })
  .readonly()

export const proposalStateSchema = z.enum(['draft', 'open', 'passed', 'rejected', 'lapsed', 'paid', 'delivered', 'settled', 'cancelled'])

export const proposalSummarySchema = z
  .strictObject({
    id: idSchema('proposal'),
    title: z.string(),
    buyer: z.strictObject({ id: idSchema('buyer'), name: z.string() }).readonly(),
    price: moneySchema,
    state: proposalStateSchema,
    window: windowSchema.nullable().describe('null until the vote opens'),
  })
  .readonly()
export type ProposalSummary = z.infer<typeof proposalSummarySchema>

export const resultSchema = z
  .strictObject({
    roll: countSchema,
    yes: countSchema,
    no: countSchema,
    abstain: countSchema,
    turnoutBps: bpsSchema,
    quorumMet: z.boolean(),
    majorityMet: z.boolean(),
    verdict: z.enum(['pass', 'reject', 'lapse']),
    closedAt: instantSchema,
  })
  .readonly()

export const proposalDetailSchema = proposalSummarySchema
  .unwrap()
  .extend({
    request: idSchema('request').nullable(),
    document: proposalDocumentSchema,
    documentSha256: sha256Schema.describe('of the canonical JSON of the document; this is what is voted on'),
    draftedAt: instantSchema,
    roll: countSchema,
    result: resultSchema.nullable().describe('null until the vote is counted, so that nobody sees a running tally'),
    release: z
      .strictObject({ id: idSchema('release'), manifestSha256: sha256Schema, deliveredAt: instantSchema })
      .readonly()
      .nullable(),
    mine: z
      .strictObject({
        voter: votingKeySchema.nullable().describe('the key with which you are on the roll; null where you are not'),
        covered: z.boolean().describe('your own consent lets your rows be in this sale'),
        gap: z.enum(COVERAGE_GAPS).nullable().describe('what stands against it, for programs'),
        why: z.string().nullable().describe('what stands against it'),
        answer: z.boolean().nullable().describe('what you said to this very sale'),
        inRelease: z.boolean().nullable().describe('your rows are in what was delivered; null until it is'),
      })
      .readonly()
      .nullable()
      .describe('null for those who are no members'),
    confirmations: z
      .array(z.strictObject({ steward: accountIdSchema, reference: z.string(), at: instantSchema }).readonly())
      .max(limits.approvalsMax)
      .readonly()
      .nullable()
      .describe('who saw the payment arrive; null for those who are no stewards'),
  })
  .readonly()
export type ProposalDetail = z.infer<typeof proposalDetailSchema>

export const previewSchema = z
  .strictObject({
    columns: z.array(z.string()).max(CONTRIBUTION_COLUMNS.length).readonly(),
    rows: z.array(previewRowSchema).max(limits.previewRowsMax).readonly(),
    total: countSchema.describe('of which the rows are the first'),
    covered: z.boolean().describe('false: nothing of you leaves as things stand; the rows are what would, if you allowed it'),
  })
  .readonly()

export const downloadLinkSchema = z
  .strictObject({
    id: sha256Schema.describe('hash of the token'),
    release: idSchema('release'),
    createdAt: instantSchema,
    expiresAt: instantSchema,
    revokedAt: instantSchema.nullable(),
  })
  .readonly()

export const downloadSchema = z.strictObject({ link: sha256Schema, path: z.string(), bytes: countSchema, at: instantSchema }).readonly()

export const buyerReleaseSchema = z
  .strictObject({
    id: idSchema('release'),
    proposal: idSchema('proposal'),
    title: z.string(),
    manifestSha256: sha256Schema,
    deliveredAt: instantSchema,
  })
  .readonly()

export const releaseFilesSchema = z
  .strictObject({
    release: idSchema('release'),
    expiresAt: instantSchema,
    files: z
      .array(z.strictObject({ path: z.string(), bytes: countSchema, sha256: sha256Schema.nullable() }).readonly())
      .max(limits.releaseFilesMax + 1)
      .readonly()
      .describe('the manifest and what it names'),
  })
  .readonly()

export const settlementSchema = z
  .strictObject({
    price: moneySchema,
    treasury: moneySchema,
    distributed: moneySchema,
    members: countSchema,
    shareMin: moneySchema,
    shareMax: moneySchema,
  })
  .readonly()

const proposal = z.strictObject({ proposal: idSchema('proposal') })
const release = z.strictObject({ release: idSchema('release') })
const plain = { needsProof: false, params: noQuerySchema, query: noQuerySchema, body: null } as const
const of = { needsProof: false, params: proposal, query: noQuerySchema, body: null } as const
const steward = { ...of, who: ['steward'], method: 'post', rate: 'write' } as const

export const saleRoutes = {
  requestDataset: {
    ...plain,
    method: 'put',
    path: '/api/requests/{request}',
    summary: 'Asks for data in your own words, under an id that you choose.',
    who: ['buyer'],
    rate: 'write',
    params: z.strictObject({ request: idSchema('request') }),
    body: z.strictObject({ title: nameSchema, wishes: z.string().trim().min(1).max(10_000) }),
    answer: requestSchema,
  },
  listMyRequests: {
    ...plain,
    method: 'get',
    path: '/api/me/requests',
    summary: 'What you asked for, with the proposals that answer it.',
    who: ['buyer'],
    rate: 'read',
    query: pageQuerySchema,
    answer: pageSchema(
      requestSchema
        .unwrap()
        .extend({ proposals: z.array(proposalSummarySchema).max(limits.proposalsPerRequestMax).readonly() })
        .readonly(),
    ),
  },
  listRequests: {
    ...plain,
    method: 'get',
    path: '/api/requests',
    summary: 'What buyers ask for.',
    who: ['steward'],
    rate: 'read',
    query: pageQuerySchema,
    answer: pageSchema(requestSchema),
  },
  listProposals: {
    ...plain,
    method: 'get',
    path: '/api/proposals',
    summary: 'Lists proposals; drafts are for stewards only.',
    who: ['member', 'steward'],
    rate: 'read',
    query: pageQuerySchema.extend({ state: proposalStateSchema.optional() }),
    answer: pageSchema(proposalSummarySchema),
  },
  readProposal: {
    ...of,
    method: 'get',
    path: '/api/proposals/{proposal}',
    summary: 'The whole of a proposal, with its result once it is counted.',
    who: ['member', 'steward'],
    rate: 'read',
    answer: proposalDetailSchema,
  },
  previewMyRows: {
    ...of,
    method: 'get',
    path: '/api/proposals/{proposal}/my-rows',
    summary: 'Exactly which of your rows and columns would leave.',
    who: ['member'],
    rate: 'heavy',
    answer: previewSchema,
  },
  answerSale: {
    ...of,
    method: 'put',
    path: '/api/proposals/{proposal}/my-answer',
    summary: 'Says yes or no to your own rows being in this sale, whatever the vote decides.',
    who: ['member'],
    rate: 'write',
    body: z.strictObject({ consents: z.boolean() }),
    answer: doneSchema,
  },
  draftProposal: {
    ...of,
    method: 'put',
    path: '/api/proposals/{proposal}',
    summary: 'Writes down a proposal, under an id that you choose; its words never change.',
    who: ['steward'],
    rate: 'write',
    body: z.strictObject({ request: idSchema('request').nullable(), document: proposalDocumentSchema }),
    answer: z.strictObject({ documentSha256: sha256Schema }).readonly(),
  },
  openProposal: {
    ...steward,
    path: '/api/proposals/{proposal}/opening',
    summary: 'Puts a draft to the vote: the roll is frozen, and the time starts.',
    needsProof: true,
    answer: z.strictObject({ window: windowSchema, roll: countSchema }).readonly(),
  },
  closeVote: {
    ...steward,
    path: '/api/proposals/{proposal}/count',
    summary: 'Counts a vote whose time is over. It is also counted by itself, within a minute.',
    answer: resultSchema,
  },
  cancelProposal: {
    ...steward,
    path: '/api/proposals/{proposal}/cancellation',
    summary: 'Gives up a draft, or a sale that was never paid.',
    needsProof: true,
    body: z.strictObject({ why: z.string().trim().min(1).max(1_000) }),
    answer: doneSchema,
  },
  confirmPayment: {
    ...steward,
    path: '/api/proposals/{proposal}/payment-confirmations',
    summary: 'Confirms that the money has arrived; two stewards must have read the same reference.',
    needsProof: true,
    body: z.strictObject({ reference: z.string().trim().min(1).max(200) }),
    answer: z.strictObject({ paid: z.boolean() }).readonly(),
  },
  deliver: {
    ...steward,
    method: 'put',
    path: '/api/proposals/{proposal}/releases/{release}',
    summary: 'Builds the release from the document that was voted on and delivers it, under an id that you choose.',
    rate: 'heavy',
    needsProof: true,
    params: z.strictObject({ proposal: idSchema('proposal'), release: idSchema('release') }),
    answer: z.strictObject({ release: idSchema('release'), manifestSha256: sha256Schema, members: countSchema }).readonly(),
  },
  settle: {
    ...steward,
    path: '/api/proposals/{proposal}/settlement',
    summary: 'Divides the price of a delivered sale, by the rule that was voted on.',
    needsProof: true,
    answer: settlementSchema,
  },
  listMyReleases: {
    ...plain,
    method: 'get',
    path: '/api/me/releases',
    summary: 'What was delivered to you.',
    who: ['buyer'],
    rate: 'read',
    query: pageQuerySchema,
    answer: pageSchema(buyerReleaseSchema),
  },
  makeDownloadLink: {
    ...plain,
    method: 'post',
    path: '/api/me/releases/{release}/links',
    summary: 'Makes an expiring link to a release. The token is shown this once; whoever has it can download.',
    who: ['buyer'],
    rate: 'write',
    needsProof: true,
    params: release,
    answer: z.strictObject({ token: tokenSchema, link: downloadLinkSchema }).readonly(),
  },
  listDownloadLinks: {
    ...plain,
    method: 'get',
    path: '/api/me/releases/{release}/links',
    summary: 'The links to a release, without their tokens.',
    who: ['buyer'],
    rate: 'read',
    params: release,
    query: pageQuerySchema,
    answer: pageSchema(downloadLinkSchema),
  },
  revokeDownloadLink: {
    ...plain,
    method: 'delete',
    path: '/api/me/releases/{release}/links/{link}',
    summary: 'Takes a link back.',
    who: ['buyer'],
    rate: 'write',
    params: release.extend({ link: sha256Schema }),
    answer: doneSchema,
  },
  listDownloads: {
    ...plain,
    method: 'get',
    path: '/api/me/releases/{release}/downloads',
    summary: 'Who fetched what of a release, and when.',
    who: ['buyer'],
    rate: 'read',
    params: release,
    query: pageQuerySchema,
    answer: pageSchema(downloadSchema),
  },
  listReleaseFiles: {
    ...plain,
    method: 'get',
    path: '/api/downloads/{token}',
    summary: 'The files behind a download link.',
    who: ['anyone'],
    rate: 'download',
    params: z.strictObject({ token: tokenSchema }),
    answer: releaseFilesSchema,
  },
  downloadFile: {
    ...plain,
    method: 'get',
    path: '/api/downloads/{token}/{path+}',
    summary: 'One file behind a download link.',
    who: ['anyone'],
    rate: 'download',
    params: z.strictObject({ token: tokenSchema, path: z.string().max(500) }),
    answer: 'file',
  },
} as const satisfies Record<string, Endpoint>

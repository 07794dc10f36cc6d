/** What `chorus demo` says of its throw-away collective: how it fared, and as whom one can look around in it. */
import { z } from 'zod'
import type { AccountId } from '../shared/ids.ts'
import { limits } from '../shared/limits.ts'

const count = z.int().nonnegative()
const amount = z.string().regex(/^\d+\.\d{2}$/)

export const demoReportSchema = z
  .strictObject({
    members: count.describe('on the roll'),
    listens: count.describe('that members handed in, all scopes together'),
    ballots: z.strictObject({ yes: count, no: count, abstain: count }).readonly().describe('those that counted'),
    ballotsCast: count.describe('with those that a later ballot of the same member replaced'),
    quorum: count.describe('members who had to vote for the vote to count'),
    turnout: z.number().min(0).max(1).describe('members who voted, of the roll'),
    currency: z.string(),
    price: amount,
    treasury: amount,
    distributed: amount.describe('to members, all shares together'),
    shareMin: amount,
    shareMax: amount,
    paidMembers: count.describe('with a share'),
    proposalSha256: z.string().regex(/^[0-9a-f]{64}$/),
    release: z
      .strictObject({ id: z.string(), members: count, rows: count, files: count, manifestSha256: z.string().regex(/^[0-9a-f]{64}$/) })
      .readonly(),
    releaseVerified: z.boolean(),
    payouts: z
      .strictObject({ requested: count, belowMinimum: count, paid: count, amount })
      .readonly()
      .describe('what members asked to have paid out, and what the bank confirmed'),
    booksSound: z.boolean().describe('read again from the first transfer, every one balances and no account is below zero'),
    recordSound: z.boolean().describe('every entry of the audit log follows from the one before'),
    publicLogSound: z.boolean().describe('an audit of the public log, as anyone outside can do it, finds nothing wrong'),
    folder: z.string().nullable().describe('where the data directory was kept; null when it was removed'),
    seconds: z.number().nonnegative().describe('of this run; an earlier one that was interrupted is not in it'),
  })
  .readonly()
export type DemoReport = z.infer<typeof demoReportSchema>

/** A vote of fewer would say nothing about anyone's part in it. */
export const DEMO_MEMBERS_MIN = 10

/** What a demonstration that is kept has to know of itself to go on after an interruption; all else is worked out again or stored. */
export const demoPlanSchema = z
  .strictObject({
    format: z.literal('chorus-demo-1'),
    members: z.int().min(DEMO_MEMBERS_MIN).max(limits.demoMembersMax),
    ballots: z.int().min(1).max(limits.demoMembersMax),
    seed: z.string(),
    listens: count.nullable().describe('that members handed in; null until all have, and until then it starts over'),
    isOver: z.boolean().describe('whether it has come to its end'),
  })
  .refine(({ members, ballots }) => ballots <= members, 'Nobody votes twice.')
  .readonly()
export type DemoPlan = z.infer<typeof demoPlanSchema>

/** What stands before a voting code in the address to which a door of the demonstration leads. */
export const VOTING_CODE_FRAGMENT = 'voting-code='

/** An invented person as whom whoever sits at this computer may look around. */
export interface DemoPerson {
  readonly account: AccountId
  readonly displayName: string
  readonly role: 'member' | 'steward' | 'buyer'
  /** What there is to see and do for them. */
  readonly part: 'member' | 'firstSteward' | 'secondSteward' | 'buyer'
  /** With which a member votes, as if it had been kept in this browser; null for those who do not vote. */
  readonly votingCode: string | null
}

/** A demonstration that goes on in the browser. */
export interface DemoSite {
  readonly dataDir: string
  readonly port: number
  readonly people: readonly DemoPerson[]
  /** Called with the address to open, when it answers. */
  readonly onReady: (address: string) => void
}

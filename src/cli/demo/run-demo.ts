/** The whole demonstration: a collective comes together, sells, is paid, and its figures are checked. */
import type { Engines } from '../../app/ports/engines.ts'
import type { DemoPerson, DemoReport } from '../../contract/demo.ts'
import { assert } from '../../shared/assert.ts'
import { add, compare, formatAmount } from '../../shared/money.ts'
import type { EpochMs } from '../../shared/time.ts'
import { leaveOpen } from './afterwards.ts'
import { createWorld, CURRENCY, type DemoRequest, type MembersTools, type World } from './collective.ts'
import { found, handIn, join } from './gather.ts'
import { payOut, recheck, settle } from './money.ts'
import { pay, propose, release, type BuyersTools } from './sale.ts'
import { vote } from './vote.ts'
import { quorumVotersOf } from './voters.ts'

const BPS_WHOLE = 10_000

/** Everything but what only the command knows. */
export type DemoFindings = Omit<DemoReport, 'folder' | 'seconds'>

export interface LivedDemo {
  readonly findings: DemoFindings
  /** As whom one can look around afterwards; nobody where it does not go on. */
  readonly people: readonly DemoPerson[]
}

export interface DemoStory extends DemoRequest {
  /** The present day, from which something is left to do for those who look around; null where it ends with its report. */
  readonly goesOnAtMs: EpochMs | null
  /** How many listens members have handed in already, where this goes on after an interruption; null where nothing has happened. */
  readonly listensBefore: number | null
  /** Called when everything is handed in that will be: from here on an interrupted story can go on. */
  readonly onGathered: (listens: number) => Promise<void>
}

export async function runDemo(engines: Engines, request: DemoStory, tools: BuyersTools & MembersTools): Promise<LivedDemo> {
  const world = createWorld(engines, request, tools)
  const listens = request.listensBefore ?? (await gather(world))
  await request.onGathered(listens)
  const findings = await sell(world, listens, tools)
  return { findings, people: request.goesOnAtMs === null ? [] : await leaveOpen(world, request.goesOnAtMs) }
}

/** Gives how many listens were handed in. */
async function gather(world: World): Promise<number> {
  await found(world)
  await join(world)
  return await handIn(world)
}

/** Whatever of this was done before an interruption is asked for again, and changes nothing. */
async function sell(world: World, listens: number, tools: BuyersTools): Promise<DemoFindings> {
  const sale = await propose(world)
  const { tally, ballotsCast } = await vote(world, sale)
  await pay(world, sale)
  const { manifest, manifestSha256, verified } = await release(world, sale, tools)
  const distribution = await settle(world, sale)
  const { price, treasury, distributed, shareMin, shareMax, paidMembers } = distribution
  assert(compare(add(treasury, distributed), price) === 0, 'treasury and shares are the price to the cent')
  const payouts = await payOut(world)
  const sound = await recheck(world, distribution, { paidOut: payouts, verification: await tools.verification() })
  return {
    members: Number(tally.roll),
    listens,
    ballots: { yes: Number(tally.yes), no: Number(tally.no), abstain: Number(tally.abstain) },
    ballotsCast,
    quorum: quorumVotersOf(world),
    turnout: Number(tally.turnoutBps) / BPS_WHOLE,
    currency: CURRENCY,
    price: formatAmount(price),
    treasury: formatAmount(treasury),
    distributed: formatAmount(distributed),
    shareMin: formatAmount(shareMin),
    shareMax: formatAmount(shareMax),
    paidMembers,
    proposalSha256: sale.documentSha256,
    release: {
      id: manifest.release,
      members: manifest.counts.members,
      rows: manifest.counts.rows,
      files: manifest.files.length,
      manifestSha256,
    },
    releaseVerified: verified,
    payouts: { ...payouts, amount: formatAmount(payouts.amount) },
    booksSound: sound.books,
    recordSound: sound.record,
    publicLogSound: sound.publicLog,
  }
}

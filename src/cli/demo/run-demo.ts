/** The whole demonstration: a collective comes together, sells, is paid, and its figures are checked. */
import type { Engines } from '../../app/ports/engines.ts'
import type { DemoPerson, DemoReport } from '../../contract/demo.ts'
import { assert } from '../../shared/assert.ts'
import { add, compare, formatAmount } from '../../shared/money.ts'
import type { EpochMs } from '../../shared/time.ts'
import { leaveOpen } from './afterwards.ts'
import { createWorld, CURRENCY, type DemoRequest, type VotingTools, type World } from './collective.ts'
import { found, handIn, join } from './gather.ts'
import { payOut, recheck, settle } from './money.ts'
import { pay, propose, release, vote, type BuyersTools } from './sale.ts'

const BPS_WHOLE = 10_000

/** Everything but what only the command knows. */
export type DemoFindings = Omit<DemoReport, 'folder' | 'seconds'>

export interface LivedDemo {
  readonly findings: DemoFindings
  /** As whom one can look around afterwards; nobody where it does not go on. */
  readonly people: readonly DemoPerson[]
}

/** With `goesOnAtMs`, the present day, something is left to do for those who look around. */
export async function runDemo(
  engines: Engines,
  request: DemoRequest & { readonly goesOnAtMs: EpochMs | null },
  tools: BuyersTools & VotingTools,
): Promise<LivedDemo> {
  const world = createWorld(engines, request, tools)
  const findings = await live(world, tools)
  return { findings, people: request.goesOnAtMs === null ? [] : await leaveOpen(world, request.goesOnAtMs) }
}

async function live(world: World, tools: BuyersTools): Promise<DemoFindings> {
  await found(world)
  await join(world)
  const listens = await handIn(world)
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

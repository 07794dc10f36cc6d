/** The vote: every ballot of the plan is made and cast, from the first that is not in the box yet, and the count decides. */
import { answerSale } from '../../app/sales/answer-sale.ts'
import { castBallots } from '../../app/sales/cast-ballots.ts'
import { closeVote } from '../../app/sales/close-vote.ts'
import { everyPage } from '../../app/every-page.ts'
import { pollOf } from '../../app/sales/poll.ts'
import { rollSchema, type Poll, type SecretBallot } from '../../contract/ballot.ts'
import type { Tally } from '../../governance/index.ts'
import { assert } from '../../shared/assert.ts'
import type { Id } from '../../shared/ids.ts'
import type { EpochMs } from '../../shared/time.ts'
import { must, VOTING_MS, type World } from './collective.ts'
import { inOrder } from './in-order.ts'
import { planOf } from './member-choices.ts'
import type { OpenedSale } from './sale.ts'
import { planBallots, type PlannedBallot } from './vote-plan.ts'
import { votersOf, votingCodeOf } from './voters.ts'

export interface Vote {
  readonly tally: Tally
  /** With those that a later one of the same member replaced. */
  readonly ballotsCast: number
}

export async function vote(world: World, { proposal }: OpenedSale): Promise<Vote> {
  const planned = planBallots(votersOf(world), VOTING_MS)
  const ballotsCast = await castAsPlanned(world, proposal, planned)
  return { tally: must(await closeVote(world.effects, proposal)), ballotsCast }
}

/** Those who want to be asked for each sale say yes to this one. */
async function answerWhereAsked({ effects, request, members, otherBuyer }: World, proposal: Id<'proposal'>): Promise<void> {
  for (const [number, member] of members.entries()) {
    if (!planOf(request.seed, number, otherBuyer).consent.askEachSale) continue
    must(await answerSale(effects, { proposal, member, consents: true }))
  }
}

/** So many for each that is made at the same time: a slow one holds up the casting, and not yet the making. */
const AHEAD = 4

/**
 * Ballots go in one by one in the order of the plan, so that after an interruption the number of those that are in says where
 * to go on; were it wrong, the box would refuse what it has. Leaves the calendar at the close and gives how many were taken.
 */
async function castAsPlanned(world: World, proposal: Id<'proposal'>, planned: readonly PlannedBallot[]): Promise<number> {
  const { effects, maker, clock } = world
  const box = await boxOf(world, proposal)
  const progress = progressOf(world, planned)
  let taken = box.taken
  progress(taken)
  const answered = answerWhereAsked(world, proposal)
  // It is waited for below, unless no ballot can be made.
  answered.catch(() => undefined)
  const left = planned.slice(taken)
  for await (const [plan, ballot] of inOrder(left, maker.atOnce * AHEAD, (each) => make(world, box, each))) {
    // Answers are given while the first ballots are made, and before the calendar moves on.
    await answered
    clock.nowMs = Math.max(clock.nowMs, box.opensAtMs + plan.castAfterMs)
    const [answer] = must(await castBallots(effects, { proposal, ballots: [ballot] }))
    const isInTime = plan.castAfterMs < VOTING_MS
    assert(answer?.kind === (isInTime ? 'accept' : 'refused'), 'a ballot is taken until the close, and none after it')
    if (isInTime) progress((taken += 1))
  }
  return taken
}

interface Box {
  readonly poll: Poll
  readonly roll: readonly string[]
  readonly opensAtMs: EpochMs
  /** How many ballots are in it. */
  readonly taken: number
}

async function boxOf({ effects }: World, proposal: Id<'proposal'>): Promise<Box> {
  return await effects.store.read(async (view) => {
    const kept = await view.ballots.poll(proposal)
    const text = kept && (await view.log.evidence(kept.rollSha256))
    const poll = await pollOf(view, proposal)
    const window = (await view.proposals.proposal(proposal))?.window
    assert(poll !== undefined && text !== undefined && window, 'the vote was opened')
    const taken = (await everyPage((page) => view.ballots.list(proposal, page))).length
    return { poll, roll: rollSchema.parse(JSON.parse(text)), opensAtMs: window.opensAtMs, taken }
  })
}

/** What a member's device does: it proves that the member is on the roll, and seals the choice. */
async function make(world: World, { poll, roll }: Box, plan: PlannedBallot): Promise<readonly [PlannedBallot, SecretBallot]> {
  const { voter, choice, sequence } = plan
  const ballot = await world.maker.make({ code: votingCodeOf(world, voter), poll, roll, choice, sequence })
  assert(ballot, 'everyone who votes is on the roll')
  return [plan, ballot]
}

/** Of the ballots that are in, some are first ones and some are second thoughts; the last of the plan is neither. */
function progressOf({ request }: World, planned: readonly PlannedBallot[]): (taken: number) => void {
  const [first, again] = [1, 2].map((sequence) => planned.filter((ballot) => ballot.sequence === sequence).length)
  assert(first !== undefined && again !== undefined, 'both are counted')
  return (taken) => {
    if (taken < first || again === 0) request.onProgress({ step: 'Members vote', done: taken, total: first })
    else request.onProgress({ step: 'Some think again before the close', done: taken - first, total: again })
  }
}

/** A vote of a few members as it really takes place, with real keys, proofs and seals, and what the public log says of it. */
import { proofArtifacts } from '../../src/adapters/membership/artifacts.ts'
import { openMembershipProofs } from '../../src/adapters/membership/batch-verifier.ts'
import { openEmbeddedStore } from '../../src/adapters/postgres/store.ts'
import { admitMembers } from '../../src/app/people/admit-accounts.ts'
import { eraseMember } from '../../src/app/people/erase-member.ts'
import { changeVotingKey, type VotingKey } from '../../src/app/people/voting-keys.ts'
import { castBallot } from '../../src/app/sales/cast-ballots.ts'
import { closeVote } from '../../src/app/sales/close-vote.ts'
import { pollOf } from '../../src/app/sales/poll.ts'
import { rollSchema, type Poll, type SecretBallot } from '../../src/contract/ballot.ts'
import { logEntrySchema, type LogEntry } from '../../src/contract/log.ts'
import type { Choice } from '../../src/governance/index.ts'
import { makeBallot, makeVotingIdentity, type BallotClaim, type VotingIdentity } from '../../src/secret-ballot/index.ts'
import { assert, at } from '../../src/shared/assert.ts'
import { MS_PER_DAY } from '../../src/shared/time.ts'
import { foundCollective, must, openSale } from './collective.ts'
import { sha256 } from './log-keeper.ts'

export interface VotedSale {
  readonly entries: readonly LogEntry[]
  /** What the entries name by hashes. */
  readonly documents: readonly string[]
  readonly poll: Poll
  readonly roll: readonly bigint[]
  /** Four who voted, one who had asked for another key, and one who had left. */
  readonly voters: readonly VotingIdentity[]
  /** What the fifth will vote by when the roll is frozen already. */
  readonly changed: VotingIdentity
}

const MEMBERS = 6
/** Who votes what, in this order: the first thinks again. */
const BALLOTS: readonly (readonly [voter: number, choice: Choice, sequence: number])[] = [
  [0, 'no', 1],
  [1, 'yes', 1],
  [2, 'no', 1],
  [0, 'yes', 2],
  [3, 'abstain', 1],
]

export function identityOf(number: number): VotingIdentity {
  return makeVotingIdentity(new Uint8Array(32).fill(number + 1))
}

export async function proven(
  poll: Poll,
  roll: readonly bigint[],
  vote: Pick<Parameters<typeof makeBallot>[2], 'identity' | 'choice' | 'sequence'>,
): Promise<SecretBallot> {
  const ballot = await makeBallot(sha256, await proofArtifacts(), { poll, roll, ...vote })
  assert(ballot !== undefined, 'the voter is on the roll')
  return ballot
}

/** As an audit takes it. */
export async function checkProofs(claims: readonly BallotClaim[]): Promise<readonly boolean[]> {
  return await (await openMembershipProofs()).check(claims)
}

export async function holdVote(): Promise<VotedSale> {
  const store = await openEmbeddedStore(null)
  const world = await foundCollective(store, 'a vote that is audited')
  const effects = { ...world.effects, proofs: await openMembershipProofs() }
  const voters = Array.from({ length: MEMBERS }, (_, number) => identityOf(number))
  const changed = identityOf(MEMBERS)
  const keyOf = ({ commitment }: VotingIdentity): VotingKey => ({ commitment: commitment.toString(), heldBy: 'device' })
  const members = voters.map((voter, number) => ({ id: world.id('member'), displayName: `Member ${number}`, votingKey: keyOf(voter) }))
  must(await admitMembers(effects, { by: null, members }))
  effects.clock.nowMs += MS_PER_DAY
  must(await changeVotingKey(effects, { member: at(members, 4).id, key: keyOf(changed) }))
  must(await eraseMember(effects, { by: at(members, 5).id, member: at(members, 5).id }))
  effects.clock.nowMs += MS_PER_DAY
  const proposal = await openSale(world)
  const { poll, roll } = await store.read(async (view) => {
    const found = await pollOf(view, proposal)
    const text = await view.log.evidence((await view.ballots.poll(proposal))?.rollSha256 ?? '')
    assert(found !== undefined && text !== undefined, 'the vote is open')
    return { poll: found, roll: rollSchema.parse(JSON.parse(text)).map(BigInt) }
  })
  for (const [voter, choice, sequence] of BALLOTS) {
    effects.clock.nowMs += 1_000
    must(await castBallot(effects, proposal, await proven(poll, roll, { identity: at(voters, voter), choice, sequence })))
  }
  effects.clock.nowMs += 7 * MS_PER_DAY
  must(await closeVote(effects, proposal))
  const logged = await store.read(async (view) => {
    const entries = (await view.log.entries(0, 1_000)).map(({ text }) => logEntrySchema.parse(JSON.parse(text)))
    const hashes = entries.flatMap((entry) => [
      ...('listSha256' in entry ? [entry.listSha256] : []),
      ...('documentSha256' in entry ? [entry.documentSha256] : []),
    ])
    const documents = await Promise.all(hashes.map(async (hash) => (await view.log.evidence(hash)) ?? ''))
    return { entries, documents }
  })
  await store.close()
  return { ...logged, poll, roll, voters, changed }
}

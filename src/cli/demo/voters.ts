/** Who of the invented members votes, and with which keys. */
import type { VotingKey } from '../../app/people/voting-keys.ts'
import { votingIdentityOf } from '../../secret-ballot/index.ts'
import { hexOf } from '../../shared/hex.ts'
import { basisPoints, type BasisPoints } from '../../shared/money.ts'
import { TYPED_CODE_BYTES, typedCodeOf } from '../../shared/typed-code.ts'
import type { World } from './collective.ts'
import { seededRandom } from './random.ts'
import { planVote, type PlannedVoter } from './vote-plan.ts'

type Asked = Pick<World, 'request'>

/** The member as whom one can look around afterwards: every fourth has asked for their money already, this one has not. */
export const VISITED_MEMBER = 1

/** Largest that is below the order of the curve whatever its bits are. */
const FIELD_BYTES = 31
const WHOLE_BPS = 10_000n

export function votersOf({ request }: Asked): readonly PlannedVoter[] {
  return planVote(shuffled(request), request.ballots)
}

/** The code that a member keeps on their device. */
export function votingCodeOf({ request: { seed } }: Asked, number: number): string {
  return typedCodeOf(seededRandom(`${seed}/voting-code/${number}`).bytes(TYPED_CODE_BYTES))
}

/** Gives the key of each member, by place. */
export function votingKeysOf(world: Pick<World, 'request' | 'engines'>): (number: number) => VotingKey {
  const sha256 = (bytes: Uint8Array): Uint8Array => world.engines.hasher.sha256(bytes)
  const voting = new Set([...votersOf(world).map(({ number }) => number), VISITED_MEMBER])
  return (number) => ({
    commitment: voting.has(number)
      ? votingIdentityOf(sha256, votingCodeOf(world, number)).commitment.toString()
      : silentCommitment(world, number),
    heldBy: 'device',
  })
}

/** Members who stay silent need no secret, and working real ones out for ten thousand of them would take minutes. */
function silentCommitment({ request: { seed } }: Asked, number: number): string {
  return BigInt(`0x${hexOf(seededRandom(`${seed}/silent/${number}`).bytes(FIELD_BYTES))}`).toString()
}

/** Half of what is to come: a demonstration in which few vote would otherwise decide nothing. */
export function quorumOf({ request: { members, ballots } }: Asked): BasisPoints {
  return basisPoints(Number((BigInt(ballots) * WHOLE_BPS) / BigInt(members) / 2n))
}

/** How many members that is. */
export function quorumVotersOf(world: Asked): number {
  const [members, quorum] = [BigInt(world.request.members), BigInt(quorumOf(world))]
  return Number((quorum * members + WHOLE_BPS - 1n) / WHOLE_BPS)
}

/** Fisher and Yates. */
function shuffled({ seed, members }: World['request']): readonly number[] {
  const random = seededRandom(`${seed}/turnout`)
  const order = Array.from({ length: members }, (_, number) => number)
  for (let last = order.length - 1; last > 0; last--) {
    const other = random.below(last + 1)
    const [moved = 0, into = 0] = [order[last], order[other]]
    order[last] = into
    order[other] = moved
  }
  return order
}

/** Listeners near a member: taking part, seeing how near others are, and learning each other's names once both agree. */
import { ID_BYTES, makeId, type Id } from '../../shared/ids.ts'
import { limits } from '../../shared/limits.ts'
import type { EpochMs } from '../../shared/time.ts'
import { change, type Effects } from '../change.ts'
import { done, notMember, refused, repeated, type Outcome } from '../outcome.ts'
import type { NearbyIndex, NearbyIndexEffects, Neighbourhood } from './nearby-index.ts'

export interface NearbyEffects extends Effects, NearbyIndexEffects {
  readonly nearbyIndex: NearbyIndex
}

const notTaking = refused('notNearby', 'You do not take part in finding listeners near you.')
const noNeighbour = refused('noNeighbour', 'Nobody who takes part goes by this name for you.')

/** Taking part and leaving; leaving takes effect at once and takes all agreements along. */
export function takePart(effects: Effects, member: Id<'member'>, isTaking: boolean): Promise<Outcome<null, 'notMember'>> {
  return change(effects, async ({ tx, atMs, record }) => {
    if (!(await tx.accounts.holders('member', [member])).has(member)) return notMember
    const before = (await tx.nearby.members()).has(member)
    if (before === isTaking) return repeated(null)
    await (isTaking ? tx.nearby.join(member, atMs) : tx.nearby.leave(member))
    await record({ actor: member, action: isTaking ? 'joinNearby' : 'leaveNearby', subject: member, detail: {} })
    return done(null)
  })
}

export interface SeenNeighbour {
  /** A name that only this member has for the other, so that two members cannot tell that they see the same person. */
  readonly handle: Id<'pseudonym'>
  readonly percentile: number
  readonly sharedArtists: number
  readonly agreed: boolean
  readonly wantsToKnowYou: boolean
  /** Only where both agreed. */
  readonly displayName: string | null
}

export interface SeenNearby {
  readonly sinceMs: EpochMs | null
  readonly listeners: number
  readonly withheld: Neighbourhood['withheld']
  readonly neighbours: readonly SeenNeighbour[]
}

/** What a member sees. Who does not take part sees nobody and is seen by nobody. */
export async function seeNearby(effects: NearbyEffects, member: Id<'member'>): Promise<SeenNearby> {
  const { taking, agreements } = await effects.store.read(async (view) => ({
    taking: await view.nearby.members(),
    agreements: await view.nearby.agreementsOf(member),
  }))
  const sinceMs = taking.get(member)
  if (sinceMs === undefined) return { sinceMs: null, listeners: 0, withheld: null, neighbours: [] }
  const { neighbours, listeners, withheld } = await effects.nearbyIndex.near(effects, member, [...taking.keys()], limits.neighboursMax)
  const mutual = neighbours.filter(({ member: other }) => agreements.given.has(other) && agreements.received.has(other))
  const accounts = await effects.store.read((view) => view.accounts.accounts(mutual.map(({ member: other }) => other)))
  return {
    sinceMs,
    listeners,
    withheld,
    neighbours: neighbours.map(({ member: other, closeness }) => ({
      handle: handleOf(effects, member, other),
      percentile: closeness.percentile,
      sharedArtists: closeness.sharedArtists,
      agreed: agreements.given.has(other),
      wantsToKnowYou: agreements.received.has(other),
      displayName: accounts.get(other)?.displayName ?? null,
    })),
  }
}

/** Agrees to be known to a neighbour, or takes that back, which hides both names again. */
export async function agreeNearby(
  effects: NearbyEffects,
  member: Id<'member'>,
  { handle, agrees }: { readonly handle: Id<'pseudonym'>; readonly agrees: boolean },
): Promise<Outcome<null, 'notNearby' | 'noNeighbour'>> {
  return change(effects, async ({ tx, atMs, record }) => {
    const taking = await tx.nearby.members()
    if (!taking.has(member)) return notTaking
    const other = [...taking.keys()].find((each) => each !== member && handleOf(effects, member, each) === handle)
    if (other === undefined) return noNeighbour
    if ((await tx.nearby.agreementsOf(member)).given.has(other) === agrees) return repeated(null)
    await (agrees ? tx.nearby.agree(member, other, atMs) : tx.nearby.withdraw(member, other))
    // The log is read by more people than these two, so it does not say who the other is.
    await record({ actor: member, action: agrees ? 'agreeNearby' : 'withdrawNearby', subject: member, detail: {} })
    return done(null)
  })
}

function handleOf({ keyedHasher, poolNameKey }: NearbyIndexEffects, member: Id<'member'>, other: Id<'member'>): Id<'pseudonym'> {
  const hash = keyedHasher.hmacSha256(poolNameKey, new TextEncoder().encode(`nearby ${member} ${other}`))
  return makeId('pseudonym', hash.subarray(0, ID_BYTES))
}

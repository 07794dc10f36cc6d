/** The part of the store's conformance that is about the keys that members vote with. */
import { describe, expect, it } from 'vitest'
import { everyPage } from '../../src/app/every-page.ts'
import { admitMember } from '../../src/app/people/admit-accounts.ts'
import { eraseMember } from '../../src/app/people/erase-member.ts'
import { changeVotingKey, keepVotingKey } from '../../src/app/people/voting-keys.ts'
import { VOTING_KEY_DELAY_MS } from '../../src/governance/index.ts'
import type { Id } from '../../src/shared/ids.ts'
import type { World } from '../support/collective.ts'
import { admitConsenting, must, openSale } from '../support/collective.ts'
import { votingKeyOf } from '../support/voters.ts'

/** `worldOf` gives a collective over the store under test, when the tests run. */
export function describeVotingKeys(worldOf: () => World): void {
  describe('voting keys', () => {
    const rollOf = async (proposal: Id<'proposal'>): Promise<readonly (string | null)[]> =>
      (await worldOf().effects.store.read((view) => everyPage((page) => view.proposals.roll(proposal, page)))).map(
        ({ commitment }) => commitment,
      )

    it('belong to one member each', async () => {
      const world = worldOf()
      const { effects } = world
      const [member = world.id('member'), other = world.id('member')] = await admitConsenting(world, 2)
      expect(await changeVotingKey(effects, { member, key: votingKeyOf(other) })).toMatchObject({ reason: 'votingKeyTaken' })
      const twin = { id: world.id('member'), displayName: 'Twin', votingKey: votingKeyOf(member) }
      expect(await admitMember(effects, null, twin)).toMatchObject({ reason: 'votingKeyTaken' })
      expect((await worldOf().effects.store.read((view) => view.accounts.accounts([twin.id]))).size).toBe(0)
    })

    it('change three days after it was asked for, unless it is taken back, and never on a roll that is frozen', async () => {
      const world = worldOf()
      const { effects } = world
      const [member = world.id('member')] = await admitConsenting(world, 1)
      const [before, after, other] = [member, 'another', 'a third'].map(votingKeyOf)
      if (before === undefined || after === undefined || other === undefined) throw new Error('there are three')
      const frozen = await openSale(world)
      must(await changeVotingKey(effects, { member, key: after }))
      expect(must(await changeVotingKey(effects, { member, key: after })).repeated).toBe(true)
      expect(await rollOf(await openSale(world))).toContain(before.commitment)
      must(await keepVotingKey(effects, member))
      effects.clock.nowMs += VOTING_KEY_DELAY_MS
      expect(await rollOf(await openSale(world))).toContain(before.commitment)
      must(await changeVotingKey(effects, { member, key: after }))
      must(await changeVotingKey(effects, { member, key: other }))
      effects.clock.nowMs += VOTING_KEY_DELAY_MS
      const roll = await rollOf(await openSale(world))
      expect([before, after, other].map(({ commitment }) => roll.includes(commitment))).toEqual([false, false, true])
      expect(await rollOf(frozen)).toContain(before.commitment)
      must(await eraseMember(effects, { by: member, member }))
      expect(await rollOf(await openSale(world))).not.toContain(other.commitment)
    })
  })
}

/** Founds the collective: its rules, and the stewards who start it. */
import { canonicalJson } from '../../shared/canonical-json.ts'
import type { Id } from '../../shared/ids.ts'
import type { Effects } from '../change.ts'
import { change } from '../change.ts'
import type { Outcome } from '../outcome.ts'
import { done, refused, repeated } from '../outcome.ts'
import type { Collective, NewAccount } from '../ports/accounts.ts'

export interface SetUpCollective {
  readonly collective: Collective
  /** At least one; payments need two, and stewards can appoint others. */
  readonly stewards: readonly NewAccount<Id<'steward'>>[]
}

export function setUpCollective(
  effects: Effects,
  { collective, stewards }: SetUpCollective,
): Promise<Outcome<null, 'noSteward' | 'alreadySetUp'>> {
  return change(effects, async ({ tx, atMs, record }) => {
    const [founder] = stewards
    if (founder === undefined) return refused('noSteward', 'A collective starts with at least one steward.')
    const rules = rulesOf(collective)
    const existing = await tx.accounts.collective()
    if (existing !== undefined) {
      const ids = stewards.map(({ id }) => id)
      const same =
        canonicalJson(rulesOf(existing)) === canonicalJson(rules) && (await tx.accounts.holders('steward', ids)).size === ids.length
      return same ? repeated(null) : refused('alreadySetUp', 'This collective was founded before; its stewards can let others in.')
    }
    await tx.accounts.setUp(collective, atMs)
    await tx.accounts.add(stewards, 'steward', atMs)
    const detail = { ...rules, stewards: stewards.map(({ id }) => id) }
    await record({ actor: founder.id, action: 'setUpCollective', subject: 'collective', detail })
    return done(null)
  })
}

function rulesOf({ name, currency, treasury, quorumBps, majorityBps, votingMs, payoutMinorMin }: Collective) {
  return { name, currency, treasuryBps: treasury, quorumBps, majorityBps, votingMs, payoutMinorMin: payoutMinorMin.toString() }
}

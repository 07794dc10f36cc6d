/** Makes vault and pool hold what the state of each contribution says, also where a crash came between. */
import { contributionCan, KEPT } from '../../contribution/index.ts'
import type { EpochMs } from '../../shared/time.ts'
import { change } from '../change.ts'
import { everyPage } from '../every-page.ts'
import type { Contribution } from '../ports/contributions.ts'
import { contribute, type ContributionEffects } from './contribute.ts'
import { poolNameOf } from './pool-name.ts'

/** Takes out of the pool and the vault what is no longer to be in them, and notes that it is done. Doing it again is harmless. */
export async function settle(
  effects: ContributionEffects,
  contributions: readonly Pick<Contribution, 'id' | 'member' | 'state'>[],
): Promise<void> {
  if (contributions.length === 0) return
  const unpooled = contributions.filter(({ state }) => KEPT[state].rows === false)
  if (unpooled.length > 0)
    await effects.pool.forgetContributions(unpooled.map(({ id, member }) => ({ member: poolNameOf(effects, member), contribution: id })))
  for (const { id, member, state } of contributions) if (!KEPT[state].file) await effects.vault.remove({ member, contribution: id })
  await effects.store.transact(async (tx) => {
    for (const { id, state } of contributions) await tx.contributions.settle(id, state)
  })
}

/** What was taken back or refused leaves the pool, before anything is made of it. */
export async function settleRemovals(effects: ContributionEffects): Promise<void> {
  await settle(effects, (await unsettled(effects)).filter(isDecided))
}

/**
 * Finishes what was cut short: removals at once, and files that were received before an instant, so that those that are
 * under way are left to whoever is at them.
 */
export async function finishContributions(effects: ContributionEffects, receivedBeforeMs: EpochMs): Promise<void> {
  const open = await unsettled(effects)
  await settle(effects, open.filter(isDecided))
  for (const each of open) if (!isDecided(each) && each.receivedAtMs < receivedBeforeMs) await resume(effects, each)
}

function isDecided(contribution: Contribution): boolean {
  return !contributionCan.pass(contribution)
}

function unsettled({ store }: ContributionEffects): Promise<readonly Contribution[]> {
  return store.read((view) => everyPage((page) => view.contributions.unsettled(page)))
}

/** Offers a file that is in the vault once more, as its member would, and gives up one that never got there. */
async function resume(effects: ContributionEffects, { id, member, scope }: Contribution): Promise<void> {
  const key = await effects.store.read((view) => view.memberKeys.wrappedKey(member))
  const opened = key === undefined || key === 'destroyed' ? undefined : await effects.vault.open({ member, contribution: id }, key)
  if (opened?.kind === 'opened') {
    await contribute(effects, [{ id, member, scope, bytes: opened.bytes }])
    return
  }
  await change(effects, async ({ tx, record }) => {
    const reason = 'The file never arrived; hand it in again.'
    if (!(await tx.contributions.move(id, 'received', { state: 'withdrawn', reason, isSettled: true }))) return
    await record({ actor: 'clock', action: 'loseContribution', subject: id, detail: {} })
  })
}

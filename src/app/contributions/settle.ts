/** Makes vault and pool hold what the state of each contribution says, also where a crash came between. */
import { contributionCan, KEPT, readContribution, type ContributionRows } from '../../contribution/index.ts'
import type { EpochMs } from '../../shared/time.ts'
import { change } from '../change.ts'
import { everyPage } from '../every-page.ts'
import type { Contribution } from '../ports/contributions.ts'
import { contribute, type ContributionEffects } from './contribute.ts'
import { poolNameOf } from './pool-name.ts'

type Known = Pick<Contribution, 'id' | 'member' | 'scope' | 'state'>

/** Puts into pool and vault what is to be in them, takes out what is not, and notes that it is done. Doing it again is harmless. */
export async function settle(effects: ContributionEffects, contributions: readonly Known[]): Promise<void> {
  for (let left = contributions; left.length > 0;) {
    const pooled = left.filter(({ state }) => KEPT[state].rows === true)
    for (const each of pooled) await poolAgain(effects, each)
    const unpooled = left.filter(({ state }) => KEPT[state].rows === false)
    if (unpooled.length > 0)
      await effects.pool.forgetContributions(unpooled.map(({ id, member }) => ({ member: poolNameOf(effects, member), contribution: id })))
    for (const { id, member, state } of left) if (!KEPT[state].file) await effects.vault.remove({ member, contribution: id })
    left = await noteSettled(effects, left)
  }
}

/** Gives those whose state has changed meanwhile, as they are now. */
function noteSettled({ store }: ContributionEffects, contributions: readonly Known[]): Promise<readonly Known[]> {
  return store.transact(async (tx) => {
    const changed: Known[] = []
    for (const { id, state } of contributions) {
      if (await tx.contributions.settle(id, state)) continue
      const now = await tx.contributions.contribution(id)
      if (now !== undefined) changed.push(now)
    }
    return changed
  })
}

/** Nothing happens where the rows are in the pool, and there is nothing to do where the file is gone with its member. */
async function poolAgain(effects: ContributionEffects, contribution: Known): Promise<void> {
  const rows = await rowsOf(effects, contribution)
  const { id, member } = contribution
  if (rows !== undefined) await effects.pool.insert([{ member: poolNameOf(effects, member), contribution: id, rows }])
}

/** The rows of a file in the vault; undefined where it cannot be read. */
export async function rowsOf(effects: ContributionEffects, contribution: Known): Promise<ContributionRows | undefined> {
  const bytes = await fileOf(effects, contribution)
  const read = bytes && (await readContribution(bytes, contribution.scope))
  return read?.kind === 'read' ? read.rows : undefined
}

async function fileOf({ store, vault }: ContributionEffects, { id, member }: Known): Promise<Uint8Array | undefined> {
  const key = await store.read((view) => view.memberKeys.wrappedKey(member))
  const opened = key === undefined || key === 'destroyed' ? undefined : await vault.open({ member, contribution: id }, key)
  return opened?.kind === 'opened' ? opened.bytes : undefined
}

/** Before anything is made of the pool, it follows what was decided, and what was taken back is out of it. */
export async function settleDecided(effects: ContributionEffects): Promise<void> {
  await settle(effects, (await unsettled(effects)).filter(isDecided))
}

/**
 * Finishes what was cut short: what was decided at once, and files that were received before an instant, so that those that are
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
async function resume(effects: ContributionEffects, contribution: Contribution): Promise<void> {
  const { id, member, scope } = contribution
  const bytes = await fileOf(effects, contribution)
  if (bytes !== undefined) {
    await contribute(effects, [{ id, member, scope, bytes }])
    return
  }
  await change(effects, async ({ tx, record }) => {
    const reason = 'The file never arrived; hand it in again.'
    if (!(await tx.contributions.move(id, 'received', { state: 'withdrawn', reason, isSettled: true }))) return
    await record({ actor: 'clock', action: 'loseContribution', subject: id, detail: {} })
  })
}

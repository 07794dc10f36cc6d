/** Counts every vote whose time is over: what a clock asks for. */
import { everyPage } from '../every-page.ts'
import { closeVote, type CountingEffects } from './close-vote.ts'

/** Gives how many were counted. */
export async function closeDueVotes(effects: CountingEffects): Promise<number> {
  const nowMs = effects.clock.now()
  const open = await effects.store.read((view) => everyPage((page) => view.proposals.list({ state: 'open', withDrafts: false }, page)))
  const due = open.filter(({ window }) => window !== null && window.closesAtMs <= nowMs)
  for (const { id } of due) await closeVote(effects, id)
  return due.length
}

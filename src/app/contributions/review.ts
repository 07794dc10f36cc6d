/** What people do about a contribution that the checks doubt: a steward decides, and its member may appeal once. */
import type { Deed } from '../../contract/deeds.ts'
import { CONTRIBUTION_RULES, contributionCan, type ReviewAction } from '../../contribution/index.ts'
import { assert } from '../../shared/assert.ts'
import type { AccountId, Id } from '../../shared/ids.ts'
import { change, type Change } from '../change.ts'
import { hashText } from '../hash-text.ts'
import { done, noContribution, notSteward, refused, repeated, type Outcome } from '../outcome.ts'
import type { Contribution, ReviewStep } from '../ports/contributions.ts'
import type { View } from '../ports/store.ts'
import { scopeTaken, type ContributionEffects } from './contribute.ts'
import { rowsOf, settle } from './settle.ts'

export interface Decision {
  readonly contribution: Id<'contribution'>
  readonly by: AccountId
  /** What the steward saw: an answer to a doubt is none to the appeal that came meanwhile. */
  readonly seen: 'doubted' | 'appealed'
  readonly verdict: { readonly kind: 'accept' } | { readonly kind: 'refuse'; readonly reason: string }
}

const ACTIONS = {
  doubted: { accept: 'admit', refuse: 'refuse' },
  appealed: { accept: 'grant', refuse: 'dismiss' },
} as const satisfies Record<Decision['seen'], Record<Decision['verdict']['kind'], ReviewAction>>

/** As the record calls each step. */
const RECORDED = {
  admit: 'admitContribution',
  refuse: 'refuseContribution',
  appeal: 'appealContribution',
  grant: 'grantAppeal',
  dismiss: 'dismissAppeal',
} as const satisfies Record<ReviewAction, Deed>

type DecisionRefusal = 'notSteward' | 'noContribution' | 'ownContribution' | 'decided' | 'fileGone'

const ownContribution = refused('ownContribution', 'Nobody decides about what they handed in themselves; another steward has to.')
const decided = refused('decided', 'This was decided or taken back in the meantime; look at it again.')
const fileGone = refused(
  'fileGone',
  'The file of this contribution cannot be read any more, so it cannot be pooled; its member can hand it in again.',
)
const appealedBefore = refused('appealedBefore', 'You have appealed before, and the answer to that is final.')
const notRefused = refused('notRefused', 'Only a contribution that was refused can be appealed.')

/** Carries out what a steward decides. The state changes first, and the pool follows it, after a crash at the next start. */
export async function decideContribution(effects: ContributionEffects, decision: Decision): Promise<Outcome<null, DecisionRefusal>> {
  const { contribution: id, by, seen, verdict } = decision
  const action = ACTIONS[seen][verdict.kind]
  const text = verdict.kind === 'refuse' ? verdict.reason : null
  const isPoolable = verdict.kind === 'refuse' || (await isReadable(effects, id))
  const outcome = await change(effects, async (each): Promise<Outcome<null, DecisionRefusal>> => {
    const known = await each.tx.contributions.contribution(id)
    const refusal = await refusalOf(each.tx, known, by)
    if (refusal !== undefined) return refusal
    assert(known !== undefined, 'what is missing was refused')
    const before = await doneBefore(each, id, action, text)
    if (before !== undefined) return before
    if (!contributionCan[action](known)) return decided
    if (!isPoolable) return fileGone
    await take(each, known, { action, by, text })
    return done(null)
  })
  if (outcome.kind === 'done') await settleNow(effects, id)
  return outcome
}

async function settleNow(effects: ContributionEffects, id: Id<'contribution'>): Promise<void> {
  const now = await effects.store.read((view) => view.contributions.contribution(id))
  if (now !== undefined && !now.isSettled) await settle(effects, [now])
}

/** Looked at before anything is decided, so that nothing is accepted that can never be pooled. */
async function isReadable(effects: ContributionEffects, id: Id<'contribution'>): Promise<boolean> {
  const known = await effects.store.read((view) => view.contributions.contribution(id))
  return known !== undefined && (await rowsOf(effects, known)) !== undefined
}

async function refusalOf(
  view: View,
  known: Contribution | undefined,
  by: AccountId,
): Promise<typeof notSteward | typeof noContribution | typeof ownContribution | undefined> {
  if (!(await view.accounts.holders('steward', [by])).has(by)) return notSteward
  if (known === undefined) return noContribution
  return known.member === by ? ownContribution : undefined
}

export interface Appeal {
  readonly member: Id<'member'>
  readonly contribution: Id<'contribution'>
  readonly text: string
}

type AppealRefusal = 'noContribution' | 'appealedBefore' | 'notRefused' | 'scopeTaken'

export async function appealContribution(
  effects: ContributionEffects,
  { member, contribution: id, text }: Appeal,
): Promise<Outcome<null, AppealRefusal>> {
  const outcome = await change(effects, async (each): Promise<Outcome<null, AppealRefusal>> => {
    const { tx } = each
    const known = await tx.contributions.contribution(id)
    if (known?.member !== member) return noContribution
    const before = await doneBefore(each, id, 'appeal', text)
    if (before !== undefined) return before.kind === 'done' ? before : appealedBefore
    if (!contributionCan.appeal(known)) return notRefused
    if ((await tx.contributions.standingOf([member])).some(({ scope }) => scope === known.scope)) return scopeTaken
    await take(each, known, { action: 'appeal', by: member, text })
    return done(null)
  })
  if (outcome.kind === 'done') await settleNow(effects, id)
  return outcome
}

/** What to answer where this very step was taken before: the same words again change nothing, and others come too late. */
async function doneBefore(
  { tx }: Change,
  id: Id<'contribution'>,
  action: ReviewAction,
  text: string | null,
): Promise<Outcome<null, 'decided'> | undefined> {
  const step = (await tx.contributions.stepsOf([id])).get(id)?.find((each) => each.action === action)
  if (step === undefined) return undefined
  return step.text === text ? repeated(null) : decided
}

/** The record holds the hash of the words, because it outlives their author. */
async function take(
  { tx, atMs, hasher, record }: Change,
  known: Contribution,
  { action, by, text }: Omit<ReviewStep, 'atMs'>,
): Promise<void> {
  const { to } = CONTRIBUTION_RULES[action]
  // What is not settled yet stays so; after an appeal alone vault and pool are as they were.
  const isSettled = action === 'appeal' && known.isSettled
  const moved = await tx.contributions.move(known.id, known.state, { state: to, reason: null, isSettled })
  assert(moved, 'a transaction sees the state that it changes')
  await tx.contributions.addStep(known.id, { action, by, text, atMs })
  const detail = text === null ? {} : { textSha256: hashText(hasher, text) }
  await record({ actor: by, action: RECORDED[action], subject: known.id, detail })
}

/** What people do about a contribution that the checks doubt: a steward decides, and its member may appeal once. */
import { CONTRIBUTION_RULES, contributionCan, KEPT, readContribution, type ReviewAction } from '../../contribution/index.ts'
import { assert } from '../../shared/assert.ts'
import type { AccountId, Id } from '../../shared/ids.ts'
import { change, type Change } from '../change.ts'
import { hashText } from '../hash-text.ts'
import { done, noContribution, notSteward, refused, repeated, type Outcome } from '../outcome.ts'
import type { Contribution, ReviewStep } from '../ports/contributions.ts'
import type { View } from '../ports/store.ts'
import { scopeTaken, type ContributionEffects } from './contribute.ts'
import { poolNameOf } from './pool-name.ts'
import { settle } from './settle.ts'

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
} as const satisfies Record<ReviewAction, string>

type DecisionRefusal = 'notSteward' | 'noContribution' | 'ownContribution' | 'decided' | 'fileGone'

const ownContribution = refused('ownContribution', 'Nobody decides about what they handed in themselves; another steward has to.')
const decided = refused('decided', 'This was decided or taken back in the meantime; look at it again.')
const fileGone = refused(
  'fileGone',
  'The file of this contribution cannot be read any more, so it cannot be pooled; its member can hand it in again.',
)
const appealedBefore = refused('appealedBefore', 'You have appealed before, and the answer to that is final.')
const notRefused = refused('notRefused', 'Only a contribution that was refused can be appealed.')

/**
 * Carries out what a steward decides. Rows are in the pool before their contribution counts as accepted, as with all others;
 * asking again after a crash finishes the work.
 */
export async function decideContribution(effects: ContributionEffects, decision: Decision): Promise<Outcome<null, DecisionRefusal>> {
  const { contribution: id, by, seen, verdict } = decision
  const action = ACTIONS[seen][verdict.kind]
  if (verdict.kind === 'accept') {
    const pooled = await poolFile(effects, decision, action)
    if (pooled.kind === 'refused') return pooled
  }
  const text = verdict.kind === 'refuse' ? verdict.reason : null
  const outcome = await change(effects, async (each): Promise<Outcome<null, DecisionRefusal>> => {
    const known = await each.tx.contributions.contribution(id)
    const refusal = await refusalOf(each.tx, known, by)
    if (refusal !== undefined) return refusal
    assert(known !== undefined, 'what is missing was refused')
    return (await doneBefore(each, id, action, text)) ?? ((await take(each, known, { action, by, text })) ? done(null) : decided)
  })
  await settleNow(effects, id)
  return outcome
}

/** After whatever became of a decision: where the state wants no rows, none are left that a decision brought which came too late. */
async function settleNow(effects: ContributionEffects, id: Id<'contribution'>): Promise<void> {
  const now = await effects.store.read((view) => view.contributions.contribution(id))
  if (now !== undefined && KEPT[now.state].rows === false) await settle(effects, [now])
}

/** Puts the rows of a file that is about to be accepted into the pool, where they may be already. */
async function poolFile(
  effects: ContributionEffects,
  { contribution: id, by }: Decision,
  action: ReviewAction,
): Promise<Outcome<null, DecisionRefusal>> {
  const found = await effects.store.read(async (view) => {
    const known = await view.contributions.contribution(id)
    const refusal = await refusalOf(view, known, by)
    return { known, refusal, key: known && (await view.memberKeys.wrappedKey(known.member)) }
  })
  const { known, refusal, key } = found
  if (refusal !== undefined) return refusal
  assert(known !== undefined, 'what is missing was refused')
  // Whether it was done before or comes too late is for the transaction to say.
  if (!contributionCan[action](known)) return done(null)
  const { member, scope } = known
  const opened = key === undefined || key === 'destroyed' ? undefined : await effects.vault.open({ member, contribution: id }, key)
  if (opened?.kind !== 'opened') return fileGone
  const read = await readContribution(opened.bytes, scope)
  if (read.kind === 'refused') return fileGone
  await effects.pool.insert([{ member: poolNameOf(effects, member), contribution: id, rows: read.rows }])
  return done(null)
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
    return (await take(each, known, { action: 'appeal', by: member, text })) ? done(null) : notRefused
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

/** False where the state does not allow it. The record holds the hash of the words, because it outlives their author. */
async function take(
  { tx, atMs, hasher, record }: Change,
  known: Contribution,
  { action, by, text }: Omit<ReviewStep, 'atMs'>,
): Promise<boolean> {
  if (!contributionCan[action](known)) return false
  const { to } = CONTRIBUTION_RULES[action]
  const moved = await tx.contributions.move(known.id, known.state, { state: to, reason: null, isSettled: KEPT[to].rows })
  assert(moved, 'a transaction sees the state that it changes')
  await tx.contributions.addStep(known.id, { action, by, text, atMs })
  const detail = text === null ? {} : { textSha256: hashText(hasher, text) }
  await record({ actor: by, action: RECORDED[action], subject: known.id, detail })
  return true
}

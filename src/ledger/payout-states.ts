/** The life of a payout as a table: what may happen when, who does it, how many of them, and why so. */
import type { PurposeKind } from './transfers.ts'

export const PAYOUT_STATES = ['requested', 'batched', 'approved', 'sent', 'settled', 'returned', 'cancelled'] as const
export type PayoutState = (typeof PAYOUT_STATES)[number]

/** `bank` stands for what its reports say, however they are read. */
export type PayoutActor = 'member' | 'steward' | 'bank'

interface PayoutRule {
  readonly from: readonly PayoutState[]
  readonly to: PayoutState
  readonly by: readonly PayoutActor[]
  /** How many different people have to do it. */
  readonly peopleMin: number
  /** The transfers, one of which is posted in the same database transaction; none where no money moves in the books. */
  readonly posts: readonly PurposeKind[]
  readonly why: string
}

export const PAYOUT_RULES = {
  batch: {
    from: ['requested'],
    to: 'batched',
    by: ['steward'],
    peopleMin: 1,
    posts: [],
    why: 'Only a payout that waits can be put into a batch, and into one batch only.',
  },
  approve: {
    from: ['batched'],
    to: 'approved',
    by: ['steward'],
    peopleMin: 2,
    posts: [],
    why: 'Two stewards approve a batch together with everything in it, so that no single person can move money.',
  },
  send: {
    from: ['approved'],
    to: 'sent',
    by: ['steward'],
    peopleMin: 1,
    posts: ['payoutSent'],
    why: 'Only what two stewards approved is sent, and only once: the books change before the rail is told.',
  },
  settle: {
    from: ['sent'],
    to: 'settled',
    by: ['bank'],
    peopleMin: 1,
    posts: ['payoutSettled'],
    why: 'The bank confirms only what was sent to it.',
  },
  return: {
    from: ['sent', 'settled'],
    to: 'returned',
    by: ['bank'],
    peopleMin: 1,
    posts: ['payoutRejected', 'returnCredited'],
    why: 'Money comes back only from a payout on its way or paid; the member is owed it again and requests anew.',
  },
  cancel: {
    from: ['requested', 'batched'],
    to: 'cancelled',
    by: ['member', 'steward'],
    peopleMin: 1,
    posts: [],
    why: 'What was approved is about to leave and cannot be taken out; until then the member is simply still owed it.',
  },
} as const satisfies Record<string, PayoutRule>

export type PayoutAction = keyof typeof PAYOUT_RULES

/** Who does it: a role, and the ids of the people who agreed to it (of a bank report, its own id). */
export interface PayoutDoers {
  readonly role: PayoutActor
  readonly people: ReadonlySet<string>
}

export type PayoutStep =
  | { readonly kind: 'done'; readonly state: PayoutState }
  | { readonly kind: 'refused'; readonly reason: 'state' | 'role' | 'people'; readonly why: string }

function can(action: PayoutAction): (payout: { readonly state: PayoutState }) => boolean {
  const rule: PayoutRule = PAYOUT_RULES[action]
  return ({ state }) => rule.from.includes(state)
}

/** Asks whether a payout is in a state for an action, so that nobody compares states: `payoutCan.cancel(payout)`. */
export const payoutCan = {
  batch: can('batch'),
  approve: can('approve'),
  send: can('send'),
  settle: can('settle'),
  return: can('return'),
  cancel: can('cancel'),
} satisfies Record<PayoutAction, (payout: { readonly state: PayoutState }) => boolean>

/** Takes a payout one step further, or says which part of the rule is against it. */
export function stepPayout(state: PayoutState, action: PayoutAction, { role, people }: PayoutDoers): PayoutStep {
  const rule: PayoutRule = PAYOUT_RULES[action]
  if (!rule.from.includes(state)) return { kind: 'refused', reason: 'state', why: rule.why }
  if (!rule.by.includes(role)) return { kind: 'refused', reason: 'role', why: rule.why }
  if (people.size < rule.peopleMin) return { kind: 'refused', reason: 'people', why: rule.why }
  return { kind: 'done', state: rule.to }
}

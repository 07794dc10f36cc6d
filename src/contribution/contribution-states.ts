/** The life of a contribution as a table: what may happen when, who does it, and why so. */

export const CONTRIBUTION_STATES = ['received', 'accepted', 'doubted', 'refused', 'appealed', 'dismissed', 'withdrawn'] as const
export type ContributionState = (typeof CONTRIBUTION_STATES)[number]

/** `checks` stands for what the rows themselves say: nobody decides it. */
export type ContributionActor = 'checks' | 'steward' | 'member'

interface ContributionRule {
  readonly from: readonly ContributionState[]
  readonly to: ContributionState
  readonly by: ContributionActor
  readonly why: string
}

export const CONTRIBUTION_RULES = {
  pass: {
    from: ['received'],
    to: 'accepted',
    by: 'checks',
    why: 'Rows that every history could hold are pooled at once.',
  },
  doubt: {
    from: ['received'],
    to: 'doubted',
    by: 'checks',
    why: 'What few histories hold waits for a person, because a check can be wrong about a person.',
  },
  lose: {
    from: ['received'],
    to: 'withdrawn',
    by: 'checks',
    why: 'A file that never arrived keeps no other one from being handed in.',
  },
  admit: {
    from: ['doubted'],
    to: 'accepted',
    by: 'steward',
    why: 'A steward decides about what the checks doubt, and about nothing else.',
  },
  refuse: {
    from: ['doubted'],
    to: 'refused',
    by: 'steward',
    why: 'A steward decides about what the checks doubt, and says why.',
  },
  appeal: {
    from: ['refused'],
    to: 'appealed',
    by: 'member',
    why: 'A refusal can be appealed once, so that every decision is looked at again, and then stands.',
  },
  grant: {
    from: ['appealed'],
    to: 'accepted',
    by: 'steward',
    why: 'An appeal is answered by a steward.',
  },
  dismiss: {
    from: ['appealed'],
    to: 'dismissed',
    by: 'steward',
    why: 'An appeal is answered by a steward, with a reason, and the answer is final.',
  },
  withdraw: {
    from: ['received', 'accepted', 'doubted', 'refused', 'appealed', 'dismissed'],
    to: 'withdrawn',
    by: 'member',
    why: 'Members take back whatever they handed in, whenever they like.',
  },
} as const satisfies Record<string, ContributionRule>

export type ContributionAction = keyof typeof CONTRIBUTION_RULES

/** What people did about a contribution that the checks doubted; each of it can happen once. */
export const REVIEW_ACTIONS = ['admit', 'refuse', 'appeal', 'grant', 'dismiss'] as const satisfies readonly ContributionAction[]
export type ReviewAction = (typeof REVIEW_ACTIONS)[number]

function can(action: ContributionAction): (contribution: { readonly state: ContributionState }) => boolean {
  const rule: ContributionRule = CONTRIBUTION_RULES[action]
  return ({ state }) => rule.from.includes(state)
}

/** Asks whether a contribution is in a state for an action, so that nobody compares states: `contributionCan.appeal(contribution)`. */
export const contributionCan = {
  pass: can('pass'),
  doubt: can('doubt'),
  lose: can('lose'),
  admit: can('admit'),
  refuse: can('refuse'),
  appeal: can('appeal'),
  grant: can('grant'),
  dismiss: can('dismiss'),
  withdraw: can('withdraw'),
} satisfies Record<ContributionAction, (contribution: { readonly state: ContributionState }) => boolean>

interface Kept {
  /** The file is in the vault. */
  readonly file: boolean
  /** Its rows are in the pool; `maybe` while they are on their way. */
  readonly rows: boolean | 'maybe'
  /** No other contribution of the scope is taken beside it, because both tell of the same listens. */
  readonly place: boolean
}

/** What there is of a contribution in each state. A refused file is kept for the appeal, and a dismissed one for nothing. */
export const KEPT = {
  received: { file: true, rows: 'maybe', place: true },
  accepted: { file: true, rows: true, place: true },
  doubted: { file: true, rows: false, place: true },
  refused: { file: true, rows: false, place: false },
  appealed: { file: true, rows: false, place: true },
  dismissed: { file: false, rows: false, place: false },
  withdrawn: { file: false, rows: false, place: false },
} as const satisfies Record<ContributionState, Kept>

/** Those that keep their place among the contributions of their member. */
export const STANDING_STATES: readonly ContributionState[] = CONTRIBUTION_STATES.filter((state) => KEPT[state].place)
/** Those that a steward has to decide about. */
export const WAITING_STATES: readonly ContributionState[] = CONTRIBUTION_STATES.filter((state) =>
  Object.values<ContributionRule>(CONTRIBUTION_RULES).some(({ from, by }) => by === 'steward' && from.includes(state)),
)

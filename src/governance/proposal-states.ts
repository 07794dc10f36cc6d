/** The life of a proposal as a table: what may happen when, who does it, how many of them, and why so. */

export const PROPOSAL_STATES = ['draft', 'open', 'passed', 'rejected', 'lapsed', 'paid', 'delivered', 'settled', 'cancelled'] as const
export type ProposalState = (typeof PROPOSAL_STATES)[number]

/** `tally` stands for the count of the votes: nobody decides what it says. */
export type ProposalActor = 'steward' | 'tally'

interface ProposalRule {
  readonly from: readonly ProposalState[]
  readonly to: ProposalState
  readonly by: ProposalActor
  /** How many different people have to do it. */
  readonly peopleMin: number
  readonly why: string
}

export const PROPOSAL_RULES = {
  open: {
    from: ['draft'],
    to: 'open',
    by: 'steward',
    peopleMin: 1,
    why: 'Only a draft is put to the vote, and only once: its words and its roll are frozen from then on.',
  },
  pass: {
    from: ['open'],
    to: 'passed',
    by: 'tally',
    peopleMin: 0,
    why: 'A proposal passes by its own vote: enough members voted, and enough of them said yes.',
  },
  reject: {
    from: ['open'],
    to: 'rejected',
    by: 'tally',
    peopleMin: 0,
    why: 'A proposal is rejected by its own vote: enough members voted, and not enough of them said yes.',
  },
  lapse: {
    from: ['open'],
    to: 'lapsed',
    by: 'tally',
    peopleMin: 0,
    why: 'A vote with fewer members than the quorum decides nothing.',
  },
  confirmPayment: {
    from: ['passed'],
    to: 'paid',
    by: 'steward',
    peopleMin: 2,
    why: 'Two stewards see the money on the account of the collective before any data leaves.',
  },
  deliver: {
    from: ['paid'],
    to: 'delivered',
    by: 'steward',
    peopleMin: 1,
    why: 'Only what was voted for and paid is delivered, and only once.',
  },
  settle: {
    from: ['delivered'],
    to: 'settled',
    by: 'steward',
    peopleMin: 1,
    why: 'The price is divided once, among the members whose data are in the release.',
  },
  cancel: {
    from: ['draft', 'passed'],
    to: 'cancelled',
    by: 'steward',
    peopleMin: 1,
    why: 'A draft or an unpaid sale can be given up; while members vote, nobody takes the question away from them.',
  },
} as const satisfies Record<string, ProposalRule>

export type ProposalAction = keyof typeof PROPOSAL_RULES

function can(action: ProposalAction): (proposal: { readonly state: ProposalState }) => boolean {
  const rule: ProposalRule = PROPOSAL_RULES[action]
  return ({ state }) => rule.from.includes(state)
}

/** Asks whether a proposal is in a state for an action, so that nobody compares states: `proposalCan.open(proposal)`. */
export const proposalCan = {
  open: can('open'),
  pass: can('pass'),
  reject: can('reject'),
  lapse: can('lapse'),
  confirmPayment: can('confirmPayment'),
  deliver: can('deliver'),
  settle: can('settle'),
  cancel: can('cancel'),
} satisfies Record<ProposalAction, (proposal: { readonly state: ProposalState }) => boolean>

export type ProposalStep =
  | { readonly kind: 'done'; readonly state: ProposalState }
  | { readonly kind: 'refused'; readonly reason: 'state' | 'people'; readonly why: string }

/** Takes a proposal one step further, or says which part of the rule is against it. `people` are those who agreed to the step. */
export function stepProposal(state: ProposalState, action: ProposalAction, people: ReadonlySet<string>): ProposalStep {
  const rule: ProposalRule = PROPOSAL_RULES[action]
  if (!rule.from.includes(state)) return { kind: 'refused', reason: 'state', why: rule.why }
  if (people.size < rule.peopleMin) return { kind: 'refused', reason: 'people', why: rule.why }
  return { kind: 'done', state: rule.to }
}

/** Tells whether the state is one that the action leads to: what a repeated request finds when the first one arrived. */
export function isAfter(action: ProposalAction, state: ProposalState): boolean {
  const reached = new Set<ProposalState>([PROPOSAL_RULES[action].to])
  for (let size = 0; size !== reached.size;) {
    size = reached.size
    const rules: readonly ProposalRule[] = Object.values(PROPOSAL_RULES)
    for (const { from, to } of rules) if (from.some((each) => reached.has(each))) reached.add(to)
  }
  return reached.has(state)
}

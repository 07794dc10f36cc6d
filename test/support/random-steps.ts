/** What may happen to a collective, in random lives and in one by hand. */
import fc from 'fast-check'

export interface Step {
  readonly action: (typeof ACTIONS)[number]
  /** Pick whom and what it is about. */
  readonly who: number
  readonly what: number
  /** Whether the same intention is sent a second time, as after a broken connection. */
  readonly again: boolean
}

/** Some come more often, so that a life gets from a draft to a payout. */
const ACTIONS = [
  ...(['admit', 'consent', 'answer', 'draft', 'cancel', 'deliverAny', 'batch', 'erase', 'changeKey', 'keepKey', 'giveBack'] as const),
  ...(['vote', 'vote', 'vote', 'payout', 'payout'] as const),
  ...([
    'advance',
    'advance',
    'advance',
    'advance',
    'advance',
    'advance',
    'advanceBatch',
    'advanceBatch',
    'advanceBatch',
    'advanceBatch',
  ] as const),
] as const
export const steps = fc.array(fc.record({ action: fc.constantFrom(...ACTIONS), who: fc.nat(99), what: fc.nat(99), again: fc.boolean() }), {
  minLength: 100,
  maxLength: 160,
  size: 'max',
})

const step = (action: Step['action'], who: number, what: number): Step => ({ action, who, what, again: true })
const times = (count: number, make: (index: number) => Step): readonly Step[] => Array.from({ length: count }, (_, index) => make(index))

/** One life by hand that comes to every end there is, so that the rules are known to have been tried. */
export const FULL_LIFE: readonly Step[] = [
  step('draft', 0, 3),
  step('advance', 0, 0),
  ...times(4, (index) => step('vote', index, 0)),
  ...times(3, (index) => step('advance', index * 3, 0)),
  step('consent', 0, 1),
  step('deliverAny', 0, 0),
  ...times(2, () => step('advance', 1, 0)),
  ...times(4, (index) => step('payout', index, 0)),
  step('batch', 0, 0),
  ...times(3, () => step('advanceBatch', 1, 0)),
  // One comes back before the bank has confirmed the batch, one after it.
  step('giveBack', 0, 0),
  step('advanceBatch', 1, 0),
  step('giveBack', 0, 1),
  step('draft', 1, 1),
  step('cancel', 0, 1),
  step('draft', 1, 0),
  step('advance', 1, 2),
  step('advance', 3, 2),
  step('erase', 0, 3),
]

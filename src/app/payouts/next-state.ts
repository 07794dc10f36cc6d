/** The state that a payout goes to, where the caller has found it in a state that allows the step. */
import type { PayoutAction, PayoutActor, PayoutState } from '../../ledger/index.ts'
import { stepPayout } from '../../ledger/index.ts'
import { assert } from '../../shared/assert.ts'

export function nextState(state: PayoutState, action: PayoutAction, role: PayoutActor, people: readonly string[]): PayoutState {
  const step = stepPayout(state, action, { role, people: new Set(people) })
  assert(step.kind === 'done', 'the step was found to be allowed')
  return step.state
}

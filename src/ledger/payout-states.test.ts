/** The life of a payout follows its table. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PayoutAction, PayoutActor, PayoutState } from './index.ts'
import { PAYOUT_RULES, PAYOUT_STATES, payoutCan, stepPayout } from './index.ts'

const actions = ['batch', 'approve', 'send', 'settle', 'return', 'cancel'] as const satisfies readonly PayoutAction[]
const doers = (role: PayoutActor, ...people: readonly string[]) => ({ role, people: new Set(people) })

/** The whole table once more, by hand: what is possible in each state. */
const POSSIBLE: Readonly<Record<PayoutState, readonly PayoutAction[]>> = {
  requested: ['batch', 'cancel'],
  batched: ['approve', 'cancel'],
  approved: ['send'],
  sent: ['settle', 'return'],
  settled: ['return'],
  returned: [],
  cancelled: [],
}

describe('a payout', () => {
  it.each(PAYOUT_STATES)('that is %s allows exactly what the table says', (state) => {
    expect(actions.filter((action) => payoutCan[action]({ state }))).toEqual(POSSIBLE[state])
  })

  it('goes from the request to the bank and, when it fails, back', () => {
    let state: PayoutState = 'requested'
    const path: PayoutState[] = []
    for (const [action, who] of [
      ['batch', doers('steward', 'ada')],
      ['approve', doers('steward', 'ada', 'bo')],
      ['send', doers('steward', 'bo')],
      ['settle', doers('bank', 'report-1')],
      ['return', doers('bank', 'report-2')],
    ] as const) {
      const step = stepPayout(state, action, who)
      if (step.kind === 'refused') throw new Error(step.why)
      state = step.state
      path.push(state)
    }
    expect(path).toEqual(['batched', 'approved', 'sent', 'settled', 'returned'])
  })

  it('is approved by two different stewards and nobody less', () => {
    expect(stepPayout('batched', 'approve', doers('steward', 'ada'))).toMatchObject({ kind: 'refused', reason: 'people' })
    expect(stepPayout('batched', 'approve', doers('steward', 'ada', 'ada'))).toMatchObject({ kind: 'refused', reason: 'people' })
    expect(stepPayout('batched', 'approve', doers('member', 'ada', 'bo'))).toMatchObject({ kind: 'refused', reason: 'role' })
    expect(stepPayout('batched', 'approve', doers('steward', 'ada', 'bo'))).toEqual({ kind: 'done', state: 'approved' })
  })

  it('is sent once: a second press is refused with the reason', () => {
    expect(stepPayout('sent', 'send', doers('steward', 'ada'))).toEqual({ kind: 'refused', reason: 'state', why: PAYOUT_RULES.send.why })
  })

  it('never leaves without approval and never moves after its end, whatever is tried', () => {
    const tries = fc.array(fc.tuple(fc.constantFrom(...actions), fc.constantFrom<PayoutActor>('member', 'steward', 'bank')), {
      maxLength: 30,
    })
    fc.assert(
      fc.property(tries, (list) => {
        let state: PayoutState = 'requested'
        const done: PayoutAction[] = []
        for (const [action, role] of list) {
          const step = stepPayout(state, action, doers(role, 'ada', 'bo'))
          expect(step.kind === 'done').toBe(payoutCan[action]({ state }) && PAYOUT_RULES[action].by.some((allowed) => allowed === role))
          if (step.kind === 'refused') continue
          state = step.state
          done.push(action)
        }
        if (done.includes('send')) expect(done.slice(0, 3)).toEqual(['batch', 'approve', 'send'])
        expect(new Set(done).size).toBe(done.length)
      }),
    )
  })
})

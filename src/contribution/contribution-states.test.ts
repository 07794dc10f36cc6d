/** The table of a contribution's life keeps the promises that members were made. */
import { describe, expect, it } from 'vitest'
import {
  CONTRIBUTION_RULES,
  CONTRIBUTION_STATES,
  contributionCan,
  KEPT,
  REVIEW_ACTIONS,
  STANDING_STATES,
  WAITING_STATES,
  type ContributionAction,
  type ContributionState,
} from './contribution-states.ts'

const actions = Object.keys(CONTRIBUTION_RULES).filter((name): name is ContributionAction => Object.hasOwn(CONTRIBUTION_RULES, name))

/** Every state that can come after this one. */
function after(state: ContributionState): ReadonlySet<ContributionState> {
  const reached = new Set<ContributionState>()
  const look = (from: ContributionState): void => {
    for (const action of actions) {
      const { to } = CONTRIBUTION_RULES[action]
      if (!contributionCan[action]({ state: from }) || reached.has(to)) continue
      reached.add(to)
      look(to)
    }
  }
  look(state)
  return reached
}

describe('a contribution', () => {
  it('can be taken back in every state but the one where it is', () => {
    expect(CONTRIBUTION_STATES.filter((state) => !contributionCan.withdraw({ state }))).toEqual(['withdrawn'])
    expect(after('withdrawn')).toEqual(new Set())
  })

  it('is appealed at most once: nothing leads back to where an appeal is possible', () => {
    expect(contributionCan.appeal({ state: 'refused' })).toBe(true)
    expect(after('refused')).not.toContain('refused')
    expect(after('dismissed')).toEqual(new Set(['withdrawn']))
  })

  it('meets each step of a review once at most, because no step leads back to itself', () => {
    for (const action of REVIEW_ACTIONS) for (const from of CONTRIBUTION_RULES[action].from) expect(after(from)).not.toContain(from)
  })

  it('waits for a steward where it is doubted or appealed, and a steward decides nothing else', () => {
    expect(WAITING_STATES).toEqual(['doubted', 'appealed'])
    expect(STANDING_STATES).toEqual(['received', 'accepted', 'doubted', 'appealed'])
  })

  it('has rows in the pool only once it is accepted, and no file where nothing can come of it any more', () => {
    expect(CONTRIBUTION_STATES.filter((state) => KEPT[state].rows === true)).toEqual(['accepted'])
    for (const state of CONTRIBUTION_STATES)
      expect(KEPT[state].file, state).toBe(KEPT[state].rows !== false || after(state).has('accepted'))
  })
})

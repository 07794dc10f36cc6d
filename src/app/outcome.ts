/** What a use case answers: done, done before, or refused for a reason that a person can read. */

export interface Done<Value> {
  readonly kind: 'done'
  readonly value: Value
  /** The same request was carried out before; this time nothing changed. */
  readonly repeated: boolean
}

export interface Refused<Reason extends string> {
  readonly kind: 'refused'
  /** Stable, for programs. */
  readonly reason: Reason
  readonly sentence: string
}

export type Outcome<Value, Reason extends string> = Done<Value> | Refused<Reason>

export function done<Value>(value: Value): Done<Value> {
  return { kind: 'done', value, repeated: false }
}

export function repeated<Value>(value: Value): Done<Value> {
  return { kind: 'done', value, repeated: true }
}

export function refused<Reason extends string>(reason: Reason, sentence: string): Refused<Reason> {
  return { kind: 'refused', reason, sentence }
}

export const notSteward = refused('notSteward', 'Only a steward of the collective can do this.')
export const notMember = refused('notMember', 'There is no member with this id.')
export const noContribution = refused('noContribution', 'There is no contribution under this id.')
export const noProposal = refused('noProposal', 'There is no proposal with this id.')
export const idTaken = refused('idTaken', 'This id belongs to something else already; ask again with a new one.')

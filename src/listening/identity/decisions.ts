/** Keeping what a person decided about names: which are one, which are not, and whether the stated rule decides the rest. */
import type { EntityName, NameDecisions } from '../../contract/names.ts'
import type { Listens } from '../listens.ts'
import { READERS } from '../readers.ts'

export const NO_DECISIONS: NameDecisions = { joinAlike: null, decided: [] }

/** Within one service the same spelling always means the same; across services it does not, so there the rule is needed. */
export function doesJoinAlike(listens: Listens, { joinAlike }: NameDecisions): boolean {
  return joinAlike ?? servicesOf(listens).size > 1
}

/** Formats of one service count once. */
function servicesOf({ source, sources }: Listens): ReadonlySet<string> {
  const serviceOf = sources.map((name) => READERS.find((reader) => reader.name === name)?.service ?? name)
  if (new Set(serviceOf.slice(1)).size < 2) return new Set(serviceOf.slice(1))
  return new Set(Array.from(new Set(source), (code) => serviceOf[code] ?? ''))
}

export function isSameName(a: EntityName, b: EntityName): boolean {
  return a.kind === b.kind && a.name === b.name && a.artist === b.artist
}

/** Puts a decision in the place of what was decided of the same name; `undefined` leaves the name to the rule again. */
export function withDecision(decisions: NameDecisions, from: EntityName, to: EntityName | null | undefined): NameDecisions {
  const others = decisions.decided.filter((decision) => !isSameName(decision.from, from))
  return { ...decisions, decided: to === undefined ? others : [...others, { from, to }] }
}

/** The history as it is shown: under the names that a person joined, worked out once for each table and decision. */
import type { NameDecisions } from '../contract/names.ts'
import type { NameChange } from '../contract/worker.ts'
import { type Listens, withDecision, withJoinedNames } from '../listening/index.ts'

export class ShownNames {
  private known: { readonly of: Listens; readonly under: NameDecisions; readonly shown: Listens } | undefined

  shown(listens: Listens, decisions: NameDecisions): Listens {
    if (this.known?.of !== listens || this.known.under !== decisions)
      this.known = { of: listens, under: decisions, shown: withJoinedNames(listens, decisions) }
    return this.known.shown
  }
}

export function changedNames(decisions: NameDecisions, change: NameChange): NameDecisions {
  if (change.kind === 'alike') return { ...decisions, joinAlike: change.join }
  return withDecision(decisions, change.from, change.to)
}

/** Changes what members allow with their data, from now on. */
import type { ConsentChoices } from '../../contract/consent.ts'
import { canonicalJson } from '../../shared/canonical-json.ts'
import type { Id } from '../../shared/ids.ts'
import type { Effects } from '../change.ts'
import { change } from '../change.ts'
import type { Outcome } from '../outcome.ts'
import { done, notMember, repeated } from '../outcome.ts'
import type { ConsentEvent } from '../ports/consents.ts'

export interface MemberChoices {
  readonly member: Id<'member'>
  readonly choices: ConsentChoices
}

export function changeConsent(effects: Effects, choices: MemberChoices): Promise<Outcome<null, 'notMember'>> {
  return changeConsents(effects, [choices])
}

/** Changes the consents of different members, of all or, when one is no member, of none. */
export function changeConsents(effects: Effects, changes: readonly MemberChoices[]): Promise<Outcome<null, 'notMember'>> {
  return change(effects, async ({ tx, atMs, record }) => {
    const members = changes.map(({ member }) => member)
    if ((await tx.accounts.holders('member', members)).size !== members.length) return notMember
    const latest = await tx.consents.latest(members)
    const events = changes.flatMap(({ member, choices }): ConsentEvent[] => {
      const before = latest.get(member)
      if (before !== undefined && sameChoices(before, choices)) return []
      return [{ ...choices, member, sequence: (before?.sequence ?? 0) + 1, atMs }]
    })
    if (events.length === 0) return repeated(null)
    await tx.consents.append(events)
    await record(
      ...events.map(({ member, sequence }) => ({ actor: member, action: 'changeConsent' as const, subject: member, detail: { sequence } })),
    )
    return done(null)
  })
}

/** The order of choices in a list means nothing. */
function sameChoices(a: ConsentChoices, b: ConsentChoices): boolean {
  return spelled(a) === spelled(b)
}

function spelled({ scopes, purposes, buyersNever, askEachSale, textVersion }: ConsentChoices): string {
  return canonicalJson([scopes.toSorted(), purposes.toSorted(), buyersNever.toSorted(), askEachSale, textVersion])
}

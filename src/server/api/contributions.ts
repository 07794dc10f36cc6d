/** Consent, contributions and the catalogue over HTTP. */
import { contribute } from '../../app/contributions/contribute.ts'
import { changeConsent } from '../../app/people/change-consent.ts'
import { withdrawContribution } from '../../app/people/leave.ts'
import type { ConsentEvent } from '../../app/ports/consents.ts'
import type { Contribution } from '../../app/ports/contributions.ts'
import type { ConsentState, ContributionJson } from '../../contract/http/contributions.ts'
import { assert } from '../../shared/assert.ts'
import type { Id } from '../../shared/ids.ts'
import { limits } from '../../shared/limits.ts'
import { formatInstant } from '../../shared/time.ts'
import { memberOf, pageOf, type Handlers } from './call.ts'
import type { ApiEffects } from './effects.ts'
import { answer } from './reply.ts'

/** What holds before anything was chosen: nothing is allowed. */
const NOTHING: ConsentState = {
  choices: { scopes: [], purposes: [], buyersNever: [], askEachSale: true, textVersion: 'none' },
  sequence: 0,
  at: null,
}

function consentJson({ scopes, purposes, buyersNever, askEachSale, textVersion, sequence, atMs }: ConsentEvent): ConsentState {
  return { choices: { scopes, purposes, buyersNever, askEachSale, textVersion }, sequence, at: formatInstant(atMs) }
}

async function consentOf({ store }: ApiEffects, member: Id<'member'>): Promise<ConsentState> {
  const latest = await store.read((view) => view.consents.latest([member]))
  const event = latest.get(member)
  return event === undefined ? NOTHING : consentJson(event)
}

function contributionJson({ id, scope, rowCount, fileBytes, sha256, period, state, reason, receivedAtMs }: Contribution): ContributionJson {
  return { id, scope, rows: rowCount, bytes: Number(fileBytes), sha256, period, state, reason, receivedAt: formatInstant(receivedAtMs) }
}

export const contributionHandlers = {
  async readConsent(call) {
    return answer(await consentOf(call.effects, memberOf(call)))
  },
  async changeConsent(call) {
    const outcome = await changeConsent(call.effects, { member: memberOf(call), choices: call.body })
    return outcome.kind === 'refused' ? outcome : answer(await consentOf(call.effects, memberOf(call)))
  },
  async listConsents(call) {
    const page = await call.effects.store.read((view) => view.consents.history(memberOf(call), pageOf(call.query)))
    return answer({ items: page.items.map(consentJson), next: page.next })
  },
  async listContributions(call) {
    const page = await call.effects.store.read((view) => view.contributions.listOf(memberOf(call), pageOf(call.query)))
    return answer({ items: page.items.map(contributionJson), next: page.next })
  },
  async contribute(call) {
    const { contribution: id } = call.params
    const [outcome] = await contribute(call.effects, [{ id, member: memberOf(call), scope: call.query.scope, bytes: call.bytes }])
    assert(outcome !== undefined, 'every file has an outcome')
    if (outcome.kind === 'refused') return outcome
    const stored = await call.effects.store.read((view) => view.contributions.contribution(id))
    assert(stored !== undefined, 'what was taken in is there')
    return answer({ contribution: contributionJson(stored), findings: outcome.value.findings })
  },
  async withdrawContribution(call) {
    const outcome = await withdrawContribution(call.effects, memberOf(call), call.params.contribution)
    return outcome.kind === 'refused' ? outcome : answer({})
  },
  async readCatalogue({ effects }) {
    return answer(await effects.pool.catalogue(limits.catalogueMembersMin, limits.catalogueArtistsMax))
  },
} satisfies Partial<Handlers>

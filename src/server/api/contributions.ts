/** Consent, contributions and the catalogue over HTTP. */
import { contribute } from '../../app/contributions/contribute.ts'
import { appealContribution, decideContribution } from '../../app/contributions/review.ts'
import { changeConsent } from '../../app/people/change-consent.ts'
import { withdrawContribution } from '../../app/people/leave.ts'
import type { ConsentEvent } from '../../app/ports/consents.ts'
import type { Contribution, ReviewStep } from '../../app/ports/contributions.ts'
import type { ConsentState, ContributionJson, WaitingContribution } from '../../contract/http/contributions.ts'
import { sentenceOfFinding } from '../../contribution/index.ts'
import { assert } from '../../shared/assert.ts'
import type { Id } from '../../shared/ids.ts'
import { limits } from '../../shared/limits.ts'
import { formatInstant } from '../../shared/time.ts'
import { accountOf, memberOf, pageOf, type Handlers } from './call.ts'
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

type Steps = ReadonlyMap<Id<'contribution'>, readonly ReviewStep[]>

/** What a steward and the member see alike. */
function sharedJson({ id, scope, rowCount, fileBytes, period, findings, receivedAtMs }: Contribution, steps: Steps) {
  return {
    id,
    scope,
    rows: rowCount,
    bytes: Number(fileBytes),
    period,
    receivedAt: formatInstant(receivedAtMs),
    findings: findings.map(({ code, rows }) => ({ code, rows, ...sentenceOfFinding(code) })),
    review: (steps.get(id) ?? []).map(({ action, text, atMs }) => ({ action, text, at: formatInstant(atMs) })),
  }
}

function contributionJson(contribution: Contribution, steps: Steps): ContributionJson {
  const { sha256, state, reason } = contribution
  return { ...sharedJson(contribution, steps), sha256, state, reason }
}

function waitingJson(contribution: Contribution, steps: Steps): WaitingContribution {
  const { state } = contribution
  assert(state === 'doubted' || state === 'appealed', 'nothing else waits for a steward')
  return { ...sharedJson(contribution, steps), state }
}

async function contributionNow({ store }: ApiEffects, id: Id<'contribution'>): Promise<ContributionJson> {
  return await store.read(async (view) => {
    const stored = await view.contributions.contribution(id)
    assert(stored !== undefined, 'what was just changed is there')
    return contributionJson(stored, await view.contributions.stepsOf([id]))
  })
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
    return await call.effects.store.read(async (view) => {
      const { items, next } = await view.contributions.listOf(memberOf(call), pageOf(call.query))
      const steps = await view.contributions.stepsOf(items.map(({ id }) => id))
      return answer({ items: items.map((each) => contributionJson(each, steps)), next })
    })
  },
  async contribute(call) {
    const { contribution: id } = call.params
    const [outcome] = await contribute(call.effects, [{ id, member: memberOf(call), scope: call.query.scope, bytes: call.bytes }])
    assert(outcome !== undefined, 'every file has an outcome')
    if (outcome.kind === 'refused') return outcome
    return answer({ contribution: await contributionNow(call.effects, id), findings: outcome.value.findings })
  },
  async withdrawContribution(call) {
    const outcome = await withdrawContribution(call.effects, memberOf(call), call.params.contribution)
    return outcome.kind === 'refused' ? outcome : answer({})
  },
  async appealContribution(call) {
    const { contribution } = call.params
    const outcome = await appealContribution(call.effects, { member: memberOf(call), contribution, text: call.body.text })
    return outcome.kind === 'refused' ? outcome : answer(await contributionNow(call.effects, contribution))
  },
  async listWaitingContributions({ effects, query }) {
    return await effects.store.read(async (view) => {
      const { items, next } = await view.contributions.waiting(pageOf(query))
      const steps = await view.contributions.stepsOf(items.map(({ id }) => id))
      return answer({ items: items.map((each) => waitingJson(each, steps)), next })
    })
  },
  async decideContribution(call) {
    const { seen, ...said } = call.body
    const verdict = said.verdict === 'accept' ? ({ kind: 'accept' } as const) : ({ kind: 'refuse', reason: said.reason } as const)
    const outcome = await decideContribution(call.effects, { ...call.params, by: accountOf(call), seen, verdict })
    return outcome.kind === 'refused' ? outcome : answer({})
  },
  async readCatalogue({ effects }) {
    return answer(await effects.pool.catalogue(limits.catalogueMembersMin, limits.catalogueArtistsMax))
  },
} satisfies Partial<Handlers>

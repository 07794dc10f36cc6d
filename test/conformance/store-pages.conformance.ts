/** What every form of the store must do with lists that leave something out or add something up: full pages that join without a gap. */
import { expect, it } from 'vitest'
import { everyPage } from '../../src/app/every-page.ts'
import type { Page } from '../../src/app/ports/page.ts'
import type { ReviewAction } from '../../src/contribution/index.ts'
import { draftProposal } from '../../src/app/sales/draft-proposal.ts'
import {
  accounts,
  credit,
  debit,
  memberId,
  saleId,
  saleInvoiced,
  salePaid,
  statementOf,
  transferId,
  type Statement,
  type StatementPeriod,
  type Transfer,
} from '../../src/ledger/index.ts'
import { MS_PER_DAY } from '../../src/shared/time.ts'
import { changeConsent } from '../../src/app/people/change-consent.ts'
import { admitConsenting, ALLOW, JUNE, must, openSale, type World } from '../support/collective.ts'

const SHA256 = 'b'.repeat(64)
const usd = (minor: bigint) => ({ currency: 'USD', minor }) as const

/** `worldOf` gives the collective of the suite that these tests are a part of. */
export function describePages(worldOf: () => World): void {
  it('of proposals are full but for the last one, whatever is left out of them', async () => {
    const world = worldOf()
    const { effects, stewards, document } = world
    const { store } = effects
    const opened: string[] = []
    for (let index = 0; index < 3; index++) {
      for (let draft = 0; draft < 4; draft++)
        must(await draftProposal(effects, { id: world.id('proposal'), by: stewards[0], request: null, document }))
      opened.push(await openSale(world))
    }
    const which = { state: null, withDrafts: false }
    const pages = await pagesOf((after) => store.read((view) => view.proposals.list(which, { after, limit: 2 })))
    const all = pages.flatMap(({ items }) => items)
    expect(all.map(({ id }) => id)).toEqual(expect.arrayContaining(opened))
    expect(all.filter(({ window }) => window === null)).toEqual([])
    expect(new Set(pages.slice(0, -1).map(({ items }) => items.length))).toEqual(new Set([2]))
    const drafts = await store.read((view) => everyPage((page) => view.proposals.list({ state: 'draft', withDrafts: true }, page)))
    expect(drafts).toHaveLength(12)
  })

  it('of people find a part of a name in whatever case, page by page', async () => {
    const world = worldOf()
    const { store } = world.effects
    const names = ['Zoë Ärger', 'Ann 100 % Lee', 'zoë Lee', 'Zora', 'Bo_Lee']
    await store.transact((tx) =>
      tx.accounts.add(
        names.map((displayName) => ({ id: world.id('member'), displayName })),
        'member',
        JUNE,
      ),
    )
    const found = async (inName: string): Promise<ReadonlySet<string | null>> => {
      const pages = await pagesOf((after) => store.read((view) => view.accounts.list('member', { after, limit: 2 }, inName)))
      return new Set(pages.flatMap(({ items }) => items.map(({ displayName }) => displayName)))
    }
    expect(await found('LEE')).toEqual(new Set(['Ann 100 % Lee', 'Bo_Lee', 'zoë Lee']))
    expect(await found('ZOË')).toEqual(new Set(['Zoë Ärger', 'zoë Lee']))
    expect(await found('0 %')).toEqual(new Set(['Ann 100 % Lee']))
    expect(await found('_')).toEqual(new Set(['Bo_Lee']))
    expect(await found('nobody')).toEqual(new Set([]))
    expect(await store.read((view) => view.accounts.list('buyer', { after: null, limit: 2 }, 'lee'))).toEqual({ items: [], next: null })
  })

  it('of contributions that wait for a steward begin with the oldest, and each step of a review is taken once', async () => {
    const world = worldOf()
    const { store } = world.effects
    const members = await admitConsenting(world, 5)
    const base = { scope: 'timedPlays', rowCount: 3, fileBytes: 9n, sha256: SHA256, period: null, reason: null } as const
    // The identifiers are in no order; two came at the same instant.
    const added = members.map((member, index) => ({
      ...base,
      id: world.id('contribution'),
      member,
      findings: [{ code: 'same-length', rows: index }] as const,
      state: (['doubted', 'appealed', 'accepted', 'doubted', 'doubted'] as const)[index] ?? 'doubted',
      receivedAtMs: JUNE + 10 - Math.floor(index / 2),
      isSettled: index !== 3,
    }))
    await store.transact((tx) => tx.contributions.add(added))
    const pages = await pagesOf((after) => store.read((view) => view.contributions.waiting({ after, limit: 2 })))
    const waiting = added.filter(({ state }) => state !== 'accepted')
    const inOrder = waiting.toSorted((a, b) => a.receivedAtMs - b.receivedAtMs || (a.id < b.id ? -1 : 1))
    expect(pages.map(({ items }) => items)).toEqual([inOrder.slice(0, 2), inOrder.slice(2)])
    const [first, , , open] = added
    if (first === undefined || open === undefined) throw new Error('five were added')
    expect((await store.read((view) => everyPage((page) => view.contributions.unsettled(page)))).map(({ id }) => id)).toContain(open.id)
    expect(await store.transact((tx) => tx.contributions.settle(open.id, 'refused'))).toBe(false)
    expect(await store.transact((tx) => tx.contributions.settle(open.id, 'doubted'))).toBe(true)
    const step = (action: ReviewAction, text: string | null): Promise<void> =>
      store.transact((tx) => tx.contributions.addStep(first.id, { action, by: world.stewards[0], text, atMs: JUNE }))
    await step('appeal', 'Please.')
    await step('refuse', 'No.')
    await expect(step('refuse', 'No, again.')).rejects.toMatchObject({ code: '23505' })
    await expect(step('dismiss', null)).rejects.toMatchObject({ code: '23514' })
    const steps = await store.read((view) => view.contributions.stepsOf([first.id, open.id]))
    expect([...steps].map(([id, each]) => [id, each.map(({ action }) => action)])).toEqual([[first.id, ['refuse', 'appeal']]])
  })

  it('of what only grows come from either end, and each holds every item once', async () => {
    const { store } = worldOf().effects
    const events = await store.read((view) => everyPage((page) => view.audit.list(page)))
    const latest = await pagesOf((after) => store.read((view) => view.audit.latest({ after, limit: 7 })))
    expect(latest.flatMap(({ items }) => items)).toEqual(events.toReversed())
    const posted = await store.read((view) => everyPage((page) => view.ledger.transfers(page)))
    const newest = await pagesOf((after) => store.read((view) => view.ledger.latestTransfers({ after, limit: 2 })))
    expect(newest.flatMap(({ items }) => items)).toEqual(posted.toReversed())
    const [member = worldOf().id('member')] = await admitConsenting(worldOf(), 1)
    for (const scopes of [[], ['artistPreferences'], []] as const)
      must(await changeConsent(worldOf().effects, { member, choices: { ...ALLOW, scopes: [...scopes] } }))
    const changes = await pagesOf((after) => store.read((view) => view.consents.history(member, { after, limit: 3 })))
    expect(changes.map(({ items }) => items.map(({ sequence }) => sequence))).toEqual([[4, 3, 2], [1]])
  })

  it("of a member's entries are a statement, each with the balance that it goes on from", async () => {
    const world = worldOf()
    const { store } = world.effects
    const [member = world.id('member')] = await admitConsenting(world, 1)
    const [account, sale] = [accounts.member(memberId(member)), saleId('statement')]
    const post = (transfer: Transfer, atMs: number): Promise<void> => store.transact((tx) => tx.ledger.post(transfer, SHA256, atMs))
    await post(saleInvoiced(transferId('statement-invoice'), sale, usd(10_000n)), JUNE)
    await post(salePaid(transferId('statement-paid'), sale, usd(10_000n)), JUNE)
    for (let day = 0; day < 7; day++) {
      const amount = usd(BigInt(100 + day))
      const postings = [debit(accounts.proceeds(sale), amount), credit(day === 3 ? accounts.treasury : account, amount)]
      await post({ id: transferId(`statement-${day}`), purpose: { kind: 'saleDistributed', sale }, postings }, JUNE + day * MS_PER_DAY)
    }
    const statement = async (period: StatementPeriod): Promise<readonly Statement[]> => {
      const pages = await pagesOf((after) => store.read((view) => view.ledger.statement(account, 'USD', period, { after, limit: 2 })))
      return pages.map((page) => statementOf(memberId(member), 'USD', page))
    }
    const whole = await statement({ fromMs: JUNE, toMs: JUNE + 30 * MS_PER_DAY })
    expect(balancesOf(whole)).toEqual([
      [0n, 100n, 201n, 618n],
      [0n, 303n, 407n, 618n],
      [0n, 512n, 618n, 618n],
    ])
    // The first instant belongs to the period, and the last one to the next.
    const some = await statement({ fromMs: JUNE + MS_PER_DAY, toMs: JUNE + 5 * MS_PER_DAY })
    expect(balancesOf(some)).toEqual([
      [100n, 201n, 303n, 407n],
      [100n, 407n, 407n],
    ])
    expect(balancesOf(await statement({ fromMs: JUNE + 20 * MS_PER_DAY, toMs: JUNE + 21 * MS_PER_DAY }))).toEqual([[618n, 618n]])
  })
}

/** Of each page: what was owed before the period, after each line, and at the end of the period. */
function balancesOf(pages: readonly Statement[]): readonly (readonly bigint[])[] {
  return pages.map(({ opening, lines, closing }) => [opening.minor, ...lines.map(({ balance }) => balance.minor), closing.minor])
}

async function pagesOf<Each extends Pick<Page<unknown>, 'next'>>(read: (after: string | null) => Promise<Each>): Promise<readonly Each[]> {
  const pages: Each[] = []
  let after: string | null = null
  do {
    const page: Each = await read(after)
    pages.push(page)
    after = page.next
  } while (after !== null)
  return pages
}

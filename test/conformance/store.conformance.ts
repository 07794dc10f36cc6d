/** What every form of the store must do, whichever engine is behind it. */
import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrate } from '../../src/adapters/postgres/migrate.ts'
import { migrations } from '../../src/adapters/postgres/migrations/index.ts'
import type { Database } from '../../src/adapters/postgres/prepare.ts'
import { createStore } from '../../src/adapters/postgres/store.ts'
import { nodeHasher } from '../../src/adapters/node-effects.ts'
import { firstBrokenLink } from '../../src/app/audit-chain.ts'
import { everyPage } from '../../src/app/every-page.ts'
import { approveBatch } from '../../src/app/payouts/approve-batch.ts'
import { assembleBatch } from '../../src/app/payouts/assemble-batch.ts'
import { requestPayout, requestPayouts } from '../../src/app/payouts/request-payouts.ts'
import { sendBatch } from '../../src/app/payouts/send-batch.ts'
import { admitMember } from '../../src/app/people/admit-accounts.ts'
import { eraseMember } from '../../src/app/people/erase-member.ts'
import type { Store } from '../../src/app/ports/store.ts'
import { answerSale } from '../../src/app/sales/answer-sale.ts'
import { castBallot, castBallots } from '../../src/app/sales/cast-ballots.ts'
import { closeVote } from '../../src/app/sales/close-vote.ts'
import { confirmPayment } from '../../src/app/sales/confirm-payment.ts'
import { settleSale } from '../../src/app/sales/settle-sale.ts'
import type { Choice } from '../../src/governance/index.ts'
import { accounts, credit, debit, decidePosting, replay, reversalOf, saleId, saleInvoiced, transferId } from '../../src/ledger/index.ts'
import type { Transfer } from '../../src/ledger/index.ts'
import { limits } from '../../src/shared/limits.ts'
import { MS_PER_DAY } from '../../src/shared/time.ts'
import type { World } from '../support/collective.ts'
import { admitConsenting, ALLOW, foundCollective, JUNE, must, openSale, payAndDeliver, voteAndClose } from '../support/collective.ts'
import { renderTables } from '../support/render-tables.ts'
import { describePages } from './store-pages.conformance.ts'
import { votingKeyOf } from '../support/voters.ts'
import { describeVotingKeys } from './voting-keys.conformance.ts'
import { describeWitnesses } from './witnesses.conformance.ts'

const SHA256 = 'b'.repeat(64)
const SEALED = '0'.repeat(164)
const usd = (minor: bigint) => ({ currency: 'USD', minor }) as const

/** `open` gives a migrated database without a row in it, which nobody else uses. */
export function describeStore(name: string, open: () => Promise<Database>): void {
  describe(`the store on ${name}`, () => {
    let db: Database
    let store: Store
    let world: World

    beforeAll(async () => {
      db = await open()
      store = createStore(db)
      world = await foundCollective(store, name)
    }, 60_000)
    afterAll(() => store.close())

    const run = (text: string): Promise<unknown> => sql.raw(text).execute(db)
    const post = (transfer: Transfer): Promise<string> =>
      store.transact(async (tx) => {
        const decision = decidePosting(transfer, await tx.ledger.booksFor([transfer]))
        if (decision.kind === 'post') await tx.ledger.post(transfer, SHA256, JUNE)
        return decision.kind
      })

    describe('schema', () => {
      it('has the tables that the program was compiled with', async () => {
        expect(await renderTables(db)).toBe(readFileSync('src/adapters/postgres/tables.ts', 'utf8'))
      })

      it('takes each step once, and refuses one that was edited or that it does not know', async () => {
        expect(await migrate(db, migrations)).toBe(0)
        const edited = migrations.map((each, index) => (index === 1 ? { ...each, sql: `${each.sql}\n` } : each))
        await expect(migrate(db, edited)).rejects.toMatchObject({ name: 'MigrationChangedError', step: 'governance' })
        await expect(migrate(db, migrations.slice(0, -1))).rejects.toMatchObject({ name: 'SchemaTooNewError' })
      })

      it('keeps nothing of a step that fails half way, and takes a step once however many programs start', async () => {
        const next = { number: migrations.length + 1, name: 'next' }
        const failing = { ...next, sql: 'create table half (id integer); select 1 / 0;' }
        await expect(migrate(db, [...migrations, failing])).rejects.toThrow()
        await expect(run('select * from half')).rejects.toThrow('half')
        const whole = { ...next, sql: 'create table whole (id integer); insert into whole values (1);' }
        const taken = await Promise.all(Array.from({ length: 4 }, () => migrate(db, [...migrations, whole])))
        expect(taken.toSorted((a, b) => a - b)).toEqual([0, 0, 0, 1])
        await run(`drop table whole; delete from schema_migration where number = ${next.number}`)
      })
    })

    describe('transaction', () => {
      it('that throws leaves nothing behind', async () => {
        const member = world.id('member')
        const failing = store.transact(async (tx) => {
          await tx.accounts.add([{ id: member, displayName: 'Nobody' }], 'member', JUNE)
          throw new Error('no')
        })
        await expect(failing).rejects.toThrow('no')
        expect((await store.read((view) => view.accounts.accounts([member]))).size).toBe(0)
      })

      it('sees all that was written before its turn, so that a count by many writers is exact', async () => {
        const before = await auditCount(store)
        const members = Array.from({ length: 12 }, () => world.id('member'))
        await Promise.all(
          members.map(async (id, index) =>
            must(await admitMember(world.effects, null, { id, displayName: `Racer ${index}`, votingKey: votingKeyOf(id) })),
          ),
        )
        expect((await auditCount(store)) - before).toBe(12)
        const events = await store.read((view) => everyPage((page) => view.audit.list(page)))
        expect(firstBrokenLink(nodeHasher, undefined, events)).toBeUndefined()
      })

      it('that only reads cannot write', async () => {
        const member = world.id('member')
        const writing = store.read(async (view) => {
          if ('add' in view.accounts && typeof view.accounts.add === 'function')
            await view.accounts.add([{ id: member, displayName: 'X' }], 'member', JUNE)
        })
        await expect(writing).rejects.toThrow('read-only')
      })
    })

    describe('lists', () => {
      it('come in pages that hold each item once, in order', async () => {
        const members = await admitConsenting(world, 7)
        const proposal = await openSale(world)
        const { proofs } = world.effects
        const cast = async (choice: Choice, sequence: number): Promise<readonly string[]> => {
          const ballots = await Promise.all(members.map((member) => proofs.ballot(store, proposal, { member, choice, sequence })))
          must(await castBallots(world.effects, { proposal, ballots }))
          return ballots.map(({ nullifier }) => `${nullifier} ${sequence}`)
        }
        const made = [...(await cast('yes', 1)), ...(await cast('no', 2))]
        const seen: string[] = []
        let after: string | null = null
        let pages = 0
        do {
          const page = await store.read((view) => view.ballots.list(proposal, { after, limit: 3 }))
          seen.push(...page.items.map(({ nullifier, sequence }) => `${nullifier} ${sequence}`))
          after = page.next
          pages += 1
        } while (after !== null)
        expect(seen).toEqual(made.toSorted())
        expect(pages).toBe(5)
        expect(await store.read((view) => view.ballots.voters(proposal))).toBe(7)
        world.effects.clock.nowMs += 7 * MS_PER_DAY
        expect(must(await closeVote(world.effects, proposal)).value).toMatchObject({
          roll: expect.any(BigInt),
          yes: 0n,
          no: 7n,
          abstain: 0n,
        })
      })

      it('refuse a page of nothing and one beyond the limit', async () => {
        for (const limit of [0, limits.pageItemsMax + 1]) {
          await expect(store.read((view) => view.requests.list({ after: null, limit }))).rejects.toThrow('page')
        }
      })
    })

    describe('pages', () => describePages(() => world))

    describe('people', () => {
      it('come back as they were written', async () => {
        const [member = world.id('member')] = await admitConsenting(world, 1)
        const contribution = {
          id: world.id('contribution'),
          member,
          scope: 'dayPlays',
          rowCount: 7,
          fileBytes: 2n ** 40n,
          sha256: SHA256,
          period: { from: '2020-02-29', to: '2021-01-01' },
          state: 'received',
          findings: [{ code: 'same-length', rows: 5 }],
          reason: null,
          receivedAtMs: JUNE + 1,
          isSettled: false,
        } as const
        const key = Uint8Array.of(0, 1, 255)
        await store.transact(async (tx) => {
          await tx.contributions.add([contribution])
          await tx.memberKeys.add(new Map([[member, key]]), JUNE)
        })
        await store.read(async (view) => {
          expect(await view.contributions.contribution(contribution.id)).toEqual(contribution)
          expect((await view.contributions.contributions([world.id('contribution'), contribution.id])).size).toBe(1)
          expect((await view.memberKeys.wrappedKeys([world.id('member'), member])).size).toBe(1)
          expect(await view.memberKeys.wrappedKey(member)).toEqual(expect.objectContaining({ length: 3, 0: 0, 1: 1, 2: 255 }))
          expect((await view.consents.latest([member])).get(member)).toEqual({ ...ALLOW, member, sequence: 1, atMs: expect.any(Number) })
        })
        const to = { state: 'accepted', reason: null, isSettled: true } as const
        expect(await store.transact((tx) => tx.contributions.move(contribution.id, 'received', to))).toBe(true)
        expect(await store.transact((tx) => tx.contributions.move(contribution.id, 'received', to))).toBe(false)
        const ids = [world.id('contribution'), contribution.id]
        expect(await store.transact((tx) => tx.contributions.moveAll(ids, 'accepted', { ...to, state: 'withdrawn' }))).toBe(1n)
      })

      it('that are erased leave no name, key or contribution that counts', async () => {
        const [member = world.id('member')] = await admitConsenting(world, 1)
        await store.transact((tx) => tx.memberKeys.add(new Map([[member, Uint8Array.of(1)]]), JUNE))
        await run(`insert into payout_method values ('${member}', 'bankTransfer', '\\x01', now())`)
        must(await eraseMember(world.effects, { by: member, member }))
        expect(must(await eraseMember(world.effects, { by: member, member })).repeated).toBe(true)
        await store.read(async (view) => {
          expect((await view.accounts.accounts([member])).get(member)?.displayName).toBeNull()
          expect((await view.accounts.holders('member', [member])).size).toBe(0)
          expect(await view.memberKeys.wrappedKey(member)).toBe('destroyed')
          expect((await view.consents.latest([member])).get(member)?.scopes).toEqual([])
        })
        expect((await sql`select * from payout_method where member_id = ${member}`.execute(db)).rows).toEqual([])
      })
    })

    describe('votes', () => {
      it('take one of many ballots with the same number, however they race', async () => {
        const [member = world.id('member')] = await admitConsenting(world, 1)
        const proposal = await openSale(world)
        const choices: readonly Choice[] = ['yes', 'no', 'abstain', 'yes', 'no', 'abstain', 'yes', 'no']
        const { proofs } = world.effects
        const made = await Promise.all(choices.map((choice) => proofs.ballot(store, proposal, { member, choice, sequence: 1 })))
        const outcomes = await Promise.all(made.map((ballot) => castBallot(world.effects, proposal, ballot)))
        expect(outcomes.filter((outcome) => outcome.kind === 'done' && !outcome.repeated)).toHaveLength(1)
        expect((await store.read((view) => view.ballots.list(proposal, { after: null, limit: 9 }))).items).toHaveLength(1)
      })

      it('are closed by the database too, and the roll is frozen', async () => {
        const [member = world.id('member'), other = world.id('member')] = await admitConsenting(world, 2)
        const proposal = await openSale(world)
        const window = (await store.read((view) => view.proposals.proposal(proposal)))?.window
        const castAt = (castAtMs: number): Promise<void> =>
          store.transact((tx) => tx.ballots.add(proposal, [{ nullifier: '1', sealed: SEALED, sequence: 9, place: 0, castAtMs }]))
        await expect(castAt((window?.opensAtMs ?? 0) - 1)).rejects.toMatchObject({ code: 'CH002' })
        await expect(castAt(window?.closesAtMs ?? 0)).rejects.toMatchObject({ code: 'CH002' })
        const late = world.id('member')
        must(await admitMember(world.effects, null, { id: late, displayName: 'Late', votingKey: votingKeyOf(late) }))
        await expect(run(`insert into roll_entry values ('${proposal}', '${late}')`)).rejects.toMatchObject({ code: 'CH002' })
        const unopened = store.transact((tx) =>
          tx.ballots.add(world.id('proposal'), [{ nullifier: '1', sealed: SEALED, sequence: 1, place: 0, castAtMs: JUNE }]),
        )
        await expect(unopened).rejects.toMatchObject({ code: '23503' })
        const { proofs } = world.effects
        const stranger = await proofs.ballot(store, proposal, { member: late, choice: 'yes', sequence: 1 })
        expect(await castBallot(world.effects, proposal, stranger)).toMatchObject({ kind: 'refused', reason: 'ballotNotProved' })
        await voteAndClose(world, proposal, [member, other], () => 'yes')
        await expect(castAt(window?.opensAtMs ?? 0)).rejects.toMatchObject({ code: 'CH002' })
      })
    })

    describeVotingKeys(() => world)

    describeWitnesses(() => store)

    describe('books', () => {
      const pairOf = (label: string): Transfer => saleInvoiced(transferId(`${label}-invoice`), saleId(label), usd(100n))

      it('take the same transfer once, however many ask, and tell another one under its id apart', async () => {
        const transfer = pairOf('race')
        const decisions = await Promise.all(Array.from({ length: 8 }, () => post(transfer)))
        expect(decisions.toSorted()).toEqual([...Array.from({ length: 7 }, () => 'alreadyPosted'), 'post'])
        expect(await post(saleInvoiced(transfer.id, saleId('race'), usd(101n)))).toBe('conflict')
      })

      it('let one of two racing transfers take a balance', async () => {
        const transfer = pairOf('drain')
        await post(transfer)
        const takers = Array.from({ length: 6 }, (_, index): Transfer => ({
          id: transferId(`drain-${index}`),
          purpose: { kind: 'salePaid', sale: saleId('drain') },
          postings: [debit(accounts.bank, usd(100n)), credit(accounts.receivable(saleId('drain')), usd(100n))],
        }))
        const decisions = await Promise.all(takers.map(post))
        expect(decisions.toSorted()).toEqual(['post', 'refused', 'refused', 'refused', 'refused', 'refused'])
      })

      it('take a transfer back once', async () => {
        const transfer = pairOf('reversed')
        await post(transfer)
        const decisions = await Promise.all(['a', 'b', 'c'].map((each) => post(reversalOf(transfer, transferId(`reversed-${each}`)))))
        expect(decisions.toSorted()).toEqual(['post', 'refused', 'refused'])
      })

      it('refuse, at the latest when the transaction ends, what does not balance, is empty, or comes later', async () => {
        const lopsided = { ...pairOf('lopsided'), postings: [debit(accounts.bank, usd(100n)), credit(accounts.treasury, usd(99n))] }
        const force = (transfer: Transfer): Promise<void> => store.transact((tx) => tx.ledger.post(transfer, SHA256, JUNE))
        await expect(force(lopsided)).rejects.toMatchObject({ code: 'CH003' })
        await expect(force({ ...lopsided, postings: [] })).rejects.toMatchObject({ code: 'CH003' })
        const whole = pairOf('whole')
        await force(whole)
        await expect(
          run(`insert into ledger_posting values ('${whole.id}', 3, 'bank', 'USD', 5), ('${whole.id}', 4, 'treasury', 'USD', -5)`),
        ).rejects.toMatchObject({ code: 'CH003' })
      })
    })

    describe('a sale', () => {
      it('is paid, divided and paid out once each, however often and in parallel everyone asks', async () => {
        const members = await admitConsenting(world, 20)
        const [member = world.id('member')] = members
        const proposal = await openSale(world, { price: '100.01' })
        must(await answerSale(world.effects, { proposal, member, consents: true }))
        await voteAndClose(world, proposal, members, () => 'yes')
        const stewards = [...world.stewards, ...world.stewards]
        const confirmed = await Promise.all(stewards.map((by) => confirmPayment(world.effects, { proposal, by, reference: 'statement 7' })))
        expect(confirmed.map((outcome) => must(outcome)).filter(({ repeated, value }) => !repeated && value.paid)).toHaveLength(1)
        await payAndDeliver(world, proposal, members)
        const settle = await Promise.all(stewards.map((by) => settleSale(world.effects, { proposal, by })))
        expect(settle.map((outcome) => must(outcome).repeated).filter((repeated) => !repeated)).toHaveLength(1)

        const asked = await Promise.all(
          Array.from({ length: 6 }, () => requestPayout(world.effects, 'USD', { id: world.id('payout'), member })),
        )
        expect(asked.filter(({ kind }) => kind === 'done')).toHaveLength(1)
        await requestPayouts(
          world.effects,
          'USD',
          members.slice(1).map((each) => ({ id: world.id('payout'), member: each })),
        )
        const batch = world.id('batch')
        must(await assembleBatch(world.effects, { id: batch, by: world.stewards[0], currency: 'USD' }))
        expect(must(await approveBatch(world.effects, { batch, by: world.stewards[0] })).value.approved).toBe(false)
        expect(must(await approveBatch(world.effects, { batch, by: world.stewards[0] }))).toMatchObject({
          repeated: true,
          value: { approved: false },
        })
        expect((await sendBatch(world.effects, { batch, by: world.stewards[0] })).kind).toBe('refused')
        must(await approveBatch(world.effects, { batch, by: world.stewards[1] }))
        const sent = await Promise.all(stewards.map((by) => sendBatch(world.effects, { batch, by })))
        expect(sent.map((outcome) => must(outcome)).filter(({ repeated }) => !repeated)).toHaveLength(1)
        expect(sent.map((outcome) => must(outcome).value.payouts.length)).toEqual([20, 20, 20, 20])
        const balances = await store.read((view) => view.ledger.balances(members.map(accounts.member), 'USD'))
        expect(new Set(balances.values())).toEqual(new Set([0n]))
      })
    })

    describe('history', () => {
      it.each([
        'consent_event',
        'roll_entry',
        'poll',
        'ballot',
        'tally',
        'payment_confirmation',
        'release',
        'release_member',
        'ledger_transfer',
        'ledger_posting',
        'payout_approval',
        'audit_event',
      ])('of %s is never changed or removed', async (table) => {
        const { rows } = await sql<{ some: boolean }>`select exists (select from ${sql.table(table)}) as some`.execute(db)
        expect(rows).toEqual([{ some: true }])
        const [column] = (
          await sql<{
            name: string
          }>`select column_name as name from information_schema.columns where table_name = ${table} and is_generated = 'NEVER' and is_identity = 'NO'`.execute(
            db,
          )
        ).rows
        for (const change of [
          `delete from ${table}`,
          `truncate ${table} cascade`,
          `update ${table} set ${column?.name} = ${column?.name}`,
        ]) {
          await expect(run(change), change).rejects.toMatchObject({ code: 'CH001' })
        }
      })

      it('of a proposal keeps its words and its window', async () => {
        for (const change of [
          `delete from proposal`,
          `update proposal set document = '{}'`,
          `update proposal set closes_at = closes_at + interval '1 day'`,
        ]) {
          await expect(run(change), change).rejects.toMatchObject({ code: 'CH001' })
        }
      })

      it('does not fork or skip', async () => {
        const insert = (previous: string): Promise<unknown> =>
          run(`insert into audit_event values (1000000, now(), 'x', 'x', 'x', '{}', ${previous}, '${'c'.repeat(64)}')`)
        await expect(insert('null')).rejects.toThrow('check')
        await expect(insert(`'${'d'.repeat(64)}'`)).rejects.toThrow('foreign key')
        await expect(insert('(select hash from audit_event where seq = 1)')).rejects.toThrow('unique')
      })

      it('of the books adds up when it is read again from the start', async () => {
        const posted = await store.read((view) => everyPage((page) => view.ledger.transfers(page)))
        // The transfers that tests forced in carry an instant of their own.
        const books = replay(posted.map((each) => ({ ...each, postedAtMs: JUNE })))
        expect(books.kind === 'broken' ? books.sentence : books.kind).toBe('sound')
        expect(posted.length).toBeGreaterThan(5)
      })
    })
  })
}

async function auditCount(store: Store): Promise<number> {
  return (await store.read((view) => view.audit.last()))?.seq ?? 0
}

/** What PGlite has committed survives `kill -9`, at whatever moment it comes. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bundleForNode } from '../../scripts/bundle.js'
import { openEmbeddedStore } from '../../src/adapters/postgres/store.ts'
import { nodeHasher } from '../../src/adapters/node-effects.ts'
import { firstBrokenLink } from '../../src/app/audit-chain.ts'
import { everyPage } from '../../src/app/every-page.ts'
import { replay } from '../../src/ledger/index.ts'
import { isId } from '../../src/shared/ids.ts'
import { foundCollective } from '../support/collective.ts'
import { runUntilKilled } from '../support/run-until-killed.ts'

const ROUNDS = 4
/** Inside the repository, so that the program finds its packages. */
const folder = mkdtempSync(join('.cache', 'killed-'))
const dataDir = join(folder, 'data')
const program = join(folder, 'program', 'main.js')

beforeAll(async () => {
  await bundleForNode({ main: 'test/support/admit-until-killed.ts' }, join(folder, 'program'))
  const store = await openEmbeddedStore(dataDir)
  await foundCollective(store, 'killed')
  await store.close()
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it(
  'keeps every member that was let in and every sale that was booked, whole, and the log without a gap',
  { timeout: 180_000 },
  async () => {
    const told: string[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const lines = await runUntilKilled(program, dataDir, { linesMin: 4 + round * 3, afterMs: round * 7 })
      told.push(...lines.slice(1).flatMap((line) => line.split(' ')))
      const store = await openEmbeddedStore(dataDir)
      await store.read(async (view) => {
        const members = (await everyPage((page) => view.accounts.list('member', page))).map(({ id }) => id)
        expect(new Set(members)).toEqual(new Set([...members, ...told]))
        // Each transaction lets in five; one that was cut short has left none of them.
        expect(members.length % 5).toBe(0)
        const consents = await view.consents.latest(members.filter((id) => isId('member', id)))
        expect(told.filter((id) => isId('member', id) && !consents.has(id))).toEqual([])
        const posted = await everyPage((page) => view.ledger.transfers(page))
        expect(replay(posted).kind).toBe('sound')
        // An invoice and its payment were booked by one transaction: half of a sale is none.
        const kinds = posted.map(({ transfer }) => transfer.purpose.kind)
        expect(kinds.filter((kind) => kind === 'salePaid')).toHaveLength(kinds.length / 2)
        expect(kinds.length / 2).toBeGreaterThanOrEqual(told.length / 5)
        const events = await everyPage((page) => view.audit.list(page))
        expect(firstBrokenLink(nodeHasher, undefined, events)).toBeUndefined()
        expect(events.filter(({ action }) => action === 'admit')).toHaveLength(members.length + 1)
      })
      await store.close()
    }
    expect(told.length).toBeGreaterThanOrEqual((3 + 6 + 9 + 12) * 5)
  },
)

it('lets nobody else in while a program has the folder open', { timeout: 60_000 }, async () => {
  const store = await openEmbeddedStore(dataDir)
  await expect(openEmbeddedStore(dataDir)).rejects.toMatchObject({ name: 'FolderInUseError' })
  const other = spawnSync(process.execPath, [program, dataDir], { encoding: 'utf8' })
  expect([other.status, other.stdout]).toEqual([1, ''])
  expect(other.stderr).toContain('FolderInUseError')
  await store.close()
})

/** Ballots that were taken survive `kill -9` while voting goes on: none is lost, none counts twice, and the public log has each of them once. */
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bundleForNode } from '../../scripts/bundle.js'
import { nodeHasher } from '../../src/adapters/node-effects.ts'
import { openEmbeddedStore } from '../../src/adapters/postgres/store.ts'
import { firstBrokenLink } from '../../src/app/audit-chain.ts'
import { everyPage } from '../../src/app/every-page.ts'
import type { Store, View } from '../../src/app/ports/store.ts'
import { openPublicLog } from '../../src/app/public-log.ts'
import { castBallot } from '../../src/app/sales/cast-ballots.ts'
import { closeVote } from '../../src/app/sales/close-vote.ts'
import { audit } from '../../src/audit/index.ts'
import type { SecretBallot } from '../../src/contract/ballot.ts'
import { logEntrySchema, type AuditReport } from '../../src/contract/log.ts'
import { CHOICES, type Choice } from '../../src/governance/index.ts'
import type { Id } from '../../src/shared/ids.ts'
import { MS_PER_DAY } from '../../src/shared/time.ts'
import { hexOf } from '../../src/shared/hex.ts'
import { hashLeaf, LOG_PATHS, MerkleLog } from '../../src/transparency/index.ts'
import type { Told } from '../support/cast-until-killed.ts'
import { admitConsenting, ballotsOf, foundCollective, must, openSale, type World } from '../support/collective.ts'
import { isSignedBy, newSigner, sha256 } from '../support/log-keeper.ts'
import { runUntilKilled } from '../support/run-until-killed.ts'

const ROUNDS = 2
const VOTERS = 9
/** Inside the repository, so that the program finds its packages. */
const folder = mkdtempSync(join('.cache', 'killed-'))
const dataDir = join(folder, 'data')
const program = join(folder, 'program', 'main.js')
const signer = newSigner()
let world: World
let proposal: Id<'proposal'>

beforeAll(async () => {
  await bundleForNode({ main: 'test/support/cast-until-killed.ts' }, join(folder, 'program'))
  const store = await openEmbeddedStore(dataDir)
  world = await foundCollective(store, 'killed')
  const members = await admitConsenting(world, VOTERS)
  proposal = await openSale(world)
  // So that this process knows whose proofs are whose; none of these is cast.
  await ballotsOf(world, proposal, members, () => 'abstain')
  await store.close()
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('keeps each ballot that was taken, once, and counts what the voters said last', { timeout: 180_000 }, async () => {
  const sent = new Map<string, { readonly ballot: SecretBallot; readonly choice: Choice }>()
  const places = new Map<string, number>()
  const seen: { name: string; text: string }[] = []
  let again = 0
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const told of await castAndKill(VOTERS * (3 + round), round * 7)) {
      if (told.kind === 'sent') sent.set(nameOf(told.ballot), told)
      else places.set(nameOf(told.ballot), told.place)
    }
    const store = await openEmbeddedStore(dataDir)
    const effects = { ...world.effects, store }
    const kept = await keptBallots(store)
    expect([...places].filter(([name, place]) => kept.get(name) !== place)).toEqual([])
    expect([...kept.keys()].filter((name) => !sent.has(name))).toEqual([])
    // A voter who had no answer sends the ballot again, and one who had it may do so too.
    for (const { ballot } of lastOf(sent)) {
      const before = kept.get(nameOf(ballot))
      const outcome = must(await castBallot(effects, proposal, ballot))
      expect(outcome.repeated).toBe(before !== undefined)
      if (before !== undefined) expect(outcome.value.place).toBe(before)
      expect(must(await castBallot(effects, proposal, ballot))).toEqual({ kind: 'done', value: outcome.value, repeated: true })
      places.set(nameOf(ballot), outcome.value.place)
      if (before === undefined) again += 1
    }
    expect(await keptBallots(store)).toEqual(new Map([...kept, ...places]))
    const { report, checkpoint } = await auditOf(store, seen)
    expect(failed(report)).toEqual([])
    expect(report.root).toBe(await rootOfEntries(store))
    seen.push({ name: `round ${round}`, text: checkpoint })
    await store.close()
  }
  expect(again, 'some ballots had been sent and were not taken when the end came').toBeGreaterThan(0)

  const store = await openEmbeddedStore(dataDir)
  const said = lastOf(sent).map(({ choice }) => choice)
  world.effects.clock.nowMs += 7 * MS_PER_DAY
  const counted = must(await closeVote({ ...world.effects, store }, proposal)).value
  expect(CHOICES.map((choice) => counted[choice])).toEqual(CHOICES.map((choice) => BigInt(said.filter((each) => each === choice).length)))
  const { report } = await auditOf(store, seen)
  expect(failed(report)).toEqual([])
  expect(report.parts.flatMap(({ checks }) => checks.map(({ code }) => code))).toContain('recount')
  const record = await store.read((view) => everyPage((page) => view.audit.list(page)))
  expect(firstBrokenLink(nodeHasher, undefined, record)).toBeUndefined()
  await store.close()
})

async function castAndKill(linesMin: number, afterMs: number): Promise<readonly Told[]> {
  const lines = await runUntilKilled(program, dataDir, { linesMin, afterMs })
  return lines.map((line): Told => JSON.parse(line))
}

function nameOf({ nullifier, sequence }: Pick<SecretBallot, 'nullifier' | 'sequence'>): string {
  return `${nullifier} ${sequence}`
}

/** The last one of each voter. */
function lastOf<Sent extends { readonly ballot: SecretBallot }>(sent: ReadonlyMap<string, Sent>): readonly Sent[] {
  const sorted = [...sent.values()].toSorted((a, b) => a.ballot.sequence - b.ballot.sequence)
  return [...new Map(sorted.map((each) => [each.ballot.nullifier, each])).values()]
}

/** Places by ballots, when the ballot box and the public log agree that each stands in both, once. */
async function keptBallots(store: Store): Promise<ReadonlyMap<string, number>> {
  return await store.read(async (view) => {
    const box = await everyPage((page) => view.ballots.list(proposal, page))
    const logged = (await textsOf(view)).flatMap((text, place) => {
      const entry = logEntrySchema.parse(JSON.parse(text))
      return entry.kind === 'ballotCast' ? [{ ...entry, place }] : []
    })
    const inBox = box.map((ballot) => [nameOf(ballot), ballot.sealed, ballot.place])
    expect(logged.map((entry) => [nameOf(entry), entry.sealed, entry.place])).toEqual(
      inBox.toSorted((one, other) => Number(one[2]) - Number(other[2])),
    )
    expect(new Set(box.map(nameOf)).size).toBe(box.length)
    return new Map(box.map((ballot) => [nameOf(ballot), ballot.place]))
  })
}

async function textsOf(view: View): Promise<readonly string[]> {
  return (await view.log.entries(0, 10_000)).map(({ text }) => text)
}

/** Worked out from the texts alone. */
async function rootOfEntries(store: Store): Promise<string> {
  const tree = new MerkleLog(sha256)
  for (const text of await store.read(textsOf)) tree.append(hashLeaf(sha256, new TextEncoder().encode(text)))
  return hexOf(tree.root())
}

async function auditOf(
  store: Store,
  seen: readonly { readonly name: string; readonly text: string }[],
): Promise<{ readonly report: AuditReport; readonly checkpoint: string }> {
  const { read } = openPublicLog({ store, hasher: nodeHasher, signer })
  const { proofs } = world.effects
  const report = await audit(
    { sha256, isSignedBy, checkProofs: (claims) => proofs.check(claims) },
    { read, key: undefined, seen, witnesses: [], receipts: [] },
  )
  return { report, checkpoint: new TextDecoder().decode(await read(LOG_PATHS.checkpoint)) }
}

function failed({ parts }: AuditReport): readonly string[] {
  return parts.flatMap(({ checks }) => checks.filter(({ holds }) => !holds).map(({ sentence }) => sentence))
}

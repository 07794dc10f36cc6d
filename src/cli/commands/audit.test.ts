/** `chorus audit` over the log of a collective that really sold: honest it holds, and each planted fraud is named. */
import { generateKeyPairSync, sign } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { openEmbeddedEngines } from '../../adapters/embedded-engines.ts'
import { nodeHasher } from '../../adapters/node-effects.ts'
import { hashText } from '../../app/hash-text.ts'
import type { KeptEntry } from '../../app/ports/log.ts'
import type { Signer } from '../../app/ports/signer.ts'
import type { View } from '../../app/ports/store.ts'
import { openPublicLog } from '../../app/public-log.ts'
import { auditReportSchema, logEntrySchema, shareListSchema, type LogEntry } from '../../contract/log.ts'
import { manifestSchema } from '../../contract/manifest.ts'
import { canonicalDocument } from '../../governance/index.ts'
import { manifestText, signedText } from '../../release/index.ts'
import { assert, at } from '../../shared/assert.ts'
import { canonicalJson } from '../../shared/canonical-json.ts'
import { hexOf } from '../../shared/hex.ts'
import {
  entriesPath,
  formatVerifierKey,
  hashLeaf,
  keyOf,
  LOG_PATHS,
  rootOfList,
  tilePath,
  withCosignature,
} from '../../transparency/index.ts'
import { createSetting, type Setting } from '../terminal.case.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

/** What a keeper of a log holds, and may tamper with: entries, documents, and the key. */
interface Books {
  readonly entries: readonly LogEntry[]
  readonly evidence: ReadonlyMap<string, string>
  readonly signer: Signer
}

let setting: Setting
let honest: Books
let copies = 0

beforeAll(async () => {
  setting = await createSetting()
  const folder = join(setting.folder, 'kept')
  const made = await setting.run(['demo', '--members', '12', '--ballots', '4', '--json', '--keep', folder], {
    openEngines: openEmbeddedEngines,
  })
  expect([made.exitCode, made.stderr]).toEqual([0, expect.any(String)])
  const opened = await openEmbeddedEngines(folder)
  assert(opened.kind === 'open', 'the engines ran a moment ago')
  const { store, signer, close } = opened.engines
  honest = await store.read(async (view) => {
    const entries = (await view.log.entries(0, 1_000)).map(({ text }) => logEntrySchema.parse(JSON.parse(text)))
    const named = entries.flatMap((entry) =>
      Object.entries(entry).flatMap(([key, value]) => (key.endsWith('Sha256') ? [String(value)] : [])),
    )
    const evidence = new Map<string, string>()
    for (const sha256 of named) evidence.set(sha256, (await view.log.evidence(sha256)) ?? '')
    return { entries, evidence, signer }
  })
  await close()
})
afterAll(() => setting.end())

/** The files that the keeper of such books would serve: signed, and whole in themselves. */
async function filesOf(books: Books): Promise<ReadonlyMap<string, Uint8Array>> {
  const kept = books.entries.map((entry): KeptEntry => {
    const text = canonicalJson(entry)
    return { text, leafHash: hashLeaf((bytes) => nodeHasher.sha256(bytes), Buffer.from(text)) }
  })
  const log = {
    entries: async (from: number, count: number) => kept.slice(from, from + count),
    evidence: async (sha256: string) => books.evidence.get(sha256),
  }
  // The log reads nothing else of the store.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const read = async <T>(work: (view: View) => Promise<T>): Promise<T> => work({ log } as unknown as View)
  const served = openPublicLog({
    store: { read, transact: () => Promise.reject(new Error('it only reads')), close: async () => {} },
    hasher: nodeHasher,
    signer: books.signer,
  })
  const width = books.entries.length
  const paths = [LOG_PATHS.key, LOG_PATHS.checkpoint, entriesPath(0, width), tilePath({ level: 0, index: 0, width })]
  const files = new Map<string, Uint8Array>()
  for (const path of [...paths, ...[...books.evidence.keys()].map((sha256) => LOG_PATHS.evidence + sha256)]) {
    const bytes = await served.read(path)
    if (bytes !== undefined) files.set(path, bytes)
  }
  return files
}

async function write(files: ReadonlyMap<string, Uint8Array>): Promise<string> {
  copies += 1
  for (const [path, bytes] of files) await setting.put(`copy-${copies}/${path}`, bytes)
  return join(setting.folder, `copy-${copies}`)
}

async function copyOf(books: Books): Promise<string> {
  return write(await filesOf(books))
}

const textOf = (files: ReadonlyMap<string, Uint8Array>, path: string): string => new TextDecoder().decode(files.get(path))

/** Changes the entries of one kind, and adds documents that go with it. */
function tampered<Kind extends LogEntry['kind']>(
  kind: Kind,
  change: (entry: Extract<LogEntry, { kind: Kind }>) => Partial<Extract<LogEntry, { kind: Kind }>>,
  texts: readonly string[] = [],
): Books {
  const entries = honest.entries.map((entry) => (isOf(entry, kind) ? { ...entry, ...change(entry) } : entry))
  return {
    ...honest,
    entries,
    evidence: new Map([...honest.evidence, ...texts.map((text) => [hashText(nodeHasher, text), text] as const)]),
  }
}

/** With one more ballot, by nobody. */
function stuffed(): Books {
  const place = until('voteCounted') - 1
  const last = { ...entryOf('ballotCast'), nullifier: '5', at: honest.entries[place - 1]?.at ?? '' }
  return { ...honest, entries: [...honest.entries.slice(0, place), last, ...honest.entries.slice(place)] }
}

function isOf<Kind extends LogEntry['kind']>(entry: LogEntry, kind: Kind): entry is Extract<LogEntry, { kind: Kind }> {
  return entry.kind === kind
}

function entryOf<Kind extends LogEntry['kind']>(kind: Kind): Extract<LogEntry, { kind: Kind }> {
  const found = honest.entries.find((entry) => isOf(entry, kind))
  assert(found !== undefined && isOf(found, kind), 'the sale has every station')
  return found
}

/** Nothing but how far it has come. */
const STEPS = /^(?:(?:Entries are read|Proofs are checked|Ballots are opened)\n)*$/

/** How many entries there are with the first of a kind. */
function until(kind: LogEntry['kind']): number {
  return honest.entries.findIndex((entry) => entry.kind === kind) + 1
}

async function failuresOf(args: readonly string[]): Promise<readonly string[]> {
  const { exitCode, stdout, stderr } = await setting.run(['audit', '--json', ...args])
  expect(stderr).toMatch(STEPS)
  const report = auditReportSchema.parse(JSON.parse(stdout))
  const failed = report.parts.flatMap(({ checks }) => checks.filter(({ holds }) => !holds).map(({ code }) => code))
  expect(exitCode).toBe(failed.length === 0 ? 0 : 1)
  return failed
}

describe('an honest log', () => {
  test('holds, and reads like a statement', async () => {
    const { exitCode, stdout, stderr } = await setting.run(['audit', await copyOf(honest)])
    expect(exitCode).toBe(0)
    expect(stderr).toMatch(STEPS)
    expect(stdout).toContain('All entries together are exactly what was signed.')
    expect(stdout).toContain('The roll of 12 was frozen before the vote opened')
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('12 shares are USD 55000.00, each share right to the last cent.')
    expect(stdout).toMatch(/\nAll \d+ checks hold\.\n$/)
    expect(await failuresOf([await copyOf(honest)])).toEqual([])
  })

  test('is read over HTTP too, and a saved copy holds by itself', async () => {
    const files = await filesOf(honest)
    const server: Server = createServer((request, response) => {
      const bytes = files.get((request.url ?? '').replace('/api/log/', ''))
      response.writeHead(bytes === undefined ? 404 : 200).end(bytes)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const saved = join(setting.folder, 'saved')
    expect(await failuresOf([url, '--save', saved])).toEqual([])
    expect(await failuresOf([saved])).toEqual([])
    expect(await setting.run(['audit', url, '--save', saved])).toMatchObject({ exitCode: 1, stdout: '' })
    server.close()
    server.closeAllConnections()
    expect(await setting.run(['audit', url])).toMatchObject({ exitCode: 1, stdout: '' })
  })

  test('agrees with an older checkpoint of its own, and with the key known from elsewhere', async () => {
    const older = textOf(await filesOf({ ...honest, entries: honest.entries.slice(0, 3) }), LOG_PATHS.checkpoint)
    const seen = await setting.put('older.checkpoint', older)
    const copy = await copyOf(honest)
    const key = textOf(await filesOf(honest), LOG_PATHS.key).trim()
    expect(await failuresOf([copy, '--seen', seen, '--key', key])).toEqual([])
  })

  test('shows a voter their ballot by its receipt, and tells when it was dropped', async () => {
    const place = honest.entries.findLastIndex(({ kind }) => kind === 'ballotCast')
    const cast = honest.entries[place]
    assert(cast !== undefined && isOf(cast, 'ballotCast'), 'somebody voted')
    const { proposal, nullifier, sequence, sealed } = cast
    const log = textOf(await filesOf(honest), LOG_PATHS.key).split('+')[0]
    const receipt = await setting.put('ballot.json', JSON.stringify({ log, proposal, nullifier, sequence, sealed, place }))
    const { exitCode, stdout } = await setting.run(['audit', await copyOf(honest), '--receipt', receipt])
    expect(exitCode).toBe(0)
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(`stands at entry ${place} and was counted as your last.`)
    const dropped = { ...honest, entries: honest.entries.filter((entry) => entry !== cast) }
    expect(await failuresOf([await copyOf(dropped), '--receipt', receipt])).toEqual(['recount', 'receipt'])
    const nothing = await setting.put('nothing.json', '{}')
    expect(await setting.run(['audit', await copyOf(honest), '--receipt', nothing])).toMatchObject({
      exitCode: 1,
      stdout: '',
      stderr: expect.stringContaining('is no receipt of a ballot'),
    })
  })

  test('shows who has witnessed it', async () => {
    const pair = generateKeyPairSync('ed25519')
    const publicKey = Uint8Array.from(pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(12))
    const witness = keyOf((bytes) => nodeHasher.sha256(bytes), { name: 'witness.example.net', kind: 'cosignature', publicKey })
    const files = await filesOf(honest)
    const cosigned = withCosignature(textOf(files, LOG_PATHS.checkpoint), witness, {
      unixSeconds: 1_750_000_000,
      sign: (bytes) => sign(null, bytes, pair.privateKey),
    })
    const copy = await write(new Map([...files, [LOG_PATHS.checkpoint, Buffer.from(cosigned)]]))
    expect(await failuresOf([copy, '--witness', formatVerifierKey(witness)])).toEqual([])
    expect(await failuresOf([await copyOf(honest), '--witness', formatVerifierKey(witness)])).toEqual(['witness'])
  })
})

describe('fraud', () => {
  test('a rewritten log, signed anew, is told by a checkpoint from before', async () => {
    const seen = await setting.put(
      'before.checkpoint',
      textOf(await filesOf({ ...honest, entries: honest.entries.slice(0, until('voteOpened')) }), LOG_PATHS.checkpoint),
    )
    const rewritten = tampered('voteOpened', ({ closesAt }) => ({ opensAt: closesAt }))
    expect(await failuresOf([await copyOf(rewritten), '--seen', seen])).toContain('rewrittenLog')
  })

  test('entries that are not those signed', async () => {
    const files = await filesOf(honest)
    const others = await filesOf(tampered('voteCounted', ({ yes }) => ({ yes: yes + 1 })))
    const copy = await write(
      new Map(
        [...others, [LOG_PATHS.checkpoint, at([files.get(LOG_PATHS.checkpoint)], 0)]].filter(
          (each): each is [string, Uint8Array] => each[1] !== undefined,
        ),
      ),
    )
    expect(await failuresOf([copy])).toContain('entries')
  })

  test('a split view: two members are shown different logs of one size', async () => {
    const other = textOf(await filesOf(tampered('payoutsSent', ({ payouts }) => ({ payouts: payouts + 1 }))), LOG_PATHS.checkpoint)
    expect(await failuresOf([await copyOf(honest), '--seen', await setting.put('other.checkpoint', other)])).toEqual(['splitView'])
  })

  test('a log that was cut back', async () => {
    const longer = await setting.put('longer.checkpoint', textOf(await filesOf(honest), LOG_PATHS.checkpoint))
    const cut = await copyOf({ ...honest, entries: honest.entries.slice(0, -1) })
    expect(await failuresOf([cut, '--seen', longer])).toEqual(['seenLonger'])
  })

  test('a log of another key', async () => {
    const pair = generateKeyPairSync('ed25519')
    const publicKey = Uint8Array.from(pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(12))
    const stranger: Books = { ...honest, signer: { publicKey, sign: (bytes) => sign(null, bytes, pair.privateKey) } }
    const key = textOf(await filesOf(honest), LOG_PATHS.key).trim()
    expect(await failuresOf([await copyOf(stranger), '--key', key])).toEqual(['checkpoint'])
    expect(await failuresOf([await copyOf(stranger)])).toEqual(['releaseSigned'])
  })

  test.each<readonly [string, () => Books, readonly string[]]>([
    ['more votes than members', () => tampered('voteCounted', () => ({ no: 12 })), ['count', 'releaseCount']],
    [
      'a changed count that the release contradicts',
      () => tampered('voteCounted', ({ yes }) => ({ yes: yes - 1, no: 1 })),
      ['releaseCount'],
    ],
    ['a verdict against the rules', () => tampered('voteCounted', ({ yes }) => ({ yes: 0, no: yes })), ['count', 'releaseCount']],
    [
      'a count before the close',
      () => tampered('voteOpened', () => ({ opensAt: '2026-06-04T09:00:00.000Z', closesAt: '2026-06-11T09:00:00.000Z' })),
      ['closed'],
    ],
    ['a longer roll than was frozen', () => tampered('rollFrozen', ({ members }) => ({ members: members + 1 })), ['roll', 'count']],
    ['a payment of another sum', () => tampered('paymentReceived', () => ({ price: '54000.00' })), ['payment']],
    ['a ballot without a proof', () => stuffed(), ['ballotProof']],
    ['a contract with another price', () => tampered('contractMade', () => ({ price: '1.00' })), ['contract']],
    ['another key than choices were sealed to', () => tampered('voteCounted', () => ({ tallyPrivateKey: '1'.repeat(64) })), ['tallyKey']],
    ['more paid out than came in', () => tampered('payoutsSent', () => ({ amount: '99999.00' })), ['payouts']],
    ['a treasury that takes more', () => tampered('priceDivided', () => ({ treasury: '6000.00' })), ['treasury']],
    [
      'a station that was skipped',
      () => ({ ...honest, entries: honest.entries.filter(({ kind }) => kind !== 'paymentReceived') }),
      ['station'],
    ],
    ['documents that are gone', () => ({ ...honest, evidence: new Map() }), ['roll', 'document', 'payment', 'release', 'shares']],
  ])('%s', async (_, books, codes) => {
    expect(await failuresOf([await copyOf(books())])).toEqual(expect.arrayContaining([...codes]))
  })

  test('a release that differs from the vote, though the collective signs for it', async () => {
    const manifest = manifestSchema.parse(JSON.parse(honest.evidence.get(entryOf('releaseDelivered').manifestSha256) ?? ''))
    const document = { ...manifest.proposal.document, price: '1.00' }
    const unsigned = {
      ...manifest,
      proposal: { ...manifest.proposal, document, documentSha256: hashText(nodeHasher, canonicalDocument(document)) },
    }
    const text = manifestText({ ...unsigned, signature: hexOf(honest.signer.sign(new TextEncoder().encode(signedText(unsigned)))) })
    const books = tampered('releaseDelivered', () => ({ manifestSha256: hashText(nodeHasher, text) }), [text])
    expect(await failuresOf([await copyOf(books)])).toEqual(['releaseVoted'])
  })

  test('a wrong share, whose sum is right', async () => {
    const list = shareListSchema.parse(JSON.parse(honest.evidence.get(entryOf('priceDivided').listSha256) ?? ''))
    const moved = list.map((line, index) => ({
      ...line,
      minor: (BigInt(line.minor) + (index === 0 ? 100n : index === 1 ? -100n : 0n)).toString(),
    }))
    const text = canonicalJson(moved)
    const root = rootOfList(
      (bytes) => nodeHasher.sha256(bytes),
      moved.map((line) => canonicalJson(line)),
    )
    const books = tampered('priceDivided', () => ({ listSha256: hashText(nodeHasher, text), root }), [text])
    const copy = await copyOf(books)
    expect(await failuresOf([copy])).toEqual(['shares'])
    expect((await setting.run(['audit', copy])).stdout).toContain('A share is WRONG')
  })
})

test('what is no log, no folder and no address is refused with a sentence', async () => {
  expect((await setting.run(['audit'])).exitCode).toBe(2)
  expect(await setting.run(['audit', join(setting.folder, 'nowhere')])).toMatchObject({ exitCode: 1, stdout: '' })
  expect((await setting.run(['audit', setting.folder])).stdout).toContain('There is no key of a log here')
  expect(await setting.run(['audit', setting.folder, '--seen', 'nowhere.checkpoint'])).toMatchObject({ exitCode: 1, stdout: '' })
  expect((await setting.run(['audit', 'http://127.0.0.1:1'])).stderr).toContain('shows no public log')
})

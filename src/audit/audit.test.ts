/** The audit of a vote that really took place, with real proofs: honest it holds, and each planted fraud is named in words. */
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { booksOf, checkpointOf, isSignedBy, newSigner, serve, sha256 } from '../../test/support/log-keeper.ts'
import { checkProofs, holdVote, identityOf, proven, type VotedSale } from '../../test/support/voted-sale.ts'
import type { SecretBallot } from '../contract/ballot.ts'
import type { AuditReport, LogEntry } from '../contract/log.ts'
import { newTallyKeys, rootOf } from '../secret-ballot/index.ts'
import { assert, at } from '../shared/assert.ts'
import { canonicalJson } from '../shared/canonical-json.ts'
import { hexOf } from '../shared/hex.ts'
import { hashText, LOG_PATHS, type ReadLogFile } from '../transparency/index.ts'
import { audit, type AuditEffects, type AuditRequest } from './index.ts'

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 })

type EntryOf<Kind extends LogEntry['kind']> = Extract<LogEntry, { kind: Kind }>

const effects: AuditEffects = { sha256, isSignedBy, checkProofs }
const signer = newSigner()
let sale: VotedSale

beforeAll(async () => {
  sale = await holdVote()
})

function served(entries: readonly LogEntry[], documents: readonly string[] = []): ReadLogFile {
  return serve(booksOf(signer, entries, [...sale.documents, ...documents]))
}

async function reportOf(read: ReadLogFile, request: Partial<AuditRequest> = {}, by: AuditEffects = effects): Promise<AuditReport> {
  return await audit(by, { read, key: undefined, seen: [], witnesses: [], receipts: [], ...request })
}

/** What the audit says of everything that does not hold. */
async function failures(entries: readonly LogEntry[], documents?: readonly string[]): Promise<Readonly<Record<string, string>>> {
  return failuresOf(await reportOf(served(entries, documents)))
}

function failuresOf({ holds, parts }: AuditReport): Readonly<Record<string, string>> {
  const failed = parts.flatMap(({ checks }) =>
    checks.filter((check) => !check.holds).map(({ code, sentence }) => [code, sentence] as const),
  )
  expect(holds).toBe(failed.length === 0)
  return Object.fromEntries(failed)
}

function entryOf<Kind extends LogEntry['kind']>(kind: Kind): EntryOf<Kind> {
  const found = sale.entries.find((entry): entry is EntryOf<Kind> => entry.kind === kind)
  assert(found !== undefined, 'the vote has every station')
  return found
}

const ballots = (): readonly EntryOf<'ballotCast'>[] => sale.entries.filter((entry) => entry.kind === 'ballotCast')

/** A ballot as its voter sent it. */
function bare(number: number): SecretBallot {
  const { nullifier, sequence, sealed, proof } = at(ballots(), number)
  return { nullifier, sequence, sealed, proof }
}

function tampered<Kind extends LogEntry['kind']>(kind: Kind, change: Partial<EntryOf<Kind>>): readonly LogEntry[] {
  return sale.entries.map((entry) => (entry.kind === kind ? { ...entry, ...change } : entry))
}

/** Puts a ballot after the last one, at its time unless told otherwise. */
function stuffed(ballot: SecretBallot & { readonly at?: string }): readonly LogEntry[] {
  const place = sale.entries.findIndex(({ kind }) => kind === 'voteCounted')
  const last = at(ballots(), 4)
  const { nullifier, sequence, sealed, proof } = ballot
  return [
    ...sale.entries.slice(0, place),
    { ...last, nullifier, sequence, sealed, proof, at: ballot.at ?? last.at },
    ...sale.entries.slice(place),
  ]
}

/** Freezes another roll, with its own right root and document. */
async function withRoll(roll: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const text = canonicalJson(
    roll
      .map(BigInt)
      .toSorted((a, b) => (a < b ? -1 : 1))
      .map(String),
  )
  const change = { members: roll.length, root: rootOf(roll.map(BigInt)).toString(), listSha256: hashText(sha256, text) }
  return await failures(tampered('rollFrozen', change), [text])
}

const rollTexts = (): readonly string[] => sale.roll.map(String)

describe('an honest vote', () => {
  test('holds: everyone on the roll, every ballot proved, the count counted once more', async () => {
    const report = await reportOf(served(sale.entries))
    expect(failuresOf(report)).toEqual({})
    expect(report.unchecked).toEqual([])
    const sentences = report.parts.flatMap(({ checks }) => checks.map(({ sentence }) => sentence)).join('\n')
    expect(sentences).toContain('6 voters were enrolled, each with a key of their own, and 1 left.')
    expect(sentences).toContain('The roll of 5 was frozen before the vote opened: everyone who could vote then')
    expect(sentences).toContain('5 ballots of 4 voters, each proved to be by somebody on the roll')
    expect(sentences).toContain('what 4 voters said last is the same')
    expect(sentences).toContain('2 said yes, 1 no, and 1 abstained')
    expect(sentences).toContain('The contract with Example Models is the document that members said yes to')
  })

  test('holds where proofs are not checked, and the report says what was left out', async () => {
    const report = await reportOf(served(sale.entries), {}, { ...effects, checkProofs: null })
    expect(failuresOf(report)).toEqual({})
    expect(report.unchecked).toEqual(['Whether members on the roll cast the 5 ballots on "Artist preferences".'])
  })

  test('shows a voter their own ballots by the receipts', async () => {
    const read = served(sale.entries)
    const { log } = await reportOf(read)
    const receipts = sale.entries.flatMap((entry, place) => {
      if (entry.kind !== 'ballotCast' || entry.nullifier !== at(ballots(), 0).nullifier) return []
      const { proposal, nullifier, sequence, sealed } = entry
      return [{ log: log ?? '', proposal, nullifier, sequence, sealed, place }]
    })
    const report = await reportOf(read, { receipts })
    expect(failuresOf(report)).toEqual({})
    const said = report.parts.at(-1)?.checks.map(({ sentence }) => sentence)
    expect(said).toEqual([
      expect.stringContaining('your number 2 counts in its place'),
      expect.stringContaining('was counted as your last'),
    ])
    const others = [
      { ...at(receipts, 1), log: 'another' },
      { ...at(receipts, 1), sealed: at(receipts, 0).sealed },
    ]
    expect(Object.keys(failuresOf(await reportOf(read, { receipts: others })))).toEqual(['receiptLog', 'receipt'])
  })
})

describe('stuffed ballots', () => {
  test('without a proof', async () => {
    const invented = { ...bare(1), nullifier: '7', proof: Array.from({ length: 8 }, () => '0') }
    const found = await failures(stuffed(invented))
    expect(found['ballotProof']).toContain('is a STUFFED ballot')
    expect(Object.keys(found)).toEqual(['ballotProof', 'recount'])
  })

  test('with the proof of somebody who is not on the roll', async () => {
    const strangers = [identityOf(20), identityOf(21)]
    const others = strangers.map(({ commitment }) => commitment)
    const poll = { ...sale.poll, root: rootOf(others).toString() }
    const ballot = await proven(poll, others, { identity: at(strangers, 0), choice: 'yes', sequence: 1 })
    const found = await failures(stuffed(ballot))
    expect(found['ballotProof']).toContain('does not prove that it was cast by somebody on the roll')
  })

  test('by the key that a voter changed to when the roll was frozen already', async () => {
    const ownRoll = [...sale.roll, sale.changed.commitment]
    const poll = { ...sale.poll, root: rootOf(ownRoll).toString() }
    const ballot = await proven(poll, ownRoll, { identity: sale.changed, choice: 'yes', sequence: 1 })
    const found = await failures(stuffed(ballot))
    expect(found['ballotProof']).toContain('STUFFED')
  })

  test('a replay under the next number', async () => {
    const found = await failures(stuffed({ ...bare(0), sequence: 3 }))
    expect(found['ballotProof']).toContain('STUFFED')
    expect(found['recount']).toContain('the ballots say 1 yes, 1 no, 1 abstentions and 1 unreadable')
  })

  test('a replay as it was', async () => {
    expect(await failures(stuffed(bare(0)))).toEqual({ ballotTwice: expect.stringContaining('cast BEFORE') })
  })

  test('after the close, and after the count', async () => {
    const { closesAt } = entryOf('voteOpened')
    expect((await failures(stuffed({ ...bare(1), at: closesAt, sequence: 2 })))['ballotTime']).toContain('OUTSIDE the time of the vote')
    expect((await failures([...sale.entries, { ...at(ballots(), 1), at: entryOf('voteCounted').at }]))['station']).toContain(
      'a ballot after a count',
    )
  })
})

describe('dropped ballots', () => {
  const dropped = (): readonly LogEntry[] => sale.entries.filter((entry) => entry !== at(ballots(), 3))

  test('the count leaves one out', async () => {
    expect(await failures(tampered('voteCounted', { yes: 1 }))).toMatchObject({ recount: expect.stringContaining('The count is WRONG') })
  })

  test('the log is rewritten without it: an older checkpoint and the receipt tell', async () => {
    const before = serve(booksOf(signer, sale.entries.slice(0, -2)))
    const place = sale.entries.indexOf(at(ballots(), 3))
    const { proposal, nullifier, sequence, sealed } = at(ballots(), 3)
    const log = (await reportOf(served(sale.entries))).log ?? ''
    const report = await reportOf(served(dropped()), {
      seen: [{ name: 'mine', text: await checkpointOf(before) }],
      receipts: [{ log, proposal, nullifier, sequence, sealed, place }],
    })
    expect(failuresOf(report)).toMatchObject({
      rewrittenLog: expect.stringContaining('The log was REWRITTEN'),
      receipt: expect.stringContaining('was DROPPED'),
      recount: expect.stringContaining('The count is WRONG'),
    })
  })

  test('entries are hidden: the checkpoint from before tells of more', async () => {
    const seen = [{ name: 'mine', text: await checkpointOf(served(sale.entries)) }]
    expect(failuresOf(await reportOf(served(sale.entries.slice(0, 12)), { seen }))).toHaveProperty('seenLonger')
  })

  test('two members are shown two logs', async () => {
    const seen = [{ name: 'theirs', text: await checkpointOf(served(tampered('voteCounted', { yes: 1 }))) }]
    expect(failuresOf(await reportOf(served(sale.entries), { seen }))).toEqual({ splitView: expect.stringContaining('SPLIT VIEW') })
  })
})

describe('a changed count', () => {
  test.each<readonly [string, Partial<EntryOf<'voteCounted'>>, string]>([
    ['yes for no', { yes: 3, no: 0 }, 'recount'],
    ['a ballot that is said to be unreadable', { yes: 1, unreadable: 1 }, 'recount'],
    ['a verdict against the rules', { verdict: 'lapse' }, 'count'],
    ['a roll of another size', { roll: 6 }, 'count'],
    ['more votes than members', { yes: 12 }, 'count'],
    ['no key', { tallyPrivateKey: null }, 'tallyKey'],
    ['a count before the close', { at: '2025-06-04T09:00:10.000Z' }, 'closed'],
  ])('%s', async (_, change, code) => {
    expect(Object.keys(await failures(tampered('voteCounted', change)))).toContain(code)
  })

  test('with the key of another vote', async () => {
    const { privateKey } = await newTallyKeys()
    const found = await failures(tampered('voteCounted', { tallyPrivateKey: hexOf(privateKey) }))
    expect(found['tallyKey']).toContain('ANOTHER than the one they were sealed to')
    expect(Object.keys(await failures(tampered('voteCounted', { tallyPrivateKey: '0'.repeat(64) })))).toContain('tallyKey')
  })

  test('a vote without ballots needs no key', async () => {
    const quiet = tampered('voteCounted', { yes: 0, no: 0, abstain: 0, verdict: 'lapse', tallyPrivateKey: null })
    const entries = quiet.filter(({ kind }) => kind !== 'ballotCast' && kind !== 'contractMade')
    expect(await failures(entries)).toEqual({})
  })
})

describe('a changed roll', () => {
  test('padded with somebody who never enrolled', async () => {
    const found = await withRoll([...rollTexts(), '12345'])
    expect(found['rollPadded']).toBe('The roll is PADDED: 1 on it are nobody who could vote when it was frozen.')
  })

  test('padded with somebody who had left', async () => {
    expect(await withRoll([...rollTexts(), at(sale.voters, 5).commitment.toString()])).toHaveProperty('rollPadded')
  })

  test('with a changed key before its time', async () => {
    const roll = rollTexts().filter((each) => each !== at(sale.voters, 4).commitment.toString())
    const found = await withRoll([...roll, sale.changed.commitment.toString()])
    expect(found['rollEarly']).toContain('changed keys BEFORE their time')
    expect(found).toHaveProperty('rollThinned')
    expect(found).not.toHaveProperty('rollPadded')
  })

  test('thinned', async () => {
    const found = await withRoll(rollTexts().slice(1))
    expect(found['rollThinned']).toBe('The roll is THINNED: 1 who could vote when it was frozen are missing.')
  })

  test('with somebody on it twice, in another order, or with another root', async () => {
    const twice = canonicalJson([...rollTexts(), at(rollTexts(), 4)])
    expect(await failures(tampered('rollFrozen', { members: 6, listSha256: hashText(sha256, twice) }), [twice])).toHaveProperty('roll')
    const turned = canonicalJson(rollTexts().toReversed())
    expect(Object.keys(await failures(tampered('rollFrozen', { listSha256: hashText(sha256, turned) }), [turned]))).toEqual(['roll'])
    expect(await failures(tampered('rollFrozen', { root: '5' }))).toMatchObject({
      rollRoot: expect.any(String),
      ballotProof: expect.any(String),
    })
  })
})

describe('voters', () => {
  const first = (): EntryOf<'voterEnrolled'> => entryOf('voterEnrolled')

  test('are enrolled once, and leave once', async () => {
    expect((await failures([first(), ...sale.entries]))['voters']).toContain('enrols a key that was enrolled before')
    const left = entryOf('voterLeft')
    const twice = sale.entries.flatMap((entry) => (entry === left ? [left, left] : [entry]))
    expect((await failures(twice))['voters']).toContain('lets somebody leave who could not vote')
  })

  test('cannot be given another key at once', async () => {
    const { at: askedAt } = entryOf('voterChangeAsked')
    const found = await failures(tampered('voterChangeAsked', { effectiveAt: askedAt }))
    expect(found['voters']).toContain('SOONER than the 3 days')
    expect(found).toHaveProperty('rollPadded')
  })

  test('change a key that is theirs, and take back what is under way', async () => {
    expect((await failures(tampered('voterChangeAsked', { before: '5' })))['voters']).toContain('that nobody votes with')
    expect((await failures(tampered('voterChangeAsked', { after: first().commitment })))['voters']).toContain('enrolled before')
    const never: LogEntry = { kind: 'voterChangeDropped', at: first().at, after: '5' }
    expect((await failures([never, ...sale.entries]))['voters']).toContain('not under way')
  })
})

describe('a sale', () => {
  test('whose contract is another than was voted for', async () => {
    expect((await failures(tampered('contractMade', { price: '1.00' })))['contract']).toContain('DIFFERS FROM THE VOTE')
    expect(await failures(sale.entries.filter(({ kind }) => kind !== 'contractMade'))).toEqual({
      contract: expect.stringContaining('no contract'),
    })
  })

  test('that is told twice, or of which no roll and no vote is told', async () => {
    expect((await failures([...sale.entries, entryOf('voteCounted')]))['station']).toContain('a second time of a count')
    expect((await failures(sale.entries.filter(({ kind }) => kind !== 'voteOpened')))['station']).toContain(
      'a ballot without an opened vote',
    )
  })

  test('whose documents are gone or are no canonical JSON', async () => {
    const read = serve(booksOf(signer, sale.entries))
    expect(Object.keys(failuresOf(await reportOf(read)))).toEqual(expect.arrayContaining(['roll', 'document']))
    const hostile = '["\\ud800", 1.5]'
    const found = await failures(tampered('voteOpened', { documentSha256: hashText(sha256, hostile) }), [hostile])
    expect(found).toHaveProperty('document')
  })

  test('in a log that cannot be read says nothing', async () => {
    const read: ReadLogFile = (path) => (path === LOG_PATHS.key ? served(sale.entries)(path) : Promise.resolve(undefined))
    expect(await reportOf(read)).toMatchObject({ holds: false, log: null })
  })
})

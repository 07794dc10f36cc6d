/** What members' apps check by themselves: a server that shows them different rolls, logs or shares is caught. */
import { describe, expect, test } from 'vitest'
import { documentFor } from '../../test/support/collective.ts'
import { booksOf, checkpointOf, isSignedBy, newSigner, serve, sha256, verifierKeyOf } from '../../test/support/log-keeper.ts'
import { newWitness } from '../../test/support/witness.ts'
import type { VoteReceipt } from '../contract/ballot.ts'
import type { LogEntry, ShareLine } from '../contract/log.ts'
import { canonicalDocument } from '../governance/index.ts'
import { rootOf } from '../secret-ballot/index.ts'
import { at } from '../shared/assert.ts'
import { canonicalJson } from '../shared/canonical-json.ts'
import { ID_BYTES, makeId } from '../shared/ids.ts'
import { blinded, formatVerifierKey, hashText, LOG_PATHS, logKeyOf, rootOfList, type ReadLogFile } from '../transparency/index.ts'
import { checkMyShare, checkMyVote, compareCheckpoints, type MyShare, type MyVote, type MyVoteRequest, type ServedPoll } from './index.ts'

const signer = newSigner()
const key = verifierKeyOf(signer)
const log = logKeyOf(sha256, signer.publicKey).name
const proposal = makeId('proposal', new Uint8Array(ID_BYTES).fill(1))
const members = [2, 3, 4].map((byte) => makeId('member', new Uint8Array(ID_BYTES).fill(byte)))
const document = documentFor(makeId('buyer', new Uint8Array(ID_BYTES)))
const documentText = canonicalDocument(document)
const documentSha256 = hashText(sha256, documentText)
const window = { opensAt: '2026-06-02T09:00:00.000Z', closesAt: '2026-06-09T09:00:00.000Z' }
const tallyKey = `04${'a'.repeat(128)}`
const instant = window.opensAt

/** What a collective with this roll logs and serves; `before` are entries of others. */
function opened(
  commitments: readonly string[],
  before = 0,
): { readonly entries: readonly LogEntry[]; readonly documents: readonly string[]; readonly poll: ServedPoll } {
  const roll = commitments.map(BigInt).toSorted((a, b) => (a < b ? -1 : 1))
  const text = canonicalJson(roll.map(String))
  const [root, rollSha256] = [rootOf(roll).toString(), hashText(sha256, text)]
  const entries: readonly LogEntry[] = [
    ...Array.from({ length: before }, (_, index): LogEntry => ({ kind: 'voterEnrolled', at: instant, commitment: String(1000 + index) })),
    { kind: 'rollFrozen', at: instant, proposal, members: roll.length, listSha256: rollSha256, root },
    { kind: 'voteOpened', at: instant, proposal, documentSha256, ...window, tallyKey },
  ]
  const poll = { proposal, documentSha256, root, tallyKey, rollSha256, window, places: { roll: before, opening: before + 1 } }
  return { entries, documents: [text, documentText], poll }
}

const ballot = (nullifier: string, sequence = 1): Extract<LogEntry, { kind: 'ballotCast' }> => ({
  kind: 'ballotCast',
  at: instant,
  proposal,
  nullifier,
  sequence,
  sealed: 'b'.repeat(164),
  proof: Array.from({ length: 8 }, () => '1'),
})

function receiptOf(nullifier: string, place: number): VoteReceipt {
  return { log, proposal, nullifier, sequence: 1, sealed: 'b'.repeat(164), place }
}

async function visit(read: ReadLogFile, poll: ServedPoll, request: Partial<MyVoteRequest> = {}): Promise<MyVote> {
  const own = { key, remembered: null, witnesses: [], commitment: '11', receipts: [], ...request }
  return await checkMyVote({ read, sha256, isSignedBy, poll, ...own })
}

const codesOf = ({ findings }: MyVote): readonly string[] => findings.map(({ code }) => code)
const failed = ({ findings }: MyVote): readonly string[] => findings.filter(({ holds }) => !holds).map(({ code }) => code)

const served = (
  { entries, documents }: Pick<ReturnType<typeof opened>, 'entries' | 'documents'>,
  ...more: readonly LogEntry[]
): ReadLogFile => serve(booksOf(signer, [...entries, ...more], documents))

describe('an honest collective', () => {
  test.each([0, 253, 254, 255, 300])('shows a member their place on the roll and their ballots, after %i other entries', async (before) => {
    const vote = opened(['11', '12', '13'], before)
    const first = await visit(served(vote), vote.poll)
    expect(codesOf(first)).toEqual(['firstVisit', 'opening', 'roll', 'onRoll'])
    expect(first.holds).toBe(true)
    const place = before + 2
    const later = await visit(served(vote, ballot('7'), ballot('8')), vote.poll, {
      remembered: first.remember?.checkpoint ?? '',
      receipts: [receiptOf('7', place), receiptOf('8', place + 1)],
    })
    expect(codesOf(later)).toEqual(['grown', 'opening', 'roll', 'onRoll', 'ballotKept', 'ballotKept'])
  })

  test('whose key is not known yet is taken at its word, and remembered', async () => {
    const vote = opened(['11', '12'])
    expect((await visit(served(vote), vote.poll, { key: undefined })).remember?.key).toBe(key)
  })

  test('says so to somebody who is not on the roll', async () => {
    const vote = opened(['12', '13'])
    expect(failed(await visit(served(vote), vote.poll))).toEqual(['notOnRoll'])
    expect(failed(await visit(served(vote), vote.poll, { commitment: null }))).toEqual([])
  })
})

describe('a server that shows members different things', () => {
  const mine = opened(['11', '12', '13'])
  const theirs = opened(['12', '13', '14'])

  test('another roll to the same app at a later visit', async () => {
    const { remember } = await visit(served(mine), mine.poll)
    const later = await visit(served(theirs, ballot('7')), theirs.poll, { remembered: remember?.checkpoint ?? '' })
    expect(failed(later)).toEqual(['rewritten', 'notOnRoll'])
    expect(later.remember?.checkpoint).toBe(remember?.checkpoint)
    const cut = await visit(serve(booksOf(signer, mine.entries.slice(0, 1), mine.documents)), mine.poll, {
      remembered: remember?.checkpoint ?? '',
    })
    expect(failed(cut)).toEqual(['cutBack', 'openingUnshown'])
  })

  test('another poll than its log tells of', async () => {
    for (const lie of [
      { root: theirs.poll.root },
      { tallyKey: `04${'c'.repeat(128)}` },
      { rollSha256: theirs.poll.rollSha256 },
      { documentSha256: 'd'.repeat(64) },
      { window: { ...window, closesAt: instant } },
    ]) {
      expect(failed(await visit(served(mine), { ...mine.poll, ...lie }))).toEqual(['openingOther'])
    }
    expect(failed(await visit(served(mine), { ...mine.poll, places: { roll: 1, opening: 0 } }))).toEqual(['openingOther'])
  })

  test('a roll without the member under a root that it is not of, or no roll', async () => {
    const [list = ''] = theirs.documents
    const swapped: readonly LogEntry[] = mine.entries.map((entry) =>
      entry.kind === 'rollFrozen' ? { ...entry, listSha256: theirs.poll.rollSha256 } : entry,
    )
    const read = serve(booksOf(signer, swapped, [list]))
    expect(failed(await visit(read, { ...mine.poll, rollSha256: theirs.poll.rollSha256 }))).toEqual(['rollOther'])
    expect(failed(await visit(serve(booksOf(signer, mine.entries)), mine.poll))).toEqual(['rollUnshown'])
  })

  test('a log in which a ballot was dropped or changed', async () => {
    const receipts = [receiptOf('7', 2), { ...receiptOf('8', 3), log: 'another' }]
    expect(failed(await visit(served(mine, ballot('9'), ballot('8')), mine.poll, { receipts }))).toEqual(['ballotMissing', 'ballotMissing'])
    expect(failed(await visit(served(mine), mine.poll, { receipts: receipts.slice(0, 1) }))).toEqual(['ballotMissing'])
  })

  test('files that do not lead up to what is signed', async () => {
    const { remember } = await visit(served(mine), mine.poll)
    const [one, other] = [served(mine, ballot('7')), served(theirs, ballot('7'))]
    const read: ReadLogFile = (path) => (path.startsWith('tile/') ? other(path) : one(path))
    expect(failed(await visit(read, mine.poll, { remembered: remember?.checkpoint ?? '' }))).toEqual(['growthUnshown', 'openingUnshown'])
  })

  test('a log of another key', async () => {
    const stranger = serve(booksOf(newSigner(), mine.entries, mine.documents))
    expect(codesOf(await visit(stranger, mine.poll))).toEqual(['noLog'])
    const { remember } = await visit(served(mine), mine.poll)
    expect(failed(await visit(stranger, mine.poll, { key: undefined, remembered: remember?.checkpoint ?? '' }))).toEqual(['anotherLog'])
  })

  describe('what witnesses have signed', () => {
    const witness = newWitness('witness.example.net')
    const demanded = [formatVerifierKey(witness.key)]
    const honest = served(mine)
    const grown = serve({ ...booksOf(signer, mine.entries, mine.documents), texts: [...booksOf(signer, mine.entries).texts, '{}'] })
    /** A log that shows this checkpoint, and tells this of what its witness has signed. */
    const shown =
      (read: ReadLogFile, { checkpoint, signed }: { readonly checkpoint?: string; readonly signed?: string | null }): ReadLogFile =>
      (path) => {
        if (path === LOG_PATHS.checkpoint && checkpoint !== undefined) return Promise.resolve(new TextEncoder().encode(checkpoint))
        if (path !== LOG_PATHS.witnesses || signed === undefined) return read(path)
        return Promise.resolve(new TextEncoder().encode(canonicalJson([{ witness: demanded[0] ?? '', checkpoint: signed }])))
      }
    const cosigned = async (read: ReadLogFile, unixSeconds = 1_790_000_000): Promise<string> =>
      witness.cosign(await checkpointOf(read), unixSeconds)

    test('is this checkpoint, or an earlier one that the log still shows', async () => {
      expect(codesOf(await visit(shown(honest, { checkpoint: await cosigned(honest) }), mine.poll, { witnesses: demanded }))).toContain(
        'witnessed',
      )
      const later = shown(grown, { signed: await cosigned(honest) })
      for (const witnesses of [[], demanded]) expect(codesOf(await visit(later, mine.poll, { witnesses }))).toContain('witnessed')
    })

    test('is missed only of a witness whom the member named', async () => {
      expect(failed(await visit(served(theirs), theirs.poll, { witnesses: demanded, commitment: '12' }))).toEqual(['notWitnessed'])
      expect(failed(await visit(honest, mine.poll, { witnesses: ['nonsense'] }))).toEqual(['notWitnessed'])
      expect(failed(await visit(shown(honest, { signed: null }), mine.poll))).toEqual([])
      expect(failed(await visit(shown(honest, { signed: await cosigned(honest, 10 ** 15) }), mine.poll, { witnesses: demanded }))).toEqual([
        'notWitnessed',
      ])
    })

    test('is a log with other or more entries than are shown, which is told', async () => {
      for (const signed of [await cosigned(served(theirs)), await cosigned(grown)]) {
        for (const witnesses of [[], demanded]) {
          expect(failed(await visit(shown(honest, { signed }), mine.poll, { witnesses }))).toEqual(['witnessedOther'])
        }
      }
    })
  })
})

describe('two members who exchange checkpoints', () => {
  const [one, other] = [opened(['11', '12', '13']), opened(['12', '13', '14'])]
  const compare = (read: ReadLogFile, mine: string, theirs: string): ReturnType<typeof compareCheckpoints> =>
    compareCheckpoints({ read, sha256, isSignedBy, key, mine, theirs })

  test('agree where one only came later', async () => {
    const [early, late] = [served(one), served(one, ballot('7'), ballot('8'))]
    const texts = [await checkpointOf(early), await checkpointOf(late)] as const
    expect(await compare(late, texts[0], texts[1])).toBe('same')
    expect(await compare(late, texts[1], texts[0])).toBe('same')
    expect(await compare(early, texts[0], texts[1])).toBe('unshown')
  })

  test('find out that they were shown different logs, at one size or at two', async () => {
    const mine = served(one, ballot('7'))
    expect(await compare(mine, await checkpointOf(mine), await checkpointOf(served(other, ballot('7'))))).toBe('split')
    expect(await compare(mine, await checkpointOf(mine), await checkpointOf(served(other)))).toBe('split')
    const nothing: ReadLogFile = (path) => (path.startsWith('tile/') ? Promise.resolve(undefined) : mine(path))
    expect(await compare(nothing, await checkpointOf(mine), await checkpointOf(served(other)))).toBe('unshown')
  })

  test('are not fooled by what the log has not signed', async () => {
    const read = served(one)
    const text = await checkpointOf(read)
    expect(await compare(read, text, text.replace('\n2\n', '\n3\n'))).toBe('unsigned')
    expect(await compare(read, text, await checkpointOf(serve(booksOf(newSigner(), []))))).toBe('unsigned')
  })
})

describe("a member's share", () => {
  const lines = members.map((member, index): ShareLine => ({
    pseudonym: `p${index}`,
    weight: '1',
    minor: '1650000',
    member: blinded(sha256, proposal, member),
  }))

  async function share(
    list: readonly ShareLine[],
    change: Partial<Extract<LogEntry, { kind: 'priceDivided' }>> = {},
    before = 0,
  ): Promise<MyShare> {
    const vote = opened(['11', '12'], before)
    const text = canonicalJson(list)
    const divided: LogEntry = {
      kind: 'priceDivided',
      at: instant,
      proposal,
      currency: 'USD',
      price: '55000.00',
      treasury: '5500.00',
      members: list.length,
      listSha256: hashText(sha256, text),
      root: rootOfList(
        sha256,
        list.map((line) => canonicalJson(line)),
      ),
      ...change,
    }
    const read = serve(
      booksOf(signer, [...vote.entries, divided, ...Array.from({ length: before }, () => ballot('7'))], [...vote.documents, text]),
    )
    return await checkMyShare({ read, sha256, isSignedBy, key, proposal, member: at(members, 0), opening: vote.poll.places.opening })
  }

  test('is found and divided once more, wherever in the log', async () => {
    expect(await share(lines)).toEqual({ kind: 'right', currency: 'USD', minor: 1_650_000n })
    expect(await share(lines, {}, 300)).toEqual({ kind: 'right', currency: 'USD', minor: 1_650_000n })
  })

  test('that is wrong is named with what is due, though the sum is right', async () => {
    const moved = lines.map((line, index) => (index < 2 ? { ...line, minor: index === 0 ? '1649900' : '1650100' } : line))
    expect(await share(moved)).toEqual({ kind: 'wrong', currency: 'USD', minor: 1_649_900n, due: 1_650_000n })
  })

  test('of another price, treasury or list is told', async () => {
    expect(await share(lines, { price: '54000.00' })).toEqual({ kind: 'anotherPrice' })
    expect(await share(lines, { treasury: '6000.00' })).toEqual({ kind: 'anotherPrice' })
    expect(await share(lines, { root: 'e'.repeat(64) })).toEqual({ kind: 'unshown' })
    expect(await share(lines, { listSha256: 'e'.repeat(64) })).toEqual({ kind: 'unshown' })
    expect(await share([at(lines, 0), at(lines, 0)])).toEqual({ kind: 'unshown' })
    expect(await share(lines.map((line) => ({ ...line, weight: '9'.repeat(20) })))).toEqual({ kind: 'anotherPrice' })
  })

  test('is nobody else’s, and not there before the division', async () => {
    expect(await share(lines.slice(1))).toEqual({ kind: 'notInRelease' })
    const vote = opened(['11', '12'])
    const request = { sha256, isSignedBy, key, proposal, member: at(members, 0), opening: 1 }
    expect(await checkMyShare({ ...request, read: served(vote) })).toEqual({ kind: 'notDivided' })
    expect(await checkMyShare({ ...request, read: () => Promise.resolve(undefined) })).toEqual({ kind: 'unshown' })
    expect(await checkMyShare({ ...request, read: served(vote), opening: 0 })).toEqual({ kind: 'unshown' })
  })
})

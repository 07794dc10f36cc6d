/** What an audit says of witnesses: by whom a log was seen and how far, and that it was shown to them otherwise. */
import { expect, test } from 'vitest'
import { booksOf, checkpointOf, isSignedBy, newSigner, serve, sha256 } from '../../test/support/log-keeper.ts'
import { newWitness } from '../../test/support/witness.ts'
import type { LogEntry } from '../contract/log.ts'
import { canonicalJson } from '../shared/canonical-json.ts'
import { formatVerifierKey, LOG_PATHS, type ReadLogFile } from '../transparency/index.ts'
import { readLog } from './index.ts'

const signer = newSigner()
const witness = newWitness('witness.example.net')
const witnessKey = formatVerifierKey(witness.key)
const entry = (commitment: string, day: number): LogEntry => ({ kind: 'voterEnrolled', at: `2026-06-0${day}T09:00:00.000Z`, commitment })
const logOf = (...commitments: readonly string[]): ReadLogFile =>
  serve(
    booksOf(
      signer,
      commitments.map((commitment, index) => entry(commitment, index + 1)),
    ),
  )
const present = logOf('1', '2', '3')
/** In the log's own days. */
const at = (day: number): number => Date.UTC(2026, 5, day, 10) / 1_000

/** The present log, with what it tells of its witness. */
function telling(checkpoint: string | null): ReadLogFile {
  const list = canonicalJson([{ witness: witnessKey, checkpoint }])
  return (path) => (path === LOG_PATHS.witnesses ? Promise.resolve(new TextEncoder().encode(list)) : present(path))
}

async function saidOf(read: ReadLogFile, ...witnesses: readonly string[]): Promise<readonly string[]> {
  const { checks } = await readLog({ sha256, isSignedBy, checkProofs: null }, { read, key: undefined, seen: [], witnesses, receipts: [] })
  return checks.filter(({ code }) => code.startsWith('witness')).map(({ code, holds, sentence }) => `${code} ${holds}: ${sentence}`)
}

const signed = async (read: ReadLogFile, day: number): Promise<string> => witness.cosign(await checkpointOf(read), at(day))

test('the present log is told as seen, unasked', async () => {
  const cosigned = await signed(present, 3)
  const read: ReadLogFile = async (path) =>
    path === LOG_PATHS.checkpoint ? new TextEncoder().encode(cosigned) : await telling(cosigned)(path)
  expect(await saidOf(read)).toEqual([
    'witness true: witness.example.net, whom the log names as its witness, has witnessed this checkpoint, on 2026-06-03 at 10:00 UTC.',
  ])
})

test('an earlier one is told with how far it went, and is too old for whoever demands the witness', async () => {
  const yesterday = telling(await signed(logOf('1', '2'), 2))
  const said = ['witness true: witness.example.net has witnessed the first 2 entries, on 2026-06-02 at 10:00 UTC; 1 is newer.']
  expect(await saidOf(yesterday, witnessKey)).toEqual(said)
  const long = telling(await signed(logOf('1'), 1))
  expect(await saidOf(long, witnessKey)).toEqual([
    'witness false: witness.example.net has NOT witnessed the last 2 of 3 entries: it signed last on 2026-06-01 at 10:00 UTC, and the log went on for more than a day.',
  ])
  expect((await saidOf(long))[0]).toContain('witness true')
})

test.each([
  ['another log', logOf('1', '5'), 'witnessedOther false: SPLIT VIEW'],
  ['another log of the same length', logOf('1', '2', '5'), 'witnessedOther false: SPLIT VIEW'],
  ['a longer log', logOf('1', '2', '3', '4'), 'witnessedLonger false'],
])('%s that the witness saw is proof against the keeper, asked for or not', async (_, seen, sentence) => {
  const read = telling(await signed(seen, 3))
  for (const demanded of [[], [witnessKey]]) expect((await saidOf(read, ...demanded))[0]).toContain(sentence)
})

test('a list of witnesses that cannot be read hides nobody silently', async () => {
  const torn: ReadLogFile = (path) => (path === LOG_PATHS.witnesses ? Promise.resolve(new TextEncoder().encode('[}')) : present(path))
  expect(await saidOf(torn)).toEqual(['witness false: The list of those who witness this log cannot be read.'])
})

test('nothing is said of one who has signed nothing, unless whoever asks demands it', async () => {
  const stranger = newWitness('stranger.example.net')
  const forged = stranger.cosign(await checkpointOf(logOf('1', '5')), at(3)).replaceAll('stranger', 'witness')
  const otherLog = witness.cosign(await checkpointOf(serve(booksOf(newSigner(), [entry('1', 1)]))), at(3))
  for (const nothing of [present, telling(null), telling(forged), telling(otherLog), telling('nonsense')]) {
    expect(await saidOf(nothing)).toEqual([])
    expect(await saidOf(nothing, witnessKey)).toEqual(['witness false: witness.example.net has NOT witnessed this log.'])
  }
  expect(await saidOf(present, 'nonsense')).toEqual(['witness false: a witness without a readable key has NOT witnessed this log.'])
})

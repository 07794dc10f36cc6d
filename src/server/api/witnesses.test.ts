/** What witnesses hand in over HTTP: taken once, served to everybody, and refused in a sentence where it is not theirs or not of this log. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foundOverHttp, openTestApi, Person, type Got, type TestApi } from '../../../test/support/api.ts'
import { booksOf, checkpointOf, isSignedBy, newSigner, serve } from '../../../test/support/log-keeper.ts'
import { newWitness } from '../../../test/support/witness.ts'
import { witnessListSchema } from '../../contract/log.ts'
import { limits } from '../../shared/limits.ts'
import { MS_PER_DAY, MS_PER_MINUTE, MS_PER_SECOND } from '../../shared/time.ts'
import { checkCosignatures, formatVerifierKey, LOG_PATHS, parseNote } from '../../transparency/index.ts'

const [one, two, stranger] = ['one', 'two', 'stranger'].map((name) => newWitness(`${name}.example.net`))
if (one === undefined || two === undefined || stranger === undefined) throw new Error('there are three')

let api: TestApi
let members = 0

beforeAll(async () => {
  api = await openTestApi({ witnesses: [one.key, two.key] })
  await foundOverHttp(api)
  await grow()
}, 60_000)
afterAll(() => api.close())

const grow = async (): Promise<void> => void (await new Person(api).join(`Member ${(members += 1)}`))
const now = (): number => Math.floor(api.clock.nowMs / MS_PER_SECOND)

async function logFile(path: string): Promise<string> {
  return await (await new Person(api).fetchFile('readLogFile', { params: { path } })).text()
}

/** By name, as whoever reads the present checkpoint finds them. */
async function seen(): Promise<readonly string[]> {
  const note = parseNote(await logFile(LOG_PATHS.checkpoint))
  if (note === undefined) throw new Error('the log is signed')
  return checkCosignatures(
    note,
    [one?.key, two?.key].filter((key) => key !== undefined),
    isSignedBy,
  ).map(({ witness, unixSeconds }) => `${witness.name} ${unixSeconds}`)
}

function handIn(checkpoint: string): Promise<Got<{ readonly standing: readonly object[] }>> {
  return new Person(api).ask('handInCosignatures', { body: { checkpoint } })
}

describe('a cosignature', () => {
  test('is served below the checkpoint, by and by with those of others, until the log grows', async () => {
    const checkpoint = await logFile(LOG_PATHS.checkpoint)
    expect(await seen()).toEqual([])
    const taken = await handIn(one.cosign(checkpoint, now()))
    expect(taken.value.standing).toEqual([{ witness: one.key.name, size: 1, cosignedAt: new Date(now() * 1_000).toISOString() }])
    expect(await seen()).toEqual([`${one.key.name} ${now()}`])
    await handIn(two.cosign(await logFile(LOG_PATHS.checkpoint), now() + 5))
    expect(await seen()).toEqual([`${one.key.name} ${now()}`, `${two.key.name} ${now() + 5}`])
    await grow()
    expect(await seen()).toEqual([])
    const list = witnessListSchema.parse(JSON.parse(await logFile(LOG_PATHS.witnesses)))
    expect(list.map(({ witness }) => witness)).toEqual([one, two].map(({ key }) => formatVerifierKey(key)))
    expect(list.map((each) => each.checkpoint?.split('\n')[1])).toEqual(['1', '1'])
  })

  test('that comes again changes nothing, and neither does an older one', async () => {
    const before = await logFile(LOG_PATHS.checkpoint)
    const old = one.cosign(before, now())
    await grow()
    const present = await logFile(LOG_PATHS.checkpoint)
    const latest = one.cosign(present, now() + 9)
    await handIn(latest)
    const standing = [{ witness: one.key.name, size: 3, cosignedAt: new Date((now() + 9) * 1_000).toISOString() }]
    const served = await logFile(LOG_PATHS.checkpoint)
    for (const again of [latest, old, one.cosign(present, now()), old]) {
      expect((await handIn(again)).value.standing).toEqual(standing)
      expect(await logFile(LOG_PATHS.checkpoint)).toBe(served)
    }
    await handIn(one.cosign(present, now() + 10))
    expect(await seen()).toEqual([`${one.key.name} ${now() + 10}`])
  })

  test('is the latest whatever the order in which many arrive', async () => {
    const notes: string[] = []
    for (let count = 0; count < 4; count += 1) {
      await grow()
      const checkpoint = await logFile(LOG_PATHS.checkpoint)
      notes.push(one.cosign(checkpoint, now() + count), two.cosign(checkpoint, now() + 60 - count))
    }
    const outcomes = await Promise.all([...notes, ...notes.toReversed()].map(handIn))
    expect(new Set(outcomes.map(({ status }) => status))).toEqual(new Set([200]))
    expect(await seen()).toEqual([`${one.key.name} ${now() + 3}`, `${two.key.name} ${now() + 57}`])
  })

  test('of a stranger beside one that is known is left out', async () => {
    await grow()
    const both = stranger.cosign(one.cosign(await logFile(LOG_PATHS.checkpoint), now()), now())
    expect((await handIn(both)).value.standing).toHaveLength(1)
    expect(await logFile(LOG_PATHS.checkpoint)).not.toContain(stranger.key.name)
  })
})

describe('refused is', () => {
  /** Text, an empty line and the line of the log itself. */
  const present = async (): Promise<string> => `${(await logFile(LOG_PATHS.checkpoint)).split('\n').slice(0, 5).join('\n')}\n`
  /** With the signature of one witness under the name of another. */
  const forged = (note: string): string => {
    const line = Buffer.from(one.cosign(note, now()).trimEnd().split(' ').at(-1) ?? '', 'base64')
    return `${note}— ${two.key.name} ${Buffer.concat([two.key.id, line.subarray(4)]).toString('base64')}\n`
  }
  const cut = (note: string): string => `${note}— ${one.key.name} ${Buffer.concat([one.key.id, Buffer.alloc(9)]).toString('base64')}\n`
  const elsewhere = (): Promise<string> =>
    checkpointOf(serve(booksOf(newSigner(), [{ kind: 'voterEnrolled', at: '2026-06-02T09:00:00.000Z', commitment: '1' }])))

  test.each([
    ['what is no note', async () => 'nonsense', 400, 'noCheckpoint'],
    ['a note that is no checkpoint', async () => one.cosign('a\nb\nc\n\n— a AAAAAAA=\n', now()), 400, 'noCheckpoint'],
    ['a checkpoint that nobody signed', present, 403, 'unknownWitness'],
    ['the signature of a stranger', async () => stranger.cosign(await present(), now()), 403, 'unknownWitness'],
    ['a signature of somebody else', async () => forged(await present()), 403, 'cosignatureWrong'],
    ['a signature that is cut short', async () => cut(await present()), 403, 'cosignatureWrong'],
    ['a time that has not come', async () => one.cosign(await present(), now() + 3_600), 409, 'cosignatureAhead'],
    ['a time beyond every calendar', async () => one.cosign(await present(), Number.MAX_SAFE_INTEGER), 409, 'cosignatureAhead'],
    ['another log', async () => one.cosign(await elsewhere(), now()), 409, 'otherEntries'],
    ['a longer log', async () => one.cosign((await present()).replace(/\n\d+\n/, '\n900\n'), now()), 409, 'otherEntries'],
    ['another root', async () => one.cosign((await present()).replace(/\n[A-Za-z0-9+/]{4}/, '\nAAAA'), now()), 409, 'otherEntries'],
    [
      'a checkpoint with more lines than this log signs',
      async () => one.cosign((await present()).replace('\n\n', '\nmore\n\n'), now()),
      409,
      'otherEntries',
    ],
    ['what is too long', async () => 'x'.repeat(limits.cosignedNoteCharsMax + 1), 400, 'unreadableRequest'],
  ])('%s', async (_, note, status, code) => {
    await grow()
    await handIn(one.cosign(await present(), now()))
    const served = (): Promise<readonly string[]> => Promise.all([LOG_PATHS.checkpoint, LOG_PATHS.witnesses].map(logFile))
    const before = await served()
    expect(await handIn(await note())).toMatchObject({ status, code })
    expect(await served()).toEqual(before)
    expect(api.faults).toEqual([])
  })

  test('a checkpoint of more than a day ago, once the log has grown', async () => {
    const old = await present()
    api.clock.nowMs += MS_PER_DAY + MS_PER_MINUTE
    expect((await handIn(two.cosign(old, now()))).status).toBe(200)
    await grow()
    expect((await handIn(two.cosign(old, now()))).status).toBe(200)
    api.clock.nowMs += MS_PER_DAY + MS_PER_MINUTE
    expect(await handIn(two.cosign(old, now()))).toMatchObject({ status: 409, code: 'checkpointOld' })
  })
})

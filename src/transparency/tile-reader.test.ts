/** A log is read by few of its tiles, at any size, and whatever a server makes up is refused. */
import { describe, expect, test } from 'vitest'
import { booksOf, checkpointOf, isSignedBy, newSigner, serve, sha256, verifierKeyOf, type Books } from '../../test/support/log-keeper.ts'
import { assert } from '../shared/assert.ts'
import { openLog, parseCheckpointText, parseNote, TileReader, type Checkpoint, type ReadLogFile } from './index.ts'

const signer = newSigner()
const SIZES = [1, 2, 255, 256, 257, 70_000] as const

const textsOf = (count: number, word = 'entry'): readonly string[] => Array.from({ length: count }, (_, place) => `${word} ${place}`)
const booksWith = (texts: readonly string[]): Books => ({ ...booksOf(signer, []), texts })

async function readerOf(read: ReadLogFile, key: string | undefined = verifierKeyOf(signer)): Promise<TileReader> {
  const opened = await openLog({ read, sha256, isSignedBy, key })
  assert(opened.kind === 'open', 'the checkpoint is signed')
  return new TileReader(read, sha256, opened.checkpoint)
}

async function checkpoint(texts: readonly string[]): Promise<Checkpoint> {
  const parsed = parseCheckpointText(parseNote(await checkpointOf(serve(booksWith(texts))))?.text ?? '')
  assert(parsed !== undefined, 'the keeper signs checkpoints')
  return parsed
}

describe.each(SIZES)('a log of %i entries', (size) => {
  const texts = textsOf(size)
  const read = serve(booksWith(texts))
  const places = [...new Set([0, size >> 1, 254, 255, 256, size - 2, size - 1])].filter((place) => place >= 0 && place < size)

  test('gives its entries, each shown to be in it, by few files', async () => {
    const paths = new Set<string>()
    const reader = await readerOf((path) => {
      paths.add(path)
      return read(path)
    })
    const entries = await reader.entries(places)
    expect([...(entries ?? [])].map(([place, bytes]) => [place, new TextDecoder().decode(bytes)])).toEqual(
      places.map((place) => [place, texts[place]]),
    )
    expect(paths.size).toBeLessThanOrEqual(16)
    expect(await reader.entries([size])).toBeUndefined()
    expect(await reader.entry(-1)).toBeUndefined()
    expect(await reader.entry(0.5)).toBeUndefined()
  })

  test('continues each log that it was, and no other', async () => {
    const reader = await readerOf(read)
    for (const older of new Set([0, 1, 2, 128, 255, 256, size - 1, size].filter((each) => each <= size))) {
      expect([older, await reader.relationTo(await checkpoint(texts.slice(0, older)))]).toEqual([older, 'same'])
      if (older > 0) {
        const others = [...texts.slice(0, older - 1), 'another']
        expect([older, await reader.relationTo(await checkpoint(others))]).toEqual([older, 'other'])
      }
    }
    expect(await reader.relationTo(await checkpoint([...texts, 'one more']))).toBe('shorter')
  })

  test('whose tiles or entries lie, are cut short or are missing shows nothing', async () => {
    const older = await checkpoint(texts.slice(0, Math.max(1, size - 1)))
    const hostile: readonly ((path: string, bytes: Uint8Array) => Uint8Array | undefined)[] = [
      (_, bytes) => bytes.map((byte, index) => (index === bytes.length - 1 ? byte ^ 1 : byte)),
      (_, bytes) => bytes.slice(0, -1),
      (_, bytes) => new Uint8Array([...bytes, ...bytes]),
      () => new Uint8Array(0),
      () => undefined,
    ]
    for (const lie of hostile) {
      const reader = await readerOf(async (path) => {
        const bytes = await read(path)
        return bytes !== undefined && path.startsWith('tile/') ? lie(path, bytes) : bytes
      })
      expect(await reader.entry(size - 1)).toBeUndefined()
      if (size > 1) expect(await reader.relationTo(older)).toBe('unshown')
    }
  })
})

test('another log under the same checkpoint is refused', async () => {
  const honest = serve(booksWith(textsOf(300)))
  const other = serve(booksWith(textsOf(300, 'lie')))
  const reader = await readerOf((path) => (path.startsWith('tile/') ? other(path) : honest(path)))
  expect(await reader.entry(7)).toBeUndefined()
  expect(await reader.relationTo(await checkpoint(textsOf(100, 'lie')))).toBe('unshown')
})

test('a keeper may drop the part of a tile that is full by now', async () => {
  const later = serve(booksWith(textsOf(600)))
  const partly = serve(booksWith(textsOf(300)))
  const reader = await readerOf((path) =>
    /^tile\/(?:0|entries)\/.*[.]p\//.test(path) ? Promise.resolve(undefined) : path === 'checkpoint' ? partly(path) : later(path),
  )
  expect(new TextDecoder().decode(await reader.entry(299))).toBe('entry 299')
})

describe('a log is opened', () => {
  const read = serve(booksWith(textsOf(3)))

  test('by its own key or one from elsewhere, and by no other', async () => {
    expect((await openLog({ read, sha256, isSignedBy, key: undefined })).kind).toBe('open')
    expect((await openLog({ read, sha256, isSignedBy, key: verifierKeyOf(newSigner()) })).kind).toBe('noCheckpoint')
    expect((await openLog({ read, sha256, isSignedBy, key: 'nonsense' })).kind).toBe('noKey')
    expect((await openLog({ read: () => Promise.resolve(undefined), sha256, isSignedBy, key: undefined })).kind).toBe('noKey')
  })
})

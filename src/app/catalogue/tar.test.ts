/** Tests that entries come out of an archive as they went in, in whatever pieces it arrives, and that a cut one says so. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tarOf } from '../../../test/support/tar.ts'
import { DumpError } from '../ports/dumps.ts'
import { isTar, tarEntries } from './tar.ts'

async function* inPieces(bytes: Uint8Array, length: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += length) yield bytes.subarray(from, from + length)
}

async function entriesOf(bytes: Uint8Array, pieceLength: number, isRead: (path: string) => boolean = () => true) {
  const found: { path: string; content: string }[] = []
  for await (const { path, pieces } of tarEntries(inPieces(bytes, pieceLength), 'a.tar')) {
    const parts: Uint8Array[] = []
    if (isRead(path)) for await (const piece of pieces()) parts.push(Buffer.from(piece))
    found.push({ path, content: Buffer.concat(parts).toString() })
  }
  return found
}

const LONG = `acousticbrainz-highlevel-json-20220623/${'a-long-folder/'.repeat(9)}document.json`
const FILES = [
  { path: 'COPYING', content: 'words' },
  { path: LONG, content: 'x'.repeat(1_337) },
  { path: 'ä/empty', content: '' },
  { path: 'exactly-one-block', content: 'y'.repeat(512) },
]

test.each(['pax', 'gnu'] as const)('entries with long names (%s) come as they went in, whatever the pieces', async (longNames) => {
  const bytes = tarOf([FILES[0]!, FILES[1]!, FILES[3]!], longNames)
  expect(isTar(bytes)).toBe(true)
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 3_000 }), async (length) => {
      expect(await entriesOf(bytes, length)).toEqual([FILES[0], FILES[1], FILES[3]])
    }),
    { numRuns: 40 },
  )
})

test('what nobody reads of an entry is passed over', async () => {
  const found = await entriesOf(tarOf(FILES), 100, (path) => path === 'exactly-one-block')
  expect(found.map(({ content }) => content.length)).toEqual([0, 0, 0, 512])
})

test('an archive that was cut anywhere inside an entry says so', async () => {
  const bytes = tarOf(FILES)
  for (const length of [100, 600, 1_100, 2_000]) await expect(entriesOf(bytes.subarray(0, length), 512)).rejects.toThrow(DumpError)
  const noise = Uint8Array.from(bytes)
  noise[3] = 7
  await expect(entriesOf(noise, 512)).rejects.toThrow('ends in the middle or is damaged')
})

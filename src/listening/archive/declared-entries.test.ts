/** Shows that the count of entries is found wherever the end of a zip lies, and that nothing but the end is read for it. */
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js'
import { expect, test } from 'vitest'
import { sourceOf } from '../../../test/support/import-texts.ts'
import { rawZip, storedEntry } from '../../../test/support/raw-zip.ts'
import { declaredEntries } from './declared-entries.ts'

const entries = Array.from({ length: 7 }, (_, i) => storedEntry(`${i}.json`, new Uint8Array(100_000)))

test('the count is read from the end alone', async () => {
  const source = sourceOf('a.zip', rawZip(entries))
  let bytesRead = 0
  const watched = {
    ...source,
    read: async (from: number, to: number) => {
      bytesRead += to - from
      return source.read(from, to)
    },
  }
  expect(await declaredEntries(watched)).toBe(7)
  expect(bytesRead).toBeLessThan(70_000)
})

test('a comment after the directory does not hide the count', async () => {
  const zip = rawZip(entries)
  const commented = new Uint8Array(zip.length + 65_535)
  commented.set(zip)
  new DataView(commented.buffer).setUint16(zip.length - 2, 65_535, true)
  expect(await declaredEntries(sourceOf('a.zip', commented))).toBe(7)
})

async function zip64(): Promise<Uint8Array> {
  const zip = new ZipWriter(new Uint8ArrayWriter(), { zip64: true, useWebWorkers: false })
  for (const name of ['a.json', 'b.json', 'c.json']) await zip.add(name, new Uint8ArrayReader(new Uint8Array(10)))
  return zip.close()
}

test('a count that needs 64 bits is found where it stands', async () => {
  expect(await declaredEntries(sourceOf('a.zip', await zip64()))).toBe(3)
})

test.each([0, 10, 21, 22, 500])('%i bytes without an end have no count', async (length) => {
  expect(await declaredEntries(sourceOf('a.zip', new Uint8Array(length)))).toBeUndefined()
})

test('a pointer out of the file leaves the count that is there', async () => {
  const bytes = await zip64()
  new DataView(bytes.buffer, bytes.byteOffset).setBigUint64(bytes.length - 22 - 12, 2n ** 63n, true)
  expect(await declaredEntries(sourceOf('a.zip', bytes))).toBe(0xffff)
})

/** Inflating, with real data and real faults. */
import fc from 'fast-check'
import { setTimeout as wait } from 'node:timers/promises'
import { deflateRawSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import type { CompressedFormat } from '../listening/index.ts'
import { nodeCompression } from './node-compression.ts'

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function inflate(compressed: AsyncIterable<Uint8Array>, format: CompressedFormat = 'deflate-raw'): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const piece of nodeCompression.inflate(compressed, format)) parts.push(piece)
  return Buffer.concat(parts)
}

test('what was deflated comes back whatever the size of the pieces', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 5_000 }), fc.integer({ min: 1, max: 2_000 }), async (bytes, size) => {
      expect(await inflate(pieces(deflateRawSync(bytes), size))).toEqual(Buffer.from(bytes))
    }),
    { numRuns: 40 },
  )
})

test('data much larger than one piece comes back whole', async () => {
  const bytes = Buffer.alloc(9_000_001, 'a song that repeats ')
  expect((await inflate(pieces(deflateRawSync(bytes), 70_000))).equals(bytes)).toBe(true)
})

test('corrupt data rejects', async () => {
  const reservedBlockType = Buffer.from([0b111, 0, 0, 0])
  await expect(inflate(pieces(reservedBlockType, 2))).rejects.toThrow('invalid block type')
})

test('data that ends early rejects', async () => {
  const whole = deflateRawSync(Buffer.from(Array.from({ length: 50_000 }, (_, index) => (index * index) % 251)))
  await expect(inflate(pieces(whole.subarray(0, whole.length >> 1), 512))).rejects.toThrow('unexpected end of file')
})

test('a fault of the input reaches the reader as it is', async () => {
  const fault = new Error('the disk is gone')
  async function* failing(): AsyncGenerator<Uint8Array> {
    yield deflateRawSync(Buffer.alloc(1_000)).subarray(0, 4)
    throw fault
  }
  await expect(inflate(failing())).rejects.toBe(fault)
})

test('a reader that stops early ends the input', async () => {
  const ends: string[] = []
  const compressed = deflateRawSync(Buffer.alloc(40_000_000), { level: 1 })
  async function* watched(): AsyncGenerator<Uint8Array> {
    try {
      yield* pieces(compressed, 100)
    } finally {
      ends.push('input')
    }
  }
  for await (const piece of nodeCompression.inflate(watched(), 'deflate-raw')) {
    expect(piece.length).toBeGreaterThan(0)
    break
  }
  for (let turn = 0; turn < 50 && ends.length === 0; turn++) await wait(5)
  expect(ends).toEqual(['input'])
})

test('gzip comes back whole, and rejects when its checksum is of other data', async () => {
  const bytes = Buffer.alloc(300_000, 'a song that repeats ')
  const packed = gzipSync(bytes)
  expect((await inflate(pieces(packed, 500), 'gzip')).equals(bytes)).toBe(true)
  packed[packed.length - 8] = (packed[packed.length - 8] ?? 0) ^ 1
  await expect(inflate(pieces(packed, 500), 'gzip')).rejects.toThrow('incorrect data check')
})

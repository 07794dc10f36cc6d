/** A sealed choice opens with the key of its vote, as the very ballot that it was sealed for, and in no other way. */
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { newTallyKeys, openChoice, sealChoice, type SealedFor, type TallyKeys } from './sealed-choice.ts'

const BALLOT: SealedFor = { documentSha256: 'ab'.repeat(32), nullifier: '1234567890', sequence: 3 }

let keys: TallyKeys
let sealed: Uint8Array

beforeAll(async () => {
  keys = await newTallyKeys()
  sealed = await sealChoice(keys.publicKey, 2, BALLOT)
})

describe('a sealed choice', () => {
  test('opens as what was sealed, for every choice that fits a byte', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 255 }), async (choice) => {
        expect(await openChoice(keys.privateKey, await sealChoice(keys.publicKey, choice, BALLOT), BALLOT)).toBe(choice)
      }),
      { numRuns: 20 },
    )
  })

  test('cannot be made of what fits no byte', async () => {
    for (const choice of [-1, 256, 1.5, Number.NaN]) await expect(sealChoice(keys.publicKey, choice, BALLOT)).rejects.toThrow('one byte')
  })

  test('is as long as every other one, and never the same twice', async () => {
    const made = await Promise.all([0, 1, 2, 255, 2].map((choice) => sealChoice(keys.publicKey, choice, { ...BALLOT, sequence: choice })))
    expect(made.map(({ length }) => length)).toEqual([82, 82, 82, 82, 82])
    expect(new Set(made.map(String)).size).toBe(5)
  })

  test('stays shut for another key', async () => {
    expect(await openChoice((await newTallyKeys()).privateKey, sealed, BALLOT)).toBeUndefined()
  })

  test.each([
    ['nullifier', { ...BALLOT, nullifier: '1234567891' }],
    ['sequence', { ...BALLOT, sequence: 4 }],
    ['document', { ...BALLOT, documentSha256: 'ba'.repeat(32) }],
  ])('stays shut as the choice of another %s', async (_, other) => {
    expect(await openChoice(keys.privateKey, sealed, BALLOT)).toBe(2)
    expect(await openChoice(keys.privateKey, sealed, other)).toBeUndefined()
  })

  test('stays shut when it is cut off anywhere, or goes on', async () => {
    for (let length = 0; length < sealed.length; length += 1) {
      expect([length, await openChoice(keys.privateKey, sealed.slice(0, length), BALLOT)]).toEqual([length, undefined])
    }
    expect(await openChoice(keys.privateKey, Uint8Array.from([...sealed, 0]), BALLOT)).toBeUndefined()
  })

  test('stays shut when any bit of it is turned', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 8 * 82 - 1 }), async (bit) => {
        const turned = sealed.map((byte, index) => (index === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte))
        expect(await openChoice(keys.privateKey, turned, BALLOT)).toBeUndefined()
      }),
      { numRuns: 150 },
    )
  })

  test('stays shut for a key that is none', async () => {
    expect(await openChoice(new Uint8Array(32), sealed, BALLOT)).toBeUndefined()
    expect(await openChoice(new Uint8Array(5), sealed, BALLOT)).toBeUndefined()
  })
})

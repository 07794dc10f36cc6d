/** The log gives the roots and proofs of the published vectors, and whatever is altered is refused. */
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AssertionError, at } from '../shared/assert.ts'
import { hexOf, parseHex } from '../shared/hex.ts'
import {
  checkCosignatures,
  entryBundle,
  formatVerifierKey,
  hashLeaf,
  isConsistent,
  isIncluded,
  keyOf,
  MerkleLog,
  openCheckpoint,
  parseEntryBundle,
  parseNote,
  parseTilePath,
  parseVerifierKey,
  signCheckpoint,
  tileBytes,
  tilePath,
  withCosignature,
} from './index.ts'

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest()
const PUBLIC_KEY_PREFIX = Buffer.from('302a300506032b6570032100', 'hex')
const isSignedBy = (publicKey: Uint8Array, bytes: Uint8Array, signature: Uint8Array): boolean =>
  verify(null, bytes, createPublicKey({ key: Buffer.concat([PUBLIC_KEY_PREFIX, publicKey]), format: 'der', type: 'spki' }), signature)
const bytesOf = (hex: string): Uint8Array => parseHex(hex) ?? new Uint8Array(0)

/** The known answers of Certificate Transparency, as transparency-dev/merkle publishes them. */
const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map(bytesOf)
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]
const NODES = {
  leaf0: '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  leaf1: '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
  leaf4: 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
  from0to2: 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  from2to4: '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
  from4to6: '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
  from6to8: 'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
  from0to4: 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  from4to8: '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
} as const

function logOf(leaves: readonly Uint8Array[]): MerkleLog {
  const log = new MerkleLog(sha256)
  for (const leaf of leaves) log.append(hashLeaf(sha256, leaf))
  return log
}

const numbered = (count: number): readonly Uint8Array[] => Array.from({ length: count }, (_, index) => Uint8Array.of(index >> 8, index))

describe('the tree', () => {
  const log = logOf(LEAVES)

  it('has the published root at every size', () => {
    expect(ROOTS.map((_, size) => hexOf(log.root(size)))).toEqual(ROOTS)
  })

  it.each([
    [0, 1, []],
    [0, 2, [NODES.leaf1]],
    [1, 2, [NODES.leaf0]],
    [2, 3, [NODES.from0to2]],
    [1, 5, [NODES.leaf0, NODES.from2to4, NODES.leaf4]],
    [0, 8, [NODES.leaf1, NODES.from2to4, NODES.from4to8]],
    [5, 8, [NODES.leaf4, NODES.from6to8, NODES.from0to4]],
  ] as const)('proves leaf %i of %i as published', (index, size, proof) => {
    expect(log.inclusionProof(index, size).map(hexOf)).toEqual(proof)
  })

  it.each([
    [1, 1, []],
    [1, 8, [NODES.leaf1, NODES.from2to4, NODES.from4to8]],
    [2, 5, [NODES.from2to4, NODES.leaf4]],
    [6, 8, [NODES.from4to6, NODES.from6to8, NODES.from0to4]],
  ] as const)('proves that %i is the beginning of %i as published', (first, second, proof) => {
    expect(log.consistencyProof(first, second).map(hexOf)).toEqual(proof)
  })

  it('shows nothing of an empty tree', () => {
    expect(() => log.consistencyProof(0, 8)).toThrow(AssertionError)
    const claim = { first: { size: 0, root: log.root(0) }, second: { size: 8, root: log.root() }, proof: [] }
    expect(isConsistent(sha256, claim)).toBe(false)
    expect(isConsistent(sha256, { ...claim, second: claim.first })).toBe(false)
  })
})

describe('proofs', () => {
  it('hold at every place of every size up to 70, and for no other place, root or leaf', () => {
    const log = logOf(numbered(70))
    for (let size = 1; size <= 70; size += 1) {
      for (let index = 0; index < size; index += 1) {
        const leafHash = hashLeaf(sha256, at(numbered(70), index))
        const claim = { leafHash, index, size, root: log.root(size), proof: log.inclusionProof(index, size) }
        expect(isIncluded(sha256, claim)).toBe(true)
        expect(isIncluded(sha256, { ...claim, index: (index + 1) % size })).toBe(size === 1)
        expect(isIncluded(sha256, { ...claim, root: log.root(size - 1) })).toBe(false)
      }
      for (let first = 1; first <= size; first += 1) {
        const claim = {
          first: { size: first, root: log.root(first) },
          second: { size, root: log.root(size) },
          proof: log.consistencyProof(first, size),
        }
        expect(isConsistent(sha256, claim)).toBe(true)
        expect(isConsistent(sha256, { ...claim, first: { size: first, root: log.root(first - 1) } })).toBe(false)
        expect(isConsistent(sha256, { ...claim, proof: [...claim.proof, log.root(1)] })).toBe(false)
      }
    }
  })

  it('break with any bit of any hash', () => {
    const log = logOf(numbered(200))
    const flip = (hash: Uint8Array, bit: number): Uint8Array =>
      hash.map((byte, index) => (index === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte))
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 200 }), fc.nat(), fc.nat(), fc.nat(255), (size, a, b, bit) => {
        const index = a % size
        const proof = log.inclusionProof(index, size)
        const broken = proof.map((hash, place) => (place === b % proof.length ? flip(hash, bit) : hash))
        const leafHash = hashLeaf(sha256, at(numbered(200), index))
        expect(isIncluded(sha256, { leafHash, index, size, root: log.root(size), proof: broken })).toBe(false)
        const first = 1 + (a % (size - 1))
        const shown = log.consistencyProof(first, size)
        const altered = shown.map((hash, place) => (place === b % shown.length ? flip(hash, bit) : hash))
        const ends = { first: { size: first, root: log.root(first) }, second: { size, root: log.root(size) } }
        expect(isConsistent(sha256, { ...ends, proof: altered })).toBe(false)
      }),
    )
  })

  it('do not hold for a log whose past was rewritten', () => {
    const rewritten = logOf(numbered(100).map((leaf, index) => (index === 40 ? Uint8Array.of(1, 2, 3) : leaf)))
    const honest = logOf(numbered(100))
    for (let first = 1; first < 100; first += 1) {
      const claim = {
        first: { size: first, root: honest.root(first) },
        second: { size: 100, root: rewritten.root() },
        proof: rewritten.consistencyProof(first),
      }
      expect(isConsistent(sha256, claim)).toBe(first <= 40)
    }
  })
})

describe('checkpoints', () => {
  const pair = generateKeyPairSync('ed25519')
  const witnessPair = generateKeyPairSync('ed25519')
  const rawOf = (key: KeyObject): Uint8Array => Uint8Array.from(key.export({ format: 'der', type: 'spki' }).subarray(12))
  const key = keyOf(sha256, { name: 'example.org/log', kind: 'note', publicKey: rawOf(pair.publicKey) })
  const witness = keyOf(sha256, { name: 'witness.example.net', kind: 'cosignature', publicKey: rawOf(witnessPair.publicKey) })
  const checkpoint = { origin: key.name, size: 8, root: bytesOf(at(ROOTS, 8)) }
  const signed = signCheckpoint(checkpoint, key, (bytes) => sign(null, bytes, pair.privateKey))

  it('reads the signed note and key that Go publishes as its example', () => {
    const published = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
    const note =
      'If you think cryptography is the answer to your problem,\n' +
      "then you don't know what your problem is.\n\n" +
      '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n'
    const parsed = parseNote(note)
    const author = parseVerifierKey(sha256, published)
    if (parsed === undefined || author === undefined) throw new Error('both are well formed')
    expect(formatVerifierKey(author)).toBe(published)
    const [{ signature, keyId } = { signature: author.id, keyId: author.id }] = parsed.signatures
    expect(hexOf(keyId)).toBe('c74f20a3')
    expect(isSignedBy(author.publicKey, new TextEncoder().encode(parsed.text), signature)).toBe(true)
    expect(parseVerifierKey(sha256, published.replace('c74f20a3', 'c74f20a4'))).toBeUndefined()
  })

  it('open for their key, and for no other text, name or key', () => {
    expect(openCheckpoint(signed, key, isSignedBy)?.checkpoint).toEqual(checkpoint)
    expect(openCheckpoint(signed.replace('\n8\n', '\n9\n'), key, isSignedBy)).toBeUndefined()
    expect(openCheckpoint(signed, keyOf(sha256, { ...key, name: 'example.org/other' }), isSignedBy)).toBeUndefined()
    expect(openCheckpoint(signed, keyOf(sha256, { ...key, publicKey: witness.publicKey }), isSignedBy)).toBeUndefined()
    expect(openCheckpoint('nonsense', key, isSignedBy)).toBeUndefined()
  })

  it('carry what witnesses sign, with its time', () => {
    const cosigned = withCosignature(signed, witness, {
      unixSeconds: 1_679_315_147,
      sign: (bytes) => sign(null, bytes, witnessPair.privateKey),
    })
    const opened = openCheckpoint(cosigned, key, isSignedBy)
    if (opened === undefined) throw new Error('a cosignature takes nothing away')
    const line = cosigned.slice(signed.length)
    expect(checkCosignatures(opened.note, [witness], isSignedBy)).toEqual([{ witness, unixSeconds: 1_679_315_147n, line }])
    const other = keyOf(sha256, { ...witness, publicKey: key.publicKey })
    expect(checkCosignatures(opened.note, [other], isSignedBy)).toEqual([])
    const text = `cosignature/v1\ntime 1679315147\n${opened.note.text}`
    const stamped = at(opened.note.signatures, 1).signature
    expect(
      verify(
        null,
        Buffer.from(text),
        createPublicKey(createPrivateKey(witnessPair.privateKey.export({ format: 'pem', type: 'pkcs8' }))),
        stamped.subarray(8),
      ),
    ).toBe(true)
  })

  it('are refused whatever nonsense they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(openCheckpoint(text, key, isSignedBy)).toBeUndefined()
        expect(openCheckpoint(signed + text, key, isSignedBy)?.checkpoint ?? checkpoint).toEqual(checkpoint)
      }),
    )
  })
})

describe('tiles', () => {
  it('have the paths of the specification', () => {
    expect(tilePath({ level: 0, index: 1_234_067, width: 256 })).toBe('tile/0/x001/x234/067')
    expect(tilePath({ level: 'entries', index: 0, width: 7 })).toBe('tile/entries/000.p/7')
    for (const wrong of [
      'tile/0/1',
      'tile/0/x001/67',
      'tile/0/000.p/0',
      'tile/0/000.p/256',
      'tile/0/000.p/01',
      'tile/6/000',
      'tile/0/x000/001',
      '../tile/0/000',
    ])
      expect(parseTilePath(wrong), wrong).toBeUndefined()
    fc.assert(
      fc.property(
        fc.constantFrom(0, 1, 2, 'entries' as const),
        fc.nat(2 ** 30),
        fc.integer({ min: 1, max: 256 }),
        (level, index, width) => {
          expect(parseTilePath(tilePath({ level, index, width }))).toEqual({ level, index, width })
        },
      ),
    )
  })

  it('hold the hashes of their level: the root of a full tile is one hash above it', () => {
    const log = logOf(Array.from({ length: 700 }, (_, index) => Uint8Array.of(index >> 8, index)))
    const full = tileBytes(log, { level: 0, index: 1, width: 256 })
    const above = tileBytes(log, { level: 1, index: 0, width: 2 })
    if (full === undefined || above === undefined) throw new Error('the log reaches so far')
    const again = new MerkleLog(sha256)
    for (let place = 0; place < 256; place += 1) again.append(full.slice(place * 32, (place + 1) * 32))
    expect(hexOf(again.root())).toBe(hexOf(above.slice(32)))
    expect(tileBytes(log, { level: 0, index: 2, width: 189 })).toBeUndefined()
    expect(tileBytes(log, { level: 1, index: 0, width: 3 })).toBeUndefined()
  })

  it('give entries back as they were, and nothing of a bundle that is cut short', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 8 }), (entries) => {
        const bundle = entryBundle(entries)
        expect(parseEntryBundle(bundle)?.map(hexOf)).toEqual(entries.map(hexOf))
        expect(parseEntryBundle(bundle.subarray(0, -1))?.length ?? 0).toBeLessThan(entries.length)
      }),
    )
  })
})

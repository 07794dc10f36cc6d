/** The keeper of a public log, in memory: it serves whatever entries it is told to, signed and whole in themselves, so that tests can let it lie. */
import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { nodeSignatureChecker } from '../../src/adapters/signing.ts'
import type { Signer } from '../../src/app/ports/signer.ts'
import type { LogEntry } from '../../src/contract/log.ts'
import { canonicalJson } from '../../src/shared/canonical-json.ts'
import {
  entryBundle,
  formatVerifierKey,
  hashLeaf,
  hashText,
  LOG_PATHS,
  logKeyOf,
  MerkleLog,
  parseTilePath,
  signCheckpoint,
  tileBytes,
  TILE_WIDTH,
  type ReadLogFile,
} from '../../src/transparency/index.ts'

export const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest()
export const { isSignedBy } = nodeSignatureChecker

export function newSigner(): Signer {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  return {
    publicKey: Uint8Array.from(publicKey.export({ format: 'der', type: 'spki' }).subarray(12)),
    sign: (bytes) => Uint8Array.from(sign(null, bytes, privateKey)),
  }
}

export function verifierKeyOf({ publicKey }: Signer): string {
  return formatVerifierKey(logKeyOf(sha256, publicKey))
}

export interface Books {
  readonly signer: Signer
  readonly texts: readonly string[]
  /** By their hashes. */
  readonly evidence: ReadonlyMap<string, string>
}

export function booksOf(signer: Signer, entries: readonly LogEntry[], documents: readonly string[] = []): Books {
  const evidence = new Map(documents.map((text) => [hashText(sha256, text), text]))
  return { signer, texts: entries.map((entry) => canonicalJson(entry)), evidence }
}

export function serve({ signer, texts, evidence }: Books): ReadLogFile {
  const encoder = new TextEncoder()
  const key = logKeyOf(sha256, signer.publicKey)
  const tree = new MerkleLog(sha256)
  for (const text of texts) tree.append(hashLeaf(sha256, encoder.encode(text)))
  const find = (path: string): Uint8Array | undefined => {
    if (path === LOG_PATHS.key) return encoder.encode(`${formatVerifierKey(key)}\n`)
    if (path === LOG_PATHS.checkpoint) {
      return encoder.encode(signCheckpoint({ origin: key.name, size: tree.size, root: tree.root() }, key, (bytes) => signer.sign(bytes)))
    }
    if (path.startsWith(LOG_PATHS.evidence)) {
      const text = evidence.get(path.slice(LOG_PATHS.evidence.length))
      return text === undefined ? undefined : encoder.encode(text)
    }
    const tile = parseTilePath(path)
    if (tile?.level !== 'entries') return tile && tileBytes(tree, tile)
    const start = tile.index * TILE_WIDTH
    const some = texts.slice(start, start + tile.width)
    return some.length === tile.width ? entryBundle(some.map((text) => encoder.encode(text))) : undefined
  }
  return (path) => Promise.resolve(find(path))
}

export async function checkpointOf(read: ReadLogFile): Promise<string> {
  return new TextDecoder().decode(await read(LOG_PATHS.checkpoint))
}

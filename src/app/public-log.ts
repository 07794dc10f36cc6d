/** The public log as files at fixed paths: its key, the signed checkpoint, tiles, entries and the documents they name. */
import {
  entryBundle,
  formatVerifierKey,
  LOG_PATHS,
  logKeyOf,
  MerkleLog,
  parseTilePath,
  signCheckpoint,
  TILE_WIDTH,
  tileBytes,
  type ReadLogFile,
  type Tile,
} from '../transparency/index.ts'
import type { Hasher } from './ports/hasher.ts'
import type { Signer } from './ports/signer.ts'
import type { Store } from './ports/store.ts'

export interface PublicLog {
  /** Undefined where there is no such file, or not yet. */
  readonly read: ReadLogFile
}

interface LogEffects {
  readonly store: Store
  readonly hasher: Hasher
  readonly signer: Signer
}

const LEAVES_AT_ONCE = 10_000

/** The tree stays in memory and grows with the store; whatever was signed once is in the store for good. */
export function openPublicLog({ store, hasher, signer }: LogEffects): PublicLog {
  const sha256 = (bytes: Uint8Array): Uint8Array => hasher.sha256(bytes)
  const tree = new MerkleLog(sha256)
  const key = logKeyOf(sha256, signer.publicKey)
  const encoder = new TextEncoder()
  let growing: Promise<void> = Promise.resolve()
  const grow = async (): Promise<void> => {
    for (;;) {
      const more = await store.read((view) => view.log.entries(tree.size, LEAVES_AT_ONCE))
      for (const { leafHash } of more) tree.append(leafHash)
      if (more.length < LEAVES_AT_ONCE) return
    }
  }
  /** One after the other, so that no leaf is added twice; a failure does not stop those who come later. */
  const grown = async (): Promise<void> => {
    growing = growing.then(grow, grow)
    await growing
  }
  const entries = async ({ index, width }: Tile): Promise<Uint8Array | undefined> => {
    const found = await store.read((view) => view.log.entries(index * TILE_WIDTH, width))
    return found.length === width ? entryBundle(found.map(({ text }) => encoder.encode(text))) : undefined
  }
  return {
    async read(path) {
      if (path === LOG_PATHS.key) return encoder.encode(`${formatVerifierKey(key)}\n`)
      if (path.startsWith(LOG_PATHS.evidence)) {
        const text = await store.read((view) => view.log.evidence(path.slice(LOG_PATHS.evidence.length)))
        return text === undefined ? undefined : encoder.encode(text)
      }
      if (path === LOG_PATHS.checkpoint) {
        await grown()
        return encoder.encode(signCheckpoint({ origin: key.name, size: tree.size, root: tree.root() }, key, (bytes) => signer.sign(bytes)))
      }
      const tile = parseTilePath(path)
      if (tile === undefined) return undefined
      if (tile.level === 'entries') return await entries(tile)
      await grown()
      return tileBytes(tree, tile)
    },
  }
}

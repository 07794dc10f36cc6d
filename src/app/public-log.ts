/** The public log as files at fixed paths: its key, the signed checkpoint, its witnesses, tiles, entries and the documents they name. */
import type { WitnessList } from '../contract/log.ts'
import { canonicalJson } from '../shared/canonical-json.ts'
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
  type NoteKey,
  type ReadLogFile,
  type Tile,
} from '../transparency/index.ts'
import type { Hasher } from './ports/hasher.ts'
import type { KeptCosignature } from './ports/log.ts'
import type { Signer } from './ports/signer.ts'
import type { Store } from './ports/store.ts'

export interface PublicLog {
  /** Undefined where there is no such file, or not yet. */
  readonly read: ReadLogFile
  /** Who watches the log, as its keeper was told. */
  readonly witnesses: readonly NoteKey[]
  /** The checkpoint of a size that the log has or had; undefined where it was never that long. */
  readonly checkpointAt: (size: number) => Promise<string | undefined>
}

interface LogEffects {
  readonly store: Store
  readonly hasher: Hasher
  readonly signer: Signer
  /** Nobody watches it where this is left out. */
  readonly witnesses?: readonly NoteKey[]
}

const LEAVES_AT_ONCE = 10_000

/** The tree stays in memory and grows with the store; whatever was signed once is in the store for good. */
export function openPublicLog({ store, hasher, signer, witnesses = [] }: LogEffects): PublicLog {
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
  const signed = (size: number): string =>
    signCheckpoint({ origin: key.name, size, root: tree.root(size) }, key, (bytes) => signer.sign(bytes))
  /** What strangers were asked to watch, and only by whom the operator still asks. */
  const cosignatures = async (): Promise<ReadonlyMap<string, KeptCosignature>> => {
    if (witnesses.length === 0) return new Map()
    const kept = await store.read((view) => view.log.cosignatures())
    return new Map(kept.map((each) => [each.witness, each]))
  }
  const checkpoint = async (): Promise<string> => {
    const [kept] = await Promise.all([cosignatures(), grown()])
    const own = signed(tree.size)
    const lines = witnesses.map((witness) => kept.get(formatVerifierKey(witness)))
    // Signatures of Ed25519 are the same each time, so what was witnessed is told by comparing texts.
    return own + lines.map((each) => (each?.checkpoint === own ? each.line : '')).join('')
  }
  const witnessList = async (): Promise<WitnessList> => {
    const kept = await cosignatures()
    return witnesses.map((each) => {
      const witness = formatVerifierKey(each)
      const last = kept.get(witness)
      return { witness, checkpoint: last === undefined ? null : last.checkpoint + last.line }
    })
  }
  const entries = async ({ index, width }: Tile): Promise<Uint8Array | undefined> => {
    const found = await store.read((view) => view.log.entries(index * TILE_WIDTH, width))
    return found.length === width ? entryBundle(found.map(({ text }) => encoder.encode(text))) : undefined
  }
  return {
    witnesses,
    async checkpointAt(size) {
      await grown()
      return size <= tree.size ? signed(size) : undefined
    },
    async read(path) {
      if (path === LOG_PATHS.key) return encoder.encode(`${formatVerifierKey(key)}\n`)
      if (path.startsWith(LOG_PATHS.evidence)) {
        const text = await store.read((view) => view.log.evidence(path.slice(LOG_PATHS.evidence.length)))
        return text === undefined ? undefined : encoder.encode(text)
      }
      if (path === LOG_PATHS.checkpoint) return encoder.encode(await checkpoint())
      if (path === LOG_PATHS.witnesses) return encoder.encode(canonicalJson(await witnessList()))
      const tile = parseTilePath(path)
      if (tile === undefined) return undefined
      if (tile.level === 'entries') return await entries(tile)
      await grown()
      return tileBytes(tree, tile)
    },
  }
}

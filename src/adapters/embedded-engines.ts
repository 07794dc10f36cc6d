/** The embedded form of every engine, opened together on one data directory. */
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { DATA_FOLDERS, type Engines, type OpenedEngines } from '../app/ports/engines.ts'
import { openPool, type PoolEngine } from '../pool/index.ts'
import { makePrivateFolder } from './durable-files.ts'
import { nodeHasher, nodeRandom } from './node-effects.ts'
import { openEmbeddedStore } from './postgres/store.ts'
import { releaseFoldersIn } from './release-folders.ts'
import { openSecret } from './secret-file.ts'
import { nodeKeyedHasher, openSigner } from './signing.ts'
import { openFileVault } from './vault/file-vault.ts'
import { openKeyRing } from './vault/key-ring.ts'
import { ringSealer } from './vault/sealer.ts'

/** Opens the engines, making whatever is not there yet. A data directory belongs to one process at a time. */
export async function openEmbeddedEngines(dataDir: string): Promise<OpenedEngines> {
  const poolEngine = await openPoolEngine(join(dataDir, DATA_FOLDERS.pool))
  if (poolEngine === undefined) return UNAVAILABLE
  const opened: { close(): Promise<void> }[] = [poolEngine]
  try {
    const pool = await openPool(poolEngine)
    const store = await openEmbeddedStore(join(dataDir, DATA_FOLDERS.database))
    opened.push(store)
    const keys = join(dataDir, DATA_FOLDERS.keys)
    const releases = join(dataDir, DATA_FOLDERS.releases)
    const ring = await openKeyRing(join(keys, 'key-ring.json'))
    const engines: Engines = {
      store,
      pool,
      vault: await openFileVault(join(dataDir, DATA_FOLDERS.vault), ring),
      folders: releaseFoldersIn(releases),
      pathOfRelease: (release) => join(releases, release),
      signer: await openSigner(join(keys, 'signing-key.pem')),
      sealer: ringSealer(ring),
      poolNameKey: await openSecret(join(keys, 'pool-names.key')),
      hasher: nodeHasher,
      keyedHasher: nodeKeyedHasher,
      random: nodeRandom,
      close: () => closeAll([store, pool]),
    }
    return { kind: 'open', engines }
  } catch (error) {
    await closeAll(opened)
    throw error
  }
}

async function closeAll(opened: readonly { close(): Promise<void> }[]): Promise<void> {
  for (const each of opened) await each.close()
}

const UNAVAILABLE = {
  kind: 'unavailable',
  sentence: `The listening pool cannot run here: its engine, chDB, does not load on ${process.platform} ${process.arch}.`,
  hint: 'It runs on Linux with glibc and on macOS, each on x64 and arm64. If that is what you have, run npm ci again without --omit=optional.',
} as const satisfies OpenedEngines

/** What chDB throws where there is no binary for this platform, or the one that is there does not load. */
const LOAD_FAILURES: ReadonlySet<unknown> = new Set(['CHDB_PLATFORM', 'CHDB_ABI'])

async function openPoolEngine(folder: string): Promise<PoolEngine | undefined> {
  try {
    // Node reports a CommonJS module that throws while it is imported twice, and the second report has no handler.
    createRequire(import.meta.url)('chdb/connection')
  } catch (error) {
    if (error instanceof Error && 'code' in error && LOAD_FAILURES.has(error.code)) return undefined
    throw error
  }
  await makePrivateFolder(folder)
  const { openEmbeddedEngine } = await import('./clickhouse/engine.ts')
  return openEmbeddedEngine(folder)
}

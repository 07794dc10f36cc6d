/** The port to everything that a collective runs on, opened together over one data directory. */
import type { Pool } from '../../pool/index.ts'
import type { PoolNaming } from '../contributions/pool-name.ts'
import type { Hasher } from './hasher.ts'
import type { Random } from './random.ts'
import type { ReleaseFolders } from './release-folders.ts'
import type { Sealer } from './sealer.ts'
import type { Signer } from './signer.ts'
import type { Store } from './store.ts'
import type { Vault } from './vault.ts'

/** What the embedded engines make in their data directory. */
export const DATA_FOLDERS = { database: 'database', keys: 'keys', pool: 'pool', releases: 'releases', vault: 'vault' } as const

export interface Engines extends PoolNaming {
  readonly store: Store
  readonly pool: Pool
  readonly vault: Vault
  readonly folders: ReleaseFolders
  /** Where a finished release is, for a person. */
  readonly pathOfRelease: (release: string) => string
  readonly signer: Signer
  readonly sealer: Sealer
  readonly hasher: Hasher
  readonly random: Random
  readonly close: () => Promise<void>
}

/** `unavailable`: this machine cannot run one of the engines; nothing was opened. */
export type OpenedEngines =
  | { readonly kind: 'open'; readonly engines: Engines }
  | { readonly kind: 'unavailable'; readonly sentence: string; readonly hint: string }

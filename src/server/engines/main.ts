/** Puts a collective together over its engines: embedded ones in the data directory, or servers by their addresses. */
import { join } from 'node:path'
import { makeFolderDurably, makePrivateFolder } from '../../adapters/durable-files.ts'
import { openMembershipProofs } from '../../adapters/membership/batch-verifier.ts'
import { openProofThread } from '../../adapters/membership/proof-thread.ts'
import { nodeClock, nodeHasher, nodeRandom } from '../../adapters/node-effects.ts'
import { simpleWebauthn } from '../../adapters/passkeys.ts'
import { openEmbeddedStore, openServerStore } from '../../adapters/postgres/store.ts'
import { releaseFilesIn } from '../../adapters/release-files.ts'
import { releaseFoldersIn } from '../../adapters/release-folders.ts'
import { sepaFiles } from '../../adapters/sepa-file.ts'
import { openSecret } from '../../adapters/secret-file.ts'
import { nodeKeyedHasher, nodeSignatureChecker, openSigner } from '../../adapters/signing.ts'
import { openFileVault } from '../../adapters/vault/file-vault.ts'
import { openKeyRing } from '../../adapters/vault/key-ring.ts'
import { ringSealer } from '../../adapters/vault/sealer.ts'
import { nextTurn } from '../../adapters/turns.ts'
import { NearbyIndex } from '../../app/nearby/nearby-index.ts'
import type { Clock } from '../../app/ports/clock.ts'
import { openPublicLog } from '../../app/public-log.ts'
import { openPool, type Pool } from '../../pool/index.ts'
import type { ApiEffects } from '../api/effects.ts'
import type { CollectiveConfig } from '../collective-config.ts'

export interface OpenCollective {
  readonly effects: ApiEffects
  readonly close: () => Promise<void>
}

/** With `dataDir` null for the database, it lives in memory as long as the process does. */
export interface CollectiveOptions extends Omit<CollectiveConfig, 'witnesses'> {
  readonly witnesses?: CollectiveConfig['witnesses']
  readonly clock?: Clock
  /** The built program that checks proofs in a thread of its own; without it they are checked in this one. */
  readonly proofProgram?: URL
  readonly isDatabaseInMemory?: boolean
  /** Invented people whom anyone at this computer signs in as, which the pages say. */
  readonly isDemonstration?: boolean
}

export async function openCollective(options: CollectiveOptions): Promise<OpenCollective> {
  const {
    dataDir,
    origin,
    databaseUrl,
    clickhouseUrl,
    witnesses = [],
    proofProgram,
    clock = nodeClock,
    isDatabaseInMemory = false,
    isDemonstration = false,
  } = options
  await makeFolderDurably(dataDir)
  const keys = join(dataDir, 'keys')
  const ring = await openKeyRing(join(keys, 'key-ring.json'))
  const releases = join(dataDir, 'releases')
  const pool = lazyPool(() => openListeningPool(dataDir, clickhouseUrl))
  const vault = await openFileVault(join(dataDir, 'vault'), ring)
  const signer = await openSigner(join(keys, 'signing-key.pem'))
  const poolNameKey = await openSecret(join(keys, 'pool-names.key'))
  const store = await (databaseUrl === null
    ? openEmbeddedStore(isDatabaseInMemory ? null : join(dataDir, 'database'))
    : openServerStore(databaseUrl))
  const thread = proofProgram && openProofThread(proofProgram)
  const effects: ApiEffects = {
    store,
    clock,
    hasher: nodeHasher,
    keyedHasher: nodeKeyedHasher,
    random: nodeRandom,
    passkeys: simpleWebauthn({ name: 'Chorus', origin }),
    vault,
    pool,
    poolNameKey,
    folders: releaseFoldersIn(releases),
    releaseFiles: releaseFilesIn(releases),
    signer,
    sealer: ringSealer(ring),
    bankFiles: sepaFiles,
    proofs: thread ?? (await openMembershipProofs()),
    isDemonstration,
    nearbyIndex: new NearbyIndex(nextTurn),
    signatures: nodeSignatureChecker,
    publicLog: openPublicLog({ store, hasher: nodeHasher, signer, witnesses }),
  }
  return {
    effects,
    close: async () => {
      await thread?.close()
      await pool.close()
      await store.close()
    },
  }
}

/** The embedded engine is a large library, which is loaded only where it is used. */
async function openListeningPool(dataDir: string, clickhouseUrl: string | null): Promise<Pool> {
  const { connectEngine, openEmbeddedEngine } = await import('../../adapters/clickhouse/engine.ts')
  if (clickhouseUrl !== null) return await openPool(connectEngine(clickhouseUrl))
  const folder = join(dataDir, 'pool')
  await makePrivateFolder(folder)
  return await openPool(openEmbeddedEngine(folder))
}

/** A pool that opens when something is first asked of it. */
function lazyPool(open: () => Promise<Pool>): Pool {
  let opened: Promise<Pool> | undefined
  const pool = (): Promise<Pool> => (opened ??= open())
  return {
    insert: async (contributions) => (await pool()).insert(contributions),
    forgetContributions: async (contributions) => (await pool()).forgetContributions(contributions),
    forgetMembers: async (members) => (await pool()).forgetMembers(members),
    catalogue: async (membersMin, artistsMax) => (await pool()).catalogue(membersMin, artistsMax),
    artistWeights: async (members, artistsMax) => (await pool()).artistWeights(members, artistsMax),
    snapshot: async () => (await pool()).snapshot(),
    release: async (run, sink) => (await pool()).release(run, sink),
    preview: async (run, rowsMax) => (await pool()).preview(run, rowsMax),
    empty: async () => (await pool()).empty(),
    close: async () => (opened === undefined ? undefined : (await opened).close()),
  }
}

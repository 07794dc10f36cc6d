/** Small packages of invented people, with what must come out of them. */
import { createCatalogue } from '../support/catalogue.ts'
import { simulateListener } from '../support/listener.ts'
import { USUAL_ODDITIES } from '../support/oddities.ts'
import { extendedPackage, type PackageFile } from '../support/spotify-package.ts'
import { truthOf, type Truth } from '../support/truth.ts'
import { rawRowsOf, zipBytes } from '../support/zip.ts'
import { ZONE, type GivenFile } from './site.ts'

export interface Example {
  readonly zip: GivenFile
  readonly truth: Truth
  /** Addresses, names and programs of the raw rows, none of which may ever be kept. */
  readonly secrets: ReadonlySet<string>
}

const PRIVATE_FIELDS = ['ip_addr', 'ip_addr_decrypted', 'username', 'user_agent_decrypted', 'city', 'region'] as const

export async function example(): Promise<Example> {
  const home = { country: 'DE', timeZone: ZONE }
  const catalogue = createCatalogue({ seed: 'browser', artists: 60, names: 'charming' })
  const streams = simulateListener(
    { seed: 'browser', from: '2021-03-01', to: '2023-05-31', rows: 4_000, home, trips: [], oddities: USUAL_ODDITIES },
    catalogue,
  )
  const files = [...extendedPackage(streams)]
  const rows = [...rawRowsOf(files)]
  return { zip: { name: 'my_data.zip', bytes: await zipBytes(files) }, truth: truthOf(rows, ZONE), secrets: secretsOf(rows) }
}

function secretsOf(rows: readonly { readonly fields: unknown }[]): Set<string> {
  const secrets = new Set<string>()
  for (const { fields } of rows) {
    if (typeof fields !== 'object' || fields === null) continue
    for (const [key, value] of Object.entries(fields)) {
      if (PRIVATE_FIELDS.some((field) => field === key) && typeof value === 'string' && value.length > 3) secrets.add(value)
    }
  }
  return secrets
}

/** One row for each of the names, each heard for an hour. */
export async function packageOfNames(names: readonly string[]): Promise<GivenFile> {
  const rows = names.map((name, index) => ({
    ts: `2022-06-${String(index + 1).padStart(2, '0')}T12:00:00Z`,
    platform: 'linux',
    ms_played: 3_600_000 - index,
    master_metadata_track_name: name,
    master_metadata_album_artist_name: name,
    master_metadata_album_album_name: name,
    spotify_track_uri: `spotify:track:${index}`,
    reason_start: 'trackdone',
    reason_end: 'trackdone',
    shuffle: false,
    skipped: false,
    offline: false,
    incognito_mode: false,
  }))
  const file: PackageFile = { path: 'Streaming_History_Audio_2022_0.json', parts: [JSON.stringify(rows)] }
  return { name: 'names.zip', bytes: await zipBytes([file]) }
}

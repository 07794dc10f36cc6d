/** Imports files that a test holds in memory, through the importer's own door. */
import { nodeCompression } from '../../src/adapters/node-compression.ts'
import {
  type AccountData,
  type ImportOptions,
  type ImportResult,
  type ImportSource,
  type Listens,
  importListens,
  readAccountData,
} from '../../src/listening/index.ts'
import type { Reconciliation } from '../../src/contract/reconciliation.ts'

export function sourceOf(path: string, content: string | Uint8Array): ImportSource {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return { path, sizeBytes: bytes.length, read: async (from, to) => bytes.slice(from, to) }
}

/** `files`: content by path. Texts are written as UTF-8. */
export function importFiles(
  files: Readonly<Record<string, string | Uint8Array>>,
  options: Partial<ImportOptions> = {},
): Promise<ImportResult> {
  const sources = Object.entries(files).map(([path, content]) => sourceOf(path, content))
  return importListens(sources, { timeZone: 'UTC', effects: nodeCompression, ...options })
}

/** The same where the test knows that there is something to import. */
export async function imported(
  files: Readonly<Record<string, string | Uint8Array>>,
  options: Partial<ImportOptions> = {},
): Promise<{ listens: Listens; reconciliation: Reconciliation }> {
  const result = await importFiles(files, options)
  if (result.kind !== 'imported') throw new Error(`nothing was imported: ${result.problems.map(({ message }) => message).join(' ')}`)
  return result
}

/** What the same kind of files tell beyond the listening. */
export function accountDataOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<AccountData> {
  const sources = Object.entries(files).map(([path, content]) => sourceOf(path, content))
  return readAccountData(sources, nodeCompression)
}

/** The names of one listen, to compare tables in tests. */
export function describeListen(listens: Listens, row: number) {
  const item = listens.item[row]!
  const track = listens.items.track[item]!
  const album = listens.items.album[item]!
  return {
    start: new Date(listens.startMs[row]!).toISOString(),
    end: new Date(listens.endMs[row]!).toISOString(),
    msPlayed: listens.msPlayed[row]!,
    kind: listens.kind[row]!,
    flags: listens.flags[row]!,
    title: listens.tracks.title[track]!,
    artist: listens.artists[listens.tracks.artist[track]!]!,
    album: listens.albums.title[album] ?? '',
    uri: listens.items.uri[item]!,
    country: listens.countries[listens.country[row]!]!,
    reasonStart: listens.reasons[listens.reasonStart[row]!]!,
    reasonEnd: listens.reasons[listens.reasonEnd[row]!]!,
    source: listens.sources[listens.source[row]!]!,
  }
}

export function describeListens(listens: Listens) {
  return Array.from({ length: listens.count }, (_, row) => describeListen(listens, row))
}

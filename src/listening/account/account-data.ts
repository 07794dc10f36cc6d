/** Reads what a service knows of a person from its account data, beside the listening. Nothing of it gets into the table of listens. */
import type { Problem } from '../../contract/reconciliation.ts'
import { limits } from '../../shared/limits.ts'
import { parseInstant, type EpochMs } from '../../shared/time.ts'
import { DamagedError } from '../archive/damaged-error.ts'
import { readRange, readZipEntries } from '../archive/zip.ts'
import { SAMPLE_BYTES, isZip } from '../detect.ts'
import type { ImportEffects, ImportSource } from '../import-source.ts'
import { damaged, unreadableFile } from '../problems.ts'
import { hasKeys, sampleOf } from '../sample.ts'
import { joined, sourceOfBytes, wholeOf } from '../streams/whole.ts'

export interface Search {
  readonly at: EpochMs
  readonly query: string
  /** Something that was found was opened. */
  readonly isFollowed: boolean
}

export interface AccountData {
  readonly searches: readonly Search[]
  readonly inferences: readonly string[]
  readonly segments: readonly { readonly artist: string; readonly segment: string }[]
  /** How many files held any of it. */
  readonly files: number
  readonly problems: readonly Problem[]
}

interface Gathered {
  /** By instant and query: the same package may be given twice. */
  readonly searches: Map<string, Search>
  readonly inferences: Set<string>
  readonly segments: Map<string, { readonly artist: string; readonly segment: string }>
  readonly problems: Problem[]
  files: number
}

type Take = (content: unknown, into: Gathered) => void

/** By keys that only these files have, as everywhere: never by their names. */
const KINDS: readonly { readonly keys: readonly string[]; readonly take: Take }[] = [
  { keys: ['inferences'], take: takeInferences },
  { keys: ['searchQuery', 'searchTime'], take: takeSearches },
  { keys: ['segment', 'artistName'], take: takeSegments },
]

/** Any mix of files, folders' files and zips. A fault in one file never costs another; files of any other kind are passed over. */
export async function readAccountData(sources: readonly ImportSource[], effects: ImportEffects): Promise<AccountData> {
  const into: Gathered = { searches: new Map(), inferences: new Set(), segments: new Map(), problems: [], files: 0 }
  for (const source of sources) await readSource(source, effects, into, 1)
  return {
    searches: [...into.searches.values()].toSorted((one, other) => one.at - other.at),
    inferences: [...into.inferences],
    segments: [...into.segments.values()],
    files: into.files,
    problems: into.problems,
  }
}

/** `depth`: how many zips the source lies in, itself counted. */
async function readSource(source: ImportSource, effects: ImportEffects, into: Gathered, depth: number): Promise<void> {
  try {
    if (!isZip(await source.read(0, 4))) {
      await readFile(source.path, () => readRange(source, 0, source.sizeBytes), into)
      return
    }
    if (depth > limits.zipNestingMax) throw new DamagedError('nestedTooDeep')
    for (const entry of await readZipEntries(source, source, effects)) {
      if (!entry.isEncrypted) await readEntry(`${source.path}/${entry.path}`, () => entry.open(), { effects, into, depth })
    }
  } catch (error) {
    into.problems.push(problemOf(error, source.path))
  }
}

interface Reading {
  readonly effects: ImportEffects
  readonly into: Gathered
  readonly depth: number
}

type Open = () => AsyncIterable<Uint8Array>

async function readEntry(path: string, open: Open, { effects, into, depth }: Reading): Promise<void> {
  try {
    const inner = await readFile(path, open, into)
    if (inner !== undefined) await readSource(sourceOfBytes(path, inner), effects, into, depth + 1)
  } catch (error) {
    into.problems.push(problemOf(error, path))
  }
}

/** Reads no further than it takes to see that a file is none of these. A zip inside a zip is given back as a whole. */
async function readFile(path: string, open: Open, into: Gathered): Promise<Uint8Array | undefined> {
  const kept: Uint8Array[] = []
  let length = 0
  let kind: (typeof KINDS)[number] | undefined
  for await (const piece of open()) {
    if (length === 0 && isZip(piece)) return wholeOf(open())
    kept.push(piece)
    length += piece.length
    if (length > limits.accountFileBytesMax) throw new DamagedError('tooLargeToHold')
    if (kind !== undefined || length < SAMPLE_BYTES) continue
    kind = kindOf(joined(kept))
    if (kind === undefined) return undefined
  }
  kind ??= kindOf(joined(kept))
  if (kind === undefined) return undefined
  const content = parsed(joined(kept))
  if (content === undefined) into.problems.push(unreadableFile(path))
  else {
    into.files++
    kind.take(content, into)
  }
  return undefined
}

function kindOf(bytes: Uint8Array): (typeof KINDS)[number] | undefined {
  const sample = sampleOf(bytes.subarray(0, SAMPLE_BYTES))
  return KINDS.find(({ keys }) => hasKeys(sample, keys))
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}

function problemOf(error: unknown, path: string): Problem {
  if (error instanceof DamagedError) return damaged(path, error.damage)
  if (error instanceof Error && error.name === 'AssertionError') throw error
  return unreadableFile(path)
}

function takeInferences(content: unknown, { inferences }: Gathered): void {
  const { inferences: told } = fieldsOf(content)
  if (Array.isArray(told)) for (const one of told) if (typeof one === 'string' && one.trim() !== '') inferences.add(one.trim())
}

/** A record that has no time or no text is none. */
function takeSearches(content: unknown, { searches }: Gathered): void {
  for (const record of listOf(content)) {
    const { searchTime, searchQuery, searchInteractionURIs } = fieldsOf(record)
    if (typeof searchTime !== 'string' || typeof searchQuery !== 'string' || searchQuery.trim() === '') continue
    // The service writes the zone behind the instant, which is always UTC.
    const at = parseInstant(searchTime.replace(/\[UTC\]$/, ''))
    if (at === undefined) continue
    const isFollowed = Array.isArray(searchInteractionURIs) && searchInteractionURIs.length > 0
    searches.set(`${at} ${searchQuery}`, { at, query: searchQuery, isFollowed })
  }
}

function takeSegments(content: unknown, { segments }: Gathered): void {
  for (const record of listOf(content)) {
    const { artistName, segment } = fieldsOf(record)
    if (typeof artistName !== 'string' || typeof segment !== 'string' || artistName === '' || segment === '') continue
    segments.set(`${artistName}\0${segment}`, { artist: artistName, segment })
  }
}

function listOf(content: unknown): readonly unknown[] {
  return Array.isArray(content) ? content : []
}

function fieldsOf(content: unknown): Readonly<Record<string, unknown>> {
  return typeof content === 'object' && content !== null ? { ...content } : {}
}

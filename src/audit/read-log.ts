/** Reads a public log as a stranger: everything that it holds, against the checkpoint that its keeper signed. */
import { logEntrySchema, type AuditCheck, type LogEntry } from '../contract/log.ts'
import { canonicalJson } from '../shared/canonical-json.ts'
import { hexOf } from '../shared/hex.ts'
import {
  entriesPath,
  hashLeaf,
  MerkleLog,
  openCheckpoint,
  openLog,
  parseEntryBundle,
  TILE_WIDTH,
  tileBytes,
  tilePath,
  type Checkpoint,
  type CheckSignature,
  type NoteKey,
} from '../transparency/index.ts'
import { limits } from '../shared/limits.ts'
import { formatInstant, parseInstant } from '../shared/time.ts'
import { found } from './checks.ts'
import type { AuditEffects, AuditRequest } from './effects.ts'
import { parsedAs } from './evidence.ts'
import { witnessesOf, witnessListOf, type Witness } from './witnesses.ts'

export interface ReadLog {
  readonly checkpoint: Checkpoint
  readonly key: NoteKey
  readonly entries: readonly LogEntry[]
  readonly checks: readonly AuditCheck[]
}

/** Where the log cannot be read to its end there are no entries, since nothing of it could be relied on. */
export type LogReading = ReadLog | { readonly checks: readonly AuditCheck[] }

export async function readLog(effects: AuditEffects, request: AuditRequest): Promise<LogReading> {
  const { sha256, isSignedBy } = effects
  const opened = await openLog({ read: request.read, key: request.key, sha256, isSignedBy })
  if (opened.kind === 'noKey') return { checks: [found('noKey', {})] }
  const { key } = opened
  if (opened.kind === 'noCheckpoint') return { checks: [found('unsigned', { log: key.name })] }
  if (opened.kind === 'tooLong') return { checks: [found('tooLong', {})] }
  const { checkpoint } = opened
  const checks = [found('signed', { entries: checkpoint.size, isNamedKey: request.key !== undefined })]
  const texts = await readEntries(request, checkpoint.size)
  if (texts === undefined) return { checks: [...checks, found('entriesMissing', {})] }
  const tree = new MerkleLog(sha256)
  for (const bytes of texts) tree.append(hashLeaf(sha256, bytes))
  const isWhole = hexOf(tree.root()) === hexOf(checkpoint.root)
  checks.push(found(isWhole ? 'entriesSigned' : 'entriesRewritten', {}))
  checks.push(await checkTiles(request.read, tree))
  checks.push(...request.seen.map((seen) => checkSeen({ key, tree, isSignedBy }, seen)))
  const decoder = new TextDecoder()
  const entries = texts.map((bytes) => parsedAs(decoder.decode(bytes), logEntrySchema, canonicalJson))
  const wrong = entries.findIndex((entry) => entry === undefined)
  if (wrong !== -1) return { checks: [...checks, found('entryUnknown', { place: wrong })] }
  const read = entries.filter((entry) => entry !== undefined)
  const newestMs = instantOf(read.at(-1)?.at ?? '')
  const named = await witnessListOf(request.read)
  if (named === undefined) checks.push(found('witnessesUnreadable', {}))
  const witnesses = witnessesOf({ sha256, isSignedBy, key, opened }, named ?? [], request.witnesses)
  checks.push(...witnesses.map((each) => checkWitness(each, tree, newestMs)).filter((each) => each !== undefined))
  const turn = read.findIndex(({ at }, index) => index > 0 && instantOf(at) < instantOf(read[index - 1]?.at ?? at))
  checks.push(turn === -1 ? found('inOrder', {}) : found('outOfOrder', { place: turn }))
  return { checkpoint, key, entries: read, checks }
}

/** What a witness makes of it; undefined where one whom nobody demanded has signed nothing yet. */
function checkWitness({ key, isDemanded, sighting }: Witness, tree: MerkleLog, newestMs: number): AuditCheck | undefined {
  const own = { witness: key?.name ?? null, isDemanded }
  if (sighting === undefined) return isDemanded ? found('notWitnessed', own) : undefined
  const { checkpoint, atMs, isPresent } = sighting
  const { size: entries, root } = checkpoint
  const at = formatInstant(atMs)
  if (isPresent) return found('witnessed', { ...own, at })
  if (entries > tree.size) return found('witnessedLonger', { ...own, entries, shown: tree.size })
  if (hexOf(tree.root(entries)) !== hexOf(root)) return found('witnessedOther', own)
  const isLate = isDemanded && newestMs - atMs > limits.witnessedAgeMsMax
  return found(isLate ? 'witnessedLate' : 'witnessedBefore', { ...own, at, entries, newer: tree.size - entries })
}

async function readEntries({ read, onProgress }: AuditRequest, size: number): Promise<readonly Uint8Array[] | undefined> {
  const entries: Uint8Array[] = []
  for (let start = 0; start < size; start += TILE_WIDTH) {
    onProgress?.({ step: 'Entries are read', done: start, total: size })
    const width = Math.min(TILE_WIDTH, size - start)
    const bytes = await read(entriesPath(start / TILE_WIDTH, width))
    const bundle = bytes && parseEntryBundle(bytes)
    if (bundle?.length !== width) return undefined
    entries.push(...bundle)
  }
  return entries
}

/** Whoever reads tiles instead of entries must be shown the same tree. */
async function checkTiles(read: AuditRequest['read'], tree: MerkleLog): Promise<AuditCheck> {
  for (let level = 0; tree.subtreesIn(tree.size, level * 8) > 0; level += 1) {
    const hashes = tree.subtreesIn(tree.size, level * 8)
    for (let start = 0; start < hashes; start += TILE_WIDTH) {
      const tile = { level, index: start / TILE_WIDTH, width: Math.min(TILE_WIDTH, hashes - start) }
      const served = await read(tilePath(tile))
      const own = tileBytes(tree, tile)
      if (served === undefined || own === undefined || hexOf(served) !== hexOf(own)) {
        return found('tileOther', { tile: tilePath(tile) })
      }
    }
  }
  return found('tilesSame', {})
}

interface SeenBy {
  readonly key: NoteKey
  readonly tree: MerkleLog
  readonly isSignedBy: CheckSignature
}

/** All entries are here, so the root that the log had at any size can be worked out; no proof is needed. */
function checkSeen({ key, tree, isSignedBy }: SeenBy, { name, text }: { readonly name: string; readonly text: string }): AuditCheck {
  const seen = openCheckpoint(text, key, isSignedBy)?.checkpoint
  if (seen === undefined) return found('seenUnsigned', { name })
  const entries = seen.size
  if (entries > tree.size) return found('seenLonger', { name, entries, shown: tree.size })
  const isSame = hexOf(tree.root(entries)) === hexOf(seen.root)
  if (entries === tree.size) return isSame ? found('seenSame', { name, entries }) : found('splitView', { name })
  return found(isSame ? 'seenBefore' : 'rewritten', { name, entries })
}

const instantOf = (at: string): number => parseInstant(at) ?? 0

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
import { check, fails } from './checks.ts'
import type { AuditEffects, AuditRequest } from './effects.ts'
import { parsedAs } from './evidence.ts'
import { witnessesOf, type Witness } from './witnesses.ts'

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
  if (opened.kind === 'noKey') return { checks: [fails('key', 'There is no key of a log here, so nothing can be checked.')] }
  const { key } = opened
  if (opened.kind === 'noCheckpoint') return { checks: [fails('checkpoint', `There is no checkpoint that ${key.name} has signed.`)] }
  if (opened.kind === 'tooLong') return { checks: [fails('size', 'The log claims more entries than any log has.')] }
  const { checkpoint } = opened
  const known = request.key === undefined ? 'its own key' : 'the key that you named'
  const checks = [check('checkpoint', true, { yes: `The log of ${checkpoint.size} entries is signed by ${known}.`, no: '' })]
  const texts = await readEntries(request, checkpoint.size)
  if (texts === undefined) return { checks: [...checks, fails('entries', 'Entries of the log are missing or cut short.')] }
  const tree = new MerkleLog(sha256)
  for (const bytes of texts) tree.append(hashLeaf(sha256, bytes))
  const isWhole = hexOf(tree.root()) === hexOf(checkpoint.root)
  checks.push(
    check('entries', isWhole, {
      yes: 'All entries together are exactly what was signed.',
      no: 'The log was REWRITTEN: its entries are not those that were signed.',
    }),
  )
  checks.push(await checkTiles(request.read, tree))
  checks.push(...request.seen.map((seen) => checkSeen({ key, tree, isSignedBy }, seen)))
  const decoder = new TextDecoder()
  const entries = texts.map((bytes) => parsedAs(decoder.decode(bytes), logEntrySchema, canonicalJson))
  const wrong = entries.findIndex((entry) => entry === undefined)
  if (wrong !== -1) return { checks: [...checks, fails('entry', `Entry ${wrong} of the log is none that this program knows.`)] }
  const read = entries.filter((entry) => entry !== undefined)
  const newestMs = instantOf(read.at(-1)?.at ?? '')
  const witnesses = await witnessesOf({ read: request.read, sha256, isSignedBy, key, opened }, request.witnesses)
  checks.push(...witnesses.map((each) => checkWitness(each, tree, newestMs)).filter((each) => each !== undefined))
  const turn = read.findIndex(({ at }, index) => index > 0 && instantOf(at) < instantOf(read[index - 1]?.at ?? at))
  checks.push(
    check('order', turn === -1, {
      yes: 'Entries stand in the order of their times.',
      no: `Entry ${turn} is older than the one before it.`,
    }),
  )
  return { checkpoint, key, entries: read, checks }
}

/** What a witness makes of it; undefined where one whom nobody demanded has signed nothing yet. */
function checkWitness({ key, isDemanded, sighting }: Witness, tree: MerkleLog, newestMs: number): AuditCheck | undefined {
  const name = key?.name ?? 'a witness without a readable key'
  const who = isDemanded ? name : `${name}, whom the log names as its witness,`
  if (sighting === undefined) return isDemanded ? fails('witness', `${name} has NOT witnessed this log.`) : undefined
  const { checkpoint, atMs, isPresent } = sighting
  const { size, root } = checkpoint
  const when = `on ${formatInstant(atMs).slice(0, 16).replace('T', ' at ')} UTC`
  if (isPresent) return check('witness', true, { yes: `${who} has witnessed this checkpoint, ${when}.`, no: '' })
  if (size > tree.size) {
    return fails('witnessedLonger', `${who} has witnessed ${size} entries, and only ${tree.size} are shown: entries were DROPPED.`)
  }
  if (hexOf(tree.root(size)) !== hexOf(root)) {
    return fails('witnessedOther', `SPLIT VIEW: ${who} has witnessed other entries than those that are shown here.`)
  }
  const newer = tree.size - size
  const isLate = isDemanded && newestMs - atMs > limits.witnessedAgeMsMax
  return check('witness', !isLate, {
    yes: `${who} has witnessed the first ${size === 1 ? 'entry' : `${size} entries`}, ${when}; ${newer} ${newer === 1 ? 'is' : 'are'} newer.`,
    no: `${name} has NOT witnessed the last ${newer} of ${tree.size} entries: it signed last ${when}, and the log went on for more than a day.`,
  })
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
        return fails('tiles', `The tile ${tilePath(tile)} is not made of the entries.`)
      }
    }
  }
  return check('tiles', true, { yes: 'The tiles, by which others read the log, are made of the same entries.', no: '' })
}

interface SeenBy {
  readonly key: NoteKey
  readonly tree: MerkleLog
  readonly isSignedBy: CheckSignature
}

/** All entries are here, so the root that the log had at any size can be worked out; no proof is needed. */
function checkSeen({ key, tree, isSignedBy }: SeenBy, { name, text }: { readonly name: string; readonly text: string }): AuditCheck {
  const seen = openCheckpoint(text, key, isSignedBy)?.checkpoint
  if (seen === undefined) return fails('seen', `${name} is no checkpoint that this log has signed.`)
  if (seen.size > tree.size) {
    return fails(
      'seenLonger',
      `${name} tells of ${seen.size} entries, and only ${tree.size} are shown: entries were DROPPED, or others are shown a longer log.`,
    )
  }
  const isSame = hexOf(tree.root(seen.size)) === hexOf(seen.root)
  const entries = `the first ${seen.size} entries`
  return check(seen.size === tree.size ? 'splitView' : 'rewrittenLog', isSame, {
    yes: `${name} tells of the same log: ${entries} are the same.`,
    no:
      seen.size === tree.size
        ? `SPLIT VIEW: ${name} is signed by the same key and tells of other entries.`
        : `The log was REWRITTEN: ${entries} are not those of ${name}.`,
  })
}

const instantOf = (at: string): number => parseInstant(at) ?? 0

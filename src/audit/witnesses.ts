/** What witnesses say of a log: strangers who watch that it only grows, and sign how far they have seen it. */
import { witnessListSchema, type WitnessList } from '../contract/log.ts'
import { canonicalJson } from '../shared/canonical-json.ts'
import { INSTANT_MAX, MS_PER_SECOND, type EpochMs } from '../shared/time.ts'
import {
  checkCosignatures,
  LOG_PATHS,
  openCheckpoint,
  parseVerifierKey,
  type Checkpoint,
  type CheckSignature,
  type Cosignature,
  type NoteKey,
  type OpenedCheckpoint,
  type ReadLogFile,
  type Sha256,
} from '../transparency/index.ts'
import { parsedAs } from './evidence.ts'

/** The latest that a witness has signed of this log, and whether it was this very checkpoint. */
export interface Sighting {
  readonly checkpoint: Checkpoint
  readonly atMs: EpochMs
  readonly isPresent: boolean
}

export interface Witness {
  /** As it was named; it may be no key. */
  readonly text: string
  readonly key: NoteKey | undefined
  /** Whoever checks the log named it, and not the log itself. */
  readonly isDemanded: boolean
  readonly sighting: Sighting | undefined
}

interface WatchedLog {
  readonly sha256: Sha256
  readonly isSignedBy: CheckSignature
  readonly key: NoteKey
  readonly opened: OpenedCheckpoint
}

/** Those who were demanded, and then those whom the log itself names; nothing that they signed is believed but by their keys. */
export function witnessesOf(log: WatchedLog, named: WitnessList, demanded: readonly string[]): readonly Witness[] {
  const others = named.map(({ witness }) => witness).filter((text) => !demanded.includes(text))
  return [...demanded, ...others].map((text, index): Witness => {
    const key = parseVerifierKey(log.sha256, text)
    const kept = named.find(({ witness }) => witness === text)?.checkpoint
    return { text, key, isDemanded: index < demanded.length, sighting: key && sightingOf(log, key, kept ?? null) }
  })
}

/** Whom the log itself names, which is nobody where it shows no list; undefined where what it shows is none. */
export async function witnessListOf(read: ReadLogFile): Promise<WitnessList | undefined> {
  const bytes = await read(LOG_PATHS.witnesses)
  return bytes === undefined ? [] : parsedAs(new TextDecoder().decode(bytes), witnessListSchema, canonicalJson)
}

function sightingOf({ key, opened, isSignedBy }: WatchedLog, witness: NoteKey, kept: string | null): Sighting | undefined {
  const [now] = checkCosignatures(opened.note, [witness], isSignedBy)
  if (now !== undefined) return seen(opened.checkpoint, now, true)
  // Without the signature of the log's own key it would speak of some other log of that name.
  const earlier = kept === null ? undefined : openCheckpoint(kept, key, isSignedBy)
  const [before] = earlier === undefined ? [] : checkCosignatures(earlier.note, [witness], isSignedBy)
  return earlier && before && seen(earlier.checkpoint, before, false)
}

/** A time that no calendar has was set by nobody's clock. */
function seen(checkpoint: Checkpoint, { unixSeconds }: Cosignature, isPresent: boolean): Sighting | undefined {
  const atMs = Number(unixSeconds) * MS_PER_SECOND
  return atMs <= INSTANT_MAX ? { checkpoint, atMs, isPresent } : undefined
}

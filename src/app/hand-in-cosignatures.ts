/** Witnesses hand in what they have signed: a recent checkpoint of this log with their lines below it (C2SP tlog-cosignature). */
import { logEntrySchema } from '../contract/log.ts'
import { assert } from '../shared/assert.ts'
import { limits } from '../shared/limits.ts'
import { MS_PER_SECOND, parseInstant, type EpochMs } from '../shared/time.ts'
import {
  checkCosignatures,
  formatVerifierKey,
  namesWitness,
  parseCheckpointText,
  parseNote,
  type Cosignature,
} from '../transparency/index.ts'
import { done, refused, repeated, type Outcome } from './outcome.ts'
import type { Clock } from './ports/clock.ts'
import type { KeptCosignature } from './ports/log.ts'
import type { SignatureChecker } from './ports/signer.ts'
import type { Store } from './ports/store.ts'
import type { PublicLog } from './public-log.ts'

export interface WitnessingEffects {
  readonly store: Store
  readonly clock: Clock
  readonly signatures: SignatureChecker
  readonly publicLog: PublicLog
}

/** What now stands for a witness, which may be later than what was handed in. */
export interface StandingCosignature {
  readonly witness: string
  readonly size: number
  readonly atMs: EpochMs
}

export type HandInRefusal = 'noCheckpoint' | 'otherEntries' | 'checkpointOld' | 'unknownWitness' | 'cosignatureWrong' | 'cosignatureAhead'

const noCheckpoint = refused('noCheckpoint', 'This is no signed checkpoint.')
const otherEntries = refused('otherEntries', 'This checkpoint is not one of this log, which never had these entries.')
const checkpointOld = refused('checkpointOld', 'This checkpoint is more than a day old, and the log has grown since.')
const unknownWitness = refused('unknownWitness', 'None of these signatures is of a witness whom this collective knows.')
const cosignatureWrong = refused('cosignatureWrong', 'A signature of a witness below this checkpoint is wrong.')
const cosignatureAhead = refused('cosignatureAhead', 'This checkpoint is signed for a time that has not come yet.')

/**
 * Keeps what is later than what it has of the same witness; whatever is repeated or older changes nothing. Lines of others
 * are ignored, as the specification asks, unless there are no others.
 */
export async function handInCosignatures(
  effects: WitnessingEffects,
  text: string,
): Promise<Outcome<readonly StandingCosignature[], HandInRefusal>> {
  const { store, clock, signatures, publicLog } = effects
  const note = parseNote(text)
  const claimed = note && parseCheckpointText(note.text)
  if (note === undefined || claimed === undefined) return noCheckpoint
  const own = await publicLog.checkpointAt(claimed.size)
  if (own === undefined || parseNote(own)?.text !== note.text) return otherEntries
  const named = publicLog.witnesses.filter((witness) => namesWitness(note, witness))
  if (named.length === 0) return unknownWitness
  const signed = checkCosignatures(note, named, signatures.isSignedBy)
  if (signed.length < named.length) return cosignatureWrong
  const nowMs = clock.now()
  if (signed.some(({ unixSeconds }) => unixSeconds * BigInt(MS_PER_SECOND) > nowMs + limits.cosignatureAheadMsMax)) return cosignatureAhead
  const { since, kept } = await store.read(async (view) => ({
    since: (await view.log.entries(claimed.size, 1))[0],
    kept: await view.log.cosignatures(),
  }))
  if (since !== undefined && nowMs - instantOf(since.text) > limits.witnessedAgeMsMax) return checkpointOld
  const handedIn = signed.map((each) => keptOf(each, claimed.size, own))
  // Who only repeats what is known need not wait for the turn of a writer, nor make others wait.
  const isNew = handedIn.some((each) => isLater(each, kept))
  const standing = isNew ? await keep(store, handedIn) : kept
  const answers = handedIn.map(({ witness }, index): StandingCosignature => {
    const found = standing.find((each) => each.witness === witness)
    assert(found !== undefined, 'what is not later than something has that something')
    return {
      witness: signed[index]?.witness.name ?? '',
      size: found.size,
      atMs: Number(found.unixSeconds) * MS_PER_SECOND,
    }
  })
  return isNew ? done(answers) : repeated(answers)
}

/** The record of the collective says nothing of it: what witnesses do is no deed of its people. */
function keep(store: Store, handedIn: readonly KeptCosignature[]): Promise<readonly KeptCosignature[]> {
  return store.transact(async (tx) => {
    const kept = await tx.log.cosignatures()
    for (const each of handedIn) if (isLater(each, kept)) await tx.log.cosign(each)
    return await tx.log.cosignatures()
  })
}

function keptOf({ witness, unixSeconds, line }: Cosignature, size: number, checkpoint: string): KeptCosignature {
  return { witness: formatVerifierKey(witness), size, unixSeconds, checkpoint, line }
}

/** A longer log says more than a later hour. */
function isLater({ witness, size, unixSeconds }: KeptCosignature, kept: readonly KeptCosignature[]): boolean {
  const before = kept.find((each) => each.witness === witness)
  return before === undefined || size > before.size || (size === before.size && unixSeconds > before.unixSeconds)
}

function instantOf(text: string): EpochMs {
  const at = parseInstant(logEntrySchema.parse(JSON.parse(text)).at)
  assert(at !== undefined, 'entries were written with their instants')
  return at
}

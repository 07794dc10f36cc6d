/** Filling drafts by what the fields mean; shared by all readers that take whole values. */
import { limits } from '../../shared/limits.ts'
import { INSTANT_MAX, INSTANT_MIN, MS_PER_SECOND } from '../../shared/time.ts'
import { FLAG } from '../listens.ts'
import type { Capabilities, RowDraft, RowRejection } from './reader.ts'

/** What a list of starts can tell: the second of each, and not how long it was listened to. A format says in what it differs. */
export const STARTS_ALONE: Capabilities = {
  endResolutionMs: MS_PER_SECOND,
  startResolutionMs: MS_PER_SECOND,
  hasDuration: false,
  hasExactStart: true,
  hasReasons: false,
  hasIds: false,
  msPlayedMin: 0,
}

export function emptyDraft(): RowDraft {
  return {
    endMs: 0,
    exactStartMs: Number.NaN,
    msPlayed: 0,
    kind: 0,
    flags: 0,
    title: 0,
    artist: 0,
    album: 0,
    uri: 0,
    reasonStart: 0,
    reasonEnd: 0,
    country: 0,
    platform: 0,
  }
}

const EMPTY = emptyDraft()

export function clearDraft(into: RowDraft): void {
  Object.assign(into, EMPTY)
}

/** Both in milliseconds, NaN where the source does not say. */
interface StartAndPlayed {
  readonly startMs: number
  readonly msPlayed: number
  /** The length of the track, from which the time played is estimated where it is not recorded. */
  readonly msTrack?: number
  /** False where the start is only known to the day. */
  readonly isStartExact?: boolean
}

/** Clears the draft and fills in when it was heard and how long. */
export function readStartAndPlayed(into: RowDraft, when: StartAndPlayed): RowRejection | undefined {
  const { startMs, msPlayed, msTrack = Number.NaN, isStartExact = true } = when
  if (Number.isNaN(startMs)) return 'noTime'
  if (startMs < INSTANT_MIN || startMs > INSTANT_MAX) return 'timeOutOfRange'
  if (msPlayed < 0 || msPlayed > limits.listenMsMax) return 'badDuration'
  clearDraft(into)
  const isMeasured = !Number.isNaN(msPlayed)
  into.msPlayed = Math.round(isMeasured ? msPlayed : lengthOf(msTrack))
  into.flags = (isStartExact ? FLAG.startExact : 0) | (isMeasured ? 0 : FLAG.playedEstimated)
  into.exactStartMs = isStartExact ? startMs : Number.NaN
  into.endMs = startMs + into.msPlayed
  return undefined
}

/** A length that cannot be one says nothing about the listen, so it is as good as none. */
function lengthOf(msTrack: number): number {
  return msTrack > 0 && msTrack <= limits.listenMsMax ? msTrack : 0
}

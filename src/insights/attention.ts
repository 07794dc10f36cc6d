/** Attention: what was chosen and what merely came next, how early songs are left, and how often they are interrupted. */
import type { Attention } from '../contract/deep-insights.ts'
import { START_KINDS, type StartKind } from '../contract/insight-kinds.ts'
import { FLAG, type Listens } from '../listening/index.ts'
import { add, total } from '../shared/columns.ts'
import { mostFirst } from '../shared/most-first.ts'
import { formatInstant, MS_PER_DAY, MS_PER_SECOND } from '../shared/time.ts'
import { albumSittings } from './album-sittings.ts'
import { quantile, shareOf, trackNamed, type Depth } from './depth.ts'
import type { MusicRows } from './selection.ts'

/** The reasons that services record for a beginning. Whoever goes back to a song wants to hear it. */
export const KIND_OF_REASON: Readonly<Record<string, StartKind>> = {
  clickrow: 'chosen',
  clickside: 'chosen',
  playbtn: 'chosen',
  backbtn: 'chosen',
  uriopen: 'chosen',
  trackdone: 'followed',
  endplay: 'followed',
  autoplay: 'followed',
  fwdbtn: 'skippedTo',
}
const OTHER = START_KINDS.indexOf('other')
const CHOSEN = START_KINDS.indexOf('chosen')

/** Shares of all plays of a large service in 2014: P. Lamere, "The Skip", Music Machinery, 2 May 2014. */
const PUBLISHED = [
  { seconds: 5, published: 0.2414 },
  { seconds: 10, published: 0.2897 },
  { seconds: 30, published: 0.3505 },
  { seconds: null, published: 0.486 },
] as const

const STEP_SECONDS = 10
const STEPS = 31
const FINE_SECONDS = 5
const FINE_MS = FINE_SECONDS * MS_PER_SECOND
const PAUSE_MS_MIN = 10 * MS_PER_SECOND
/** With fewer listens one stray click moves the share by more than 3 points. */
const ARTIST_LISTENS_MIN = 30
const ITEMS_MAX = 20

export function attention(depth: Depth): Attention {
  const { music } = depth
  const starts = startsOf(depth)
  const early = skipSteps(music)
  return {
    ...starts,
    anatomy: PUBLISHED.map(({ seconds, published }) => ({
      seconds,
      published,
      share: shareOf(total(early.subarray(0, seconds === null ? early.length : seconds / FINE_SECONDS)), music.count),
    })),
    skipsBySecond: skipsBySecond(early),
    shuffle: shuffled(depth),
    pauses: pauses(depth),
    albums: albumSittings(depth),
  }
}

function startsOf({
  music,
  selection: { listens },
  artists,
}: Depth): Pick<Attention, 'starts' | 'startsKnown' | 'shareChosen' | 'chosenArtists'> {
  const kindOf = Uint8Array.from(listens.reasons, (reason) => START_KINDS.indexOf(KIND_OF_REASON[reason] ?? 'other'))
  const nothingSaid = Uint8Array.from(listens.reasons, (reason) => Number(reason === '' || reason === 'unknown'))
  const listensBy = new Float64Array(START_KINDS.length)
  const skipsBy = new Float64Array(START_KINDS.length)
  const msBy = new Float64Array(START_KINDS.length)
  const known = new Float64Array(artists.names.size)
  const chosen = new Float64Array(artists.names.size)
  let startsKnown = 0
  const { reasonStart } = listens
  const { count, row: listen, msPlayed, artist, isSkip } = music
  for (let row = 0; row < count; row++) {
    const reason = reasonStart[listen[row]!]!
    if (nothingSaid[reason] === 1) continue
    const kind = kindOf[reason]!
    startsKnown++
    add(listensBy, kind, 1)
    add(skipsBy, kind, isSkip[row]!)
    add(msBy, kind, msPlayed[row]!)
    if (kind === OTHER) continue
    add(known, artist[row]!, 1)
    if (kind === CHOSEN) add(chosen, artist[row]!, 1)
  }
  const candidates = artists.ids.filter((id) => known[id]! >= ARTIST_LISTENS_MIN && chosen[id]! > 0)
  const told = startsKnown - listensBy[OTHER]!
  return {
    starts: START_KINDS.map((start, kind) => ({ start, listens: listensBy[kind]!, skips: skipsBy[kind]!, msPlayed: msBy[kind]! })),
    startsKnown,
    shareChosen: told === 0 ? null : listensBy[CHOSEN]! / told,
    chosenArtists: mostFirst(candidates, (id) => chosen[id]! / known[id]!, ITEMS_MAX).map((id) => ({
      artist: artists.names.title(id),
      listens: known[id]!,
      chosen: chosen[id]!,
      share: chosen[id]! / known[id]!,
    })),
  }
}

/** Skips by so many seconds of play, of which all bounds that are told of are multiples; the last step is open. */
function skipSteps(music: MusicRows): Float64Array {
  const steps = new Float64Array(((STEPS - 1) * STEP_SECONDS) / FINE_SECONDS + 1)
  const { count, msPlayed, isSkip } = music
  for (let row = 0; row < count; row++) {
    if (isSkip[row] === 1) add(steps, Math.min(steps.length - 1, Math.floor(msPlayed[row]! / FINE_MS)), 1)
  }
  return steps
}

function skipsBySecond(fine: Float64Array): Attention['skipsBySecond'] {
  const ratio = STEP_SECONDS / FINE_SECONDS
  return Array.from({ length: STEPS }, (_, step) => ({
    secondsFrom: step * STEP_SECONDS,
    skips: total(fine.subarray(step * ratio, (step + 1) * ratio)),
  }))
}

function shuffled({ music, selection: { listens } }: Depth): Attention['shuffle'] {
  const heard = new Float64Array(2)
  const skips = new Float64Array(2)
  const { flags } = listens
  const { count, row: listen, isSkip } = music
  for (let row = 0; row < count; row++) {
    const flag = flags[listen[row]!]!
    if ((flag & FLAG.shuffleKnown) === 0) continue
    const shuffles = (flag & FLAG.shuffle) === 0 ? 0 : 1
    add(heard, shuffles, 1)
    add(skips, shuffles, isSkip[row]!)
  }
  return [1, 0].map((shuffles) => ({ shuffle: shuffles === 1, listens: heard[shuffles]!, skips: skips[shuffles]! }))
}

const BOTH_EXACT = FLAG.startExact | FLAG.endExact

/**
 * The time in the middle of a listen in which nothing was played; null where the source does not tell both its ends, or
 * where they lie a day further apart than any pause.
 */
export function pausedMs({ flags, startMs, endMs, msPlayed }: Listens, row: number): number | null {
  const between = endMs[row]! - startMs[row]! - msPlayed[row]!
  return isPauseKnown(flags[row]!, between) ? between : null
}

function isPauseKnown(flags: number, msBetween: number): boolean {
  return (flags & BOTH_EXACT) === BOTH_EXACT && msBetween <= MS_PER_DAY
}

export function isInterrupted(listens: Listens, row: number): boolean {
  return (pausedMs(listens, row) ?? 0) >= PAUSE_MS_MIN
}

function pauses({ music, selection: { listens }, tracks }: Depth): Attention['pauses'] {
  const paused = new Float64Array(music.count)
  let interrupted = 0
  let listensKnown = 0
  let longest = -1
  let longestMs = 0
  const { flags, endMs } = listens
  const { count, row: listen, startMs, msPlayed } = music
  for (let row = 0; row < count; row++) {
    const between = endMs[listen[row]!]! - startMs[row]! - msPlayed[row]!
    if (!isPauseKnown(flags[listen[row]!]!, between)) continue
    listensKnown++
    if (between < PAUSE_MS_MIN) continue
    paused[interrupted++] = between
    if (between > longestMs) {
      longestMs = between
      longest = row
    }
  }
  const found = paused.slice(0, interrupted).toSorted()
  return {
    listensKnown,
    interrupted,
    share: shareOf(interrupted, listensKnown),
    msMedian: Math.round(quantile(found, 0.5)),
    msTotal: found.reduce((sum, ms) => sum + ms, 0),
    longest:
      longest < 0 ? null : { ...trackNamed(tracks, music.track[longest]!), at: formatInstant(music.startMs[longest]!), ms: longestMs },
  }
}

/** How an item is played: how long, why it began and ended, skipped or not, with which pause in between. */
import type { Item, Mode } from './queue.ts'
import type { Random } from './random.ts'

export interface Playback {
  readonly msPlayed: number
  /** Silence between start and end. */
  readonly msPaused: number
  readonly reasonStart: string
  readonly reasonEnd: string
  readonly skipped: boolean
}

/** One item with its instants, UTC milliseconds. */
export interface Play extends Playback {
  readonly item: Item
  readonly startMs: number
  readonly endMs: number
}

/** How often an item is skipped: what one has chosen is heard, what comes up by chance is not. */
const SKIP_CHANCE: Readonly<Record<Mode, number>> = {
  mix: 0.4,
  album: 0.1,
  artist: 0.25,
  loop: 0.03,
  podcast: 0.06,
  audiobook: 0.03,
  video: 0.1,
}
/** Of all skips; then up to 30 s, then anywhere before the end. */
const SKIPS_WITHIN_5_S = 0.24
const SKIPS_WITHIN_30_S = 0.35

/** What a listener does after an item decides why the next one starts. */
const START_AFTER: Readonly<Record<string, string>> = { trackdone: 'trackdone', fwdbtn: 'fwdbtn', backbtn: 'backbtn', endplay: 'clickrow' }
const OPENINGS = ['clickrow', 'clickrow', 'playbtn', 'playbtn', 'appload', 'remote', 'clickside'] as const
const CLOSINGS = ['endplay', 'endplay', 'logout', 'unexpected-exit', 'unexpected-exit-while-paused', 'trackdone', 'unknown'] as const

export function playItem(
  random: Random,
  item: Item,
  mode: Mode,
  previousEnd: string | undefined,
  isLast: boolean,
  pauseShare: number,
): Playback {
  const reasonStart = previousEnd === undefined ? random.pick(OPENINGS) : (START_AFTER[previousEnd] ?? 'clickrow')
  const msPaused = random.chance(pauseShare) ? Math.round(Math.min(random.logNormal(90_000, 1.4), 6 * 3_600_000)) : 0
  if (random.chance(SKIP_CHANCE[mode])) {
    const reasonEnd = random.chance(0.85) ? 'fwdbtn' : random.chance(0.5) ? 'endplay' : 'backbtn'
    return { msPlayed: msBeforeSkip(random, item.durationMs), msPaused, reasonStart, reasonEnd, skipped: true }
  }
  const reasonEnd = isLast ? random.pick(CLOSINGS) : 'trackdone'
  const msPlayed = reasonEnd === 'trackdone' ? item.durationMs : Math.round(item.durationMs * random.between(0.2, 1))
  return { msPlayed, msPaused, reasonStart, reasonEnd, skipped: false }
}

function msBeforeSkip(random: Random, durationMs: number): number {
  const share = random.next()
  const [from, to] =
    share < SKIPS_WITHIN_5_S ? [300, 5_000] : share < SKIPS_WITHIN_30_S ? [5_000, 30_000] : [30_000, Math.max(31_000, durationMs * 0.95)]
  return Math.round(Math.min(random.between(from, to), durationMs))
}

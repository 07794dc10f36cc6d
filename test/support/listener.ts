/** Simulates a listener's life and gives it row by row, in the order of happening, as the extended export would tell it. */
import { assert } from '../../src/shared/assert.ts'
import { MS_PER_MINUTE, MS_PER_SECOND, parseDay, yearOf } from '../../src/shared/time.ts'
import type { Catalogue } from './catalogue.ts'
import { type Device, devicePicker } from './devices.ts'
import { type DayPlan, type Place, planDays, sessionStarts } from './itinerary.ts'
import type { Oddities } from './oddities.ts'
import { type Play, playItem } from './playback.ts'
import { type Bookmarks, type Item, type Mode, MODES, queueOf } from './queue.ts'
import { createRandom, type Random, weightedPicker } from './random.ts'
import { breakRow, rowOf, type Situation } from './row-of.ts'
import type { Stream } from './spotify-row.ts'
import { createTaste, type Taste } from './taste.ts'
import { tempered } from './temper.ts'

export interface ListenerOptions {
  readonly seed: string
  /** Local days, both included. */
  readonly from: string
  readonly to: string
  /** Exactly so many rows, duplicates and broken ones included; at most 350 a day. */
  readonly rows: number
  readonly home: Place
  readonly trips: readonly Place[]
  readonly oddities: Oddities
  /** Whether what is heard goes with the hour, the day of the week and the season. */
  readonly hasTemper?: boolean
}

const ROWS_PER_DAY_MAX = 350
/** Nobody hears a dozen episodes in a row. */
const ROWS_PER_SESSION_MEAN: Readonly<Record<Mode, number>> = {
  mix: 14,
  album: 12,
  artist: 11,
  loop: 7,
  podcast: 1.4,
  audiobook: 2,
  video: 1.6,
}

interface Life {
  readonly random: Random
  readonly options: ListenerOptions
  readonly catalogue: Catalogue
  readonly taste: Taste
  readonly bookmarks: Bookmarks
  readonly pickMode: (random: Random) => number
  /** When the last row ended; nobody hears two things at once. */
  clockMs: number
  recent: Stream | undefined
}

export function* simulateListener(options: ListenerOptions, catalogue: Catalogue): Generator<Stream> {
  const [fromDay, toDay] = [parseDay(options.from), parseDay(options.to)]
  assert(fromDay !== undefined && toDay !== undefined && fromDay <= toDay, 'a life runs from one day to a later one')
  assert(options.rows <= ROWS_PER_DAY_MAX * (toDay - fromDay + 1), 'more rows than a day has room for')
  const random = createRandom(options.seed)
  const taste = createTaste(random.fork('taste'), catalogue, fromDay, toDay)
  const life: Life = {
    random,
    options,
    catalogue,
    taste,
    bookmarks: new Map(),
    pickMode: modePicker(options.oddities),
    clockMs: 0,
    recent: undefined,
  }
  const drawStart = sessionStarts()
  let year = 0
  let pickDevice = devicePicker(year)
  for (const plan of planDays(random.fork('days'), { fromDay, toDay, rows: options.rows }, options.home, options.trips)) {
    if (yearOf(plan.day) !== year) pickDevice = devicePicker((year = yearOf(plan.day)))
    const { lateHours } = taste.chapterOn(plan.day)
    const sessions = splitIntoSessions(life, plan.rows)
    const starts = sessions.map(() => drawStart(random, plan, lateHours)).toSorted((a, b) => a - b)
    for (const [i, { mode, size }] of sessions.entries()) {
      life.clockMs = Math.ceil(Math.max(starts[i] ?? 0, life.clockMs + random.exponential(60_000)) / MS_PER_SECOND) * MS_PER_SECOND
      yield* session(life, plan, pickDevice(random), mode, size)
    }
  }
}

/** Geometric sizes, as of choices made anew after each row, that add up to `rows`. */
function splitIntoSessions(life: Life, rows: number): { readonly mode: Mode; readonly size: number }[] {
  const sessions: { readonly mode: Mode; readonly size: number }[] = []
  let left = rows
  while (left > 0) {
    const mode = MODES[life.pickMode(life.random)] ?? 'mix'
    const size = Math.min(left, 1 + Math.round(life.random.exponential(ROWS_PER_SESSION_MEAN[mode] - 1)))
    sessions.push({ mode, size })
    left -= size
  }
  return sessions
}

function modePicker(oddities: Oddities): (random: Random) => number {
  const weights = {
    mix: 0.58,
    album: 0.2,
    artist: 0.12,
    loop: 0.03,
    podcast: oddities.podcastSessions,
    audiobook: oddities.audiobookSessions,
    video: oddities.videoSessions,
  } satisfies Record<Mode, number>
  return weightedPicker(MODES.map((mode) => weights[mode]))
}

function* session(life: Life, plan: DayPlan, device: Device, mode: Mode, size: number): Generator<Stream> {
  const { random, options } = life
  const { oddities } = options
  const isOffline = plan.isFlight ? random.chance(0.5) : random.chance(oddities.offlineSessions)
  const situation: Situation = {
    seed: options.seed,
    country: plan.country,
    device,
    oddities,
    mode,
    shuffle: mode === 'mix' || (mode === 'artist' && random.chance(0.5)),
    incognito: random.chance(oddities.incognitoSessions),
    isOffline: isOffline && oddities.offlineSessions > 0,
    syncMs: undefined,
  }
  const taste = options.hasTemper === true ? tempered(life.taste, plan, life.clockMs) : life.taste
  const queue = queueOf(mode, random, plan.day, taste, life.catalogue, life.bookmarks)
  const plays = playThrough(life, queue, mode, size)
  const last = plays.at(-1)
  // The phone reports what it played offline when it is next online, all at once.
  const syncMs = situation.isOffline && last !== undefined ? last.endMs + Math.round(random.between(5, 3_600)) * MS_PER_MINUTE : undefined
  for (const play of plays) {
    const stream = rowOf(random, { ...situation, syncMs }, play)
    yield disturbed(life, stream)
  }
}

function playThrough(life: Life, queue: Generator<Item, never>, mode: Mode, size: number): Play[] {
  const { random } = life
  const plays: Play[] = []
  for (let i = 0; i < size; i++) {
    const item = queue.next().value
    const play = playItem(random, item, mode, plays.at(-1)?.reasonEnd, i === size - 1, life.options.oddities.pausedRows)
    const startMs = life.clockMs
    const endMs = startMs + play.msPlayed + play.msPaused
    plays.push({ ...play, item, startMs, endMs })
    life.clockMs = Math.ceil(endMs / MS_PER_SECOND) * MS_PER_SECOND
  }
  return plays
}

/** Puts a repetition or a broken row in the place of some rows, so that the number of rows stays what was asked for. */
function disturbed(life: Life, stream: Stream): Stream {
  const { random, options, recent } = life
  if (recent !== undefined && random.chance(options.oddities.duplicateRows)) {
    // An address is private and no part of what makes two rows the same.
    return random.chance(0.5) ? recent : { ...recent, row: { ...recent.row, ip_addr: '203.0.113.254', city: 'Testville-Elsewhere' } }
  }
  if (random.chance(options.oddities.brokenRows)) return { ...stream, row: breakRow(random, stream.row) }
  if (random.chance(0.1)) life.recent = stream
  return stream
}

/** Sessions: listens of all kinds that follow one another without a long silence. */
import type { Findings } from '../contract/insights.ts'
import { formatInstant, MS_PER_MINUTE } from '../shared/time.ts'
import type { HeardRows } from './selection.ts'
import { add } from './tallies.ts'

type Sessions = Findings['sessions']

/** A quarter of an hour outlasts a phone call or a shower, and is shorter than a meal. */
export const SESSION_GAP_MS_MAX = 15 * MS_PER_MINUTE

const HOURS_PER_DAY = 24
/** Lower bounds of the classes of length; the last class has no upper bound. */
const LENGTH_MINUTES = [0, 15, 30, 60, 120, 240] as const

/** One cell per session, in the order of their starts. */
interface SessionRows {
  readonly count: number
  readonly firstRow: Uint32Array
  /** From the first start to the last end. */
  readonly lengthMs: Float64Array
  readonly listens: Float64Array
  readonly msPlayed: Float64Array
}

/**
 * Joins listens to sessions: a listen opens a new one when it starts more than `gapMsMax` after the latest end so far.
 * A podcast between two songs does not end a session, so all kinds count. Of equally long sessions the earliest is named.
 */
export function sessions(heard: HeardRows, gapMsMax: number = SESSION_GAP_MS_MAX): Sessions {
  const found = joinSessions(heard, gapMsMax)
  return {
    gapMsMax,
    sessions: found.count,
    msMedian: Math.round(median(found.lengthMs)),
    listensMedian: median(found.listens),
    longest: longest(found, heard),
    byStartHour: startHours(found, heard),
    lengths: lengthClasses(found),
  }
}

/** The rows that open a session, in the order of their starts. */
export function openingRows(heard: HeardRows, gapMsMax: number): Uint32Array {
  return joinSessions(heard, gapMsMax).firstRow
}

function joinSessions(heard: HeardRows, gapMsMax: number): SessionRows {
  const firstRow = new Uint32Array(heard.count)
  const lengthMs = new Float64Array(heard.count)
  const listens = new Float64Array(heard.count)
  const msPlayed = new Float64Array(heard.count)
  const { count: rows, startMs, endMs: endOf, msPlayed: ms } = heard
  let count = 0
  let startOfSession = 0
  let endMs = -Infinity
  for (let row = 0; row < rows; row++) {
    const opens = startMs[row]! - endMs > gapMsMax
    if (opens) {
      startOfSession = startMs[row]!
      firstRow[count++] = row
    }
    endMs = opens ? endOf[row]! : Math.max(endMs, endOf[row]!)
    const session = count - 1
    lengthMs[session] = endMs - startOfSession
    add(listens, session, 1)
    add(msPlayed, session, ms[row]!)
  }
  return {
    count,
    firstRow: firstRow.subarray(0, count),
    lengthMs: lengthMs.subarray(0, count),
    listens: listens.subarray(0, count),
    msPlayed: msPlayed.subarray(0, count),
  }
}

function longest({ count, firstRow, lengthMs, listens, msPlayed }: SessionRows, heard: HeardRows): Sessions['longest'] {
  if (count === 0) return null
  let best = 0
  for (let session = 1; session < count; session++) {
    if (lengthMs[session]! > lengthMs[best]!) best = session
  }
  const startMs = heard.startMs[firstRow[best]!]!
  const ms = lengthMs[best]!
  return { from: formatInstant(startMs), to: formatInstant(startMs + ms), ms, listens: listens[best]!, msPlayed: msPlayed[best]! }
}

function startHours({ count, firstRow }: SessionRows, heard: HeardRows): number[] {
  const hours = new Float64Array(HOURS_PER_DAY)
  for (let session = 0; session < count; session++) add(hours, heard.localHourOfWeek[firstRow[session]!]! % HOURS_PER_DAY, 1)
  return [...hours]
}

function lengthClasses({ count, lengthMs }: SessionRows): Sessions['lengths'] {
  const counts = new Float64Array(LENGTH_MINUTES.length)
  for (let session = 0; session < count; session++) {
    const minutes = lengthMs[session]! / MS_PER_MINUTE
    let length = LENGTH_MINUTES.length - 1
    while (minutes < LENGTH_MINUTES[length]!) length--
    add(counts, length, 1)
  }
  return LENGTH_MINUTES.map((minutesFrom, index) => ({
    minutesFrom,
    minutesTo: LENGTH_MINUTES[index + 1] ?? null,
    sessions: counts[index]!,
  }))
}

/** The middle value, or the mean of the two middle ones; 0 of nothing. */
function median(values: Float64Array): number {
  if (values.length === 0) return 0
  const sorted = values.toSorted()
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

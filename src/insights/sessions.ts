/** Sessions: listens of all kinds that follow one another without a long silence. */
import type { Findings } from '../contract/insights.ts'
import { add, total } from '../shared/columns.ts'
import { formatInstant, MS_PER_MINUTE } from '../shared/time.ts'
import type { HeardRows } from './selection.ts'

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
  const opens = opensSession(heard, gapMsMax)
  const count = total(opens)
  const found: SessionRows = {
    count,
    firstRow: new Uint32Array(count),
    lengthMs: new Float64Array(count),
    listens: new Float64Array(count),
    msPlayed: new Float64Array(count),
  }
  const { firstRow, lengthMs, listens, msPlayed } = found
  const { count: rows, startMs, endMs: endOf, msPlayed: ms } = heard
  let session = -1
  for (let row = 0; row < rows; row++) {
    if (opens[row] === 1) firstRow[++session] = row
    lengthMs[session] = Math.max(lengthMs[session]!, endOf[row]! - startMs[firstRow[session]!]!)
    add(listens, session, 1)
    add(msPlayed, session, ms[row]!)
  }
  return found
}

/** Marks the rows that open a session. */
function opensSession({ count, startMs, endMs: endOf }: HeardRows, gapMsMax: number): Uint8Array {
  const opens = new Uint8Array(count)
  let endMs = -Infinity
  for (let row = 0; row < count; row++) {
    if (startMs[row]! - endMs > gapMsMax) {
      opens[row] = 1
      endMs = endOf[row]!
    } else endMs = Math.max(endMs, endOf[row]!)
  }
  return opens
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

/** The listens that a number was made of: what every figure, bar and name of the pages can be followed down to. */
import type { ListenFilter, SubjectName, View } from '../contract/worker.ts'
import { MUSIC, LISTEN_KINDS, playMask, type Listens } from '../listening/index.ts'
import { type LocalDay, monthOf, MS_PER_MINUTE, MS_PER_SECOND, parseInstant } from '../shared/time.ts'
import { isInterrupted, KIND_OF_REASON } from './attention.ts'
import { findId, namesOf } from './names.ts'
import { dayOf, heardWithin, isSkip, rowsWhere } from './selection.ts'
import { openingRows } from './sessions.ts'

const HOURS_PER_DAY = 24

type Test = (row: number) => boolean

/** Rows of the table in the order of their starts. Whatever speaks of music passes over everything else. */
export function filteredRows(listens: Listens, { period, playRule }: View, filter: ListenFilter): Uint32Array {
  const tests = [
    ...testsOfTime(listens, period, filter),
    ...(isOfMusic(filter) ? [(row: number) => listens.kind[row] === MUSIC] : []),
    ...testsOfWhat(listens, filter),
    ...testsOfPart(listens, playRule, filter),
    ...testsOfSessions(listens, period, filter),
  ]
  const rows = new Uint32Array(listens.count)
  let count = 0
  for (let row = 0; row < listens.count; row++) {
    if (tests.every((test) => test(row))) rows[count++] = row
  }
  return rows.slice(0, count)
}

function isOfMusic({ subject, part, start, secondsBelow }: ListenFilter): boolean {
  return subject !== undefined || part !== undefined || start !== undefined || secondsBelow !== undefined
}

function testsOfTime(listens: Listens, period: View['period'], { weekday, hour, month, since, until }: ListenFilter): Test[] {
  const { localDay, localHourOfWeek, startMs } = listens
  const tests: Test[] = []
  if (period !== null) {
    const [from, to] = [dayOf(period.from), dayOf(period.to)]
    tests.push((row) => localDay[row]! >= from && localDay[row]! <= to)
  }
  if (weekday !== undefined) tests.push((row) => Math.floor(localHourOfWeek[row]! / HOURS_PER_DAY) === weekday)
  if (hour !== undefined) tests.push((row) => localHourOfWeek[row]! % HOURS_PER_DAY === hour)
  if (month !== undefined) tests.push(inMonth(localDay, month))
  if (since !== undefined) tests.push(fromInstant(startMs, parseInstant(since) ?? -Infinity))
  if (until !== undefined) tests.push(toInstant(startMs, parseInstant(until) ?? Infinity))
  return tests
}

const fromInstant =
  (startMs: Float64Array, ms: number): Test =>
  (row) =>
    startMs[row]! >= ms
const toInstant =
  (startMs: Float64Array, ms: number): Test =>
  (row) =>
    startMs[row]! <= ms

/** A life has far fewer days than listens, and the month of a day takes a calendar to tell. */
function inMonth(localDay: Int32Array, month: number): Test {
  const months = new Map<LocalDay, number>()
  return (row) => {
    const day = localDay[row]!
    const known = months.get(day) ?? monthOf(day)
    months.set(day, known)
    return known === month
  }
}

function testsOfWhat(listens: Listens, { kind, subject, secondsBelow }: ListenFilter): Test[] {
  const tests: Test[] = []
  if (kind !== undefined) {
    const code = LISTEN_KINDS.indexOf(kind)
    tests.push((row) => listens.kind[row] === code)
  }
  if (subject !== undefined) tests.push(belongsTo(listens, subject))
  if (secondsBelow !== undefined) tests.push((row) => listens.msPlayed[row]! < secondsBelow * MS_PER_SECOND)
  return tests
}

function belongsTo(listens: Listens, { kind, name, artist }: SubjectName): Test {
  const id = findId(namesOf(listens, kind), name, kind === 'artist' ? name : artist)
  const { items, tracks } = listens
  const idOf = {
    artist: (item: number) => tracks.artist[items.track[item]!]!,
    album: (item: number) => items.album[item]!,
    track: (item: number) => items.track[item]!,
  }[kind]
  return (row) => idOf(listens.item[row]!) === id
}

function testsOfPart(listens: Listens, playRule: View['playRule'], { part, start }: ListenFilter): Test[] {
  const tests: Test[] = []
  if (part === 'plays') {
    const plays = playMask(listens, playRule)
    tests.push((row) => plays[row] === 1)
  }
  if (part === 'skips') tests.push((row) => isSkip(listens.flags[row]!, listens.msPlayed[row]!))
  if (part === 'interrupted') tests.push((row) => isInterrupted(listens, row))
  if (part === 'newArtists' || part === 'newTracks' || part === 'firstPlays') {
    const isFirst = firstListens(listens, part, playRule)
    tests.push((row) => isFirst[row] === 1)
  }
  if (start !== undefined) {
    // What a source does not say is no start of any kind.
    const belongs = listens.reasons.map((reason) => reason !== '' && reason !== 'unknown' && (KIND_OF_REASON[reason] ?? 'other') === start)
    tests.push((row) => belongs[listens.reasonStart[row]!]!)
  }
  return tests
}

/** Sessions are joined over all that was heard in the period, whatever else is asked. */
function testsOfSessions(listens: Listens, period: View['period'], { silenceMinutes }: ListenFilter): Test[] {
  if (silenceMinutes === undefined) return []
  const { localDay } = listens
  const [from, to] = period === null ? [-Infinity, Infinity] : [dayOf(period.from), dayOf(period.to)]
  const inPeriod = rowsWhere(localDay, (day) => day >= from && day <= to)
  const opens = new Uint8Array(listens.count)
  for (const at of openingRows(heardWithin(listens, from, to), silenceMinutes * MS_PER_MINUTE)) opens[inPeriod[at]!] = 1
  return [(row) => opens[row] === 1]
}

/** The first listen of each named artist or of each track, or the first play of each track, in the whole history: what is new in a period is new in a life. */
function firstListens(listens: Listens, part: 'newArtists' | 'newTracks' | 'firstPlays', playRule: View['playRule']): Uint8Array {
  const { items, tracks } = listens
  const names = namesOf(listens, part === 'newArtists' ? 'artist' : 'track')
  const counts = part === 'firstPlays' ? playMask(listens, playRule) : undefined
  const seen = new Uint8Array(names.size)
  const isFirst = new Uint8Array(listens.count)
  for (let row = 0; row < listens.count; row++) {
    if (listens.kind[row] !== MUSIC || counts?.[row] === 0) continue
    const track = items.track[listens.item[row]!]!
    const id = part === 'newArtists' ? tracks.artist[track]! : track
    if (seen[id] === 1 || !names.isNamed(id)) continue
    seen[id] = 1
    isFirst[row] = 1
  }
  return isFirst
}

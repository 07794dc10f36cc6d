/** What Apple sends of Apple Music: every play in `Apple Music Play Activity.csv`, in two generations, and the songs of each day. */
import { FLAG, MUSIC, UNIDENTIFIED, VIDEO } from '../listens.ts'
import { MS_PER_DAY, MS_PER_HOUR, MS_PER_SECOND, instantOf, parseInstant } from '../../shared/time.ts'
import { hasColumns } from '../sample.ts'
import { readStartAndPlayed } from './drafts.ts'
import { numberOf } from './object-reader.ts'
import type { Capabilities, RowDraft } from './reader.ts'
import { type TableRow, tableReader } from './table-reader.ts'

const capabilities = {
  endResolutionMs: MS_PER_SECOND,
  startResolutionMs: MS_PER_SECOND,
  hasDuration: true,
  hasExactStart: true,
  hasReasons: true,
  hasIds: false,
  msPlayedMin: 0,
} as const satisfies Capabilities

/** Events that are plays; the others tell of lyrics shown, of queues and of the app itself. Older files have no other. */
const PLAYS = ['', 'PLAY_END']

/** The words that all other code knows for the same reasons. */
const REASONS: ReadonlyMap<string, string> = new Map([
  ['NATURAL_END_OF_TRACK', 'trackdone'],
  ['TRACK_SKIPPED_FORWARDS', 'fwdbtn'],
  ['TRACK_SKIPPED_BACKWARDS', 'backbtn'],
  ['MANUALLY_SELECTED_PLAYBACK_OF_A_DIFF_ITEM', 'endplay'],
  ['PLAYBACK_MANUALLY_PAUSED', 'pause'],
])

const SKIPS = ['TRACK_SKIPPED_FORWARDS', 'TRACK_SKIPPED_BACKWARDS']

function reasonOf(reason: string): string {
  return REASONS.get(reason) ?? reason.toLowerCase()
}

function readReason(row: TableRow, into: RowDraft): void {
  const reason = row.cell('End Reason Type')
  into.reasonEnd = row.texts.internText(reasonOf(reason))
  if (reason !== '') into.flags |= FLAG.skippedKnown | (SKIPS.includes(reason) ? FLAG.skipped : 0)
}

export const appleMusicActivity = tableReader({
  name: 'apple-music-activity',
  label: 'Apple Music play activity',
  service: 'Apple Music',
  capabilities,
  recognises: (header) =>
    hasColumns(header, ['Event Start Timestamp', 'Event End Timestamp', 'Play Duration Milliseconds']) &&
    (header.includes('Song Name') || header.includes('Content Name')),
  read(row, into) {
    if (!PLAYS.includes(row.cell('Event Type'))) return 'otherActivity'
    const rejection = readStartAndPlayed(into, whenHeard(row))
    if (rejection !== undefined) return rejection
    const title = row.cell('Song Name', 'Content Name')
    into.title = row.texts.internText(title)
    into.artist = row.texts.internText(row.cell('Artist Name', 'Container Artist Name'))
    into.album = row.texts.internText(row.cell('Album Name', 'Container Album Name'))
    into.kind = title === '' ? UNIDENTIFIED : row.cell('Media Type') === 'VIDEO' ? VIDEO : MUSIC
    readReason(row, into)
    into.country = row.texts.internText(countryOf(row.cell('IP Country Code')))
    into.platform = row.texts.internText(row.cell('Device OS Name', 'Device Type'))
    into.flags |= switchOf(row.cell('Shuffle Play'), 'SHUFFLE_ON', 'SHUFFLE_OFF', FLAG.shuffle, FLAG.shuffleKnown)
    if (isYes(row.cell('Offline'))) into.flags |= FLAG.offline
    return undefined
  },
})

/** Either end can be missing; the other one then follows from the time played. */
function whenHeard(row: TableRow): { readonly startMs: number; readonly msPlayed: number; readonly isStartExact: boolean } {
  const start = parseInstant(row.cell('Event Start Timestamp'))
  const end = parseInstant(row.cell('Event End Timestamp', 'Event Timestamp'))
  const written = numberOf(row.cell('Play Duration Milliseconds'))
  const played = !Number.isNaN(written) ? written : start !== undefined && end !== undefined ? end - start : 0
  return { startMs: start ?? (end ?? Number.NaN) - played, msPlayed: played, isStartExact: start !== undefined }
}

function countryOf(code: string): string {
  return /^[A-Z]{2}$/.test(code) ? code : ''
}

function isYes(text: string): boolean {
  return text === 'true' || text === 'TRUE' || text === '1'
}

function switchOf(text: string, on: string, off: string, flag: number, known: number): number {
  return text === on || isYes(text) ? flag | known : text === off || text === 'false' || text === 'FALSE' ? known : 0
}

/** Between the artist and the track; either can hold a dash of its own, but without blanks around it. */
const DASH = ' - '

/**
 * Sums of a song per day, by the local calendar. It stands in where the play activity is missing, and names the artists that
 * the newer play activity leaves out.
 */
export const appleMusicDays = tableReader({
  name: 'apple-music-days',
  label: 'Apple Music daily tracks',
  service: 'Apple Music',
  capabilities: { ...capabilities, startResolutionMs: MS_PER_DAY, hasExactStart: false },
  recognises: (header) => hasColumns(header, ['Track Description', 'Date Played', 'Play Duration Milliseconds']),
  read(row, into) {
    const rejection = readStartAndPlayed(into, {
      startMs: row.toUtc(localStartOf(row)),
      msPlayed: numberOf(row.cell('Play Duration Milliseconds')) || 0,
      isStartExact: false,
    })
    if (rejection !== undefined) return rejection
    const described = row.cell('Track Description')
    const dash = described.indexOf(DASH)
    into.title = row.texts.internText(dash === -1 ? described : described.slice(dash + DASH.length))
    into.artist = row.texts.internText(dash === -1 ? '' : described.slice(0, dash))
    into.kind = described === '' ? UNIDENTIFIED : row.cell('Media type') === 'VIDEO' ? VIDEO : MUSIC
    readReason(row, into)
    into.country = row.texts.internText(countryOf(row.cell('Country')))
    return undefined
  },
})

/** The day and the first hour in which the song was heard; noon where no hour is given. NaN without a day. */
function localStartOf(row: TableRow): number {
  const [, year, month, day] = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(row.cell('Date Played')) ?? []
  const hour = Number(/^\d{1,2}/.exec(row.cell('Hours'))?.[0] ?? 12)
  const midnight = day === undefined ? undefined : instantOf(Number(year), Number(month), Number(day), 0, 0, 0)
  return midnight === undefined ? Number.NaN : midnight + Math.min(hour, 23) * MS_PER_HOUR
}

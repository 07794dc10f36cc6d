/** The listening history in Deezer's workbook `deezer-data_N.xlsx`, a sheet of its own. */
import { MUSIC, UNIDENTIFIED } from '../listens.ts'
import { MS_PER_SECOND, parseInstant, parseSheetInstant } from '../../shared/time.ts'
import { hasColumns } from '../sample.ts'
import { readStartAndPlayed } from './drafts.ts'
import { numberOf } from './object-reader.ts'
import { tableReader } from './table-reader.ts'

export const deezer = tableReader({
  name: 'deezer',
  label: 'Deezer listening history',
  service: 'Deezer',
  capabilities: {
    endResolutionMs: MS_PER_SECOND,
    startResolutionMs: MS_PER_SECOND,
    hasDuration: true,
    hasExactStart: true,
    hasReasons: false,
    hasIds: true,
    msPlayedMin: 0,
  },
  recognises: (header) => hasColumns(header, ['Song Title', 'Artist', 'Listening Time', 'Date']),
  read(row, into) {
    const rejection = readStartAndPlayed(into, {
      startMs: startOf(row.cell('Date')),
      msPlayed: (numberOf(row.cell('Listening Time')) || 0) * MS_PER_SECOND,
    })
    if (rejection !== undefined) return rejection
    const isrc = row.cell('ISRC')
    into.title = row.texts.internText(row.cell('Song Title'))
    into.artist = row.texts.internText(row.cell('Artist'))
    into.album = row.texts.internText(row.cell('Album Title'))
    into.kind = into.title === 0 ? UNIDENTIFIED : MUSIC
    into.uri = isrc === '' ? 0 : row.texts.internText(`isrc:${isrc}`)
    into.platform = row.texts.internText(row.cell('Platform Name'))
    return undefined
  },
})

/**
 * UTC, as text in the files that people have; a program that saves the workbook again makes a number of days of it. The column
 * does not say which end of the listen it is; it is taken for the start, as a player writes it down.
 */
function startOf(date: string): number {
  return parseInstant(date) ?? parseSheetInstant(date) ?? Number.NaN
}

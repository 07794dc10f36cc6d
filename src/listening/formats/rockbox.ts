/** `.scrobbler.log` of Rockbox and other players (AUDIOSCROBBLER/1.1): tabs between the cells, no header. */
import { FLAG, MUSIC } from '../listens.ts'
import { MS_PER_SECOND } from '../../shared/time.ts'
import { readStartAndPlayed, STARTS_ALONE } from './drafts.ts'
import { numberOf } from './object-reader.ts'
import { tableReader } from './table-reader.ts'

const STARTS_WITH = '#AUDIOSCROBBLER/'
/** Its clock shows local time, and the log says so with this line. */
const IS_LOCAL = /^#TZ\/UNKNOWN/m

export const rockbox = tableReader({
  name: 'rockbox',
  label: 'Scrobbler log of a player',
  service: 'Rockbox',
  capabilities: { ...STARTS_ALONE, hasIds: true },
  hasQuotes: false,
  headerless: ['artist', 'album', 'title', 'number', 'seconds', 'rating', 'time', 'mbid'],
  recognises: (_, sample) => sample.text.replace('\uFEFF', '').startsWith(STARTS_WITH),
  read(row, into) {
    const ms = numberOf(row.cell('time')) * MS_PER_SECOND
    const isSkipped = row.cell('rating') === 'S'
    const rejection = readStartAndPlayed(into, {
      startMs: IS_LOCAL.test(row.sample.text) ? row.toUtc(ms) : ms,
      msPlayed: isSkipped ? 0 : Number.NaN,
      msTrack: numberOf(row.cell('seconds')) * MS_PER_SECOND,
    })
    if (rejection !== undefined) return rejection
    const mbid = row.cell('mbid')
    into.kind = MUSIC
    into.title = row.texts.internText(row.cell('title'))
    into.artist = row.texts.internText(row.cell('artist'))
    into.album = row.texts.internText(row.cell('album'))
    into.uri = mbid === '' ? 0 : row.texts.internText(`mbid:${mbid}`)
    into.flags |= FLAG.skippedKnown | (isSkipped ? FLAG.skipped : 0)
    return undefined
  },
})

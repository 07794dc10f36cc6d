/** The log of Pano Scrobbler: one JSON object a line. */
import { MUSIC } from '../listens.ts'
import { MS_PER_SECOND } from '../../shared/time.ts'
import { readStartAndPlayed, STARTS_ALONE } from './drafts.ts'
import { numberOf, objectReader, textOf, valueAt } from './object-reader.ts'

export const pano = objectReader({
  name: 'pano',
  label: 'Pano Scrobbler log',
  service: 'Pano Scrobbler',
  capabilities: { ...STARTS_ALONE, msPlayedMin: 30 * MS_PER_SECOND },
  tellingKeys: ['timeMs', 'track', 'artist'],
  read(record, into, { texts }) {
    const event = textOf(valueAt(record, 'event'))
    if (event !== '' && event !== 'scrobble') return 'otherActivity'
    const rejection = readStartAndPlayed(into, {
      startMs: numberOf(valueAt(record, 'timeMs')),
      msPlayed: Number.NaN,
      msTrack: numberOf(valueAt(record, 'durationMs')),
    })
    if (rejection !== undefined) return rejection
    into.kind = MUSIC
    into.title = texts.internText(textOf(valueAt(record, 'track')))
    into.artist = texts.internText(textOf(valueAt(record, 'artist')) || textOf(valueAt(record, 'albumArtist')))
    into.album = texts.internText(textOf(valueAt(record, 'album')))
    return undefined
  },
})

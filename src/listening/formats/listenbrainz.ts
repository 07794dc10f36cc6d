/** The export of ListenBrainz: `listens/YYYY/M.jsonl` in a zip, one listen a line. */
import { MUSIC } from '../listens.ts'
import { MS_PER_SECOND } from '../../shared/time.ts'
import { readStartAndPlayed, STARTS_ALONE } from './drafts.ts'
import { numberOf, objectReader, textOf, valueAt } from './object-reader.ts'

export const listenbrainz = objectReader({
  name: 'listenbrainz',
  label: 'ListenBrainz listens',
  service: 'ListenBrainz',
  capabilities: { ...STARTS_ALONE, hasIds: true, msPlayedMin: 30 * MS_PER_SECOND },
  tellingKeys: ['listened_at', 'track_metadata', 'track_name'],
  read(record, into, { texts }) {
    const metadata = valueAt(record, 'track_metadata')
    const more = valueAt(metadata, 'additional_info')
    const rejection = readStartAndPlayed(into, {
      startMs: numberOf(valueAt(record, 'listened_at')) * MS_PER_SECOND,
      msPlayed: numberOf(valueAt(more, 'duration_played')) * MS_PER_SECOND,
      msTrack: firstNumber(numberOf(valueAt(more, 'duration_ms')), numberOf(valueAt(more, 'duration')) * MS_PER_SECOND),
    })
    if (rejection !== undefined) return rejection
    const mbid = textOf(valueAt(metadata, 'mbid_mapping', 'recording_mbid')) || textOf(valueAt(more, 'recording_mbid'))
    into.kind = MUSIC
    into.title = texts.internText(textOf(valueAt(metadata, 'track_name')))
    into.artist = texts.internText(textOf(valueAt(metadata, 'artist_name')))
    into.album = texts.internText(textOf(valueAt(metadata, 'release_name')))
    into.uri = mbid === '' ? 0 : texts.internText(`mbid:${mbid}`)
    into.platform = texts.internText(textOf(valueAt(more, 'media_player')))
    return undefined
  },
})

function firstNumber(a: number, b: number): number {
  return Number.isNaN(a) ? b : a
}

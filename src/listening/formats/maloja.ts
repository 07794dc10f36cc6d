/** The export of Maloja: `{maloja: {...}, scrobbles: [...]}`. */
import { MUSIC } from '../listens.ts'
import { MS_PER_SECOND } from '../../shared/time.ts'
import { readStartAndPlayed, STARTS_ALONE } from './drafts.ts'
import { numberOf, objectReader, textOf, valueAt } from './object-reader.ts'

export const maloja = objectReader({
  name: 'maloja',
  label: 'Maloja scrobbles',
  service: 'Maloja',
  capabilities: STARTS_ALONE,
  listKey: 'scrobbles',
  tellingKeys: ['maloja', 'scrobbles'],
  read(record, into, { texts }) {
    const track = valueAt(record, 'track')
    const rejection = readStartAndPlayed(into, {
      startMs: numberOf(valueAt(record, 'time')) * MS_PER_SECOND,
      msPlayed: numberOf(valueAt(record, 'duration')) * MS_PER_SECOND,
      msTrack: numberOf(valueAt(track, 'length')) * MS_PER_SECOND,
    })
    if (rejection !== undefined) return rejection
    into.kind = MUSIC
    into.title = texts.internText(textOf(valueAt(track, 'title')))
    into.artist = texts.internText(firstArtist(valueAt(track, 'artists')))
    into.album = texts.internText(textOf(valueAt(track, 'album', 'albumtitle')) || textOf(valueAt(track, 'album')))
    return undefined
  },
})

/** Every other source names a listen after one artist, the first. */
function firstArtist(artists: unknown): string {
  const list: readonly unknown[] = Array.isArray(artists) ? artists : [artists]
  return textOf(list.find((artist) => textOf(artist) !== ''))
}

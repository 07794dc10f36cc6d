/** Spotify's account data: the last year as `StreamingHistory_music_N.json` and `StreamingHistory_podcast_N.json`. */
import { MUSIC, PODCAST, UNIDENTIFIED } from '../listens.ts'
import { MS_PER_MINUTE } from '../../shared/time.ts'
import type { RecordSlots } from '../json/record-fields.ts'
import { flatListReader } from './flat-list-reader.ts'
import type { Capabilities, RowDraft } from './reader.ts'
import { readEndAndPlayed, textAt } from './slots.ts'

const END = 0
const PLAYED = 1
const TITLE = 2
const CREATOR = 3

const capabilities = {
  endResolutionMs: MS_PER_MINUTE,
  startResolutionMs: MS_PER_MINUTE,
  hasDuration: true,
  hasExactStart: false,
  hasReasons: false,
  hasIds: false,
  msPlayedMin: 0,
} as const satisfies Capabilities

export const spotifyAccountMusic = flatListReader({
  name: 'spotify-account-music',
  label: 'Spotify account data, music of the last year',
  service: 'Spotify',
  capabilities,
  fields: [
    { name: 'endTime', type: 'instant' },
    { name: 'msPlayed', type: 'integer' },
    { name: 'trackName', type: 'text' },
    { name: 'artistName', type: 'text' },
  ],
  tellingKeys: ['endTime', 'trackName'],
  read: (record, _texts, into) => readRow(record, MUSIC, into),
})

export const spotifyAccountPodcasts = flatListReader({
  name: 'spotify-account-podcasts',
  label: 'Spotify account data, podcasts of the last year',
  service: 'Spotify',
  capabilities,
  fields: [
    { name: 'endTime', type: 'instant' },
    { name: 'msPlayed', type: 'integer' },
    { name: 'episodeName', type: 'text' },
    { name: 'podcastName', type: 'text' },
  ],
  tellingKeys: ['endTime', 'episodeName'],
  read: (record, _texts, into) => readRow(record, PODCAST, into),
})

function readRow(record: RecordSlots, kind: number, into: RowDraft) {
  const rejection = readEndAndPlayed(record, END, PLAYED, into)
  if (rejection !== undefined) return rejection
  into.title = textAt(record, TITLE)
  into.artist = textAt(record, CREATOR)
  into.kind = into.title === 0 ? UNIDENTIFIED : kind
  into.album = 0
  into.uri = 0
  into.reasonStart = 0
  into.reasonEnd = 0
  into.country = 0
  into.platform = 0
  into.flags = 0
  into.exactStartMs = Number.NaN
  return undefined
}

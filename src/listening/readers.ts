/** The formats that are known, in the order in which they are tried. */
import { assert } from '../shared/assert.ts'
import { appleMusicActivity, appleMusicDays } from './formats/apple-music.ts'
import { chorusLines, chorusParquet, chorusTable } from './formats/chorus.ts'
import { deezer } from './formats/deezer.ts'
import { lastfmBareTable, lastfmDatedTable, lastfmPages, lastfmScrobbles, lastfmTable, lastfmTracks } from './formats/lastfm.ts'
import { listenbrainz } from './formats/listenbrainz.ts'
import { maloja } from './formats/maloja.ts'
import { pano } from './formats/pano.ts'
import type { FormatReader } from './formats/reader.ts'
import { rockbox } from './formats/rockbox.ts'
import { spotifyAccountMusic, spotifyAccountPodcasts } from './formats/spotify-account.ts'
import { spotifyExtended } from './formats/spotify-extended.ts'
import { youtubeMusic } from './formats/youtube-music.ts'
import { youtubeMusicPage } from './formats/youtube-music-page.ts'

export const READERS: readonly FormatReader[] = [
  spotifyExtended,
  spotifyAccountMusic,
  spotifyAccountPodcasts,
  chorusParquet,
  chorusLines,
  chorusTable,
  listenbrainz,
  maloja,
  lastfmScrobbles,
  lastfmPages,
  lastfmTracks,
  lastfmTable,
  lastfmDatedTable,
  youtubeMusic,
  youtubeMusicPage,
  appleMusicActivity,
  appleMusicDays,
  deezer,
  pano,
  rockbox,
  lastfmBareTable,
]

export function readerNamed(name: string): FormatReader {
  const reader = READERS.find((candidate) => candidate.name === name)
  assert(reader, 'formats in reports are those of the readers')
  return reader
}

/** What a file of this format is, in a few words. */
export function formatLabel(name: string): string {
  return readerNamed(name)?.label ?? name
}

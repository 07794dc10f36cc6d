/** The formats that are known, in the order in which they are tried. */
import { assert } from '../shared/assert.ts'
import type { FormatReader } from './formats/reader.ts'
import { spotifyAccountMusic, spotifyAccountPodcasts } from './formats/spotify-account.ts'
import { spotifyExtended } from './formats/spotify-extended.ts'

export const READERS: readonly FormatReader[] = [spotifyExtended, spotifyAccountMusic, spotifyAccountPodcasts]

export function readerNamed(name: string): FormatReader {
  const reader = READERS.find((candidate) => candidate.name === name)
  assert(reader, 'formats in reports are those of the readers')
  return reader
}

/** What was heard in the recordings of a history: which of them a table of dumps is asked for, and what it makes of them. */
import type { MoodEstimate } from '../contract/mood.ts'
import { MUSIC, type Listens } from '../listening/index.ts'
import { evidenceOfArtist } from './artist-moods.ts'
import type { Catalogue } from './catalogue.ts'
import { songKey, type Sound } from './dumps/acoustic-brainz.ts'
import type { Wanted } from './dumps/table-lines.ts'
import { estimateFrom, evidenceOfSound } from './evidence.ts'

const MBID_SCHEME = 'mbid:'

interface Keys {
  /** Empty where the source gives none. */
  readonly recording: string
  /** Artist and song with a tab between. */
  readonly song: string
}

function keysOf({ items, tracks, artists }: Listens, item: number): Keys {
  const uri = items.uri[item] ?? ''
  const track = items.track[item]!
  const song = songKey(artists[tracks.artist[track]!] ?? '', tracks.title[track] ?? '').join('\t')
  return { recording: uri.startsWith(MBID_SCHEME) ? uri.slice(MBID_SCHEME.length).toLowerCase() : '', song }
}

/** Everything in a history that a table could know the sound of. */
export function wantedSounds(listens: Listens): Wanted {
  const wanted = { recordings: new Set<string>(), songs: new Set<string>() }
  for (const item of musicItems(listens)) {
    const { recording, song } = keysOf(listens, item)
    if (recording !== '') wanted.recordings.add(recording)
    wanted.songs.add(song)
  }
  return wanted
}

function musicItems({ count, kind, item }: Listens): ReadonlySet<number> {
  const found = new Set<number>()
  for (let row = 0; row < count; row++) if (kind[row] === MUSIC) found.add(item[row]!)
  return found
}

/** The name by which such estimates say where they come from. */
const SOURCE = 'AcousticBrainz'

interface BySound {
  /** By number of the item. */
  readonly items: ReadonlyMap<number, MoodEstimate>
  /** By number of the artist, the first of theirs. */
  readonly examples: ReadonlyMap<number, MoodEstimate>
}

/** The sound of recordings, weighed against the words of their artists. `isOwn` tells artists that a person has placed. */
export function estimateBySound(
  listens: Listens,
  items: Iterable<number>,
  catalogue: Catalogue,
  isOwn: (artist: number) => boolean,
): BySound {
  const [estimates, examples] = [new Map<number, MoodEstimate>(), new Map<number, MoodEstimate>()]
  if (catalogue.sounds.size === 0) return { items: estimates, examples }
  for (const item of new Set(items)) {
    const artist = listens.tracks.artist[listens.items.track[item]!]!
    const sound = isOwn(artist) ? undefined : soundOf(catalogue, keysOf(listens, item))
    if (sound === undefined) continue
    const { evidence, sources } = evidenceOfArtist(catalogue, listens.artists[artist] ?? '')
    const estimate = estimateFrom([evidenceOfSound(sound), ...evidence], 'sound', [SOURCE, ...sources], catalogue.version)
    estimates.set(item, estimate)
    if (!examples.has(artist)) examples.set(artist, estimate)
  }
  return { items: estimates, examples }
}

/** The id says which recording it was; names may mean several. */
function soundOf({ sounds }: Catalogue, { recording, song }: Keys): Sound | undefined {
  return sounds.get(recording) ?? sounds.get(song)
}

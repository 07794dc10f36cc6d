/** Albums as a whole: heard through in one stretch, or begun again and again and never finished. */
import type { Attention } from '../contract/deep-insights.ts'
import { FLAG, NONE, type Listens } from '../listening/index.ts'
import { add } from '../shared/columns.ts'
import { mostFirst } from '../shared/most-first.ts'
import { formatInstant, MS_PER_HOUR } from '../shared/time.ts'
import { shareOf, trackNamed, type Depth } from './depth.ts'
import type { MusicRows } from './selection.ts'

/** Shorter records are singles and extended plays, which everybody hears through. */
const TRACKS_MIN = 5
const THROUGH_SHARE = 0.8
const ABANDONED_SHARE = 0.5
const STARTS_MIN = 2
/** Turning a record over, or a meal; after more than that it is another occasion. */
const BREAK_MS_MAX = MS_PER_HOUR
const ITEMS_MAX = 20

/** One cell per album. */
interface Albums {
  readonly known: Float64Array
  readonly starts: Float64Array
  readonly through: Float64Array
  readonly tracksMost: Float64Array
  readonly lastMs: Float64Array
}

/**
 * A stretch is music of one album without shuffle and without other music in between. A track counts when it was a play. An
 * export holds no track list, so the tracks ever heard of an album, in the whole life, stand for its length.
 */
export function albumSittings(depth: Depth): Attention['albums'] {
  const { music, albums: counted } = depth
  const { listens } = depth.selection
  const size = counted.names.size
  const albums: Albums = {
    known: tracksKnown(depth, size),
    starts: new Float64Array(size),
    through: new Float64Array(size),
    tracksMost: new Float64Array(size),
    lastMs: new Float64Array(size),
  }
  const sittings = walk(music, listens, albums)
  const ids = counted.ids.filter((id) => albums.known[id]! >= TRACKS_MIN)
  const through = ids.filter((id) => albums.through[id]! > 0)
  const abandoned = ids.filter(
    (id) => albums.through[id] === 0 && albums.starts[id]! >= STARTS_MIN && albums.tracksMost[id]! <= ABANDONED_SHARE * albums.known[id]!,
  )
  const plays = through.reduce((sum, id) => sum + counted.tallies.plays[id]!, 0)
  const all = counted.tallies.plays.reduce((sum, value) => sum + value, 0)
  return {
    known: ids.length,
    sittings,
    heardThrough: mostFirst(through, (id) => albums.through[id]!, ITEMS_MAX).map((id) => ({
      ...trackNamed(counted, id),
      tracks: albums.known[id]!,
      times: albums.through[id]!,
      lastAt: formatInstant(albums.lastMs[id]!),
    })),
    abandoned: mostFirst(abandoned, (id) => albums.starts[id]!, ITEMS_MAX).map((id) => ({
      ...trackNamed(counted, id),
      tracks: albums.known[id]!,
      starts: albums.starts[id]!,
      tracksMost: albums.tracksMost[id]!,
    })),
    shareOfPlays: shareOf(plays, all),
  }
}

/** Different tracks of each album; a track on two albums counts for both. */
function tracksKnown({ itemsByAlbum, selection: { listens } }: Depth, albums: number): Float64Array {
  const known = new Float64Array(albums)
  const lastAlbum = new Uint32Array(listens.tracks.title.length).fill(NONE)
  for (let album = 0; album < albums; album++) {
    for (let at = itemsByAlbum.starts[album]!; at < itemsByAlbum.starts[album + 1]!; at++) {
      const track = listens.items.track[itemsByAlbum.rows[at]!]!
      if (lastAlbum[track] === album) continue
      lastAlbum[track] = album
      add(known, album, 1)
    }
  }
  return known
}

function walk(music: MusicRows, listens: Listens, albums: Albums): number {
  const seenIn = new Uint32Array(listens.tracks.title.length)
  let sittings = 0
  let stretch = 0
  let album = NONE
  let tracks = 0
  let endMs = -Infinity
  const { flags, endMs: endOf } = listens
  const { count, row: listen, startMs, track: trackOf, album: albumOf, isPlay } = music
  for (let row = 0; row < count; row++) {
    const shuffles = (flags[listen[row]!]! & FLAG.shuffle) !== 0
    const next = shuffles ? NONE : albumOf[row]!
    if (next !== album || startMs[row]! - endMs > BREAK_MS_MAX) {
      sittings += close(albums, album, tracks, endMs)
      album = next
      tracks = 0
      stretch++
    }
    endMs = endOf[listen[row]!]!
    const track = trackOf[row]!
    if (isPlay[row] === 0 || seenIn[track] === stretch) continue
    seenIn[track] = stretch
    tracks++
  }
  return sittings + close(albums, album, tracks, endMs)
}

/** Notes the stretch that has ended, and answers how many sittings it was: one, or none. */
function close(albums: Albums, album: number, tracks: number, endMs: number): number {
  if (album >= albums.known.length || tracks < 2) return 0
  add(albums.starts, album, 1)
  albums.tracksMost[album] = Math.max(albums.tracksMost[album]!, tracks)
  if (tracks < THROUGH_SHARE * albums.known[album]!) return 1
  add(albums.through, album, 1)
  albums.lastMs[album] = endMs
  return 1
}

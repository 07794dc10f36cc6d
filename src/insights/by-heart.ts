/** Known by heart: songs heard so often and so whole, and albums of which nearly every song was. */
import type { ByHeart } from '../contract/deep-insights.ts'
import { add, total } from '../shared/columns.ts'
import { mostFirst } from '../shared/most-first.ts'
import { countDays, daysOf, rowsOf, shareOf, trackNamed, type Depth } from './depth.ts'

const TRACK_PLAYS_MIN = 20
/** Twenty plays of one afternoon are an obsession, and no more than that yet. */
const TRACK_DAYS_MIN = 10
const SKIPPED_SHARE_MAX = 0.1
/** The same bound as for albums heard through. */
const ALBUM_TRACKS_MIN = 5
const ALBUM_SHARE_MIN = 0.8
const ALBUM_TRACK_PLAYS_MIN = 5
const ITEMS_MAX = 20

export function byHeart(depth: Depth): ByHeart {
  return { ...tracksByHeart(depth), ...albumsByHeart(depth) }
}

function tracksByHeart({ music, tracks, playsByTrack }: Depth): Pick<ByHeart, 'tracksKnown' | 'shareOfPlays' | 'tracks'> {
  const { listens, plays } = tracks.tallies
  const skips = new Float64Array(tracks.names.size)
  const { count, track, isSkip } = music
  for (let row = 0; row < count; row++) if (isSkip[row] === 1) add(skips, track[row]!, 1)
  const found: { id: number; days: number }[] = []
  for (const id of tracks.ids) {
    if (plays[id]! < TRACK_PLAYS_MIN || skips[id]! > SKIPPED_SHARE_MAX * listens[id]!) continue
    const days = countDays(daysOf(playsByTrack, id))
    if (days >= TRACK_DAYS_MIN) found.push({ id, days })
  }
  return {
    tracksKnown: found.length,
    shareOfPlays: shareOf(
      found.reduce((sum, { id }) => sum + plays[id]!, 0),
      total(plays),
    ),
    tracks: mostFirst(found, ({ id }) => plays[id]!, ITEMS_MAX).map(({ id, days }) => ({
      ...trackNamed(tracks, id),
      plays: plays[id]!,
      days,
      shareWhole: 1 - skips[id]! / listens[id]!,
    })),
  }
}

/** As for albums heard through, the tracks ever heard of an album stand for its length. */
function albumsByHeart({ items, albums, selection: { listens }, itemsByAlbum }: Depth): Pick<ByHeart, 'albumsKnown' | 'albums'> {
  const { plays } = albums.tallies
  const found: { id: number; tracks: number; tracksKnown: number }[] = []
  for (const id of albums.ids) {
    if (plays[id]! < ALBUM_TRACKS_MIN * ALBUM_SHARE_MIN * ALBUM_TRACK_PLAYS_MIN) continue
    // A track has an item for each edition of the service.
    const playsOfTrack = new Map<number, number>()
    for (const item of rowsOf(itemsByAlbum, id)) {
      const track = listens.items.track[item]!
      playsOfTrack.set(track, (playsOfTrack.get(track) ?? 0) + items.plays[item]!)
    }
    const tracks = playsOfTrack.size
    const tracksKnown = [...playsOfTrack.values()].filter((count) => count >= ALBUM_TRACK_PLAYS_MIN).length
    if (tracks >= ALBUM_TRACKS_MIN && tracksKnown >= ALBUM_SHARE_MIN * tracks) found.push({ id, tracks, tracksKnown })
  }
  return {
    albumsKnown: found.length,
    albums: mostFirst(found, ({ id }) => plays[id]!, ITEMS_MAX).map(({ id, ...told }) => ({
      ...trackNamed(albums, id),
      ...told,
      plays: plays[id]!,
    })),
  }
}

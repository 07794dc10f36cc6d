/** The same listens under joined names: a way to look at the table, which keeps every id and loses nothing. */
import type { EntityName, NameDecisions } from '../../contract/names.ts'
import { at } from '../../shared/assert.ts'
import { type Listens, MUSIC, NONE } from '../listens.ts'
import { PairTable } from '../table/pair-table.ts'
import { doesJoinAlike } from './decisions.ts'
import { artistKey, titleKey } from './normalise.ts'

/** Of each entry of a dictionary the entry that it is shown as. */
type ShownAs = Uint32Array

export interface Joins {
  readonly artists: ShownAs
  readonly tracks: ShownAs
}

/** Which names are shown as which, before anything is changed. */
export function joinsOf(listens: Listens, decisions: NameDecisions): Joins {
  const heard = heardOf(listens)
  const byRule = doesJoinAlike(listens, decisions)
  const artists = settle({
    count: listens.artists.length,
    weights: heard.artistMs,
    keyOf: (artist) => (byRule && heard.artistMs[artist] !== 0 ? artistKey(at(listens.artists, artist)) : ''),
    decidedFor: finder(decisions, 'artist', listens.artists, [listens.artists]),
  })
  const artistNames = Array.from(listens.tracks.artist, (artist) => at(listens.artists, artist))
  const shownNames = Array.from(listens.tracks.artist, (artist) => at(listens.artists, at(artists, artist)))
  const tracks = settle({
    count: listens.tracks.title.length,
    weights: heard.trackMs,
    keyOf: (track) =>
      byRule && heard.trackMs[track] !== 0
        ? `${at(artists, at(listens.tracks.artist, track))}\n${titleKey(at(listens.tracks.title, track))}`
        : // Songs of the same title become one where their artists do.
          `${at(artists, at(listens.tracks.artist, track))}\n\n${at(listens.tracks.title, track)}`,
    decidedFor: finder(decisions, 'track', listens.tracks.title, [shownNames, artistNames]),
  })
  return { artists, tracks }
}

/** Time of music by artist and track; the rule speaks of music alone. */
function heardOf(listens: Listens): { readonly artistMs: Float64Array; readonly trackMs: Float64Array } {
  const artistMs = new Float64Array(listens.artists.length)
  const trackMs = new Float64Array(listens.tracks.title.length)
  for (let row = 0; row < listens.count; row++) {
    if (listens.kind[row] !== MUSIC) continue
    const track = listens.items.track[listens.item[row] ?? 0] ?? 0
    // One more than was played, so that what was only skipped counts as heard of.
    const ms = (listens.msPlayed[row] ?? 0) + 1
    trackMs[track] = (trackMs[track] ?? 0) + ms
    const artist = listens.tracks.artist[track] ?? 0
    artistMs[artist] = (artistMs[artist] ?? 0) + ms
  }
  return { artistMs, trackMs }
}

interface SettleInput {
  readonly count: number
  readonly weights: Float64Array
  /** Entries with the same key are one; an empty key is nobody's. */
  readonly keyOf: (entry: number) => string
  /** `null`: stays what it is; `undefined`: nothing was decided, or of a name that is not there. */
  readonly decidedFor: (entry: number) => number | null | undefined
}

/** The most heard spelling of a key stands for the others, the first of equals; what a person decided goes before. */
function settle({ count, weights, keyOf, decidedFor }: SettleInput): ShownAs {
  const shownAs = Uint32Array.from({ length: count }, (_, entry) => entry)
  const best = new Map<string, number>()
  const keys: string[] = []
  for (let entry = 0; entry < count; entry++) {
    const key = decidedFor(entry) === undefined ? keyOf(entry) : ''
    keys.push(key)
    const known = best.get(key)
    if (key !== '' && (known === undefined || at(weights, entry) > at(weights, known))) best.set(key, entry)
  }
  for (const [entry, key] of keys.entries()) shownAs[entry] = best.get(key) ?? entry
  for (let entry = 0; entry < count; entry++) {
    const to = decidedFor(entry)
    if (typeof to === 'number') shownAs[entry] = to
  }
  return shownAs.map((_, entry) => lastOf(shownAs, entry))
}

/** Follows a name that is shown as one that is itself shown as another; a circle of them changes nothing. */
function lastOf(shownAs: ShownAs, entry: number): number {
  let last = entry
  for (let steps = 0; steps <= shownAs.length; steps++) {
    const next = at(shownAs, last)
    if (next === last) return last
    if (next === entry) return entry
    last = next
  }
  return entry
}

function idOf(name: string, artist: string): string {
  return JSON.stringify([name, artist])
}

/** `artists`: of each entry the name of its artist in every form in which it may be called, the surest last. */
function finder({ decided }: NameDecisions, kind: EntityName['kind'], names: readonly string[], artists: readonly (readonly string[])[]) {
  const ofKind = decided.filter(({ from }) => from.kind === kind)
  const wanted = new Set(
    ofKind.flatMap(({ from, to }) => [from, ...(to === null ? [] : [to])]).map(({ name, artist }) => idOf(name, artist)),
  )
  const entryOf = new Map<string, number>()
  for (const form of wanted.size > 0 ? artists : [])
    for (const [entry, name] of names.entries()) entryOf.set(idOf(name, form[entry] ?? ''), entry)
  const decisions = new Map(
    ofKind.flatMap(({ from, to }) => {
      const entry = entryOf.get(idOf(from.name, from.artist))
      const target = to === null ? null : entryOf.get(idOf(to.name, to.artist))
      return entry === undefined || target === undefined ? [] : [[entry, target] as const]
    }),
  )
  return (entry: number): number | null | undefined => decisions.get(entry)
}

/** Shares every column but `item` with the table given, and is that table where no name changes. */
export function withJoinedNames(listens: Listens, decisions: NameDecisions): Listens {
  if (decisions.decided.length === 0 && !doesJoinAlike(listens, decisions)) return listens
  const { artists: artistAs, tracks: trackAs } = joinsOf(listens, decisions)
  const isUnchanged = artistAs.every((to, artist) => to === artist) && trackAs.every((to, track) => to === track)
  if (isUnchanged) return listens
  const artists = new Dictionary<number>()
  const tracks = new PairTable()
  const albums = new PairTable()
  const editions = new PairTable()
  const items = new PairTable()
  const uris = new Dictionary<string>()
  const titles = new Dictionary<string>()
  const itemOf = listens.items.uri.map((uri, item) => {
    const track = at(trackAs, at(listens.items.track, item))
    const artist = artists.indexOf(at(artistAs, at(listens.tracks.artist, track)))
    const album = at(listens.items.album, item)
    const newTrack = tracks.indexOf(artist, titles.indexOf(at(listens.tracks.title, track)))
    const newAlbum = album === NONE ? NONE : albums.indexOf(albumArtist(album), titles.indexOf(at(listens.albums.title, album)))
    return items.indexOf(editions.indexOf(newTrack, newAlbum), uris.indexOf(uri))
  })
  function albumArtist(album: number): number {
    return artists.indexOf(at(artistAs, at(listens.albums.artist, album)))
  }
  const seconds = (table: PairTable): string[] => Array.from({ length: table.count }, (_, i) => at(titles.keys, table.secondOf(i)))
  return {
    ...listens,
    item: listens.item.map((item) => at(itemOf, item)),
    artists: artists.keys.map((artist) => at(listens.artists, artist)),
    albums: { title: seconds(albums), artist: numbersOf(albums, (album) => albums.firstOf(album)) },
    tracks: { title: seconds(tracks), artist: numbersOf(tracks, (track) => tracks.firstOf(track)) },
    items: {
      track: numbersOf(items, (item) => editions.firstOf(items.firstOf(item))),
      album: numbersOf(items, (item) => editions.secondOf(items.firstOf(item))),
      uri: Array.from({ length: items.count }, (_, item) => at(uris.keys, items.secondOf(item))),
    },
  }
}

function numbersOf(table: PairTable, valueOf: (index: number) => number): Uint32Array {
  return Uint32Array.from({ length: table.count }, (_, index) => valueOf(index))
}

/** Numbers keys in the order in which they first come. */
class Dictionary<Key> {
  readonly keys: Key[] = []
  private readonly indexes = new Map<Key, number>()

  indexOf(key: Key): number {
    let index = this.indexes.get(key)
    if (index === undefined) {
      index = this.keys.push(key) - 1
      this.indexes.set(key, index)
    }
    return index
  }
}

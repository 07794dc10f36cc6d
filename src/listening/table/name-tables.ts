/** Numbers artists, albums, tracks and items in the order in which the sorted table first meets them. */
import { at } from '../../shared/assert.ts'
import { type ListenNames, NONE } from '../listens.ts'
import type { TextTable } from '../json/text-table.ts'

const UNSEEN = -1

export class NameTables {
  private readonly texts: TextTable
  private readonly artistOfText: Int32Array
  /** The item last met under a uri, or without one under a title: nearly always the one that comes again. */
  private readonly itemOfUri: Int32Array
  private readonly itemOfTitle: Int32Array
  private readonly artists: string[] = []
  private readonly albums = new Pairs()
  private readonly tracks = new Pairs()
  private readonly itemsByEdition = new Map<string, number>()
  private readonly itemTrack: number[] = []
  private readonly itemAlbum: number[] = []
  private readonly itemUri: number[] = []

  constructor(texts: TextTable) {
    this.texts = texts
    this.artistOfText = new Int32Array(texts.size).fill(UNSEEN)
    this.itemOfUri = new Int32Array(texts.size).fill(UNSEEN)
    this.itemOfTitle = new Int32Array(texts.size).fill(UNSEEN)
  }

  /** All four are text ids, 0 for none. */
  itemOf(title: number, artistText: number, albumTitle: number, uri: number): number {
    const lastSeen = uri === 0 ? this.itemOfTitle : this.itemOfUri
    const key = uri === 0 ? title : uri
    const last = lastSeen[key] ?? UNSEEN
    if (last !== UNSEEN && this.isItem(last, title, artistText, albumTitle, uri)) return last
    const artist = this.artistOf(artistText)
    const track = this.tracks.indexOf(artist, title)
    const album = albumTitle === 0 ? NONE : this.albums.indexOf(artist, albumTitle)
    const edition = `${track} ${album} ${uri}`
    const item = this.itemsByEdition.get(edition) ?? this.addItem(edition, track, album, uri)
    lastSeen[key] = item
    return item
  }

  frozen(): Pick<ListenNames, 'artists' | 'albums' | 'tracks' | 'items'> {
    const textsOf = (ids: readonly number[]): string[] => ids.map((id) => this.texts.textOf(id))
    return {
      artists: this.artists,
      albums: { title: textsOf(this.albums.second), artist: Uint32Array.from(this.albums.first) },
      tracks: { title: textsOf(this.tracks.second), artist: Uint32Array.from(this.tracks.first) },
      items: { track: Uint32Array.from(this.itemTrack), album: Uint32Array.from(this.itemAlbum), uri: textsOf(this.itemUri) },
    }
  }

  private isItem(item: number, title: number, artistText: number, albumTitle: number, uri: number): boolean {
    const track = at(this.itemTrack, item)
    const album = at(this.itemAlbum, item)
    return (
      this.itemUri[item] === uri &&
      this.tracks.second[track] === title &&
      this.tracks.first[track] === this.artistOfText[artistText] &&
      (album === NONE ? albumTitle === 0 : this.albums.second[album] === albumTitle)
    )
  }

  private artistOf(text: number): number {
    const known = at(this.artistOfText, text)
    if (known !== UNSEEN) return known
    const artist = this.artists.push(this.texts.textOf(text)) - 1
    this.artistOfText[text] = artist
    return artist
  }

  private addItem(edition: string, track: number, album: number, uri: number): number {
    const item = this.itemTrack.push(track) - 1
    this.itemAlbum.push(album)
    this.itemUri.push(uri)
    this.itemsByEdition.set(edition, item)
    return item
  }
}

/** Numbers distinct pairs. */
class Pairs {
  readonly first: number[] = []
  readonly second: number[] = []
  private readonly indexes = new Map<number, number>()

  indexOf(first: number, second: number): number {
    // Both stay below the row limit, so the product is exact in a double.
    const key = first * 2 ** 26 + second
    const known = this.indexes.get(key)
    if (known !== undefined) return known
    const index = this.first.push(first) - 1
    this.second.push(second)
    this.indexes.set(key, index)
    return index
  }
}

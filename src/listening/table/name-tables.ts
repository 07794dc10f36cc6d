/** Numbers artists, albums, tracks and items in the order in which the sorted table first meets them. */
import { type ListenNames, NONE } from '../listens.ts'
import type { TextTable } from '../json/text-table.ts'
import { PairTable } from './pair-table.ts'

const UNSEEN = -1

export class NameTables {
  private readonly texts: TextTable
  private readonly artistOfText: Int32Array
  /** The item last met under a uri, or without one under a title: nearly always the one that comes again. */
  private readonly itemOfUri: Int32Array
  private readonly itemOfTitle: Int32Array
  private readonly artistTexts: number[] = []
  /** Artist and title. */
  private readonly albums = new PairTable()
  private readonly tracks = new PairTable()
  /** Track and album. */
  private readonly editions = new PairTable()
  /** Edition and uri. */
  private readonly items = new PairTable()

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
    const item = this.items.indexOf(this.editions.indexOf(track, album), uri)
    lastSeen[key] = item
    return item
  }

  frozen(): Pick<ListenNames, 'artists' | 'albums' | 'tracks' | 'items'> {
    const { albums, tracks, editions, items } = this
    return {
      artists: this.artistTexts.map((text) => this.texts.textOf(text)),
      albums: { title: this.secondTexts(albums), artist: numbersOf(albums, (album) => albums.firstOf(album)) },
      tracks: { title: this.secondTexts(tracks), artist: numbersOf(tracks, (track) => tracks.firstOf(track)) },
      items: {
        track: numbersOf(items, (item) => editions.firstOf(items.firstOf(item))),
        album: numbersOf(items, (item) => editions.secondOf(items.firstOf(item))),
        uri: this.secondTexts(items),
      },
    }
  }

  private secondTexts(table: PairTable): string[] {
    return Array.from({ length: table.count }, (_, index) => this.texts.textOf(table.secondOf(index)))
  }

  private isItem(item: number, title: number, artistText: number, albumTitle: number, uri: number): boolean {
    const edition = this.items.firstOf(item)
    const track = this.editions.firstOf(edition)
    const album = this.editions.secondOf(edition)
    return (
      this.items.secondOf(item) === uri &&
      this.tracks.secondOf(track) === title &&
      this.tracks.firstOf(track) === this.artistOfText[artistText] &&
      (album === NONE ? albumTitle === 0 : this.albums.secondOf(album) === albumTitle)
    )
  }

  private artistOf(text: number): number {
    const known = this.artistOfText[text] ?? UNSEEN
    if (known !== UNSEEN) return known
    const artist = this.artistTexts.push(text) - 1
    this.artistOfText[text] = artist
    return artist
  }
}

function numbersOf(table: PairTable, valueOf: (index: number) => number): Uint32Array {
  return Uint32Array.from({ length: table.count }, (_, index) => valueOf(index))
}

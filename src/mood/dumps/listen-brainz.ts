/**
 * Listens of a ListenBrainz dump, one as JSON a line: which artists are heard beside each other, and the words that listeners
 * have given to songs. Who listened is not kept: a number tells apart whose last song was which, and goes when a block ends.
 */
import { artistKey } from '../artist-names.ts'
import { findArtist, type Catalogue } from '../catalogue.ts'
import type { TagReader } from '../tagged-items.ts'
import { parsedJson, valueBelow } from './json.ts'
import { isCell, recordKey, type DumpRecord } from './records.ts'

/** Listens have a start alone: two songs and a pause lie between those that belong together. */
const GAP_SECONDS_MAX = 30 * 60
/** More people than have listened within an hour; those who have been silent longest make room. */
const LISTENERS_MAX = 100_000

interface Heard {
  readonly artist: string
  readonly isKnown: boolean
  readonly second: number
}

/** Reads the listens of one block in their order. */
export class ListenBlock {
  private readonly catalogue: Catalogue
  private readonly reader: TagReader
  private readonly last = new Map<string, Heard>()

  constructor(catalogue: Catalogue, reader: TagReader) {
    this.catalogue = catalogue
    this.reader = reader
  }

  /** Undefined where the line is no listen. */
  records(line: string): readonly DumpRecord[] | undefined {
    const listen = parsedJson(line)
    const name = valueBelow(listen, 'track_metadata', 'artist_name')
    const second = secondOf(listen)
    const listener = listenerOf(listen)
    if (typeof name !== 'string' || second === undefined || listener === undefined) return undefined
    const artist = artistKey(name)
    if (!isCell(artist)) return []
    const heard = { artist, isKnown: findArtist(this.catalogue, name) !== undefined, second }
    const records = [...besideOf(this.last.get(listener), heard), ...this.wordsOf(listen, heard)]
    this.keep(listener, heard)
    return records
  }

  private keep(listener: string, heard: Heard): void {
    this.last.delete(listener)
    this.last.set(listener, heard)
    if (this.last.size <= LISTENERS_MAX) return
    const [oldest] = this.last.keys()
    if (oldest !== undefined) this.last.delete(oldest)
  }

  /** Words count for artists of whom the catalogue says nothing. */
  private wordsOf(listen: unknown, { artist, isKnown }: Heard): readonly DumpRecord[] {
    const tags = valueBelow(listen, 'track_metadata', 'additional_info', 'tags')
    if (isKnown || !Array.isArray(tags)) return []
    const given = tags.filter((tag): tag is string => typeof tag === 'string' && tag !== '')
    const { weights } = this.reader.words(given.map((tag) => ({ tag, weight: 1 })))
    return [...weights.keys()].map((word) => ({ key: recordKey('givenWords', artist, word.name), value: '1' }))
  }
}

/** Only an artist of unknown mood learns from one of known mood. */
function besideOf(before: Heard | undefined, now: Heard): readonly DumpRecord[] {
  if (before === undefined || before.isKnown === now.isKnown) return []
  if (Math.abs(now.second - before.second) > GAP_SECONDS_MAX) return []
  const [unknown, known] = now.isKnown ? [before, now] : [now, before]
  return [{ key: recordKey('beside', unknown.artist, known.artist), value: '1' }]
}

/** Dumps of different years name the field differently. */
function secondOf(listen: unknown): number | undefined {
  for (const name of ['listened_at', 'timestamp']) {
    const value = valueBelow(listen, name)
    if (typeof value === 'number' && Number.isFinite(value)) return value
  }
  return undefined
}

function listenerOf(listen: unknown): string | undefined {
  for (const name of ['user_id', 'user_name']) {
    const value = valueBelow(listen, name)
    if (typeof value === 'number' || (typeof value === 'string' && value !== '')) return `${name} ${value}`
  }
  return undefined
}

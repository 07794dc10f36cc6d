/** The log as files that never change once they are full: C2SP tlog-tiles. */
import { assert } from '../shared/assert.ts'
import { HASH_BYTES } from './hashing.ts'
import type { MerkleLog } from './merkle-log.ts'

export const TILE_WIDTH = 256
export const TILE_HEIGHT = 8
const ENTRY_BYTES_MAX = 0xffff
const LEVEL_MAX = 5

export interface Tile {
  /** `entries` holds what was logged, a number the hashes of that level. */
  readonly level: number | 'entries'
  readonly index: number
  /** Below 256 for the last tile of a level, which is not full. */
  readonly width: number
}

export function tilePath({ level, index, width }: Tile): string {
  const digits = String(index)
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g) ?? []
  const path = groups.map((group, place) => (place === groups.length - 1 ? group : `x${group}`)).join('/')
  return `tile/${level}/${path}${width === TILE_WIDTH ? '' : `.p/${width}`}`
}

export function entriesPath(index: number, width: number): string {
  return tilePath({ level: 'entries', index, width })
}

/** Undefined for a path that `tilePath` never gives. */
export function parseTilePath(path: string): Tile | undefined {
  const [, level = '', groups = '', width = String(TILE_WIDTH)] =
    /^tile\/(entries|\d)\/((?:x\d{3}\/){0,3}\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path) ?? []
  const tile: Tile = {
    level: level === 'entries' ? level : Number(level),
    index: Number(groups.replaceAll(/[x/]/g, '')),
    width: Number(width),
  }
  if (groups === '' || tile.width < 1 || (tile.level !== 'entries' && tile.level > LEVEL_MAX)) return undefined
  return tilePath(tile) === path ? tile : undefined
}

/** The hashes of a tile; undefined where the log does not reach so far. */
export function tileBytes(log: MerkleLog, { level, index, width }: Tile): Uint8Array | undefined {
  assert(level !== 'entries', 'entries are kept beside the tree')
  const height = level * TILE_HEIGHT
  const start = index * TILE_WIDTH
  if (start + width > log.subtreesIn(log.size, height)) return undefined
  const bytes = new Uint8Array(width * HASH_BYTES)
  for (let place = 0; place < width; place += 1) bytes.set(log.subtree(height, start + place), place * HASH_BYTES)
  return bytes
}

/** Entries one after the other, each after its length in two bytes. */
export function entryBundle(entries: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(entries.reduce((sum, { length }) => sum + 2 + length, 0))
  const view = new DataView(bytes.buffer)
  let offset = 0
  for (const entry of entries) {
    assert(entry.length <= ENTRY_BYTES_MAX, 'the length of an entry fits two bytes')
    view.setUint16(offset, entry.length)
    bytes.set(entry, offset + 2)
    offset += 2 + entry.length
  }
  return bytes
}

/** Undefined where the bytes end within an entry. */
export function parseEntryBundle(bytes: Uint8Array): readonly Uint8Array[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const entries: Uint8Array[] = []
  let offset = 0
  while (offset < bytes.length) {
    if (offset + 2 > bytes.length) return undefined
    const end = offset + 2 + view.getUint16(offset)
    if (end > bytes.length) return undefined
    entries.push(bytes.slice(offset + 2, end))
    offset = end
  }
  return entries
}

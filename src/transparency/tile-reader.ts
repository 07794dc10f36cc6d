/** Reads a log by a few of its tiles, whatever its size, and believes nothing that does not lead up to the signed root: C2SP tlog-tiles. */
import { limits } from '../shared/limits.ts'
import type { Checkpoint } from './checkpoint.ts'
import { areEqual, HASH_BYTES, hashChildren, hashLeaf, type Sha256 } from './hashing.ts'
import type { ReadLogFile } from './log-files.ts'
import { MerkleLog } from './merkle-log.ts'
import { isConsistent, isIncluded } from './proofs.ts'
import { consistencyRanges, hashRange, inclusionRanges, subtreesOf, type Range } from './ranges.ts'
import { parseEntryBundle, TILE_HEIGHT, TILE_WIDTH, tilePath, type Tile } from './tiles.ts'

/**
 * How the log relates to a checkpoint from another time or another reader.
 * `same`: one is the beginning of the other. `other`: they tell of different entries. `shorter`: the log has fewer entries.
 * `unshown`: the tiles that would tell are missing or wrong.
 */
export type Relation = 'same' | 'other' | 'shorter' | 'unshown'

export class TileReader {
  private readonly read: ReadLogFile
  private readonly sha256: Sha256
  private readonly checkpoint: Checkpoint
  private readonly files = new Map<string, Promise<Uint8Array | undefined>>()
  private readonly bundles = new Map<number, Promise<readonly Uint8Array[] | undefined>>()

  /** The signature of the checkpoint has been checked, and its size is within bounds. */
  constructor(read: ReadLogFile, sha256: Sha256, checkpoint: Checkpoint) {
    this.read = read
    this.sha256 = sha256
    this.checkpoint = checkpoint
  }

  async relationTo(known: Checkpoint): Promise<Relation> {
    const { size } = this.checkpoint
    if (known.size > limits.logEntriesMax || known.size > size) return 'shorter'
    if (known.size === size) return areEqual(known.root, this.checkpoint.root) ? 'same' : 'other'
    // Every log begins with the empty one.
    if (known.size === 0) return 'same'
    const proof = await this.hashes(consistencyRanges(known.size, size))
    const [own] = (await this.hashes([[0, known.size]])) ?? []
    if (proof === undefined || own === undefined) return 'unshown'
    const isShown = isConsistent(this.sha256, { first: { size: known.size, root: own }, second: this.checkpoint, proof })
    if (!isShown) return 'unshown'
    return areEqual(own, known.root) ? 'same' : 'other'
  }

  /** The entries at these places, each shown to be in the log; undefined where one is not. */
  async entries(places: readonly number[]): Promise<ReadonlyMap<number, Uint8Array> | undefined> {
    const found = await Promise.all(places.map(async (place) => [place, await this.entry(place)] as const))
    const entries = new Map<number, Uint8Array>()
    for (const [place, bytes] of found) {
      if (bytes === undefined) return undefined
      entries.set(place, bytes)
    }
    return entries
  }

  async entry(index: number): Promise<Uint8Array | undefined> {
    if (!Number.isInteger(index) || index < 0 || index >= this.checkpoint.size) return undefined
    return (await this.bundle(Math.floor(index / TILE_WIDTH)))?.[index % TILE_WIDTH]
  }

  /** The entries from `index * TILE_WIDTH` on that are kept together, all shown to be in the log, each at its place. */
  bundle(index: number): Promise<readonly Uint8Array[] | undefined> {
    const reading = this.bundles.get(index) ?? this.readBundle(index)
    this.bundles.set(index, reading)
    return reading
  }

  private async readBundle(index: number): Promise<readonly Uint8Array[] | undefined> {
    const { size, root } = this.checkpoint
    const start = index * TILE_WIDTH
    const width = Math.min(TILE_WIDTH, size - start)
    const entries = await this.claimedEntries(index, width)
    if (entries === undefined) return undefined
    const own = new MerkleLog(this.sha256)
    for (const entry of entries) own.append(hashLeaf(this.sha256, entry))
    // What leads from the first entry to the root is made of the other entries here, and of hashes from elsewhere.
    const ranges = inclusionRanges(start, size)
    const isHere = ([from, to]: Range): boolean => from >= start && to <= start + width
    const elsewhere = await this.hashes(ranges.filter((range) => !isHere(range)))
    if (elsewhere === undefined) return undefined
    const rest = [...elsewhere]
    const proof = ranges.map((range) => (isHere(range) ? hashRange(this.sha256, inBundle(own, start), range) : (rest.shift() ?? NOTHING)))
    return isIncluded(this.sha256, { leafHash: own.subtree(0, 0), index: start, size, root, proof }) ? entries : undefined
  }

  /** As the server claims them. */
  private async claimedEntries(index: number, width: number): Promise<readonly Uint8Array[] | undefined> {
    const claimed = async (each: number): Promise<readonly Uint8Array[] | undefined> => {
      const bytes = await this.file({ level: 'entries', index, width: each })
      const entries = bytes && parseEntryBundle(bytes)
      return entries?.length === each ? entries.slice(0, width) : undefined
    }
    return (await claimed(width)) ?? (width < TILE_WIDTH ? await claimed(TILE_WIDTH) : undefined)
  }

  /** Undefined where a tile is missing or cut short; a tile that lies gives hashes that lead nowhere. */
  private async hashes(ranges: readonly Range[]): Promise<readonly Uint8Array[] | undefined> {
    const subtrees = ranges.flatMap(subtreesOf)
    const known = new Map<string, Uint8Array>()
    const loaded = await Promise.all(subtrees.map(([height, index]) => this.subtree(height, index)))
    for (const [place, [height, index]] of subtrees.entries()) {
      const hash = loaded[place]
      if (hash === undefined) return undefined
      known.set(`${height}/${index}`, hash)
    }
    return ranges.map((range) => hashRange(this.sha256, (height, index) => known.get(`${height}/${index}`) ?? NOTHING, range))
  }

  /** The hash of a complete subtree, from the tile in which the lowest of its kept descendants stand side by side. */
  private async subtree(height: number, index: number): Promise<Uint8Array | undefined> {
    const level = Math.floor(height / TILE_HEIGHT)
    const count = 2 ** (height % TILE_HEIGHT)
    const start = index * count
    const tile = await this.tile(level, Math.floor(start / TILE_WIDTH))
    const offset = (start % TILE_WIDTH) * HASH_BYTES
    if (tile === undefined || tile.length < offset + count * HASH_BYTES) return undefined
    let row: Uint8Array[] = Array.from({ length: count }, (_, place) =>
      tile.slice(offset + place * HASH_BYTES, offset + (place + 1) * HASH_BYTES),
    )
    while (row.length > 1) row = paired(this.sha256, row)
    return row[0]
  }

  private async tile(level: number, index: number): Promise<Uint8Array | undefined> {
    const width = Math.min(TILE_WIDTH, Math.floor(this.checkpoint.size / 2 ** (level * TILE_HEIGHT)) - index * TILE_WIDTH)
    const partial = await this.file({ level, index, width })
    if (partial?.length === width * HASH_BYTES) return partial
    // A keeper may drop the part of a tile when the tile is full.
    const full = width < TILE_WIDTH ? await this.file({ level, index, width: TILE_WIDTH }) : undefined
    return full?.length === TILE_WIDTH * HASH_BYTES ? full.slice(0, width * HASH_BYTES) : undefined
  }

  private async file(tile: Tile): Promise<Uint8Array | undefined> {
    const path = tilePath(tile)
    const reading = this.files.get(path) ?? this.read(path)
    this.files.set(path, reading)
    return await reading
  }
}

/** Stands for a hash that is always there. */
const NOTHING = new Uint8Array(0)

/** The subtrees of a log, from those of the tree over one bundle that begins at leaf `start`. */
function inBundle(own: MerkleLog, start: number): (height: number, index: number) => Uint8Array {
  return (height, index) => own.subtree(height, index - start / 2 ** height)
}

function paired(sha256: Sha256, row: readonly Uint8Array[]): Uint8Array[] {
  return row.flatMap((left, index) => {
    const right = row[index + 1]
    return index % 2 === 0 && right !== undefined ? [hashChildren(sha256, left, right)] : []
  })
}

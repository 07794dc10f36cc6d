/** Opens a zip of any size by random access: its directory through zip.js, its data through the inflater that the edge brings. */
import { ZipReader } from '@zip.js/zip.js/lib/zip-core-reader.js'
import { limits } from '../../shared/limits.ts'
import type { ImportEffects, ImportSource } from '../import-source.ts'
import { DamagedError } from './damaged-error.ts'
import { declaredEntries } from './declared-entries.ts'
import { asDeflate, asGzip } from './gzip.ts'

/** Larger pieces cost fewer turns; smaller ones less memory. */
const READ_BYTES = 256 * 1024

const LOCAL_HEADER_BYTES = 30
const LOCAL_HEADER_SIGNATURE = 0x0403_4b50
const METHOD_STORED = 0
const METHOD_DEFLATED = 8

/** A directory of `zipEntriesMax` entries with long names stays below this; only an attack declares a larger one. */
const DIRECTORY_BYTES_MAX = 64 * 1024 * 1024

/** Names are shown and never used as paths here, and whatever can be read should be: both are judged by content later. */
const ZIP_OPTIONS = { strictness: 'tolerant', filenameValidation: 'tolerant' } as const

export interface ZipEntry {
  readonly path: string
  readonly compressedBytes: number
  /** As declared; reading more than this is refused. */
  readonly unpackedBytes: number
  readonly isEncrypted: boolean
  /** Unpacked pieces. Rejects with DamagedError when the data is not what the directory says. */
  open(): AsyncIterable<Uint8Array>
}

/**
 * Gives the entries that are files. The directory is read through `source`, the data through `dataSource`, which is the same file
 * to a reader that counts. Rejects with DamagedError when this is no readable zip, or one beyond the limits.
 */
export async function readZipEntries(source: ImportSource, dataSource: ImportSource, effects: ImportEffects): Promise<readonly ZipEntry[]> {
  const zip = new ZipReader(directoryReader(source), ZIP_OPTIONS)
  const described: Described[] = []
  let unpackedBytes = 0
  let count = 0
  try {
    if (((await declaredEntries(source)) ?? 0) > limits.zipEntriesMax) throw new DamagedError('tooManyEntries')
    for await (const entry of zip.getEntriesGenerator()) {
      if (++count > limits.zipEntriesMax) throw new DamagedError('tooManyEntries')
      if (entry.directory) continue
      unpackedBytes += entry.uncompressedSize
      if (unpackedBytes > limits.unpackedBytesMax) throw new DamagedError('unpacksTooLarge')
      described.push(describe(entry))
    }
  } catch (error) {
    throw error instanceof DamagedError ? error : new DamagedError('unreadableZip', { cause: error })
  }
  if (doOverlap(described)) throw new DamagedError('overlappingFiles')
  return described.map((entry) => toEntry(entry, dataSource, effects))
}

/** Files that share their bytes unpack to far more than the zip holds; no honest archiver writes them. */
function doOverlap(entries: readonly Described[]): boolean {
  const byOffset = entries.toSorted((a, b) => a.offset - b.offset)
  return byOffset.some((entry, i) => i > 0 && entry.offset < endOf(byOffset[i - 1]))
}

function endOf(entry: Described | undefined): number {
  return entry === undefined ? 0 : entry.offset + LOCAL_HEADER_BYTES + entry.compressedSize
}

/** What is needed of zip.js's description of an entry. */
interface Described {
  readonly filename: string
  readonly offset: number
  readonly compressedSize: number
  readonly uncompressedSize: number
  readonly compressionMethod: number
  readonly encrypted: boolean
  /** CRC-32 of the unpacked data. */
  readonly signature: number
}

/** A copy, because zip.js’s own entry holds some 8 KB of what is not needed. */
function describe(entry: Omit<Described, 'signature'> & { readonly signature?: number }): Described {
  const { filename, offset, compressedSize, uncompressedSize, compressionMethod, encrypted, signature = 0 } = entry
  return { filename, offset, compressedSize, uncompressedSize, compressionMethod, encrypted, signature }
}

function toEntry(entry: Described, source: ImportSource, effects: ImportEffects): ZipEntry {
  return {
    path: entry.filename,
    compressedBytes: entry.compressedSize,
    unpackedBytes: entry.uncompressedSize,
    isEncrypted: entry.encrypted,
    open: () => unpack(entry, source, effects),
  }
}

/** Yields what the entry holds and refuses more than it declares. */
async function* unpack(entry: Described, source: ImportSource, effects: ImportEffects): AsyncGenerator<Uint8Array> {
  if (entry.compressionMethod !== METHOD_STORED && entry.compressionMethod !== METHOD_DEFLATED) throw new DamagedError('unknownCompression')
  const dataStart = await findData(entry, source)
  const openPacked = (): AsyncIterable<Uint8Array> => readRange(source, dataStart, dataStart + entry.compressedSize)
  const pieces =
    entry.compressionMethod === METHOD_STORED ? storedThenVerified(entry, openPacked, effects) : verified(entry, openPacked, effects)
  let length = 0
  for await (const piece of pieces) {
    length += piece.length
    if (length > entry.uncompressedSize) throw new DamagedError('largerThanDeclared')
    yield piece
  }
  if (length < entry.uncompressedSize) throw new DamagedError('endsEarly')
}

/** Bytes that are not packed are handed on as they are; their checksum is looked at by whoever reads to the end. */
async function* storedThenVerified(
  entry: Described,
  openPacked: () => AsyncIterable<Uint8Array>,
  effects: ImportEffects,
): AsyncGenerator<Uint8Array> {
  yield* openPacked()
  try {
    const unpacked = effects.inflate(asGzip(asDeflate(openPacked()), entry.signature, entry.uncompressedSize), 'gzip')
    for await (const piece of unpacked) if (piece.length > entry.uncompressedSize) break
  } catch (error) {
    throw error instanceof DamagedError ? error : new DamagedError('badChecksum', { cause: error })
  }
}

/**
 * Inflates with the checksum verified. When that fails, the platform may hold back good bytes; they are inflated once more
 * without verifying, and the fault is told after them.
 */
async function* verified(
  entry: Described,
  openPacked: () => AsyncIterable<Uint8Array>,
  effects: ImportEffects,
): AsyncGenerator<Uint8Array> {
  let delivered = 0
  try {
    for await (const piece of effects.inflate(asGzip(openPacked(), entry.signature, entry.uncompressedSize), 'gzip')) {
      delivered += piece.length
      yield piece
    }
    return
  } catch (error) {
    if (error instanceof DamagedError) throw error
  }
  try {
    let skipped = 0
    for await (const piece of effects.inflate(openPacked(), 'deflate-raw')) {
      const rest = piece.subarray(Math.min(piece.length, delivered - skipped))
      skipped += piece.length - rest.length
      if (rest.length > 0) yield rest
    }
  } catch (error) {
    throw error instanceof DamagedError ? error : new DamagedError('badData', { cause: error })
  }
  throw new DamagedError('badChecksum')
}

/** The local header repeats name and extra field with lengths of its own; the data begins after them. */
async function findData(entry: Described, source: ImportSource): Promise<number> {
  const header = await source.read(entry.offset, entry.offset + LOCAL_HEADER_BYTES)
  if (header.length < LOCAL_HEADER_BYTES) throw new DamagedError('endsEarly')
  const view = new DataView(header.buffer, header.byteOffset, header.length)
  if (view.getUint32(0, true) !== LOCAL_HEADER_SIGNATURE) throw new DamagedError('badData')
  return entry.offset + LOCAL_HEADER_BYTES + view.getUint16(26, true) + view.getUint16(28, true)
}

/** Reads `[from, to)` piece by piece; the end of the file is an early end. */
export async function* readRange(source: ImportSource, from: number, to: number): AsyncGenerator<Uint8Array> {
  for (let at = from; at < to;) {
    const piece = await source.read(at, Math.min(to, at + READ_BYTES))
    if (piece.length === 0) throw new DamagedError('endsEarly')
    at += piece.length
    yield piece
  }
}

/** What zip.js reads the directory through. The data of entries never passes here. */
function directoryReader(source: ImportSource) {
  return {
    size: source.sizeBytes,
    readable: undefined,
    async readUint8Array(index: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
      if (length > DIRECTORY_BYTES_MAX) throw new DamagedError('tooManyEntries')
      const bytes = new Uint8Array(Math.max(0, Math.min(length, source.sizeBytes - index)))
      bytes.set(await source.read(index, index + bytes.length))
      return bytes
    },
  }
}

/** Puts zip archives together byte by byte, because no honest writer produces the lies that a reader must survive. */
import { constants, crc32, deflateRawSync } from 'node:zlib'

export interface RawEntry {
  readonly name: string
  /** The bytes as they stand in the archive. */
  readonly packed: Uint8Array
  readonly method: number
  readonly flags: number
  readonly crc: number
  /** What the headers claim. */
  readonly packedSize: number
  readonly unpackedSize: number
}

const UTF8_NAMES = 0x0800
export const ENCRYPTED = 0x0001
export const STORED = 0
export const DEFLATED = 8

export function storedEntry(name: string, content: Uint8Array): RawEntry {
  return { name, packed: content, method: STORED, flags: 0, crc: crc32(content), packedSize: content.length, unpackedSize: content.length }
}

export function deflatedEntry(name: string, content: Uint8Array): RawEntry {
  const packed = deflateRawSync(content)
  return { name, packed, method: DEFLATED, flags: 0, crc: crc32(content), packedSize: packed.length, unpackedSize: content.length }
}

/** A deflate stream of `[` and then blanks without end, repeated so that making it costs nothing; whole blocks of 16 MiB. */
export function deflatedBlanks(unpackedBytes: number): Uint8Array {
  const block = 16 * 2 ** 20
  const flushed = { finishFlush: constants.Z_FULL_FLUSH }
  const blanks = deflateRawSync(Buffer.alloc(block, ' '), flushed)
  const pieces = Array.from({ length: Math.ceil(unpackedBytes / block) }, () => blanks)
  return Buffer.concat([deflateRawSync(Buffer.from('['), flushed), ...pieces, deflateRawSync(Buffer.from(''))])
}

/** `overlap` lets all entries of the directory point to the first one's bytes. */
export function rawZip(entries: readonly RawEntry[], overlap = false): Uint8Array {
  const locals: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let offset = 0
  for (const [i, entry] of entries.entries()) {
    directory.push(directoryHeader(entry, overlap ? 0 : offset))
    if (overlap && i > 0) continue
    const header = localHeader(entry)
    locals.push(header, entry.packed)
    offset += header.length + entry.packed.length
  }
  const directoryBytes = Buffer.concat(directory)
  return Buffer.concat([...locals, directoryBytes, endOfDirectory(entries.length, directoryBytes.length, offset)])
}

/** Fields from the flags to the lengths, which both headers have in common (APPNOTE.TXT 4.3.7 and 4.3.12). */
function writeCommon(header: Buffer, at: number, entry: RawEntry, nameLength: number): void {
  header.writeUInt16LE(entry.flags | UTF8_NAMES, at)
  header.writeUInt16LE(entry.method, at + 2)
  header.writeUInt32LE(0x5821_0000, at + 4)
  header.writeUInt32LE(entry.crc, at + 8)
  header.writeUInt32LE(entry.packedSize, at + 12)
  header.writeUInt32LE(entry.unpackedSize, at + 16)
  header.writeUInt16LE(nameLength, at + 20)
}

function localHeader(entry: RawEntry): Buffer {
  const name = Buffer.from(entry.name)
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x0403_4b50, 0)
  header.writeUInt16LE(20, 4)
  writeCommon(header, 6, entry, name.length)
  return Buffer.concat([header, name])
}

function directoryHeader(entry: RawEntry, offset: number): Buffer {
  const name = Buffer.from(entry.name)
  const header = Buffer.alloc(46)
  header.writeUInt32LE(0x0201_4b50, 0)
  header.writeUInt16LE(20, 4)
  header.writeUInt16LE(20, 6)
  writeCommon(header, 8, entry, name.length)
  header.writeUInt32LE(offset, 42)
  return Buffer.concat([header, name])
}

/** More entries than 16 bits hold are counted modulo 65,536, as old writers do. */
function endOfDirectory(entries: number, directoryBytes: number, offset: number): Buffer {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x0605_4b50, 0)
  end.writeUInt16LE(entries & 0xffff, 8)
  end.writeUInt16LE(entries & 0xffff, 10)
  end.writeUInt32LE(directoryBytes, 12)
  end.writeUInt32LE(offset, 16)
  return end
}

/** The least that any JavaScript importer pays: unzips every JSON file of a zip and parses it. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { inflateRawSync } from 'node:zlib'

const END_OF_DIRECTORY = 0x06054b50
const LOCAL_HEADER_BYTES = 30
const DEFLATED = 8

/**
 * Gives how many rows there are.
 * @param {string} path
 * @returns {number}
 */
export function unzipAndParse(path) {
  let rows = 0
  for (const bytes of jsonFilesOf(path)) {
    const parsed = JSON.parse(bytes.toString('utf8'))
    if (Array.isArray(parsed)) rows += parsed.length
  }
  return rows
}

/**
 * Unzips one file after the other.
 * @param {string} path
 * @returns {Generator<Buffer>}
 */
export function* jsonFilesOf(path) {
  const file = openSync(path, 'r')
  const read = readerOf(file)
  for (const entry of readDirectory(file, read)) if (entry.name.endsWith('.json')) yield readEntry(entry, read)
  closeSync(file)
}

/** @typedef {(from: number, length: number) => Buffer} Read */

/** @param {number} file @returns {Read} */
function readerOf(file) {
  return (from, length) => {
    const bytes = Buffer.alloc(length)
    if (readSync(file, bytes, 0, length, from) !== length) throw new Error('The zip is shorter than its directory says')
    return bytes
  }
}

/** Zips of the benchmark are below 4 GiB and carry no comment, so the plain directory at the very end is enough. */
function readDirectory(/** @type {number} */ file, /** @type {Read} */ read) {
  const end = read(fstatSync(file).size - 22, 22)
  if (end.readUInt32LE(0) !== END_OF_DIRECTORY) throw new Error('The file does not end as a plain zip')
  const directory = read(end.readUInt32LE(16), end.readUInt32LE(12))
  const entries = []
  for (let at = 0; at < directory.length;) {
    const nameLength = directory.readUInt16LE(at + 28)
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      method: directory.readUInt16LE(at + 10),
      packedBytes: directory.readUInt32LE(at + 20),
      offset: directory.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  return entries
}

/** @param {{ method: number, packedBytes: number, offset: number }} entry @param {Read} read */
function readEntry({ method, packedBytes, offset }, read) {
  const header = read(offset, LOCAL_HEADER_BYTES)
  const start = offset + LOCAL_HEADER_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28)
  const packed = read(start, packedBytes)
  return method === DEFLATED ? inflateRawSync(packed) : packed
}

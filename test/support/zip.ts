/** Writes packages to disk as zips and as folders, and reads their rows back for the truth. */
import { createWriteStream } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Writable } from 'node:stream'
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js'
import type { PackageFile } from './spotify-package.ts'
import type { RawRow } from './truth.ts'

/** A date of their own would make two runs differ. */
const LAST_MODIFIED = new Date(Date.UTC(2024, 0, 1))
const ZIP_OPTIONS = { lastModDate: LAST_MODIFIED, extendedTimestamp: false, useWebWorkers: false, keepOrder: true } as const

function bytesOf(file: PackageFile): Uint8Array {
  const encoder = new TextEncoder()
  if (file.parts.every((part) => typeof part === 'string')) return encoder.encode(file.parts.join(''))
  return Buffer.concat(file.parts.map((part) => (typeof part === 'string' ? encoder.encode(part) : part)))
}

async function addAll<T>(zip: ZipWriter<T>, files: Iterable<PackageFile>): Promise<void> {
  for (const file of files) {
    await zip.add(file.path, new Uint8ArrayReader(bytesOf(file)))
  }
}

/** Holds the packed archive, and one unpacked file at a time. */
export async function zipBytes(files: Iterable<PackageFile>, level = 6): Promise<Uint8Array> {
  const zip = new ZipWriter(new Uint8ArrayWriter(), { ...ZIP_OPTIONS, level })
  await addAll(zip, files)
  return zip.close()
}

/** Holds one unpacked file at a time, so that packages of any size can be written. */
export async function writeZip(path: string, files: Iterable<PackageFile>, level = 6): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const zip = new ZipWriter(Writable.toWeb(createWriteStream(path)), { ...ZIP_OPTIONS, level })
  await addAll(zip, files)
  await zip.close()
}

/** Gives the paths of the files written. */
export async function writeFolder(folder: string, files: Iterable<PackageFile>): Promise<string[]> {
  const paths: string[] = []
  for (const file of files) {
    const path = join(folder, file.path)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, bytesOf(file))
    paths.push(path)
  }
  return paths
}

/** The records of an extended package as JSON.parse sees them. */
export function* rawRowsOf(files: Iterable<PackageFile>): Generator<RawRow> {
  for (const file of files) {
    if (!file.path.endsWith('.json')) continue
    const records: unknown = JSON.parse(new TextDecoder().decode(bytesOf(file)))
    if (!Array.isArray(records)) continue
    for (const fields of records) yield { inVideoFile: /video/i.test(file.path), fields }
  }
}

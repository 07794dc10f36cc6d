/** Extended packages of any size for the benchmarks, made once and kept in the cache folder until somebody removes it. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createCatalogue, type Catalogue } from '../../test/support/catalogue.ts'
import { simulateListener } from '../../test/support/listener.ts'
import { SAMPLE_OPTIONS } from '../../test/support/sample-listener.ts'
import { extendedPackage, type PackageFile } from '../../test/support/spotify-package.ts'
import type { Stream } from '../../test/support/spotify-row.ts'
import { writeZip } from '../../test/support/zip.ts'

const PACKAGES = '.cache/bench-packages'
/** A day has room for a few hundred rows only, so a longer history is that of several lives. */
const ROWS_PER_LIFE = 200_000

export interface BenchPackage {
  readonly path: string
  /** The largest file in it, unpacked. */
  readonly largestBytes: number
}

/** Writes as it simulates, so that neither the rows nor the zip are ever held as a whole; 200,000 rows take some 15 s. */
export async function packageOf(rows: number, say: (line: string) => void): Promise<BenchPackage> {
  const path = join(PACKAGES, `extended-${rows}.zip`)
  const note = `${path}.largest`
  if (existsSync(note)) return { path, largestBytes: Number(readFileSync(note, 'utf8')) }
  say(`Making a package of ${rows} rows.`)
  mkdirSync(PACKAGES, { recursive: true })
  const largest = { bytes: 0 }
  await writeZip(`${path}.part`, measured(extendedPackage(lives(rows)), largest))
  renameSync(`${path}.part`, path)
  writeFileSync(note, String(largest.bytes))
  return { path, largestBytes: largest.bytes }
}

/** Whoever is heard in any package. */
export function benchCatalogue(): Catalogue {
  return createCatalogue({ seed: 'bench', artists: 5_000, names: 'charming' })
}

function* lives(rows: number): Generator<Stream> {
  const catalogue = benchCatalogue()
  for (let from = 0; from < rows; from += ROWS_PER_LIFE) {
    const life = { ...SAMPLE_OPTIONS, seed: from === 0 ? 'bench' : `bench-${from}`, rows: Math.min(ROWS_PER_LIFE, rows - from) }
    yield* simulateListener(life, catalogue)
  }
}

function* measured(files: Iterable<PackageFile>, largest: { bytes: number }): Generator<PackageFile> {
  for (const file of files) {
    const bytes = file.parts.reduce((sum, part) => sum + Buffer.byteLength(part), 0)
    largest.bytes = Math.max(largest.bytes, bytes)
    yield file
  }
}

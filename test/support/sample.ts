/** Writes the sample listener as the zip that the build puts beside the pages, and what music the invented artists make. */
import { writeFile } from 'node:fs/promises'
import { GENRES } from './catalogue.ts'
import { sampleCatalogue, samplePackage } from './sample-listener.ts'
import { writeZip } from './zip.ts'

/** The same bytes at every build. */
export async function writeSampleZip(path: string): Promise<void> {
  await writeZip(path, samplePackage(), 9)
}

/** In the form of the shipped tables of artists, because nobody else knows these. */
export async function writeSampleArtists(path: string): Promise<void> {
  const rows = sampleCatalogue().artists.map(({ name, genre }) => `${name}\t${GENRES[genre]?.name ?? ''}\t2010s`)
  await writeFile(path, `name\twords\tdecades\n${rows.join('\n')}\n`)
}

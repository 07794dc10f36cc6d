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
  const rows = sampleCatalogue().artists.map(({ name, genre }, index) => `${name}\t${GENRES[genre]?.name ?? ''}\t${decadesFrom(index)}`)
  await writeFile(path, `name\twords\tdecades\n${rows.join('\n')}\n`)
}

/** Careers of all lengths, up to the years in which the sample listener listens. */
function decadesFrom(index: number): string {
  const firsts = [1970, 1980, 1990, 1990, 2000, 2000, 2010] as const
  const first = firsts[index % firsts.length] ?? 2010
  return Array.from({ length: (2010 - first) / 10 + 1 }, (_, decade) => `${first + 10 * decade}s`).join('; ')
}

/** Writes the sample listener as the zip that the build puts beside the pages. */
import { samplePackage } from './sample-listener.ts'
import { writeZip } from './zip.ts'

/** The same bytes at every build. */
export async function writeSampleZip(path: string): Promise<void> {
  await writeZip(path, samplePackage(), 9)
}

/** Files of delivered releases on a disk. */
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { ReleaseFile, ReleaseFiles } from '../app/ports/release-files.ts'

/** Paths have no part that leads up: the manifest's schema has none. */
const PATH = /^(?:[A-Za-z0-9][A-Za-z0-9._-]*\/)*[A-Za-z0-9][A-Za-z0-9._-]*$/

export function releaseFilesIn(root: string): ReleaseFiles {
  const openFile = async (release: string, path: string): Promise<ReleaseFile | undefined> => {
    if (!PATH.test(path)) return undefined
    try {
      const handle = await open(join(root, release, ...path.split('/')), 'r')
      const { size } = await handle.stat()
      return { bytes: size, chunks: handle.createReadStream() }
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
      throw error
    }
  }
  return {
    open: openFile,
    async read(release, path) {
      const file = await openFile(release, path)
      if (file === undefined) return undefined
      const chunks: Uint8Array[] = []
      for await (const chunk of file.chunks) chunks.push(chunk)
      return Buffer.concat(chunks)
    },
  }
}

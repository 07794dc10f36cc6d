/** The port to the files of delivered releases. Callers name only paths that a manifest names. */
import type { Id } from '../../shared/ids.ts'

export interface ReleaseFile {
  readonly bytes: number
  /** Read as it is asked for, so that a large file is never held as a whole. */
  readonly chunks: AsyncIterable<Uint8Array>
}

export interface ReleaseFiles {
  /** Undefined where there is no such file. For small files. */
  read(release: Id<'release'>, path: string): Promise<Uint8Array | undefined>
  open(release: Id<'release'>, path: string): Promise<ReleaseFile | undefined>
}

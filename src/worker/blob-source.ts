/** Files chosen by a person, as sources of an import. */
import type { ChosenFile } from '../contract/worker.ts'
import type { ImportSource } from '../listening/index.ts'

/** The browser keeps the file on disk and reads only the pieces asked for. */
export function sourceOf({ path, file }: ChosenFile<Blob>): ImportSource {
  return {
    path,
    sizeBytes: file.size,
    read: async (from, to) => new Uint8Array(await file.slice(from, to).arrayBuffer()),
  }
}

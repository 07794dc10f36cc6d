/** A folder of the disk for work that goes on after an interruption. */
import { createReadStream } from 'node:fs'
import { mkdir, open, readFile, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { linesIn } from '../shared/lines.ts'
import type { WorkFolder } from '../app/ports/work-folder.ts'
import { limits } from '../shared/limits.ts'

const TEMPORARY = 'writing'
const READ_BYTES = 1 << 18

/** The folder is made when something is first written into it. */
export function openWorkFolder(path: string): WorkFolder {
  const at = (name: string): string => join(path, name)
  return {
    read: (name) => readFile(at(name), 'utf8').catch(missing),
    async write(name, pieces) {
      await mkdir(path, { recursive: true, mode: 0o700 })
      const file = await open(at(TEMPORARY), 'w', 0o600)
      try {
        for await (const piece of pieces) await file.appendFile(piece)
        // A name that outlives a crash must not stand for content that did not.
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(at(TEMPORARY), at(name))
    },
    lines: (name) => linesIn(createReadStream(at(name), { highWaterMark: READ_BYTES }), limits.dumpLineCharsMax),
    names: async () => (await readdir(path).catch(missing)) ?? [],
    remove: (name) => rm(at(name), { force: true }),
    clear: () => rm(path, { recursive: true, force: true }),
  }
}

function missing(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
  throw error
}

/** Removes a folder into which threads of the engines may still be writing. */
import { rmSync } from 'node:fs'

/** A second and a half in all, which somebody who pressed Ctrl-C waits without pressing it again. */
const TRIES_MAX = 30
const BETWEEN_MS = 50

/**
 * Whether it is gone. Each try looks again at what is in the folder, which the retries of Node's own removal do not, so that
 * they never end where something was written meanwhile. Works in one turn, as the last moments of a process need it.
 */
export function removeFolder(path: string): boolean {
  for (let tries = 1; ; tries += 1) {
    try {
      rmSync(path, { recursive: true, force: true })
      return true
    } catch {
      if (tries === TRIES_MAX) return false
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, BETWEEN_MS)
    }
  }
}

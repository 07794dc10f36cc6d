/** Keeps a second process out of a data folder: PGlite itself would let it in, and what one of them wrote would be lost. */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { HeldFolder } from '../app/ports/held-folder.ts'

/** Another program, or another part of this one, has the folder open. */
export class FolderInUseError extends Error {
  override readonly name = 'FolderInUseError' as const
  readonly folder: string
  readonly processId: number

  constructor(folder: string, processId: number) {
    super(`the folder ${folder} is in use by process ${processId}`)
    this.folder = folder
    this.processId = processId
  }
}

/** A file of this process's own number may be left from a container that ended, where each start has the same number. */
const heldHere = new Set<string>()

/**
 * Locks a folder by a file beside it that holds the number of this process, and gives what unlocks it. A lock whose
 * process has died is taken over. Throws `FolderInUseError`.
 */
export function lockFolder(folder: string): () => void {
  const path = `${resolve(folder)}.lock`
  if (heldHere.has(path)) throw new FolderInUseError(folder, process.pid)
  mkdirSync(dirname(path), { recursive: true })
  if (!create(path)) {
    removeIfStale(folder, path)
    if (!create(path)) throw new FolderInUseError(folder, ownerOf(path))
  }
  heldHere.add(path)
  return () => {
    heldHere.delete(path)
    rmSync(path, { force: true })
  }
}

/** The same for those to whom another one's lock is an answer. */
export function holdFolder(folder: string): HeldFolder {
  try {
    return { kind: 'held', letGo: lockFolder(folder) }
  } catch (error) {
    if (error instanceof FolderInUseError) return { kind: 'inUse', processId: error.processId }
    throw error
  }
}

function create(path: string): boolean {
  try {
    writeFileSync(path, `${process.pid}\n`, { flag: 'wx' })
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

/** The file is moved away first and read again: of two that find it stale, one has already put its own in place. */
function removeIfStale(folder: string, path: string): void {
  const owner = ownerOf(path)
  if (isAlive(owner)) throw new FolderInUseError(folder, owner)
  const aside = `${path}.${process.pid}`
  renameSync(path, aside)
  const moved = ownerOf(aside)
  if (moved !== owner) {
    renameSync(aside, path)
    throw new FolderInUseError(folder, moved)
  }
  rmSync(aside)
}

/** A file that was cut short by a crash names nobody. */
function ownerOf(path: string): number {
  return Number.parseInt(readFileSync(path, 'utf8'), 10) || 0
}

function isAlive(owner: number): boolean {
  if (owner <= 0 || owner === process.pid) return false
  try {
    process.kill(owner, 0)
    return true
  } catch (error) {
    // A process of another user is alive, too.
    return codeOf(error) === 'EPERM'
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}

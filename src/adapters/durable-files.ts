/** Files that are there as a whole or not at all, whatever happens while they are written. */
import { randomBytes } from 'node:crypto'
import { chmod, link, mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Writes beside the target's file system neighbours in `temporaryDir`, syncs, then renames; replaces what is there. */
export async function writeDurably(path: string, bytes: Uint8Array, temporaryDir: string): Promise<void> {
  const temporary = await writeTemporary(bytes, temporaryDir, 0o600)
  try {
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
  await syncFolder(dirname(path))
}

/** The same for a file that must not be there yet: of two writers at once, the second one's error has the code EEXIST. */
export async function createDurably(path: string, bytes: Uint8Array, temporaryDir: string): Promise<void> {
  const temporary = await writeTemporary(bytes, temporaryDir, 0o600)
  try {
    await link(temporary, path)
  } finally {
    await rm(temporary, { force: true })
  }
  await syncFolder(dirname(path))
}

async function writeTemporary(bytes: Uint8Array, folder: string, mode: number): Promise<string> {
  const path = join(folder, `${TEMPORARY}${randomBytes(8).toString('hex')}`)
  const file = await open(path, 'wx', mode)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
  return path
}

const TEMPORARY = '.writing-'

/** Deletes what a crash left half written. */
export async function sweepTemporary(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name.startsWith(TEMPORARY)) await rm(join(folder, name), { force: true })
  }
}

/** A new name is safe only when its folder is. Makes missing folders and syncs the parents of those it made. */
export async function makeFolderDurably(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true, mode: 0o700 })
  if (first === undefined) return
  for (let folder = path; ; folder = dirname(folder)) {
    await syncFolder(dirname(folder))
    if (folder === first || folder === dirname(folder)) return
  }
}

/** The same for a folder that nobody else may look into, whoever made it and whatever the modes of what is put there. */
export async function makePrivateFolder(path: string): Promise<void> {
  await makeFolderDurably(path)
  await chmod(path, 0o700)
}

export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

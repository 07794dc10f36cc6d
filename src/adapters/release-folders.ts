/** Folders of releases on a disk: built under another name and renamed when whole; read without following links. */
import { mkdir, opendir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { FolderEntry, ReadFolder, ReleaseFolders, ReleaseFolderWriter } from '../app/ports/release-folders.ts'
import { limits } from '../shared/limits.ts'
import { makeFolderDurably, syncFolder, writeDurably } from './durable-files.ts'

/** Releases under one folder, each named by its id. */
export function releaseFoldersIn(root: string): ReleaseFolders {
  return {
    create: (release) => createFolder(root, release),
    remove: (release) => rm(join(root, release), { recursive: true, force: true }),
  }
}

async function createFolder(root: string, release: string): Promise<ReleaseFolderWriter> {
  await makeFolderDurably(root)
  const building = join(root, `.building-${release}`)
  await rm(building, { recursive: true, force: true })
  await mkdir(building)
  const folders = new Set([building])
  return {
    async write(path, bytes) {
      const target = join(building, ...path.split('/'))
      await mkdir(dirname(target), { recursive: true })
      folders.add(dirname(target))
      await writeDurably(target, bytes, dirname(target))
    },
    async finish() {
      for (const folder of folders) await syncFolder(folder)
      const place = join(root, release)
      await rm(place, { recursive: true, force: true })
      await rename(building, place)
      await syncFolder(root)
    },
    abandon: () => rm(building, { recursive: true, force: true }),
  }
}

/** A folder to check; undefined where there is none at this path. */
export async function openReadFolder(root: string): Promise<ReadFolder | undefined> {
  try {
    if (!(await stat(root)).isDirectory()) return undefined
  } catch {
    return undefined
  }
  return { list: () => listFolder(root), read: (path) => readFile(join(root, ...path.split('/'))).catch(() => undefined) }
}

async function listFolder(root: string): Promise<readonly FolderEntry[] | undefined> {
  const entries: FolderEntry[] = []
  const isWhole = await walk(root, '', entries, 1)
  return isWhole ? entries.toSorted((one, other) => (one.path < other.path ? -1 : 1)) : undefined
}

/** False where it stopped, because there is more than any release has. */
async function walk(folder: string, prefix: string, entries: FolderEntry[], depth: number): Promise<boolean> {
  if (depth > limits.folderDepthMax) return false
  for await (const entry of await opendir(folder)) {
    const path = `${prefix}${entry.name}`
    if (entry.isDirectory()) {
      if (!(await walk(join(folder, entry.name), `${path}/`, entries, depth + 1))) return false
    } else {
      entries.push({ path, isFile: entry.isFile(), bytes: entry.isFile() ? (await stat(join(folder, entry.name))).size : 0 })
    }
    if (entries.length > limits.folderEntriesMax) return false
  }
  return true
}

/** Files and folders of the disk as sources of an import: read by position, never as a whole. */
import { constants } from 'node:fs'
import { type FileHandle, open, opendir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { FoundFiles, InputFiles } from '../app/input-files.ts'
import type { Problem } from '../contract/reconciliation.ts'
import type { ImportSource } from '../listening/index.ts'
import { limits } from '../shared/limits.ts'

export const nodeFiles: InputFiles = { find: findFiles }

async function findFiles(paths: readonly string[]): Promise<FoundFiles> {
  const handles = new OpenHandles()
  const walk = new Walk(handles)
  for (const path of paths) {
    const refusal = await walk.addNamed(path)
    if (refusal !== undefined) return { kind: 'refused', problem: refusal }
  }
  return { kind: 'found', sources: walk.sources, problems: walk.problems(), close: () => handles.close() }
}

class Walk {
  readonly sources: ImportSource[] = []
  private readonly handles: OpenHandles
  private readonly unreadable: string[] = []
  private links: string[] = []
  private entries = 0

  constructor(handles: OpenHandles) {
    this.handles = handles
  }

  /** Gives the reason when what a person named cannot be taken. */
  async addNamed(path: string): Promise<Problem | undefined> {
    try {
      const stats = await stat(path)
      if (stats.isDirectory()) return await this.addFolder(path, path, 1)
      if (!stats.isFile()) return noRegularFile(path)
      // Opened once here, so that a file that may not be read is refused before any work is done.
      const handle = await open(path, constants.O_RDONLY)
      await handle.close()
      this.addFile(path, stats.size)
    } catch (error) {
      return refusalOf(path, error)
    }
    return undefined
  }

  private async addFolder(root: string, folder: string, depth: number): Promise<Problem | undefined> {
    if (depth > limits.folderDepthMax) return tooDeep(root)
    const entries = []
    for await (const entry of await opendir(folder)) {
      if (++this.entries > limits.folderEntriesMax) return tooManyEntries(root)
      entries.push(entry)
    }
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(folder, entry.name)
      // A link can lead out of the folder or back into it, and nobody named what it leads to.
      if (entry.isSymbolicLink()) this.links.push(path)
      else if (entry.isDirectory()) {
        const refusal = await this.addFolder(root, path, depth + 1).catch((error: unknown) => this.passOver(path, error))
        if (refusal !== undefined) return refusal
      } else if (entry.isFile()) {
        const stats = await stat(path).catch((error: unknown) => this.passOver(path, error))
        if (stats !== undefined) this.addFile(path, stats.size)
      }
    }
    return undefined
  }

  private passOver(path: string, error: unknown): undefined {
    if (codeOf(error) === undefined) throw error
    this.unreadable.push(path)
  }

  private addFile(path: string, sizeBytes: number): void {
    this.sources.push({ path, sizeBytes, read: (from, to) => this.handles.read(path, from, to) })
  }

  problems(): readonly Problem[] {
    const unreadable = this.unreadable.map((path) => unreadableIn(path))
    const [first] = this.links
    return first === undefined ? unreadable : [...unreadable, linksNotFollowed(first, this.links.length)]
  }
}

/** Reading several files side by side needs a few handles; a folder of thousands must not need thousands. */
const HANDLES_MAX = 8

interface OpenHandle {
  readonly opening: Promise<FileHandle>
  /** Reads under way; a handle is closed only when there are none. */
  reads: number
}

/** Opens files when they are first read, and closes the one that was opened first when there are too many. */
class OpenHandles {
  private readonly handles = new Map<string, OpenHandle>()

  async read(path: string, from: number, to: number): Promise<Uint8Array> {
    const opened = this.handleOf(path)
    opened.reads++
    try {
      const handle = await opened.opening
      // Memory of its own and not of Node's shared pool, because readers may keep or transfer what they get.
      const bytes = Buffer.allocUnsafeSlow(Math.max(0, to - from))
      let length = 0
      while (length < bytes.length) {
        const { bytesRead } = await handle.read(bytes, length, bytes.length - length, from + length)
        if (bytesRead === 0) break
        length += bytesRead
      }
      return bytes.subarray(0, length)
    } finally {
      opened.reads--
      await this.makeRoom()
    }
  }

  private handleOf(path: string): OpenHandle {
    const known = this.handles.get(path)
    if (known !== undefined) return known
    const opened = { opening: open(path, constants.O_RDONLY), reads: 0 }
    this.handles.set(path, opened)
    return opened
  }

  private async makeRoom(): Promise<void> {
    for (const [path, { opening, reads }] of this.handles) {
      if (this.handles.size <= HANDLES_MAX) return
      if (reads > 0) continue
      this.handles.delete(path)
      await closeQuietly(opening)
    }
  }

  async close(): Promise<void> {
    const openings = [...this.handles.values()].map(({ opening }) => opening)
    this.handles.clear()
    await Promise.all(openings.map(closeQuietly))
  }
}

/** A handle that never opened, or was only read from, has nothing to lose by failing to close. */
async function closeQuietly(opening: Promise<FileHandle>): Promise<void> {
  await opening.then((handle) => handle.close()).catch(() => undefined)
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

const CHECK_NAME = 'Check the name and the folder you are in.'
const GIVE_PACKAGE = 'Give the zip of your export, its folder, or single files of it.'

function refusalOf(path: string, error: unknown): Problem {
  const code = codeOf(error)
  if (code === undefined) throw error
  if (code === 'ENOENT' || code === 'ENOTDIR') return problem('notFound', path, `There is no file or folder ${path}.`, CHECK_NAME)
  if (code === 'EACCES' || code === 'EPERM')
    return problem('noPermission', path, `${path} may not be read.`, 'Give yourself the right to read it.')
  if (code === 'ELOOP') return problem('linkLoop', path, `${path} is a link that leads in a circle.`, GIVE_PACKAGE)
  return problem('unreadableFile', path, `${path} could not be read.`, 'See that the disk is there and the name is right.')
}

function noRegularFile(path: string): Problem {
  return problem('noRegularFile', path, `${path} is neither a file nor a folder.`, GIVE_PACKAGE)
}

function tooDeep(path: string): Problem {
  return problem('folderTooDeep', path, `${path} has folders more than ${limits.folderDepthMax} deep.`, GIVE_PACKAGE)
}

function tooManyEntries(path: string): Problem {
  const most = limits.folderEntriesMax.toLocaleString('en')
  return problem('folderTooLarge', path, `${path} holds more than ${most} files.`, GIVE_PACKAGE)
}

function unreadableIn(path: string): Problem {
  return problem('unreadableFile', path, `${path} could not be read and was left out.`, 'Give yourself the right to read it.')
}

function linksNotFollowed(path: string, count: number): Problem {
  const message = count === 1 ? `${path} is a link and was not followed.` : `${path} and ${count - 1} more are links and were not followed.`
  return problem('linkNotFollowed', path, message, 'Name the files behind them to have them read.')
}

function problem(code: string, path: string, message: string, hint: string): Problem {
  return { code, path, line: null, message, hint }
}

/** Files from a chooser or a drop, folders included, each with the path that a person would recognise. */
import type { ChosenFile } from '../../contract/worker.ts'
import { limits } from '../../shared/limits.ts'

export type Chosen = ChosenFile<File>

export function fromInput(list: FileList): Chosen[] {
  return [...list].slice(0, limits.folderEntriesMax).map((file) => ({ path: file.webkitRelativePath || file.name, file }))
}

/**
 * Must be called within the event: the browser empties the list of items right after it. An item without an entry is
 * one that another page or program made; it is a plain file then.
 */
export async function fromDrop(transfer: DataTransfer): Promise<Chosen[]> {
  const items = [...transfer.items]
    .filter(({ kind }) => kind === 'file')
    .map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }))
  const chosen: Chosen[] = []
  for (const { entry, file } of items) {
    if (entry !== null) await gather(entry, 0, chosen)
    else if (file !== null) chosen.push({ path: file.name, file })
  }
  return chosen
}

async function gather(entry: FileSystemEntry, depth: number, chosen: Chosen[]): Promise<void> {
  if (chosen.length >= limits.folderEntriesMax || depth > limits.folderDepthMax) return
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject))
    chosen.push({ path: entry.fullPath.replace(/^\//, ''), file })
  } else if (isDirectory(entry)) {
    const reader = entry.createReader()
    // A reader hands out about a hundred entries a call, and an empty list at the end.
    for (;;) {
      const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
      if (batch.length === 0) break
      for (const child of batch) await gather(child, depth + 1, chosen)
    }
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile
}

function isDirectory(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory
}

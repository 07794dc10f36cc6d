/** Finds the sheets of a workbook among the entries of its zip. Macros, pictures and links in it are never looked at. */
import type { ZipEntry } from '../archive/zip.ts'
import { WORKBOOK } from './is-workbook.ts'
import { readRelations, readSharedTexts, readSheetNames, readSheetRows } from './sheet-rows.ts'

const RELATIONS = 'xl/_rels/workbook.xml.rels'
const SHARED_TEXTS = 'xl/sharedStrings.xml'

export interface Sheet {
  readonly name: string
  readonly bytes: number
  /** Rejects with DamagedError. Stops when `row` answers false. */
  read(row: (cells: readonly string[], number: number) => boolean): Promise<void>
}

/** Rejects with DamagedError when the workbook cannot be read. */
export async function openWorkbook(entries: readonly ZipEntry[]): Promise<readonly Sheet[]> {
  const entryAt = (path: string): ZipEntry | undefined => entries.find((entry) => entry.path === path)
  const names = await readSheetNames(opened(entryAt(WORKBOOK)))
  const targets = await readRelations(opened(entryAt(RELATIONS)))
  let texts: Promise<readonly string[]> | undefined
  return names.flatMap(({ name, id }) => {
    const target = targets.get(id) ?? ''
    const entry = entryAt(target.startsWith('/') ? target.slice(1) : `xl/${target}`)
    if (entry === undefined) return []
    return {
      name,
      bytes: entry.unpackedBytes,
      async read(row) {
        texts ??= readSharedTexts(opened(entryAt(SHARED_TEXTS)))
        await readSheetRows(entry.open(), await texts, row)
      },
    }
  })
}

async function* opened(entry: ZipEntry | undefined): AsyncGenerator<Uint8Array> {
  if (entry !== undefined) yield* entry.open()
}

/** Keeps one history in IndexedDB, as the typed arrays that it is made of, so that a reload needs no import. */
import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb'
import type { Findings, PlayRule } from '../contract/insights.ts'
import type { NameDecisions } from '../contract/names.ts'
import type { Reconciliation } from '../contract/reconciliation.ts'
import type { HistorySummary } from '../contract/worker.ts'
import type { ListenPlaces, Listens } from '../listening/index.ts'

const DATABASE = 'chorus'
const VERSION = 1

/** All-time findings under each rule that was asked for, so that the first page after a reload waits for no table. */
export type KeptFindings = Readonly<Partial<Record<PlayRule, Findings>>>

export interface History {
  readonly source: 'files' | 'sample'
  readonly listens: Listens
  readonly reconciliation: Reconciliation
  /** Absent until the files have been read again, and where they could not be. */
  readonly places?: ListenPlaces
  /** The same rows with sources that recorded the same listen merged, or kept apart: whichever is not shown. */
  readonly other?: Omit<History, 'source' | 'other'>
  readonly isMerged: boolean
}

/** The small part, read first; the history itself follows when it is needed. */
export interface Cover {
  readonly summary: HistorySummary
  readonly findings: KeptFindings
  /** What worked the findings out: another version may count otherwise. */
  readonly madeBy: string
  /** Stays when another history takes the place of this one. */
  readonly names: NameDecisions
}

interface Tables extends DBSchema {
  histories: { key: 'history'; value: History }
  covers: { key: 'cover'; value: Cover }
}

/** Undefined where nothing is stored, or where what is stored is of a form that this version does not read. */
export async function loadHistory(): Promise<History | undefined> {
  const found = await within((database) => database.get('histories', 'history'))
  return found?.listens.version === 1 && 'repeats' in found.reconciliation ? found : undefined
}

/** Without reading it. */
export async function isHistoryStored(): Promise<boolean> {
  return (await within((database) => database.count('histories'))) > 0
}

export function loadCover(): Promise<Cover | undefined> {
  return within((database) => database.get('covers', 'cover'))
}

/** Throws what IndexedDB throws, above all `QuotaExceededError`. A cover never stands without its history. */
export async function saveHistory(history: History, cover: Cover): Promise<void> {
  await within(async (database) => {
    const writing = database.transaction(['histories', 'covers'], 'readwrite')
    await Promise.all([
      writing.objectStore('histories').put(history, 'history'),
      writing.objectStore('covers').put(cover, 'cover'),
      writing.done,
    ])
  })
}

export async function saveCover(cover: Cover): Promise<void> {
  await within((database) => database.put('covers', cover, 'cover'))
}

/** Removes the database itself, not only its content. */
export async function deleteHistory(): Promise<void> {
  await deleteDB(DATABASE)
}

/** What a history takes in storage, about: its columns to the byte and its names at the size of their UTF-16. */
export function sizeOf(listens: Listens): number {
  let bytes = 0
  for (const value of Object.values(listens)) bytes += sizeOfValue(value)
  return bytes
}

function sizeOfValue(value: unknown): number {
  if (ArrayBuffer.isView(value)) return value.byteLength
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + (typeof item === 'string' ? item.length * 2 + 4 : 0), 0)
  if (typeof value === 'object' && value !== null) return Object.values(value).reduce<number>((sum, item) => sum + sizeOfValue(item), 0)
  return 0
}

async function within<T>(work: (database: IDBPDatabase<Tables>) => Promise<T>): Promise<T> {
  const database = await openDB<Tables>(DATABASE, VERSION, {
    upgrade: (fresh) => {
      fresh.createObjectStore('histories')
      fresh.createObjectStore('covers')
    },
  })
  try {
    return await work(database)
  } finally {
    database.close()
  }
}

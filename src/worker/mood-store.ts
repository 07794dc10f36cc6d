/** Keeps check-ins, the person's own words on artists and a table of further ones in a database of their own in this browser. */
import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb'
import type { CheckIn, MoodCorrection, MoodTable } from '../contract/mood.ts'
import type { TableRows } from '../mood/index.ts'

const DATABASE = 'chorus-mood'
/** Version 2 added tables. */
const VERSION = 2

interface Tables extends DBSchema {
  checkIns: { key: string; value: CheckIn }
  corrections: { key: string; value: MoodCorrection }
  tables: { key: 'table'; value: KeptTable }
  picks: { key: 'pick'; value: TablePick }
}

/** The file stays whole: which of its recordings are wanted changes with the history. */
export interface KeptTable extends MoodTable {
  readonly file: Blob
}

/** What one history wants of the table, so that a visit need not read all of it again. */
export interface TablePick {
  /** The versions of the table and of what was wanted. */
  readonly of: string
  readonly rows: TableRows
}

export function keptCheckIns(): Promise<CheckIn[]> {
  return within((database) => database.getAll('checkIns'))
}

export function keepCheckIn(checkIn: CheckIn): Promise<unknown> {
  return within((database) => database.put('checkIns', checkIn, checkIn.id))
}

export function dropCheckIn(id: string): Promise<unknown> {
  return within((database) => database.delete('checkIns', id))
}

export function dropCheckIns(): Promise<unknown> {
  return within((database) => database.clear('checkIns'))
}

export function keptCorrections(): Promise<MoodCorrection[]> {
  return within((database) => database.getAll('corrections'))
}

export function keepCorrection(correction: MoodCorrection): Promise<unknown> {
  return within((database) => database.put('corrections', correction, correction.artist))
}

export function dropCorrection(artist: string): Promise<unknown> {
  return within((database) => database.delete('corrections', artist))
}

export function keptTable(): Promise<KeptTable | undefined> {
  return within((database) => database.get('tables', 'table'))
}

/** Throws what IndexedDB throws, above all `QuotaExceededError`; the table before it stays then. */
export function keepTable(table: KeptTable): Promise<unknown> {
  return within(async (database) => {
    const writing = database.transaction(['tables', 'picks'], 'readwrite')
    await Promise.all([writing.objectStore('tables').put(table, 'table'), writing.objectStore('picks').clear(), writing.done])
  })
}

export function dropTable(): Promise<unknown> {
  return within(async (database) => {
    const writing = database.transaction(['tables', 'picks'], 'readwrite')
    await Promise.all([writing.objectStore('tables').clear(), writing.objectStore('picks').clear(), writing.done])
  })
}

export function keptPick(): Promise<TablePick | undefined> {
  return within((database) => database.get('picks', 'pick'))
}

export function keepPick(pick: TablePick): Promise<unknown> {
  return within((database) => database.put('picks', pick, 'pick'))
}

export async function deleteMood(): Promise<void> {
  await deleteDB(DATABASE)
}

async function within<T>(work: (database: IDBPDatabase<Tables>) => Promise<T>): Promise<T> {
  const database = await openDB<Tables>(DATABASE, VERSION, {
    upgrade: (opened, versionBefore) => {
      if (versionBefore < 1) {
        opened.createObjectStore('checkIns')
        opened.createObjectStore('corrections')
      }
      if (versionBefore < 2) {
        opened.createObjectStore('tables')
        opened.createObjectStore('picks')
      }
    },
  })
  try {
    return await work(database)
  } finally {
    database.close()
  }
}

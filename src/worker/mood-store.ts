/** Keeps check-ins and the person's own words on artists in a database of their own in this browser. */
import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb'
import type { CheckIn, MoodCorrection } from '../contract/mood.ts'

const DATABASE = 'chorus-mood'
const VERSION = 1

interface Tables extends DBSchema {
  checkIns: { key: string; value: CheckIn }
  corrections: { key: string; value: MoodCorrection }
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

export async function deleteMood(): Promise<void> {
  await deleteDB(DATABASE)
}

async function within<T>(work: (database: IDBPDatabase<Tables>) => Promise<T>): Promise<T> {
  const database = await openDB<Tables>(DATABASE, VERSION, {
    upgrade: (fresh) => {
      fresh.createObjectStore('checkIns')
      fresh.createObjectStore('corrections')
    },
  })
  try {
    return await work(database)
  } finally {
    database.close()
  }
}

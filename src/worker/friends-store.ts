/** Keeps friends' cards, notes of what was given to whom, and the signing key, in a database of their own in this browser. */
import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb'
import type { GivenCard } from '../contract/friends.ts'

const DATABASE = 'chorus-friends'
const VERSION = 1

export interface KeptCard {
  readonly id: string
  /** As it came, so that its signature can be checked again. */
  readonly text: string
  readonly keptAtMs: number
}

/** The private half cannot be read out, not even by this page. */
export interface KeptKey {
  readonly algorithm: 'Ed25519' | 'ECDSA-P256-SHA256'
  readonly pair: CryptoKeyPair
}

interface Tables extends DBSchema {
  cards: { key: string; value: KeptCard }
  given: { key: string; value: GivenCard }
  keys: { key: 'signing'; value: KeptKey }
}

export function keptCards(): Promise<KeptCard[]> {
  return within((database) => database.getAll('cards'))
}

export function keepCard(card: KeptCard): Promise<unknown> {
  return within((database) => database.put('cards', card, card.id))
}

export function dropCard(id: string): Promise<unknown> {
  return within((database) => database.delete('cards', id))
}

export function givenCards(): Promise<GivenCard[]> {
  return within((database) => database.getAll('given'))
}

export function noteGiven(given: GivenCard): Promise<unknown> {
  return within((database) => database.put('given', given, given.id))
}

export function dropGiven(id: string): Promise<unknown> {
  return within((database) => database.delete('given', id))
}

export function keptKey(): Promise<KeptKey | undefined> {
  return within((database) => database.get('keys', 'signing'))
}

export function keepKey(key: KeptKey): Promise<unknown> {
  return within((database) => database.put('keys', key, 'signing'))
}

export async function deleteFriends(): Promise<void> {
  await deleteDB(DATABASE)
}

async function within<T>(work: (database: IDBPDatabase<Tables>) => Promise<T>): Promise<T> {
  const database = await openDB<Tables>(DATABASE, VERSION, {
    upgrade: (fresh) => {
      fresh.createObjectStore('cards')
      fresh.createObjectStore('given')
      fresh.createObjectStore('keys')
    },
  })
  try {
    return await work(database)
  } finally {
    database.close()
  }
}

/** What this browser alone keeps of a member's votes: codes that are not a passkey's, and the ballots with what they said. */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import type { SecretBallot } from '../../../contract/ballot.ts'
import type { Choice } from './choices.ts'

const DATABASE = 'chorus-votes'
const VERSION = 1

export interface KeptCode {
  /** The public half, by which it is found. */
  readonly commitment: string
  readonly code: string
}

export interface KeptBallot {
  readonly proposal: string
  /** Of whom it is: several members may share a browser. */
  readonly commitment: string
  readonly choice: Choice
  readonly ballot: SecretBallot
  /** When it leaves: a random moment, so that its time tells nothing. */
  readonly leavesAtMs: number
  /** Of the ballot in the public log; null until the collective has taken it. */
  readonly place: number | null
}

interface Tables extends DBSchema {
  codes: { key: string; value: KeptCode }
  ballots: { key: [string, string, number]; value: KeptBallot }
}

export async function keptCode(commitment: string): Promise<string | undefined> {
  return (await within((database) => database.get('codes', commitment)))?.code
}

export async function keepCode(kept: KeptCode): Promise<void> {
  await within((database) => database.put('codes', kept, kept.commitment))
}

export async function forgetCode(commitment: string): Promise<void> {
  await within((database) => database.delete('codes', commitment))
}

/** Those of one voter in one vote, the last one last. */
export async function keptBallots(proposal: string, commitment: string): Promise<readonly KeptBallot[]> {
  const all = IDBKeyRange.bound([proposal, commitment, 0], [proposal, commitment, Infinity])
  return within((database) => database.getAll('ballots', all))
}

export async function keepBallot(kept: KeptBallot): Promise<void> {
  await within((database) => database.put('ballots', kept, [kept.proposal, kept.commitment, kept.ballot.sequence]))
}

async function within<T>(work: (database: IDBPDatabase<Tables>) => Promise<T>): Promise<T> {
  const database = await openDB<Tables>(DATABASE, VERSION, {
    upgrade: (fresh) => {
      fresh.createObjectStore('codes')
      fresh.createObjectStore('ballots')
    },
  })
  try {
    return await work(database)
  } finally {
    database.close()
  }
}

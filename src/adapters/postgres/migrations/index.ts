/** The schema as it grew: each file runs once, in this order, and is never edited after a release. */
import people from './0001-people.sql?raw'
import governance from './0002-governance.sql?raw'
import money from './0003-money.sql?raw'
import audit from './0004-audit.sql?raw'
import access from './0005-access.sql?raw'
import nearby from './0006-nearby.sql?raw'
import log from './0007-log.sql?raw'
import review from './0008-review.sql?raw'
import secretBallots from './0009-secret-ballots.sql?raw'
import witnesses from './0010-witnesses.sql?raw'

export interface Migration {
  readonly number: number
  readonly name: string
  readonly sql: string
}

export const migrations: readonly Migration[] = [
  { number: 1, name: 'people', sql: people },
  { number: 2, name: 'governance', sql: governance },
  { number: 3, name: 'money', sql: money },
  { number: 4, name: 'audit', sql: audit },
  { number: 5, name: 'access', sql: access },
  { number: 6, name: 'nearby', sql: nearby },
  { number: 7, name: 'log', sql: log },
  { number: 8, name: 'review', sql: review },
  { number: 9, name: 'secret-ballots', sql: secretBallots },
  { number: 10, name: 'witnesses', sql: witnesses },
]

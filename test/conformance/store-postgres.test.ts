/** The store on a PostgreSQL server: runs where DATABASE_URL names one on which databases may be made. */
import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, describe, it } from 'vitest'
import { openServer } from '../../src/adapters/postgres/open-database.ts'
import { describeStore } from './store.conformance.ts'

const url = process.env['DATABASE_URL']

if (url === undefined) {
  describe('the store on PostgreSQL', () => {
    // The reason: a server is the operator's to give, and PGlite runs the same suite on the same engine meanwhile.
    it.skip('was not tried, because DATABASE_URL names no server', () => undefined)
  })
} else {
  const name = `chorus_test_${randomBytes(6).toString('hex')}`
  const own = new URL(url)
  own.pathname = `/${name}`
  describeStore('PostgreSQL', async () => {
    await command(url, `create database ${name}`)
    return await openServer(own.href)
  })
  afterAll(() => command(url, `drop database ${name} with (force)`))
}

async function command(server: string, text: string): Promise<void> {
  const client = new Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(text)
  } finally {
    await client.end()
  }
}

/** One engine over ClickHouse's own client: embedded chDB on a folder of this process, or a server by its address. */
import { Readable } from 'node:stream'
import { createClient, type ClickHouseClient } from '@clickhouse/client'
import type { PoolEngine, Statement } from '../../pool/index.ts'
import { embeddedConnection } from './embedded-connection.ts'

/** Opens chDB on a folder. A process holds one such folder, and a folder belongs to one process, at a time. */
export function openEmbeddedEngine(folder: string): PoolEngine {
  return new ClickHouseEngine(createClient({ connection: embeddedConnection(folder) }))
}

/** Connects to a server or cluster; the address holds user, password and database. */
export function connectEngine(url: string): PoolEngine {
  return new ClickHouseEngine(createClient({ url, request_timeout: REQUEST_MS_MAX, use_multipart_params_auto: true }))
}

/** The longest statements are the files of a release and the removal of members from a large table. */
const REQUEST_MS_MAX = 30 * 60_000

class ClickHouseEngine implements PoolEngine {
  private readonly client: ClickHouseClient

  constructor(client: ClickHouseClient) {
    this.client = client
  }

  async run({ sql, params }: Statement): Promise<void> {
    await this.client.command({ query: sql, query_params: params })
  }

  async rows({ sql, params }: Statement): Promise<readonly unknown[]> {
    const answer = await this.client.query({ query: sql, query_params: params, format: 'JSONEachRow' })
    return answer.json<unknown>()
  }

  async bytes({ sql, params }: Statement): Promise<Uint8Array> {
    const { stream } = await this.client.exec({ query: sql, query_params: params })
    const chunks: Uint8Array[] = []
    for await (const chunk of stream) chunks.push(chunk)
    return Buffer.concat(chunks)
  }

  async insert(table: string, columns: readonly string[], lines: string): Promise<void> {
    const [first, ...rest] = columns
    if (first === undefined) throw new TypeError('an insert names its columns')
    await this.client.insert({
      table,
      columns: [first, ...rest],
      values: Readable.from([lines], { objectMode: false }),
      format: 'TabSeparated',
    })
  }

  async close(): Promise<void> {
    await this.client.close()
  }
}

/** chDB as a connection of ClickHouse's client: statements and their parameters go through, and nothing else. */
import type { createClient } from '@clickhouse/client'
import { createChdbConnection } from 'chdb/connection'

type Connection = NonNullable<NonNullable<Parameters<typeof createClient>[0]>['connection']>
type Query = Parameters<Connection['query']>[0]

/**
 * Settings are left behind on purpose: chDB would apply them with SET, so that they would stay for every later statement
 * of the process. Whatever a statement needs stands in its own text.
 */
export function embeddedConnection(folder: string): Connection {
  const chdb = createChdbConnection({ path: folder })
  return {
    ping: () => chdb.ping({ select: true }),
    query: (params) => chdb.query(statementOf(params)),
    command: (params) => chdb.command(statementOf(params)),
    exec: (params) => chdb.exec(statementOf(params)),
    insert: (params) => chdb.insert({ ...statementOf(params), values: params.values }),
    close: () => chdb.close(),
  }
}

function statementOf({ query, query_params: parameters }: Query) {
  return parameters === undefined ? { query } : { query, query_params: parameters }
}

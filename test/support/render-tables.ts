/** Writes the types of all tables as TypeScript from what a migrated database says about itself. */
import type { Kysely } from 'kysely'
import { sql } from 'kysely'

interface Column {
  readonly table: string
  readonly name: string | null
  readonly type: string | null
  readonly nullable: boolean
  readonly hasDefault: boolean
  /** As in pg_attribute: 'a' always, 'd' by default, '' not. */
  readonly identity: string
  readonly checks: readonly string[] | null
}

const TYPES: Readonly<Record<string, string>> = {
  text: 'string',
  integer: 'number',
  bigint: 'bigint',
  boolean: 'boolean',
  bytea: 'Uint8Array',
  date: 'string',
  'text[]': 'readonly string[]',
  jsonb: 'Json',
  xid8: 'string',
  'timestamp(3) with time zone': 'Instant',
}

/** Columns named after what they refer to carry its branded id. */
const IDS: Readonly<Record<string, string>> = {
  account_id: 'AccountId',
  steward_id: 'AccountId',
  drafted_by: 'AccountId',
  assembled_by: 'AccountId',
  member_id: `Id<'member'>`,
  contribution_id: `Id<'contribution'>`,
  other_id: `Id<'member'>`,
  buyer_id: `Id<'buyer'>`,
  request_id: `Id<'request'>`,
  proposal_id: `Id<'proposal'>`,
  release_id: `Id<'release'>`,
  batch_id: `Id<'batch'>`,
}

export async function renderTables<T>(db: Kysely<T>): Promise<string> {
  const byTable = new Map<string, Column[]>()
  // A table without columns is only ever locked.
  const columns = (await readColumns(db)).filter(({ name }) => name !== null)
  for (const column of columns) byTable.set(column.table, [...(byTable.get(column.table) ?? []), column])
  const header = [
    '/** The tables as the migrations make them. Written from a migrated database; a test tells when the two differ. */',
    `import type { AccountId, Id } from '../../shared/ids.ts'`,
    `import type { Instant, InstantOrNull, Json, Made } from './column-types.ts'`,
  ]
  const interfaces = [...byTable].map(([table, ofTable]) => {
    const fields = ofTable.flatMap((column) => (column.name === null ? [] : [fieldOf(column.name, typeOf(column))]))
    return [`export interface ${pascal(table)}Table {`, ...fields, '}'].join('\n')
  })
  const all = [
    'export interface Tables {',
    ...[...byTable.keys()].map((table) => `  readonly ${camel(table)}: ${pascal(table)}Table`),
    '}',
  ].join('\n')
  return `${[header.join('\n'), ...interfaces, all].join('\n\n')}\n`
}

async function readColumns<T>(db: Kysely<T>): Promise<readonly Column[]> {
  const { rows } = await sql<Column>`
    select class.relname::text as "table", attribute.attname::text as name, format_type(attribute.atttypid, attribute.atttypmod) as type,
      not coalesce(attribute.attnotnull, false) as nullable, coalesce(attribute.atthasdef, false) as has_default, coalesce(attribute.attidentity::text, '') as identity,
      (select array_agg(pg_get_constraintdef(oid) order by oid) from pg_constraint
        where conrelid = class.oid and contype = 'c' and conkey = array[attribute.attnum]) as checks
    from pg_class as class
    left join pg_attribute as attribute on attribute.attrelid = class.oid and attribute.attnum > 0 and not attribute.attisdropped
    where class.relnamespace = current_schema()::regnamespace and class.relkind = 'r' and class.relname <> 'schema_migration'
    order by class.relname collate "C", attribute.attnum`.execute(db)
  return rows
}

/** A long list of words is broken as the formatter breaks it. */
function fieldOf(name: string, type: string): string {
  const line = `  readonly ${camel(name)}: ${type}`
  return line.length <= 140
    ? line
    : `  readonly ${camel(name)}:\n${type
        .split(' | ')
        .map((word) => `    | ${word}`)
        .join('\n')}`
}

function typeOf({ name, type, nullable, hasDefault, identity, checks }: Column): string {
  const known = TYPES[type ?? '']
  if (known === undefined) throw new Error(`no type of TypeScript for ${type}`)
  if (known === 'Instant') return nullable ? 'InstantOrNull' : 'Instant'
  const narrow = literalsOf(checks ?? []) ?? IDS[name ?? ''] ?? (name === 'id' ? idOf(checks ?? []) : undefined) ?? known
  const full = nullable ? `${narrow} | null` : narrow
  return identity === 'a' || hasDefault ? `Made<${full}>` : full
}

/** PostgreSQL writes `in ('a', 'b')` as `= ANY (ARRAY['a'::text, 'b'::text])`. */
function literalsOf(checks: readonly string[]): string | undefined {
  const list = checks.map((check) => /= ANY \(ARRAY\[(.*?)\]\)/.exec(check)?.[1]).find((found) => found !== undefined)
  return list === undefined ? undefined : [...list.matchAll(/'(\w+)'/g)].map(([, word]) => `'${word}'`).join(' | ')
}

function idOf(checks: readonly string[]): string | undefined {
  const kind = checks.map((check) => /'\^(\w+)_\[/.exec(check)?.[1]).find((found) => found !== undefined)
  if (kind !== undefined) return `Id<'${kind}'>`
  return checks.some((check) => check.includes('^(member|steward|buyer)_')) ? 'AccountId' : undefined
}

function camel(name: string): string {
  return name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

function pascal(name: string): string {
  return camel(`_${name}`)
}

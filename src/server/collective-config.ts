/** Where a collective keeps its data and what its address is: raw environment in, typed values out. */

export interface CollectiveConfig {
  /** Absolute or relative to where the server was started. */
  readonly dataDir: string
  /** Scheme, host and port of the pages as browsers see them; passkeys belong to it. */
  readonly origin: string
  /** A PostgreSQL server in place of the embedded one. */
  readonly databaseUrl: string | null
  /** A ClickHouse server in place of the embedded one. */
  readonly clickhouseUrl: string | null
}

type Parsed =
  | { readonly kind: 'config'; readonly config: CollectiveConfig }
  | { readonly kind: 'wrong'; readonly message: string; readonly hint: string }

const DATA_DEFAULT = './data'

/** Reads `CHORUS_DATA`, `CHORUS_ORIGIN`, `DATABASE_URL` and `CLICKHOUSE_URL`; an empty value counts as not set. */
export function parseCollectiveConfig(env: Readonly<Record<string, string | undefined>>, localUrl: string): Parsed {
  const read = (name: string): string | null => env[name]?.trim() || null
  const origin = originOf(read('CHORUS_ORIGIN') ?? localUrl)
  if (origin === undefined) {
    return {
      kind: 'wrong',
      message: 'CHORUS_ORIGIN is not the address of a site.',
      hint: 'Set it to scheme and host, for example CHORUS_ORIGIN=https://chorus.example.org; other than on this computer it must be https.',
    }
  }
  const urls = { databaseUrl: read('DATABASE_URL'), clickhouseUrl: read('CLICKHOUSE_URL') }
  return { kind: 'config', config: { dataDir: read('CHORUS_DATA') ?? DATA_DEFAULT, origin, ...urls } }
}

/** Browsers offer passkeys over TLS and on the computer itself only. */
function originOf(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined
  const { protocol, hostname, origin, pathname, search, hash } = new URL(text)
  const isBare = pathname === '/' && search === '' && hash === ''
  const isSafe =
    protocol === 'https:' ||
    (protocol === 'http:' && (hostname === 'localhost' || text.startsWith('http://[') || /^[\d.]+$/.test(hostname)))
  return isBare && isSafe ? origin : undefined
}

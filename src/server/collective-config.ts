/** Where a collective keeps its data and what its address is: raw environment in, typed values out. */
import { limits } from '../shared/limits.ts'
import { parseVerifierKey, type NoteKey, type Sha256 } from '../transparency/index.ts'

export interface CollectiveConfig {
  /** Absolute or relative to where the server was started. */
  readonly dataDir: string
  /** Scheme, host and port of the pages as browsers see them; passkeys belong to it. */
  readonly origin: string
  /** A PostgreSQL server in place of the embedded one. */
  readonly databaseUrl: string | null
  /** A ClickHouse server in place of the embedded one. */
  readonly clickhouseUrl: string | null
  /** Who watches the public log, and may sign it beside the collective. */
  readonly witnesses: readonly NoteKey[]
}

type Parsed =
  | { readonly kind: 'config'; readonly config: CollectiveConfig }
  | { readonly kind: 'wrong'; readonly message: string; readonly hint: string }

const DATA_DEFAULT = './data'

/** Reads `CHORUS_DATA`, `CHORUS_ORIGIN`, `CHORUS_WITNESSES`, `DATABASE_URL` and `CLICKHOUSE_URL`; an empty value counts as not set. */
export function parseCollectiveConfig(
  env: Readonly<Record<string, string | undefined>>,
  { localUrl, sha256 }: { readonly localUrl: string; readonly sha256: Sha256 },
): Parsed {
  const read = (name: string): string | null => env[name]?.trim() || null
  const origin = originOf(read('CHORUS_ORIGIN') ?? localUrl)
  if (origin === undefined) {
    return {
      kind: 'wrong',
      message: 'CHORUS_ORIGIN is not the address of a site.',
      hint: 'Set it to scheme and host, for example CHORUS_ORIGIN=https://chorus.example.org; other than on this computer it must be https.',
    }
  }
  const witnesses = parseWitnesses(read('CHORUS_WITNESSES') ?? '', sha256)
  if (typeof witnesses === 'string') return { kind: 'wrong', message: witnesses, hint: WITNESS_HINT }
  const urls = { databaseUrl: read('DATABASE_URL'), clickhouseUrl: read('CLICKHOUSE_URL') }
  return { kind: 'config', config: { dataDir: read('CHORUS_DATA') ?? DATA_DEFAULT, origin, witnesses, ...urls } }
}

const WITNESS_HINT = 'It holds the verifier keys of witnesses with spaces between them, each as chorus witness --new-key prints it.'

/** Gives what is wrong with them, in a sentence, where something is. */
export function parseWitnesses(text: string, sha256: Sha256): readonly NoteKey[] | string {
  const words = text.split(/[\s,]+/).filter((word) => word !== '')
  if (words.length > limits.witnessesMax) return `CHORUS_WITNESSES names more than ${limits.witnessesMax} witnesses.`
  const keys = words.flatMap((word) => {
    const key = parseVerifierKey(sha256, word)
    return key?.kind === 'cosignature' ? [key] : []
  })
  if (keys.length < words.length) return 'CHORUS_WITNESSES holds something that is no key of a witness.'
  if (new Set(keys.map(({ name }) => name)).size < keys.length) return 'CHORUS_WITNESSES names two witnesses alike.'
  return keys
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

/** Single files that are broken, hostile or something else, each with what a careful reader makes of it. */

/** An honest row with a private value in every private field of either generation. */
export function honestRow(second: number, fields: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return {
    ts: `${new Date(Date.UTC(2022, 4, 1) + second * 1_000).toISOString().slice(0, 19)}Z`,
    username: SECRETS.username,
    platform: `Android OS 11 API 30 (acme, ${SECRETS.device})`,
    ms_played: 61_000,
    conn_country: 'PT',
    ip_addr: SECRETS.address,
    ip_addr_decrypted: SECRETS.oldAddress,
    user_agent_decrypted: SECRETS.userAgent,
    city: SECRETS.city,
    region: SECRETS.region,
    master_metadata_track_name: 'Kettle On',
    master_metadata_album_artist_name: 'Tidal Heron',
    master_metadata_album_album_name: 'Ebb',
    spotify_track_uri: 'spotify:track:0000000000000000000001',
    reason_start: 'clickrow',
    reason_end: 'trackdone',
    shuffle: false,
    skipped: false,
    offline: false,
    offline_timestamp: null,
    incognito_mode: false,
    ...fields,
  }
}

/** Values that may never be kept or shown. */
export const SECRETS = {
  username: 'private-user-7f3a',
  device: 'PRIVATE-DEVICE-9',
  address: '203.0.113.77',
  oldAddress: '2001:db8::7777',
  userAgent: 'PrivateAgent/7.7',
  city: 'Privateville',
  region: 'Privateshire',
} as const

export interface BrokenFile {
  readonly name: string
  readonly content: () => string | Uint8Array
  /** What is taken from it, or undefined where nothing can be. */
  readonly usable?: { readonly listens: number; readonly rejected: number }
  /** What the person is told, on stderr; absent where there is nothing to tell. */
  readonly says?: RegExp
}

const honest = (count: number): Readonly<Record<string, unknown>>[] => Array.from({ length: count }, (_, i) => honestRow(i))
const pretty = (rows: readonly unknown[]): string => JSON.stringify(rows, null, 2)
const MB = 1_000_000

/** Puts a text where a row would stand, as the second of three. */
function around(text: string): string {
  const [first, , third] = honest(3).map((row) => JSON.stringify(row))
  return `[\n${first},\n${text},\n${third}\n]\n`
}

function utf16(text: string): Uint8Array {
  return Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])
}

const LEFT_OUT_IN_LINE_3 = /broken[^\n]*, line 3: [^\n]*One row was left out/

export const BROKEN_FILES: readonly BrokenFile[] = [
  { name: 'empty', content: () => '', says: /an empty file/ },
  { name: 'blanks', content: () => ' \r\n\t\0 '.repeat(1_000), says: /nothing but blanks/ },
  { name: 'an empty list', content: () => '[]', says: /no listening history/ },
  { name: 'a text in UTF-16', content: () => utf16(pretty(honest(3))), usable: { listens: 3, rejected: 0 } },
  {
    name: 'a text in UTF-16 without its mark',
    content: () => Buffer.from(pretty(honest(3)), 'utf16le'),
    usable: { listens: 3, rejected: 0 },
  },
  {
    name: 'random bytes',
    content: () => Buffer.from(Array.from({ length: 50_000 }, (_, i) => (i * 7_919) % 251)),
    says: /no listening history/,
  },
  { name: 'a web page', content: () => '<!doctype html><script>alert("ts")</script>', says: /a web page/ },
  { name: 'a string of 100 MB', content: () => `"${'x'.repeat(100 * MB)}"`, says: /no listening history/ },
  { name: 'a number', content: () => '1e999', says: /no listening history/ },
  {
    name: 'a single row of which nothing can be used',
    content: () => pretty([honestRow(0, { ts: 'never' })]),
    says: /line 2: .*no row that can be used/s,
  },
  {
    name: 'user data',
    content: () =>
      JSON.stringify({ username: SECRETS.username, email: 'private@example.invalid', birthdate: '1900-01-01', city: SECRETS.city }),
    says: /user data.*Ask your streaming service/s,
  },
  {
    name: 'another company’s export',
    content: () => JSON.stringify({ orders: [{ id: 1, user: SECRETS.username }] }),
    says: /no listening history that is known here.*Ask your streaming service/s,
  },
  { name: 'a byte order mark', content: () => `\ufeff${pretty(honest(3))}`, usable: { listens: 3, rejected: 0 } },
  { name: 'CRLF line ends', content: () => pretty(honest(3)).replaceAll('\n', '\r\n'), usable: { listens: 3, rejected: 0 } },
  { name: 'no line ends', content: () => JSON.stringify(honest(3)), usable: { listens: 3, rejected: 0 } },
  { name: 'NUL bytes at both ends', content: () => `\0\0${pretty(honest(3))}\0\0\0`, usable: { listens: 3, rejected: 0 } },
  {
    name: 'NUL bytes in names',
    content: () => pretty(honest(3)).replaceAll('Kettle On', 'Kettle\0 On'),
    usable: { listens: 3, rejected: 0 },
  },
  {
    name: 'two lists one after the other',
    content: () => JSON.stringify(honest(2)) + JSON.stringify([honestRow(9)]),
    usable: { listens: 3, rejected: 0 },
  },
  {
    name: 'one row a line, without a list',
    content: () =>
      honest(3)
        .map((row) => JSON.stringify(row))
        .join('\n'),
    usable: { listens: 3, rejected: 0 },
  },
  {
    name: 'fields that nobody knows yet',
    content: () => pretty([honestRow(0, { new_field: { a: [1, { b: null }] } })]),
    usable: { listens: 1, rejected: 0 },
  },
  {
    name: 'keys of prototypes',
    content: () =>
      around(
        JSON.stringify(honestRow(1)).replace('{', '{"__proto__":{"ms_played":1,"isAdmin":true},"constructor":{"prototype":{"ts":0}},'),
      ),
    usable: { listens: 3, rejected: 0 },
  },
  {
    name: 'a key twice, of which the last counts',
    content: () => around(JSON.stringify(honestRow(1)).replace('{', '{"ts":"nonsense","ms_played":-5,')),
    usable: { listens: 3, rejected: 0 },
  },
  {
    name: 'numbers written as text',
    content: () => pretty([honestRow(0, { ms_played: '61000', offline_timestamp: '0' })]),
    usable: { listens: 1, rejected: 0 },
  },
  {
    name: 'bytes that are no UTF-8',
    content: () => Buffer.from(pretty(honest(3)).replaceAll('Kettle', 'Kettl\u00e9'), 'latin1'),
    usable: { listens: 3, rejected: 0 },
  },
  {
    name: 'half of a surrogate pair',
    content: () => pretty(honest(1)).replaceAll('Kettle', String.raw`\ud83d`),
    usable: { listens: 1, rejected: 0 },
  },
  {
    name: 'a file that breaks off in a row',
    content: () => pretty(honest(3)).slice(0, -200),
    usable: { listens: 2, rejected: 1 },
    says: /broken[^\n]*, line 48: /,
  },
  {
    name: 'a file that breaks off between rows',
    content: () => pretty(honest(3)).slice(0, -2),
    usable: { listens: 3, rejected: 0 },
    says: /ends before its list of rows does/,
  },
  {
    name: 'a row that is no JSON',
    content: () => around('{"ts": oops, "ms_played": }'),
    usable: { listens: 2, rejected: 1 },
    says: LEFT_OUT_IN_LINE_3,
  },
  { name: 'a value in the place of a row', content: () => around('42'), usable: { listens: 2, rejected: 1 }, says: LEFT_OUT_IN_LINE_3 },
  {
    name: 'a row that nests deep',
    content: () => around(`{"a":${'[{"b":'.repeat(200)}1${'}]'.repeat(200)}}`),
    usable: { listens: 2, rejected: 1 },
    says: LEFT_OUT_IN_LINE_3,
  },
  {
    name: 'a row whose name is 100 MB long',
    content: () => around(JSON.stringify(honestRow(1)).replace('Kettle On', 'x'.repeat(100 * MB))),
    usable: { listens: 2, rejected: 1 },
    says: LEFT_OUT_IN_LINE_3,
  },
  ...nonsenseValues().map(([field, value]) => ({
    name: `${field} ${JSON.stringify(value) ?? 'absent'}`,
    content: () => around(JSON.stringify(honestRow(1, { [field]: value }))),
    usable: { listens: 2, rejected: 1 },
    says: LEFT_OUT_IN_LINE_3,
  })),
  ...toleratedValues().map(([field, value]) => ({
    name: `${field} ${JSON.stringify(value)}`,
    content: () => around(JSON.stringify(honestRow(1, { [field]: value }))),
    usable: { listens: 3, rejected: 0 },
  })),
  {
    name: 'ten million braces after a row',
    content: () => `[${JSON.stringify(honestRow(0))},${'{'.repeat(10 * MB)}`,
    usable: { listens: 1, rejected: 1 },
    says: /broken/,
  },
]

/** A row with one of these has no place in time or no possible duration. */
function nonsenseValues(): readonly (readonly [string, unknown])[] {
  return [
    ['ts', null],
    ['ts', ''],
    ['ts', 1_651_363_200],
    ['ts', ['2022-05-01T00:00:00Z']],
    ['ts', '2022-02-30T00:00:00Z'],
    ['ts', '2022-05-01T25:00:00Z'],
    ['ts', '1970-01-01T00:00:00Z'],
    ['ts', '9999-12-31T23:59:59Z'],
    ['ms_played', -1],
    ['ms_played', 1e300],
    ['ms_played', 'long'],
    ['ms_played', {}],
  ]
}

/** Nonsense that costs a field and not the row. */
function toleratedValues(): readonly (readonly [string, unknown])[] {
  return [
    ['ms_played', null],
    ['shuffle', 'maybe'],
    ['skipped', { by: 'me' }],
    ['conn_country', 49],
    ['platform', null],
    ['platform', ['phone']],
    ['offline_timestamp', -1e300],
    ['offline_timestamp', 'yesterday'],
    ['reason_end', true],
    ['master_metadata_album_album_name', []],
    ['spotify_track_uri', 'javascript:alert(1)'],
    ['master_metadata_track_name', '<script>alert(1)</script>'],
    ['master_metadata_track_name', '\u001b[2J\u001b]0;owned\u0007\u009b31m\u202etfel'],
    ['master_metadata_album_artist_name', '\r\nchorus: all is lost\r\n'],
    ['master_metadata_album_artist_name', '__proto__'],
  ]
}

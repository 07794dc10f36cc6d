/** The collective's settings: what counts as not set, and which addresses are no place for passkeys. */
import { expect, test } from 'vitest'
import { limits } from '../shared/limits.ts'
import { formatVerifierKey, keyOf } from '../transparency/index.ts'
import { sha256 } from '../../test/support/log-keeper.ts'
import { parseCollectiveConfig } from './collective-config.ts'

const LOCAL = 'http://localhost:3333'
const local = { localUrl: LOCAL, sha256 }

test('without settings everything is embedded, in ./data, on this computer', () => {
  const config = { dataDir: './data', origin: LOCAL, databaseUrl: null, clickhouseUrl: null, witnesses: [] }
  expect(parseCollectiveConfig({}, local)).toEqual({ kind: 'config', config })
  expect(parseCollectiveConfig({ CHORUS_DATA: ' ', CHORUS_ORIGIN: '', DATABASE_URL: '' }, local)).toEqual({ kind: 'config', config })
})

test.each(['https://chorus.example', 'https://chorus.example:8443', 'http://localhost:8080', 'http://192.168.1.7:3333'])(
  '%s can be the address',
  (origin) => {
    const parsed = parseCollectiveConfig({ CHORUS_ORIGIN: origin }, local)
    expect(parsed.kind === 'config' && parsed.config.origin).toBe(origin)
  },
)

test.each(['chorus.example', 'http://chorus.example', 'https://chorus.example/app', 'https://chorus.example/?a', 'ftp://chorus.example'])(
  '%s cannot',
  (origin) => {
    expect(parseCollectiveConfig({ CHORUS_ORIGIN: origin }, local).kind).toBe('wrong')
  },
)

const keyNamed = (name: string, kind: 'note' | 'cosignature' = 'cosignature'): string =>
  formatVerifierKey(keyOf(sha256, { name, kind, publicKey: new Uint8Array(32).fill(7) }))

test('witnesses are named by their keys, with spaces, commas or new lines between', () => {
  const parsed = parseCollectiveConfig({ CHORUS_WITNESSES: ` ${keyNamed('one')},\n${keyNamed('two')} ` }, local)
  expect(parsed.kind === 'config' && parsed.config.witnesses.map(({ name }) => name)).toEqual(['one', 'two'])
})

test.each([
  ['a word', 'nonsense'],
  ['the key of a log', keyNamed('log', 'note')],
  ['a key with another id', keyNamed('one').replace(/\+[0-9a-f]{8}\+/, '+00000000+')],
  ['one name twice', `${keyNamed('one')} ${keyNamed('one')}`],
  ['too many', Array.from({ length: limits.witnessesMax + 1 }, (_, index) => keyNamed(`w${index}`)).join(' ')],
])('%s among them is told before anything starts', (_, text) => {
  expect(parseCollectiveConfig({ CHORUS_WITNESSES: text }, local)).toMatchObject({
    kind: 'wrong',
    message: expect.stringContaining('CHORUS_WITNESSES'),
  })
})

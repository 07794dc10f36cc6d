/** The collective's settings: what counts as not set, and which addresses are no place for passkeys. */
import { expect, test } from 'vitest'
import { parseCollectiveConfig } from './collective-config.ts'

const LOCAL = 'http://localhost:3333'

test('without settings everything is embedded, in ./data, on this computer', () => {
  const config = { dataDir: './data', origin: LOCAL, databaseUrl: null, clickhouseUrl: null }
  expect(parseCollectiveConfig({}, LOCAL)).toEqual({ kind: 'config', config })
  expect(parseCollectiveConfig({ CHORUS_DATA: ' ', CHORUS_ORIGIN: '', DATABASE_URL: '' }, LOCAL)).toEqual({ kind: 'config', config })
})

test.each(['https://chorus.example', 'https://chorus.example:8443', 'http://localhost:8080', 'http://192.168.1.7:3333'])(
  '%s can be the address',
  (origin) => {
    const parsed = parseCollectiveConfig({ CHORUS_ORIGIN: origin }, LOCAL)
    expect(parsed.kind === 'config' && parsed.config.origin).toBe(origin)
  },
)

test.each(['chorus.example', 'http://chorus.example', 'https://chorus.example/app', 'https://chorus.example/?a', 'ftp://chorus.example'])(
  '%s cannot',
  (origin) => {
    expect(parseCollectiveConfig({ CHORUS_ORIGIN: origin }, LOCAL).kind).toBe('wrong')
  },
)

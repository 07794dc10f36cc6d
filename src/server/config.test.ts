/** What the environment may say, and what is answered when it says nonsense. */
import { expect, test } from 'vitest'
import { parseConfig, urlOf } from './config.ts'

test('nothing set means port 3333, reachable from this computer only', () => {
  expect(parseConfig({})).toEqual({ kind: 'config', config: { host: '127.0.0.1', port: 3333, proxies: 0 } })
  expect(parseConfig({ PORT: '', HOST: ' ' })).toEqual(parseConfig({}))
})

test('port and host can be set', () => {
  expect(parseConfig({ PORT: '8080', HOST: '0.0.0.0' })).toEqual({ kind: 'config', config: { host: '0.0.0.0', port: 8080, proxies: 0 } })
})

test.each(['-1', '65536', '80.5', '0x50', 'http', '999999'])('PORT=%s is refused with a sentence and a hint', (PORT) => {
  expect(parseConfig({ PORT })).toMatchObject({ kind: 'wrong', message: 'PORT is not the number of a port.' })
})

test('proxies in front are counted, and nothing else is a number of them', () => {
  expect(parseConfig({ CHORUS_PROXIES: '1' })).toMatchObject({ config: { proxies: 1 } })
  for (const CHORUS_PROXIES of ['-1', '10', 'yes', '1.5']) expect(parseConfig({ CHORUS_PROXIES })).toMatchObject({ kind: 'wrong' })
})

test('a host that is an address of a page is refused', () => {
  expect(parseConfig({ HOST: 'http://localhost' })).toMatchObject({ kind: 'wrong' })
})

test('loopback addresses are shown as localhost, others as they are', () => {
  expect(urlOf('127.0.0.1', 3333)).toBe('http://localhost:3333')
  expect(urlOf('music.example', 80)).toBe('http://music.example:80')
  expect(urlOf('fd00::2', 80)).toBe('http://[fd00::2]:80')
})

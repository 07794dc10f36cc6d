/** Whom a request is counted for: its caller, whatever the caller writes into it. */
import { expect, test } from 'vitest'
import { callerAddress } from './caller-address.ts'

const remote = '127.0.0.1'

test('without proxies of the operator it is the connection alone that tells', () => {
  expect(callerAddress({ remote, forwardedFor: '203.0.113.9' }, 0)).toBe(remote)
  expect(callerAddress({ remote: undefined, forwardedFor: undefined }, 0)).toBe('unknown')
})

test.each([
  ['203.0.113.9', 1, '203.0.113.9'],
  ['198.51.100.1, 203.0.113.9', 1, '203.0.113.9'],
  ['made up, 203.0.113.9,10.0.0.2', 2, '203.0.113.9'],
  ['2001:db8::7', 1, '2001:db8::7'],
])('of %j with %i in front it is %s', (forwardedFor, proxies, address) => {
  expect(callerAddress({ remote, forwardedFor }, proxies)).toBe(address)
})

test.each([
  ['', 1],
  ['203.0.113.9', 2],
  ['203.0.113.9, unknown', 1],
])('%j with %i in front tells nothing', (forwardedFor, proxies) => {
  expect(callerAddress({ remote, forwardedFor }, proxies)).toBe(remote)
})

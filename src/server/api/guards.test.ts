/** What stands before every handler: roles, proofs, origins, rates and sizes, shown on every route of the table. */
import { z } from 'zod'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foundOverHttp, freshId, invited, openTestApi, Person, type TestApi } from '../../../test/support/api.ts'
import { errorSchema } from '../../contract/http/vocabulary.ts'
import { RATES, type Caller, type Endpoint } from '../../contract/http/endpoint.ts'
import { PARQUET_TYPE } from '../../contract/http/openapi.ts'
import { routes, type RouteName } from '../../contract/http/routes.ts'
import { limits } from '../../shared/limits.ts'
import { MS_PER_MINUTE } from '../../shared/time.ts'
import { handlers } from './handlers.ts'
import { cookieName, createApi } from './mount.ts'

let api: TestApi
const people: Partial<Record<Caller, Person>> = {}

beforeAll(async () => {
  api = await openTestApi()
  const steward = await foundOverHttp(api)
  Object.assign(people, {
    steward,
    member: await new Person(api).join('Ada'),
    buyer: await invited(api, steward, 'buyer', 'Example Models'),
  })
}, 60_000)
afterAll(() => api.close())

const NAMES = Object.keys(routes).filter((name): name is RouteName => Object.hasOwn(routes, name))
const guarded = NAMES.filter((name) => !allows(name, 'anyone'))
const ROLES = ['member', 'steward', 'buyer'] as const

function allows(name: RouteName, caller: Caller): boolean {
  const { who }: Endpoint = routes[name]
  return who.includes(caller)
}

/** Well-formed parameters of things that do not exist. */
function params(): Readonly<Record<string, string>> {
  const kinds = ['member', 'session', 'contribution', 'request', 'proposal', 'release', 'payout', 'batch'] as const
  return {
    ...Object.fromEntries(kinds.map((kind) => [kind, freshId(kind)])),
    passkey: 'abc',
    token: 'A'.repeat(43),
    link: 'a'.repeat(64),
    path: 'manifest.json',
  }
}

/** Sends a well-formed request without a body that could be right. */
async function knock(person: Person, name: RouteName): Promise<{ readonly status: number; readonly code: string }> {
  api.clock.nowMs += MS_PER_MINUTE
  const response = await person.send(name, { params: params() })
  if (response.ok) return { status: response.status, code: '' }
  return { status: response.status, code: errorSchema.parse(await response.json()).error.code }
}

function personOf(role: Caller): Person {
  const person = people[role]
  if (person === undefined) throw new Error(`nobody is a ${role}`)
  return person
}

test('there is a handler for every route, and no two have one address', () => {
  expect(Object.keys(handlers).toSorted()).toEqual(NAMES.toSorted())
  expect(new Set(NAMES.map((name) => `${routes[name].method} ${routes[name].path}`)).size).toBe(NAMES.length)
})

test.each(guarded)('%s answers nobody who is not signed in', async (name) => {
  expect(await knock(new Person(api), name)).toEqual({ status: 401, code: 'notSignedIn' })
  const forger = new Person(api)
  forger.cookie = `chorus-session=${freshId('session')}.${'A'.repeat(43)}`
  expect(await knock(forger, name)).toEqual({ status: 401, code: 'notSignedIn' })
})

describe.each(ROLES)('a %s', (role) => {
  const forbidden = guarded.filter((name) => !allows(name, role) && !allows(name, 'self'))
  test.each(forbidden)('may not %s', async (name) => {
    expect(await knock(personOf(role), name)).toEqual({ status: 403, code: 'notAllowed' })
  })
})

const proved = NAMES.filter((name) => routes[name].needsProof)

test.each(proved)('%s asks for a passkey that was shown just now', async (name) => {
  api.clock.nowMs += 6 * MS_PER_MINUTE
  const role = ROLES.find((each) => allows(name, each) || allows(name, 'self'))
  expect(await knock(personOf(role ?? 'anyone'), name)).toEqual({ status: 403, code: 'proofNeeded' })
})

const isAnonymous = (name: RouteName): boolean => 'isAnonymous' in routes[name]
const unsafe = NAMES.filter((name) => routes[name].method !== 'get' && !isAnonymous(name))

test.each(unsafe)('%s takes nothing from another site', async (name) => {
  const role = ROLES.find((each) => allows(name, each)) ?? 'member'
  for (const headers of [{ Origin: 'https://evil.example' }, { Origin: 'null' }, { Origin: 'http://localhost:3333.evil.example' }]) {
    const response = await personOf(role).send(name, { params: params(), headers })
    expect(response.status).toBe(403)
    expect(errorSchema.parse(await response.json()).error.code).toBe('otherOrigin')
  }
})

test.each(NAMES.filter((name) => routes[name].path.includes('{')))('%s has nothing at an address that names nothing', async (name) => {
  const role = ROLES.find((each) => allows(name, each) || allows(name, 'self')) ?? 'member'
  const person = personOf(role)
  api.clock.nowMs += MS_PER_MINUTE
  if (routes[name].needsProof) await person.prove()
  const response = await person.send(name, { params: Object.fromEntries(Object.keys(params()).map((key) => [key, '1%27;--'])) })
  expect(response.status).toBe(404)
})

const lists = NAMES.filter((name) => 'after' in (z.toJSONSchema(routes[name].query, { io: 'input' }).properties ?? {}))

test.each(lists)('%s goes on from no place that it never named, and never fails over one', async (name) => {
  const role = ROLES.find((each) => allows(name, each)) ?? 'member'
  const query: Readonly<Record<string, string>> =
    name === 'listPayouts' ? { state: 'requested' } : name === 'listPeople' ? { role: 'member' } : {}
  for (const after of ['\0', '9'.repeat(100), '-1', 'é', "'", '0x10', '999999999999999999', 'x'.repeat(200)]) {
    const { status } = await personOf(role).send(name, { params: params(), query: { ...query, after } })
    expect([200, 400, 404], after).toContain(status)
  }
  expect((await personOf(role).send(name, { params: params(), query: { ...query, limit: '201' } })).status).toBe(400)
  expect(api.faults).toEqual([])
})

test.each([
  ['read', 'readCollective'],
  ['signIn', 'beginSignIn'],
] as const)('the rate of %s is held for each address', async (rate, name) => {
  api.clock.nowMs += MS_PER_MINUTE
  const person = new Person(api)
  for (let count = 0; count < RATES[rate]; count += 1) expect((await person.ask(name)).status).toBe(200)
  expect(await person.ask(name)).toMatchObject({ status: 429, code: 'tooOften' })
  expect((await new Person(api).ask(name)).status).toBe(200)
  api.clock.nowMs += MS_PER_MINUTE
  expect((await person.ask(name)).status).toBe(200)
})

test('a cookie of nobody buys no more requests', async () => {
  api.clock.nowMs += MS_PER_MINUTE
  const forger = new Person(api)
  for (let count = 0; count < RATES.signIn; count += 1) {
    forger.cookie = `chorus-session=${freshId('session')}.${'A'.repeat(43)}`
    expect((await forger.ask('beginSignIn')).status).toBe(200)
  }
  expect((await forger.ask('beginSignIn')).code).toBe('tooOften')
})

test('the rate of an account is held wherever it asks from', async () => {
  api.clock.nowMs += MS_PER_MINUTE
  const person = await new Person(api).join('Bo')
  for (let count = 0; count < RATES.heavy; count += 1) await person.fetchFile('exportMine', {})
  const elsewhere = new Person(api)
  elsewhere.cookie = person.cookie
  expect((await elsewhere.fetchFile('exportMine', {})).status).toBe(429)
})

describe('bodies', () => {
  const body = 'x'.repeat(limits.httpBodyBytesMax + 1)

  test('that are too large are refused by what they declare and by what they hold', async () => {
    const person = personOf('member')
    const headers = { Origin: 'http://localhost:3333', 'Content-Type': 'application/json', Cookie: person.cookie ?? '' }
    const url = 'http://localhost:3333/api/me/consent'
    const declared = await api.api.request(url, { method: 'PUT', headers: { ...headers, 'Content-Length': String(body.length) }, body })
    expect(declared.status).toBe(413)
    const held = await api.api.request(url, { method: 'PUT', headers, body })
    expect(held.status).toBe(413)
    const upload = `/api/me/contributions/${freshId('contribution')}?scope=artistPreferences`
    const size = { 'Content-Length': String(limits.contributionBytesMax + 1), 'Content-Type': PARQUET_TYPE }
    expect(
      (await api.api.request(`http://localhost:3333${upload}`, { method: 'PUT', headers: { ...headers, ...size }, body: 'x' })).status,
    ).toBe(413)
  })

  test.each([
    ['{"scopes": []', 'application/json', 400],
    ['{"scopes": [], "admin": true}', 'application/json', 400],
    ['\uFFFE', 'application/json', 400],
    ['{}', 'text/plain', 415],
    ['a=b', 'application/x-www-form-urlencoded', 415],
  ])('%s as %s is refused', async (text, type, status) => {
    const headers = { Origin: 'http://localhost:3333', 'Content-Type': type, Cookie: personOf('member').cookie ?? '' }
    const response = await api.api.request('http://localhost:3333/api/me/consent', { method: 'PUT', headers, body: text })
    expect(response.status).toBe(status)
    errorSchema.parse(await response.json())
  })
})

test('the character zero and bottomless nesting are refused wherever they stand, and never a fault', async () => {
  api.clock.nowMs += MS_PER_MINUTE
  const [steward, nobody] = [personOf('steward'), new Person(api)]
  expect((await nobody.ask('beginJoin', { body: { token: null, displayName: 'A\0da' } })).code).toBe('unreadableRequest')
  expect((await steward.ask('listPeople', { query: { role: 'member', name: 'A\0' } })).code).toBe('unreadableRequest')
  expect((await nobody.fetchFile('readLogFile', { params: { path: 'evidence/%00' } })).status).toBe(404)
  const odrl = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`
  const headers = { Origin: 'http://localhost:3333', 'Content-Type': 'application/json', Cookie: steward.cookie ?? '' }
  const url = `http://localhost:3333/api/proposals/${freshId('proposal')}`
  const body = `{"request":null,"document":{"format":"chorus-proposal-1","licence":{"title":"A","text":"A","odrl":${odrl}}}}`
  expect((await api.api.request(url, { method: 'PUT', headers, body })).status).toBe(400)
  expect(api.faults).toEqual([])
})

test('a fault is answered without a word of its inside, and so is an engine that does not open', async () => {
  const faults: string[] = []
  const parts = {
    handlers,
    clock: api.clock,
    origin: 'http://localhost:3333',
    addressOf: () => 'one',
    onFault: (error: Error) => faults.push(error.message),
  }
  const broken = createApi({
    ...parts,
    effects: () => Promise.resolve(api.collective.effects),
    handlers: { ...handlers, readCollective: () => Promise.reject(new Error('secret inner detail')) },
  })
  const response = await broken.request('http://localhost:3333/api/collective')
  expect(response.status).toBe(500)
  const text = await response.text()
  expect(errorSchema.parse(JSON.parse(text)).error.code).toBe('fault')
  expect(text).not.toContain('secret')
  const closed = createApi({ ...parts, effects: () => Promise.reject(new Error('secret path of a lock')) })
  const unready = await closed.request('http://localhost:3333/api/collective')
  expect(unready.status).toBe(503)
  expect(await unready.text()).not.toContain('secret')
  expect(faults).toEqual(['secret inner detail', 'secret path of a lock'])
})

test('over TLS the cookie is bound to the host', () => {
  expect(cookieName('https://chorus.example')).toBe('__Host-chorus-session')
  expect(cookieName('http://localhost:3333')).toBe('chorus-session')
})

test('what is no route is told as an error of the API', async () => {
  const response = await api.api.request('http://localhost:3333/api/nothing')
  expect(response.status).toBe(404)
  expect(errorSchema.parse(await response.json()).error.code).toBe('nothingHere')
})

test('an answer that the served document does not describe is told apart', () => {
  const check = api.served.answerTo('readCollective')
  expect(check?.safeParse({ state: 'notSetUp' }).success).toBe(true)
  for (const wrong of [{}, { state: 'nowhere' }, { state: 'notSetUp', more: 1 }]) expect(check?.safeParse(wrong).success).toBe(false)
  expect(api.served.error.safeParse({ error: { code: 'x', message: 'y' } }).success).toBe(false)
})

test('the documentation names every route', async () => {
  const document = await (await api.api.request('http://localhost:3333/api/openapi.json')).text()
  const page = await (await api.api.request('http://localhost:3333/api')).text()
  for (const name of NAMES) {
    expect(document).toContain(`"operationId":"${name}"`)
    expect(page).toContain(`id="${name}"`)
  }
  expect(page).not.toMatch(/<script|style=|https?:/)
})

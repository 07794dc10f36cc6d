/** The doors of a demonstration, and that there are none where there is no demonstration. */
import type { Hono } from 'hono'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { foundOverHttp, openTestApi, ORIGIN, Person, type TestApi } from '../../../test/support/api.ts'
import type { DemoPerson } from '../../contract/demo.ts'
import { isAccountId } from '../../shared/ids.ts'
import { MS_PER_HOUR } from '../../shared/time.ts'
import { doorsOf } from './doors.ts'

let api: TestApi
let doors: Hono
let steward: DemoPerson

beforeAll(async () => {
  api = await openTestApi()
  const id = await (await foundOverHttp(api)).id()
  if (!isAccountId(id)) throw new Error('whoever founds has an account')
  steward = { account: id, displayName: 'Steward <One>', role: 'steward', votingCode: null, part: 'firstSteward' }
  doors = doorsOf({ people: [steward], origin: ORIGIN, effects: async () => api.collective.effects })
}, 60_000)
afterAll(() => api.close())

async function knock(app: Hono, account: string, headers: Readonly<Record<string, string>> = { Origin: ORIGIN }): Promise<Response> {
  return await app.request(`/demo/${account}`, { method: 'POST', headers })
}

test('the page names everyone who has a door, and no name is markup', async () => {
  const response = await doors.request('/demo')
  const page = await response.text()
  expect(page).toContain('Look around as Steward &lt;One&gt;')
  expect(page).not.toContain('<One>')
  expect(page).toContain(`action="/demo/${steward.account}"`)
  expect((await doors.request('/demo/style.css')).headers.get('content-type')).toBe('text/css')
})

test('the page speaks as the browser asks, or as a link on it says', async () => {
  const spoken = async (query: string, asked: string): Promise<string> => {
    const page = await (await doors.request(`/demo${query}`, { headers: { 'Accept-Language': asked } })).text()
    expect(page.match(/hreflang="/g)).toHaveLength(2)
    return /<html lang="(\w+)"/.exec(page)?.[1] ?? ''
  }
  expect(await spoken('', 'de-AT,de;q=0.9,en;q=0.5')).toBe('de')
  expect(await spoken('', 'fr-FR,es-MX;q=0.8,en;q=0.1')).toBe('es')
  expect(await spoken('', 'fr')).toBe('en')
  expect(await spoken('?language=es', 'de')).toBe('es')
  expect(await spoken('?language=%22%3E%3Cscript%3E', 'de')).toBe('de')
  expect(await (await doors.request('/demo?language=de')).text()).toContain('Als Steward &lt;One&gt; umsehen')
})

test('one press signs in, for all that a steward may do, and hours later still', async () => {
  const response = await knock(doors, steward.account)
  expect([response.status, response.headers.get('location')]).toEqual([303, '/collective'])
  const cookie = response.headers.get('set-cookie') ?? ''
  expect(cookie).toMatch(/^chorus-session=.*HttpOnly; SameSite=Strict$/)
  const visitor = new Person(api)
  visitor.cookie = cookie.split(';')[0] ?? ''
  api.clock.nowMs += MS_PER_HOUR
  await visitor.must('invite', { body: { role: 'buyer' } })
})

test('a press on the page of another site opens nothing', async () => {
  for (const headers of [{}, { Origin: 'null' }, { Origin: 'https://evil.example' }]) {
    const response = await knock(doors, steward.account, headers)
    expect([response.status, response.headers.get('set-cookie')]).toEqual([403, null])
  }
})

test('there are no doors but those of the people named, and none without a demonstration', async () => {
  const stranger = await new Person(api).join('Ada')
  expect((await knock(doors, await stranger.id())).status).toBe(404)
  expect((await knock(api.api, steward.account)).status).toBe(404)
})

/** What a person does with the page, from the first visit to deleting everything. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { example, packageOfNames, type Example } from './packages.ts'
import { settled } from './settled.ts'
import { choose, drop, hoursShown, openSite, storedText, visit, type Site } from './site.ts'

const number = new Intl.NumberFormat('en-GB')
let site: Site
let given: Example

beforeAll(async () => {
  ;[site, given] = await Promise.all([openSite(), example()])
})
afterAll(() => site.close())

test('a dropped zip becomes an overview with the figures that the rows say', async () => {
  const { page, complaints } = await visit(site)
  await drop(page, given.zip)
  const { totals, top, streaks, rows } = given.truth
  expect(await hoursShown(page)).toBe(number.format(Math.round(totals.msMusic / 3_600_000)))
  const said = await page.locator('.hero .lede').textContent()
  expect(said).toContain(`${number.format(totals.plays)} plays`)
  expect(said).toContain(`${number.format(totals.tracks)} different tracks`)
  expect(said).toContain(`${number.format(totals.artists)} artists`)
  expect(await page.locator('.three-columns .track-list').first().locator('.name').first().textContent()).toBe(top.artists[0]?.name)
  expect(await page.getByText('What was your longest streak?').locator('xpath=ancestor::section').locator('.figure').textContent()).toBe(
    String(streaks.longest.days),
  )
  await page.getByRole('link', { name: 'Rows', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: `${number.format(rows.read)} rows` }).waitFor()
  const sum = await page.locator('.sum').getAttribute('aria-label')
  expect(sum).toContain(`${number.format(rows.listens)} listens, ${number.format(rows.duplicates)} exact repetitions`)
  expect(complaints).toEqual([])
  await page.context().close()
})

test('a period in the address changes the figures, and the rail leads to it', async () => {
  const { page } = await visit(site)
  await choose(page, given.zip)
  await hoursShown(page)
  await page.getByRole('link', { name: '2022', exact: true }).click()
  await page.waitForURL('**/overview?year=2022')
  const own = given.truth.years.find(({ year }) => year === 2022)
  await page.locator('.hero .figure', { hasText: number.format(Math.round((own?.msPlayed ?? 0) / 3_600_000)) }).waitFor()
  expect(await page.getByRole('navigation', { name: 'Period' }).locator('[aria-current]').allTextContents()).toEqual(['2022'])
  await page.getByRole('link', { name: 'Artists', exact: true }).click()
  await page.waitForURL('**/artists?year=2022')
  await page.goto(`${site.origin}/overview?from=1999-01-01&to=1999-12-31`)
  await page.getByRole('heading', { level: 1, name: 'You played no music in this period.' }).waitFor()
  await page.context().close()
})

declare global {
  interface Window {
    askedMeanwhile: string[]
  }
}

/** Installed before any script of a page: deleting takes so long that whoever would ask something meanwhile does, and is noted. */
function forgetSlowly(): void {
  const Plain = window.Worker
  window.askedMeanwhile = []
  let isForgetting = false
  window.Worker = class extends Plain {
    override postMessage(message: { readonly name?: string }): void {
      if (isForgetting) window.askedMeanwhile.push(message.name ?? '')
      isForgetting ||= message.name === 'forget'
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to be named
      setTimeout(() => super.postMessage(message), message.name === 'forget' ? 2_500 : 0)
    }
  }
}

test('a reload shows the same figures without an import, and deleting leaves nothing behind', async () => {
  const { page } = await visit(site)
  await choose(page, given.zip)
  const hours = await hoursShown(page)
  await page.reload()
  expect(await hoursShown(page)).toBe(hours)
  await page.addInitScript(forgetSlowly)
  await page.goto(`${site.origin}/`)
  expect(await hoursShown(page)).toBe(hours)
  await page.getByRole('link', { name: 'Settings', exact: true }).click()
  await page.getByRole('radio', { name: 'Plum' }).check()
  await page.getByRole('button', { name: 'Delete everything' }).click()
  await page.getByRole('button', { name: 'Yes, delete everything' }).click()
  await page.getByText('Drop your export here').waitFor()
  const left = await page.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    kept: Object.keys(localStorage),
  }))
  expect(left).toEqual({ databases: [], caches: [], kept: [] })
  expect(await page.evaluate(() => window.askedMeanwhile)).toEqual([])
  await page.goto(`${site.origin}/overview`)
  await page.getByText('Drop your export here').waitFor()
  await page.context().close()
})

test('the sample listener is one click away, says that it is one, and is printed in dark ink without what can only be pressed', async () => {
  const { page } = await visit(site)
  await page.getByRole('button', { name: 'Try it with a sample listener' }).click()
  expect(Number((await hoursShown(page)).replace(/\D/g, ''))).toBeGreaterThan(500)
  await page.getByText('You are looking at a sample listener').waitFor()
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  const pressed = page.locator('.masthead nav, .rail, .search-button, .notice, .finding-notes')
  expect(await pressed.evaluateAll((parts) => parts.filter((part) => part.checkVisibility()).length)).toBe(0)
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('light')
  await page.context().close()
})

test('with the network off everything goes on, pages not yet seen and a new import included', async () => {
  const { page, context } = await visit(site)
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await context.setOffline(true)
  await choose(page, given.zip)
  const hours = await hoursShown(page)
  await page.locator('.bar-chart svg').first().waitFor()
  await page.getByRole('link', { name: 'Rows', exact: true }).click()
  await page.getByText('How many plays is that?').waitFor()
  await page.reload()
  await page.getByText('How many plays is that?').waitFor()
  await page.goto(`${site.origin}/overview`)
  expect(await hoursShown(page)).toBe(hours)
  await context.close()
})

test('search opens with the keyboard, finds a name in any case, and leads to its page', async () => {
  const { page } = await visit(site)
  await choose(page, given.zip)
  await hoursShown(page)
  const name = given.truth.top.artists[2]?.name ?? ''
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill(name.toUpperCase())
  await page.getByRole('option').first().waitFor()
  await page.keyboard.press('Enter')
  await page.waitForURL('**/artist?**')
  await page.getByRole('heading', { level: 1, name }).waitFor()
  await page.context().close()
})

test('a file that is no history gives a sentence and a way on', async () => {
  const { page } = await visit(site)
  await choose(page, { name: 'holiday.txt', bytes: new TextEncoder().encode('sun, sea') })
  const alert = page.getByRole('alert')
  await alert.getByRole('heading', { name: 'That did not work' }).waitFor()
  expect(((await alert.locator('.problems').textContent()) ?? '').length).toBeGreaterThan(20)
  await choose(page, given.zip)
  await hoursShown(page)
  await page.context().close()
})

test('names from a file are shown as text, never run, and their pages can be opened', async () => {
  // The first is heard most, so that titles name it.
  const names = [
    'a'.repeat(600),
    '<img src=x onerror=alert(1)>',
    '"><script>alert(2)</script>',
    '..',
    '{"year":1999}',
    '\u202Eright to left',
  ]
  const { page, complaints } = await visit(site, { viewport: { width: 360, height: 900 } })
  const dialogs: string[] = []
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  await choose(page, await packageOfNames(names))
  await hoursShown(page)
  const links = page.locator('.three-columns .track-list').first().locator('.name')
  await links.first().waitFor()
  expect(await links.allTextContents()).toEqual(names)
  await settled(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
  for (const [index, name] of names.entries()) {
    await page.goto(`${site.origin}/overview`)
    await links.nth(index).click()
    await page.waitForURL('**/artist?**')
    await page.locator('.subject-head .numeral').waitFor()
    expect(await page.locator('h1').textContent()).toBe(name)
    expect(await page.title()).toBe(`${name} – Chorus`)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)
  }
  expect(dialogs).toEqual([])
  expect(complaints).toEqual([])
  await page.context().close()
})

test('nothing is asked of anybody but for the own files, nothing is sent, and nothing private is kept', async () => {
  const { page, requests } = await visit(site)
  await choose(page, given.zip)
  await hoursShown(page)
  for (const name of ['Artists', 'Albums', 'Tracks', 'Rows', 'Settings']) {
    await page.getByRole('link', { name, exact: true }).click()
    await page.getByRole('heading', { level: 1 }).waitFor()
  }
  expect(requests.length).toBeGreaterThan(5)
  for (const request of requests) {
    expect(new URL(request.url()).origin).toBe(site.origin)
    expect(request.method()).toBe('GET')
    expect(request.postDataBuffer()).toBeNull()
    expect(new URL(request.url()).search).toBe('')
  }
  await page.reload()
  await page.getByRole('heading', { level: 1 }).waitFor()
  const stored = await storedText(page)
  expect(stored).toContain(given.truth.top.artists[0]?.name)
  expect(given.secrets.size).toBeGreaterThan(3)
  expect([...given.secrets].filter((secret) => stored.includes(secret))).toEqual([])
  await page.context().close()
})

test('what reads files is fetched once somebody reaches for one, and what is stored is shown without it', async () => {
  const { page, requests, context } = await visit(site, { serviceWorkers: 'block' })
  const isDesk = ({ pathname }: URL): boolean => /\/desk-[^/]*\.js$/.test(pathname)
  const fetchesOfDesk = (): number => requests.filter((request) => isDesk(new URL(request.url()))).length
  await page.getByRole('button', { name: 'Choose a folder' }).waitFor()
  expect(fetchesOfDesk()).toBe(0)
  await Promise.all([
    page.waitForEvent('requestfinished', (request) => isDesk(new URL(request.url()))),
    page.getByRole('button', { name: 'Choose a folder' }).hover(),
  ])
  await choose(page, given.zip)
  const hours = await hoursShown(page)
  expect(fetchesOfDesk()).toBe(1)
  await context.route(isDesk, (route) => route.abort())
  await page.reload()
  expect(await hoursShown(page)).toBe(hours)
  await context.close()
})

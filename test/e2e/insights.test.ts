/** The pages that ask something of the person: a year of birth, and the account data of their service. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { zipBytes } from '../support/zip.ts'
import { example, type Example } from './packages.ts'
import { choose, hoursShown, openSite, storedText, visit, type GivenFile, type Site } from './site.ts'

let site: Site
let given: Example
let account: GivenFile

const SECRETS = ['synthetic secret query', 'synthetic-secret-conclusion', 'Synthetic Segment']

beforeAll(async () => {
  ;[site, given] = await Promise.all([openSite(), example()])
  const contents = {
    SearchQueries: [
      { searchTime: '2023-03-01T20:15:30.123Z[UTC]', searchQuery: SECRETS[0], searchInteractionURIs: [] },
      { searchTime: '2023-04-01T20:15:30.123Z[UTC]', searchQuery: SECRETS[0], searchInteractionURIs: ['a'] },
    ],
    Inferences: { inferences: [SECRETS[1]] },
    Marquee: [{ artistName: 'Somebody', segment: SECRETS[2] }],
  }
  const files = Object.entries(contents).map(([name, content]) => ({ path: `${name}.json`, parts: [JSON.stringify(content)] }))
  account = { name: 'account.zip', bytes: await zipBytes(files) }
})
afterAll(() => site.close())

test('what they know is read from the files of the visit, and is gone with it', async () => {
  const { page, complaints } = await visit(site)
  await choose(page, given.zip, account)
  await hoursShown(page)
  await page.getByRole('link', { name: 'They know', exact: true }).click()
  await page.getByRole('heading', { name: 'They keep 2 searches of yours, word for word' }).waitFor()
  for (const secret of SECRETS) await page.getByText(secret).first().waitFor()
  // Saving goes on after an import is answered.
  await page.waitForTimeout(1_500)
  const stored = await storedText(page)
  expect(stored.length).toBeGreaterThan(10_000)
  for (const secret of SECRETS) expect(stored).not.toContain(secret)

  await page.reload()
  await page.getByRole('button', { name: 'Choose files' }).waitFor()
  expect(await page.getByText(SECRETS[0] ?? '').count()).toBe(0)
  await page.getByTestId('account-files').setInputFiles({ name: given.zip.name, mimeType: '', buffer: Buffer.from(given.zip.bytes) })
  await page.getByText('These files hold no searches and no conclusions.').waitFor()
  await page.getByTestId('account-files').setInputFiles({ name: account.name, mimeType: '', buffer: Buffer.from(account.bytes) })
  await page.getByRole('heading', { name: 'They drew 1 conclusion about you' }).waitFor()
  expect(complaints).toEqual([])
  await page.context().close()
})

test('skips are told by the hour, each with the rows behind it', async () => {
  const { page, complaints } = await visit(site)
  await page.getByRole('button', { name: /sample listener/i }).click()
  await hoursShown(page)
  const finding = page.getByRole('region', { name: /^When do you skip most\?/ })
  await finding.getByRole('button', { name: 'Show as a table' }).click()
  const row = finding.getByRole('row').filter({ hasText: /^20:00/ })
  const skips = await row.getByRole('cell').first().innerText()
  await row.getByRole('link').first().click()
  await page.getByRole('heading', { name: new RegExp(`^${skips} listens?$`) }).waitFor()
  expect(complaints).toEqual([])
  await page.context().close()
})

test('a page counts the questions that have no answer in a period', async () => {
  const { page } = await visit(site)
  await page.getByRole('button', { name: /sample listener/i }).click()
  await hoursShown(page)
  await page.goto(`${site.origin}/habits?from=2021-01-05&to=2021-01-06`)
  await page.getByText(/more questions? ha(s|ve) no answer here: there is too little listening/).waitFor()
  await page.goto(`${site.origin}/habits`)
  await page.getByRole('heading', { name: /^Do you choose your music\?/ }).waitFor()
  expect(await page.getByText('no answer here').count()).toBe(0)
  await page.context().close()
})

test('a year of birth gives the music of the teens, stays in this browser, and is forgotten when asked', async () => {
  const { page, requests, complaints } = await visit(site)
  await page.getByRole('button', { name: /sample listener/i }).click()
  await hoursShown(page)
  await page.getByRole('link', { name: 'Eras', exact: true }).click()
  const year = page.getByLabel('Your year of birth')
  await year.fill('85')
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await page.getByText('Give four digits, for example 1985.').waitFor()
  await year.fill('1985')
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await page.getByText('You were 13 to 19 from 1998 to 2004.').waitFor()
  await page.reload()
  await page.getByText('You were 13 to 19 from 1998 to 2004.').waitFor()
  expect(requests.filter((request) => request.url().includes('1985') || (request.postData() ?? '').includes('1985'))).toEqual([])
  await page.getByRole('button', { name: 'Forget the year' }).click()
  await page.getByRole('heading', { name: 'How much of it is music of your teens?' }).waitFor()
  expect(await page.evaluate(() => localStorage.getItem('chorus.preferences'))).not.toContain('1985')
  expect(complaints).toEqual([])
  await page.context().close()
})

test('the evidence of a chapter is there once somebody opens it', async () => {
  const { page, complaints } = await visit(site)
  await page.getByRole('button', { name: /sample listener/i }).click()
  await hoursShown(page)
  await page.getByRole('link', { name: 'Chapters', exact: true }).click()
  const evidence = page.locator('.chapter details').first()
  const arrived = evidence.getByRole('heading', { name: 'Came' }).first()
  await evidence.getByText('What made the cut').click()
  await arrived.waitFor()
  expect(await evidence.getByRole('link').count()).toBeGreaterThan(2)
  await evidence.getByText('What made the cut').click()
  await arrived.waitFor({ state: 'detached' })
  expect(complaints).toEqual([])
  await page.context().close()
})

test('the race is turned with the keyboard, and says until when it goes', async () => {
  const { page } = await visit(site)
  await choose(page, given.zip)
  await hoursShown(page)
  await page.goto(`${site.origin}/time`)
  const slider = page.getByRole('slider')
  await page.getByText('Until the end of May 2023').waitFor()
  await slider.focus()
  await page.keyboard.press('Home')
  await page.getByText('Until the end of March 2021').waitFor()
  expect(await slider.getAttribute('aria-valuetext')).toBe('Until the end of March 2021')
  await page.context().close()
})

test('chapters have the names of artists where the catalogue does not come, and of genres where it does', async () => {
  const { page, context } = await visit(site, { serviceWorkers: 'block' })
  await page.getByRole('button', { name: /sample listener/i }).click()
  await hoursShown(page)
  // The file of the catalogue of artists and their genres, as the build names it.
  const catalogue = /shipped-texts-/
  const refused: string[] = []
  await context.route(catalogue, (route) => {
    refused.push(route.request().url())
    return route.abort()
  })
  await page.getByRole('link', { name: 'Chapters', exact: true }).click()
  const names = page.locator('.chapter h2')
  await names.first().waitFor()
  expect(refused.length).toBeGreaterThan(0)
  expect(await page.getByRole('alert').count()).toBe(0)
  expect(await page.getByText('Genres that set it apart').count()).toBe(0)
  await context.unroute(catalogue)
  await page.reload()
  await page.getByText('Genres that set it apart').first().waitFor()
  await expect.poll(() => names.allTextContents()).toContain('Techno')
  // Every chapter is in the list above, which leads to it.
  const listed = page.getByRole('navigation', { name: 'On this page' }).getByRole('link')
  await expect.poll(() => names.count()).toBe(await listed.count())
  await listed.last().click()
  await expect
    .poll(() =>
      page
        .locator('.chapter')
        .last()
        .evaluate((chapter) => chapter.getBoundingClientRect().top),
    )
    .toBeLessThan(900)
  await context.close()
})

/** Every number leads to the rows that it was made of, and every table and chart can be taken away. */
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { example, packageOfNames, type Example } from './packages.ts'
import { choose, hoursShown, openSite, stored, visit, type Site } from './site.ts'

const number = new Intl.NumberFormat('en-GB')
let site: Site
let given: Example

beforeAll(async () => {
  ;[site, given] = await Promise.all([openSite(), example()])
})
afterAll(() => site.close())

async function openOverview(): Promise<Page> {
  const { page } = await visit(site)
  await choose(page, given.zip)
  await hoursShown(page)
  return page
}

const heading = (page: Page, count: number) => page.getByRole('heading', { level: 1, name: `${number.format(count)} listens`, exact: true })

async function saved(page: Page, press: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()])
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}

test('the figures of the overview lead to as many rows, by an address that can be opened again', async () => {
  const page = await openOverview()
  await page.locator('.hero-rows').getByRole('link', { name: 'plays' }).click()
  await heading(page, given.truth.totals.plays).waitFor()
  expect(new URL(page.url()).search).toBe('?part=plays')
  await page.reload()
  await heading(page, given.truth.totals.plays).waitFor()
  // The rows below the first screen are drawn in the frames after it.
  const rows = page.locator('.listens-table tbody tr')
  await rows.nth(49).waitFor()
  expect(await rows.count()).toBe(50)
  await page.getByRole('link', { name: 'Next page' }).click()
  await page.getByText(/^51–100 of /).waitFor()
  await page.goBack()
  await page.getByText(/^1–50 of /).waitFor()
  await page.goto(`${site.origin}/overview`)
  await page.locator('#B3').getByRole('link', { name: 'See the rows' }).click()
  await heading(page, given.truth.totals.skips).waitFor()
  await page.context().close()
})

test('a bar, a day and a cell lead to their rows, the table of each by keyboard', async () => {
  const page = await openOverview()
  const bars = page.locator('#A1 .bar-chart')
  await bars.locator('svg').waitFor()
  const box = await bars.boundingBox()
  await bars.click({ position: { x: (box?.width ?? 0) / 2, y: 200 } })
  await page.waitForURL('**/listens?year=2022&kind=music')
  const ofYear = given.truth.years.find(({ year }) => year === 2022)
  await heading(page, ofYear?.listens ?? -1).waitFor()

  await page.goto(`${site.origin}/overview`)
  const days = page.locator('.heat-year svg').nth(1)
  await days.waitFor()
  await days.click()
  await page.waitForURL(/\/listens\?from=(2022-\d\d-\d\d)&to=\1&kind=music/)

  await page.goto(`${site.origin}/overview`)
  await page.locator('#A3').getByRole('button', { name: 'Show as a table' }).click()
  const cell = page.locator('#A3 tbody tr').nth(20).locator('td a').first()
  await cell.focus()
  await page.keyboard.press('Enter')
  await page.waitForURL('**/listens?kind=music&hour=20&weekday=*')
  await page.locator('.listens-table time').first().waitFor()
  const times = await page.locator('.listens-table time').allTextContents()
  for (const time of times) expect(time.slice(11, 13)).toBe('20')
  await page.context().close()
})

test('the calendar is gone through by keyboard, day by day, and Enter opens the rows of a day', async () => {
  const page = await openOverview()
  const days = page.getByRole('grid', { name: 'Days' })
  const day = days.getByRole('link')
  await day.focus()
  const longest = (await day.textContent()) ?? ''
  expect(await page.locator('.heat-readout').textContent()).toBe(longest)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowUp')
  expect(await day.textContent()).toBe(longest)
  await page.keyboard.press('Home')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/ 1 January \d{4}: |1 March 2021: /)
  await page.keyboard.press('PageDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  const [, said = '', year = ''] = /(\d+ \w+) (\d{4})/.exec((await page.locator('.heat-readout').textContent()) ?? '') ?? []
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/listens\?from=(\d{4}-\d\d-\d\d)&to=\1&kind=music$/)
  const [, opened] = /from=([\d-]+)/.exec(page.url()) ?? []
  expect(new Date(`${said} ${year} UTC`).toISOString().slice(0, 10)).toBe(opened)
  await page.context().close()
})

test('figures of habits and of a comparison lead to rows too, and each row says where it stands in which file', async () => {
  const page = await openOverview()
  await stored(page, 'places')
  await page.goto(`${site.origin}/habits`)
  const sittings = page.locator('.finding', { has: page.getByRole('radio', { name: '15 min' }) })
  await sittings.getByRole('button', { name: 'Show as a table' }).click()
  const evening = sittings.locator('tbody tr').nth(20)
  const sessions = Number((await evening.locator('td').textContent())?.replace(/\D/g, ''))
  await evening.getByRole('link').click()
  await page.waitForURL('**/listens?silence=15&hour=20')
  await heading(page, sessions).waitFor()
  await page.goto(`${site.origin}/time?year=2022`)
  const plays = page.locator('#E1 tbody tr', { hasText: 'Plays' }).getByRole('link').first()
  const before = Number((await plays.textContent())?.replace(/\D/g, ''))
  await plays.click()
  await page.waitForURL(/\/listens\?part=plays&from=2021-/)
  await heading(page, before).waitFor()
  await page.goto(`${site.origin}/listens`)
  await page.reload()
  const place = page.locator('.listen-source small').first()
  await place.waitFor()
  expect(await place.textContent()).toMatch(/^line [\d,]+ of Streaming_History_Audio_.*\.json$/)
  await page.context().close()
})

test('conditions can be chosen, taken away and be too many, and what is left is saved as CSV', async () => {
  const page = await openOverview()
  await page.locator('.three-columns .track-list').first().locator('.track-value a').first().click()
  const [top] = given.truth.top.artists
  await heading(page, top?.listens ?? -1).waitFor()
  await page.getByLabel('Which').selectOption('Plays')
  await heading(page, top?.plays ?? -1).waitFor()
  const { name, bytes } = await saved(page, () => page.getByRole('button', { name: 'Save these as CSV' }).click())
  expect(name).toBe('chorus-listens.csv')
  const lines = bytes.toString('utf8').trimEnd().split('\r\n')
  expect(lines).toHaveLength(1 + (top?.plays ?? 0))
  expect(lines[0]).toContain('started_at')
  await page.getByLabel('Kind').selectOption('Podcasts')
  await page.getByText('No listen answers to all of that.').waitFor()
  await page.getByRole('button', { name: 'Take all away' }).click()
  await page.getByRole('button', { name: `Take away: ${top?.name}` }).click()
  await heading(page, given.truth.rows.listens).waitFor()
  await page.context().close()
})

test('lists are ordered by the days on which a name was heard', async () => {
  const page = await openOverview()
  await page.getByRole('link', { name: 'Artists', exact: true }).click()
  await page.getByRole('radio', { name: 'Days heard' }).check()
  await page.waitForURL('**?**by=days')
  await page.reload()
  expect(await page.getByRole('radio', { name: 'Days heard' }).isChecked()).toBe(true)
  const shown = async (): Promise<number[]> =>
    (await page.locator('.track-value').allTextContents()).map((said) => Number(said.replace(/\D/g, '')))
  await expect.poll(async () => (await shown())[0]).toBeLessThan(900)
  const days = await shown()
  expect(days).toEqual(days.toSorted((a, b) => b - a))
  expect(days[0]).toBeGreaterThan(1)
  await page.context().close()
})

test('a chart is saved as a table, as a drawing and as pixels', async () => {
  const page = await openOverview()
  const part = page.locator('#A1')
  await part.locator('svg').waitFor()
  await part.getByText('Save', { exact: true }).click()
  const csv = await saved(page, () => part.getByRole('button', { name: 'Table as CSV' }).click())
  expect(csv.name).toMatch(/^chorus-which-was-your-fullest-year-.*\.csv$/)
  expect(csv.bytes.toString('utf8').split('\r\n')[0]).toBe('Year,Hours,Plays,Listens,Place')
  const svg = await saved(page, () => part.getByRole('button', { name: 'Picture as SVG' }).click())
  const drawing = svg.bytes.toString('utf8')
  for (const { year } of given.truth.years) expect(drawing).toContain(`>${year}</text>`)
  expect(drawing.match(/<path /g)?.length).toBeGreaterThanOrEqual(given.truth.years.length)
  expect(drawing).not.toContain('oklch')
  const png = await saved(page, () => part.getByRole('button', { name: 'Picture as PNG' }).click())
  expect(png.bytes.subarray(1, 4).toString('latin1')).toBe('PNG')
  expect(png.bytes.readUInt32BE(16)).toBeGreaterThan(1_000)
  await page.context().close()
})

test('a name that a spreadsheet would run is text in every file', async () => {
  const { page } = await visit(site)
  await choose(page, await packageOfNames(['=1+1', 'plain']))
  await hoursShown(page)
  await page.goto(`${site.origin}/listens`)
  const listens = await saved(page, () => page.getByRole('button', { name: 'Save these as CSV' }).click())
  expect(listens.bytes.toString('utf8')).toContain(",'=1+1,")
  await page.goto(`${site.origin}/artists`)
  const list = await saved(page, () => page.getByRole('button', { name: 'Table as CSV' }).click())
  expect(list.bytes.toString('utf8')).toContain("'=1+1,'=1+1,")
  await page.goto(`${site.origin}/overview`)
  const part = page.locator('.finding', { has: page.locator('.three-columns') })
  await part.getByText('Save', { exact: true }).click()
  const tops = await saved(page, () => part.getByRole('button', { name: 'Table as CSV' }).click())
  expect(tops.bytes.toString('utf8')).toContain("'=1+1")
  expect(tops.bytes.toString('utf8')).not.toMatch(/(^|,)=1/m)
  await page.context().close()
})

/** The mood of the sample listener, a word of one's own on an artist, a table of further artists, and check-ins that stay on the device until they are deleted. */
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkInSchema } from '../../src/contract/mood.ts'
import { axeFindings } from './axe.ts'
import { packageOfNames } from './packages.ts'
import { choose, hoursShown, openSite, storedText, visit, type GivenFile, type Site } from './site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

test('the sample listener has a mood, and a word of one’s own changes it', async () => {
  const { page, complaints } = await visit(site)
  await page.locator('.sample-offer button').click()
  await hoursShown(page)
  await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Mood' }).click()
  const side = page.locator('.mood-sides > div').first()
  const name = (await side.locator('.name').first().textContent()) ?? ''
  expect(name).not.toBe('')
  await page.getByRole('button', { name: `Say how ${name} sounds` }).click()
  await page.getByLabel('From darker to brighter').fill('-0.9')
  await page.getByLabel('From calmer to livelier').fill('-0.9')
  await page.getByRole('button', { name: 'This is how it sounds' }).click()
  await page.locator('.mood-sides > div').nth(3).getByText(name).waitFor()
  // What the year rail covers while the page is scrolled counts as too small to hit.
  await page.evaluate(() => scrollTo(0, 0))
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('link', { name: 'Check-ins' }).click()
  await page.getByRole('button', { name: `Delete your word on ${name}` }).click()
  await page.getByRole('heading', { name: 'Your own words on artists' }).waitFor({ state: 'detached' })
  expect(complaints).toEqual([])
})

const OF_MOOD = /mood of the music/

/** What a screen reader hears of each card. */
async function cardsOf(page: Page): Promise<readonly string[]> {
  const cards: string[] = []
  await page.goto(`${site.origin}/recap`)
  const next = page.getByRole('button', { name: 'Next card' })
  for (await next.waitFor(); ; await next.click()) {
    cards.push((await page.locator('.story').textContent()) ?? '')
    if (await next.isDisabled()) return cards
  }
}

test('who would rather hear nothing of mood does not, in the menu and in the recap, until they ask for it again', async () => {
  const { page, complaints } = await visit(site, { reducedMotion: 'reduce' })
  await page.locator('.sample-offer button').click()
  await hoursShown(page)
  const offered = page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Mood' })
  expect((await cardsOf(page)).filter((card) => OF_MOOD.test(card))).toHaveLength(1)
  await offered.click()
  await page.getByRole('link', { name: 'Leave mood out' }).click()
  await page.getByRole('radio', { name: 'Leave it out' }).check()
  await offered.waitFor({ state: 'detached' })
  const without = await cardsOf(page)
  expect(without.length).toBeGreaterThan(5)
  expect(without.filter((card) => OF_MOOD.test(card))).toEqual([])
  await page.goto(`${site.origin}/settings`)
  await page.getByRole('radio', { name: 'Tell me of it' }).check()
  await offered.waitFor()
  expect(complaints).toEqual([])
})

const table = (text: string): GivenFile => ({ name: 'more.tsv', bytes: new TextEncoder().encode(text) })
const HEADER = 'name\twords\tdecades'
const UNLISTED = ['Vexmoor Quillane', 'Tarn Oberlicht']

async function giveTable(page: Page, { name, bytes }: GivenFile): Promise<void> {
  await page.getByTestId('mood-table').setInputFiles({ name, mimeType: '', buffer: Buffer.from(bytes) })
}

async function dropTable(page: Page, { name, bytes }: GivenFile): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([called, text]) => {
      const held = new DataTransfer()
      held.items.add(new File([text ?? ''], called ?? ''))
      return held
    },
    [name, new TextDecoder().decode(bytes)] as const,
  )
  for (const event of ['dragover', 'drop']) await page.dispatchEvent('.table-zone', event, { dataTransfer: transfer })
}

test('a table of further artists is used with the network off, outlives a reload, and goes when it is deleted', async () => {
  const { context, page, requests, complaints } = await visit(site)
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await context.setOffline(true)
  const history = await packageOfNames(UNLISTED)
  await choose(page, history)
  await hoursShown(page)
  await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Mood' }).click()
  const unknown = page.getByRole('heading', { name: 'The mood of this music is not known.' })
  const share = page.locator('.hero .figure')
  await unknown.waitFor()
  const before = requests.length

  await giveTable(page, table('[{"ts": "2021-01-01"}]'))
  await page.getByText('more.tsv is no table of artists.').waitFor()
  await dropTable(page, table(`${HEADER}\n${UNLISTED[0]}\tambient\t2010s\n\tsoul\t1960s\n`))
  await page.getByText('Line 3 of more.tsv is not as chorus catalogue writes it.').waitFor()
  expect(await axeFindings(page)).toEqual([])
  expect(await unknown.count()).toBe(1)

  await dropTable(page, table(`${HEADER}\n${UNLISTED[0]}\tambient; drone\t2010s\n`))
  await page.getByRole('heading', { name: 'From your table more.tsv' }).waitFor()
  await expect.poll(() => share.textContent()).toBe('50%')
  const provenance = (await page.locator('.table-zone').textContent()) ?? ''
  const version = /Version ([\da-f]{8}), .* given on /.exec(provenance)?.[1]
  await page.locator('.hero summary').click()
  await page.getByText(new RegExp(`Catalogue [\\da-f]{8}\\+${version}\\.`)).waitFor()
  expect(await storedText(page)).toContain('ambient; drone')
  await page.reload()
  await page.getByRole('heading', { name: 'From your table more.tsv' }).waitFor()
  await expect.poll(() => share.textContent()).toBe('50%')

  await giveTable(page, table(`${HEADER}\n${UNLISTED.map((name) => `${name}\tpunk; hardcore punk\t1980s`).join('\n')}\n`))
  await page.getByText('100%').first().waitFor()
  await page.getByRole('button', { name: 'Delete this table' }).click()
  await unknown.waitFor()
  expect(await storedText(page)).not.toContain('hardcore punk')

  await giveTable(page, table(`${HEADER}\n${UNLISTED[0]}\tambient; drone\t2010s\n`))
  await page.getByRole('heading', { name: 'From your table more.tsv' }).waitFor()
  await page.getByRole('link', { name: 'Settings' }).click()
  // The stored pages go too, so that the next ones come from the server.
  await context.setOffline(false)
  await page.getByRole('button', { name: 'Delete everything' }).click()
  await page.getByRole('button', { name: 'Yes, delete everything' }).click()
  await page.waitForURL(`${site.origin}/`)
  await choose(page, history)
  await hoursShown(page)
  await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Mood' }).click()
  await unknown.waitFor()
  expect(await page.getByRole('button', { name: 'Delete this table' }).count()).toBe(0)
  expect(requests.slice(before).filter((request) => request.method() !== 'GET')).toEqual([])
  expect(complaints).toEqual([])
})

test('a check-in is kept by one tap, takes words, is saved as a file, and deleted', async () => {
  const { page, requests, complaints } = await visit(site)
  await page.goto(`${site.origin}/mood/check-ins`)
  const before = requests.length
  await page.locator('.affect-square').click({ position: { x: 200, y: 200 } })
  await page.getByText('Kept on this device. Tap elsewhere').waitFor()
  expect(await page.locator('.check-in-list li').count()).toBe(1)
  await page.locator('.affect-square').click({ position: { x: 30, y: 30 } })
  await page.getByLabel('A word, if you like').fill('restless')
  await page.getByLabel('A note, if you like').fill('Too much coffee.')
  await page.getByRole('button', { name: 'Done' }).click()
  await page.getByRole('listitem').getByText('Too much coffee.').waitFor()
  expect(await page.locator('.check-in-list li').count()).toBe(1)
  await page.reload()
  await page.getByText('restless').waitFor()
  expect(requests.slice(before).filter((request) => request.method() !== 'GET')).toEqual([])
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save as a file' }).click()])
  const [saved, ...more] = checkInSchema.array().parse(JSON.parse(await readFile(await download.path(), 'utf8')))
  expect(saved).toMatchObject({ word: 'restless', note: 'Too much coffee.' })
  expect(more).toEqual([])
  expect(saved!.valence).toBeLessThan(0)
  expect(saved!.arousal).toBeGreaterThan(0)
  await page.getByRole('button', { name: 'Delete all check-ins' }).click()
  await page.getByRole('button', { name: 'Yes, delete all' }).click()
  await page.getByText('None yet.').waitFor()
  expect(await storedText(page)).not.toContain('restless')
  expect(complaints).toEqual([])
})

test('a reminder is off until it is wanted, and comes at its time while the page is open', async () => {
  const { context, page, requests, complaints } = await visit(site)
  await context.grantPermissions(['notifications'], { origin: site.origin })
  await page.clock.install({ time: new Date('2026-03-03T19:58:00Z') })
  await page.goto(`${site.origin}/mood/check-ins`)
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  const shown = (): Promise<string[]> =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration()
      return ((await registration?.getNotifications()) ?? []).map(({ title }) => title)
    })
  await page.clock.fastForward('10:00')
  expect(await shown()).toEqual([])
  await page.getByLabel('Every day at').fill('21:15')
  await page.getByRole('button', { name: 'Remind me' }).click()
  await page.getByText('You are reminded at 21:15 while Chorus is open.').waitFor()
  expect(await axeFindings(page)).toEqual([])
  const before = requests.length
  await page.clock.fastForward('06:00')
  expect(await shown()).toEqual([])
  await page.clock.fastForward('03:00')
  await expect.poll(shown).toEqual(['How are you, right now?'])
  expect(requests.slice(before).filter((request) => new URL(request.url()).origin !== site.origin)).toEqual([])
  await page.getByRole('button', { name: 'No more reminders' }).click()
  expect(await page.evaluate(() => JSON.parse(localStorage.getItem('chorus.preferences') ?? '{}').reminder)).toBeNull()
  expect(complaints).toEqual([])
})

test('a browser that says no is told of, and nobody is reminded', async () => {
  const { page } = await visit(site)
  await page.addInitScript(() => {
    Notification.requestPermission = () => Promise.resolve('denied')
  })
  await page.goto(`${site.origin}/mood/check-ins`)
  await page.getByRole('button', { name: 'Remind me' }).click()
  await page.getByText('Your browser does not let Chorus show notifications.').waitFor()
  await page.getByRole('button', { name: 'Remind me' }).waitFor()
})

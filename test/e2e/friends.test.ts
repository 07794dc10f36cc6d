/** Two people give each other cards: what leaves a device, what arrives, and that the comparison stays where it is made. */
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cardFileSchema } from '../../src/contract/taste-card.ts'
import { axeFindings } from './axe.ts'
import { example, type Example } from './packages.ts'
import { choose, hoursShown, openSite, storedText, visit, type Site, type Visitor } from './site.ts'

let site: Site
let given: Example

beforeAll(async () => {
  ;[site, given] = await Promise.all([openSite(), example()])
})
afterAll(() => site.close())

async function listener(options = {}): Promise<Visitor> {
  const visitor = await visit(site, options)
  await choose(visitor.page, given.zip)
  await hoursShown(visitor.page)
  return visitor
}

async function openMaker(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: 'Friends', exact: true }).click()
  await page.getByRole('link', { name: 'Your card', exact: true }).click()
  await page.getByLabel('Your name, as your friend knows you').fill(name)
  await page.locator('.card-title', { hasText: name }).waitFor()
}

const linkOf = (page: Page): Promise<string> => page.getByLabel('The link').inputValue()

async function expectSound(page: Page): Promise<void> {
  expect(await axeFindings(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)
}

test('a card shows exactly what it gives away, field by field', async () => {
  const { page, complaints } = await listener()
  await openMaker(page, 'Ada')
  const song = given.truth.top.tracks[0]?.title ?? ''
  const raw = page.locator('.raw pre')
  expect(await raw.textContent()).toContain(JSON.stringify(song))
  for (const field of ['Songs', 'Obsessions', 'Hours of the week'])
    await page.getByRole('checkbox', { name: new RegExp(`^${field}`) }).uncheck()
  await page.locator('.taste-card', { hasNotText: song }).waitFor()
  await page.locator('.taste-card', { hasNotText: 'Hours of the week' }).waitFor()
  const text = (await raw.textContent()) ?? ''
  expect(Object.keys(cardFileSchema.parse(JSON.parse(text)).card).toSorted()).toEqual(['artists', 'kind', 'name', 'period', 'version'])
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save as a file' }).click()
  const stream = await (await downloading).createReadStream()
  let saved = ''
  for await (const piece of stream) saved += String(piece)
  expect(saved).toBe(text)
  await page.getByRole('button', { name: 'Show a QR code' }).click()
  await page.getByRole('img', { name: 'QR code with a short form of your card' }).waitFor()
  await page.getByRole('link', { name: 'Cards', exact: true }).click()
  await page.getByText('To somebody').first().waitFor()
  expect(complaints).toEqual([])
  await page.context().close()
})

test('a link opens at a friend’s, is compared there, and no request carries any of it', async () => {
  const ada = await listener()
  await openMaker(ada.page, 'Ada')
  const link = await linkOf(ada.page)
  const fragment = link.slice(link.indexOf('#') + 1)
  const ben = await listener()
  const before = ben.requests.length
  await ben.page.waitForTimeout(500)
  await ben.page.addInitScript(sharesLikeAPhone)
  await ben.page.goto(link)
  await ben.page.getByRole('heading', { level: 1, name: 'Ada shows you this' }).waitFor()
  await expectSound(ben.page)
  await ben.page.getByRole('button', { name: 'Keep the card and compare' }).click()
  await ben.page.getByText('What gives you away?').waitFor()
  await expectSound(ben.page)
  expect(ben.page.url()).not.toContain('#')
  const artist = given.truth.top.artists[0]?.name ?? ''
  expect(await ben.page.locator('.twin-row').nth(1).textContent()).not.toBe('')
  expect(await ben.page.locator('.twin-bars').first().textContent()).toContain(artist)
  const drawing = await pictureOf(ben.page)
  expect(drawing).toContain('You and Ada')
  const telling = /more than (.+)\.$/.exec((await ben.page.getByText('Nothing ties you and Ada more than').textContent()) ?? '')?.[1]
  // Lines of a drawing break between words.
  for (const word of telling?.split(' ') ?? ['nobody']) expect(drawing).toContain(word.replaceAll('&', '&amp;'))
  for (const { requests } of [ada, ben]) {
    for (const request of requests) {
      expect(new URL(request.url()).origin).toBe(site.origin)
      expect(request.method()).toBe('GET')
      expect(request.postData()).toBeNull()
      expect(request.url()).not.toContain(fragment.slice(0, 40))
      expect(JSON.stringify(request.headers())).not.toContain(fragment.slice(0, 40))
    }
  }
  const asked = ben.requests.slice(before).map((request) => new URL(request.url()).pathname)
  expect(asked.filter((path) => !/^\/(?:friends\/open|assets\/.*|service-worker\.js|manifest\.webmanifest|icon.*)$/.test(path))).toEqual([])
  expect([...ada.complaints, ...ben.complaints]).toEqual([])
  await ben.page.getByRole('link', { name: 'Cards', exact: true }).click()
  expect(await storedText(ben.page)).toContain(fragment)
  await ben.page.getByRole('button', { name: 'Delete the card of Ada' }).click()
  await ben.page.getByText('No card yet.').waitFor()
  expect(await storedText(ben.page)).not.toContain(fragment)
  await Promise.all([ada.context.close(), ben.context.close()])
})

/** Runs in the page: a desk hands no pictures over, so that this writes down what a phone would. */
function sharesLikeAPhone(): void {
  const share = ({ files = [] }: ShareData): Promise<void> => {
    document.body.dataset['shared'] = files.map(({ name, type }) => `${name}, ${type}`).join()
    return Promise.resolve()
  }
  Object.assign(navigator, { canShare: () => true, share })
}

/** What the drawing to share says; the photograph of it is checked for being one. */
async function pictureOf(page: Page): Promise<string> {
  await page.getByText('Share this', { exact: true }).click()
  await expectSound(page)
  const saved = async (button: string): Promise<Buffer> => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button, exact: true }).click()])
    return readFile(await download.path())
  }
  await page.getByRole('button', { name: 'Share this card' }).click()
  await expect.poll(() => page.evaluate(() => document.body.dataset['shared'])).toMatch(/^chorus-.*-story\.png, image\/png$/)
  const photograph = await saved('Square picture (PNG)')
  expect(photograph.subarray(1, 4).toString()).toBe('PNG')
  expect([photograph.readUInt32BE(16), photograph.readUInt32BE(20)]).toEqual([1080, 1080])
  expect((await saved('Square drawing (SVG)')).toString()).toContain('viewBox="0 0 1080 1080"')
  return (await saved('Drawing (SVG)')).toString()
}

test('what was changed or cut off is refused in a sentence', async () => {
  const { page } = await listener()
  await openMaker(page, 'Ada')
  const link = await linkOf(page)
  const text = (await page.locator('.raw pre').textContent()) ?? ''
  await page.getByRole('link', { name: 'Cards', exact: true }).click()
  await page.getByLabel('Or paste a link').fill(link.slice(0, -30))
  await page.getByRole('button', { name: 'Open the link' }).click()
  await page.getByText('That card is damaged').waitFor()
  await page.getByTestId('card-file').setInputFiles({ name: 'x.json', mimeType: '', buffer: Buffer.from(text.replace('"Ada"', '"Eve"')) })
  await page.getByText('That card was changed after it was signed.').waitFor()
  await page.getByTestId('card-file').setInputFiles({ name: 'x.json', mimeType: '', buffer: Buffer.alloc(200_000, 'a') })
  await page.getByText('That is larger than a card can be.').waitFor()
  await expectSound(page)
  await page.context().close()
})

test('a group finds its common ground and saves a list', async () => {
  const cards: string[] = []
  for (const name of ['Ada', 'Cem']) {
    const { page } = await listener()
    await openMaker(page, name)
    cards.push(await linkOf(page))
    await page.context().close()
  }
  const { page, complaints } = await listener({ viewport: { width: 360, height: 900 }, colorScheme: 'dark', reducedMotion: 'reduce' })
  await page.getByRole('link', { name: 'Friends', exact: true }).click()
  await expectSound(page)
  for (const card of cards) {
    await page.getByLabel('Or paste a link').fill(card)
    await page.getByRole('button', { name: 'Open the link' }).click()
    await page.getByText('What gives you away?').waitFor()
    await page.getByRole('link', { name: 'Cards', exact: true }).click()
  }
  await page.getByRole('link', { name: 'Group', exact: true }).click()
  await page.getByText('What could all of you hear?').waitFor()
  await expectSound(page)
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save the list: M3U' }).click()
  expect((await downloading).suggestedFilename()).toBe('blend.m3u8')
  await page.getByRole('link', { name: 'Your card', exact: true }).click()
  await page.getByText('The card, exactly').waitFor()
  await expectSound(page)
  expect(complaints).toEqual([])
  await page.context().close()
})

test('without a history a card can be looked at and kept, and the way to one’s own is shown', async () => {
  const ada = await listener()
  await openMaker(ada.page, 'Ada')
  const link = await linkOf(ada.page)
  const visitor = await visit(site)
  await visitor.page.goto(link)
  await visitor.page.getByRole('button', { name: 'Keep the card' }).click()
  await visitor.page.getByText('To compare a card with your own taste, drop your export first.').waitFor()
  await visitor.page.locator('.card-list', { hasText: 'Ada' }).waitFor()
  await expectSound(visitor.page)
  await Promise.all([ada.context.close(), visitor.context.close()])
})

/** Every page of a listener, by an address that stands for it: tests that hold for all pages go through these. */
import type { Page } from 'playwright-core'

const PAGES = [
  '/overview',
  '/overview?year=2022',
  '/time?year=2022',
  '/habits',
  '/exploring',
  '/eras',
  '/known',
  '/chapters',
  '/recap',
  '/artists',
  '/albums?year=2022',
  '/tracks',
  '/listens',
  '/listens?part=skips&weekday=4',
  '/rows',
  '/mood',
  '/mood/check-ins',
  '/friends',
  '/friends/card',
  '/friends/group',
  '/names',
  '/guides',
  '/settings',
] as const

/** With the pages whose addresses name what is in the history that the browser holds; keeps a card of its own for them. */
export async function listenerPages(page: Page, origin: string): Promise<readonly string[]> {
  await page.goto(`${origin}/overview`)
  const columns = page.locator('.three-columns .track-list')
  await columns.nth(2).waitFor()
  const subjects = await Promise.all([0, 1, 2].map((column) => addressOf(page, columns.nth(column).locator('.track-name a').first())))
  await page.goto(`${origin}/friends/card`)
  await page.getByLabel('Your name, as your friend knows you').fill('Ada')
  await page.locator('.card-title', { hasText: 'Ada' }).waitFor()
  const link = await page.getByLabel('The link').inputValue()
  await page.goto(link)
  await page.getByRole('button', { name: 'Keep the card and compare' }).click()
  await page.waitForURL('**/friends/compare?card=*')
  return [...PAGES, ...subjects, afterOrigin(link), afterOrigin(page.url())]
}

async function addressOf(page: Page, link: ReturnType<Page['locator']>): Promise<string> {
  return afterOrigin(new URL((await link.getAttribute('href')) ?? '', page.url()).href)
}

function afterOrigin(address: string): string {
  const { pathname, search, hash } = new URL(address)
  return pathname + search + hash
}

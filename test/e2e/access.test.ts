/** Every page on a phone by night and on a desk by day: no finding of axe, nothing wider than the screen or moving, no complaint of the browser. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listenerPages } from './addresses.ts'
import { axeFindings } from './axe.ts'
import { example, type Example } from './packages.ts'
import { settled } from './settled.ts'
import { shiftsOf, watchForShifts } from './shifts.ts'
import { choose, hoursShown, openSite, visit, type Site, type Visitor } from './site.ts'

/** A fifth of what the web vitals call good. */
const SHIFT_MAX = 0.02
/** All pages in one go, on a machine that has other things to do. */
const WALK_MS_MAX = 300_000

let site: Site
let given: Example

beforeAll(async () => {
  ;[site, given] = await Promise.all([openSite(), example()])
})
afterAll(() => site.close())

async function expectSound({ page, complaints }: Visitor, rules: readonly string[] | undefined, what: string): Promise<void> {
  expect(await axeFindings(page, rules), what).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), what).toBe(0)
  expect(complaints, what).toEqual([])
}

/** What depends on the size and the colours of a page; all else is the same elements, which need looking at once. */
const RULES_OF_LOOKS = ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable', 'target-size']
/** Both on one page without loading it again: most of what a page costs is its coming up. */
const LOOKS = [
  { width: 360, colorScheme: 'dark', rules: undefined },
  { width: 1440, colorScheme: 'light', rules: RULES_OF_LOOKS },
] as const
type Look = (typeof LOOKS)[number]

async function takeOn(page: Page, { width, colorScheme }: Look): Promise<void> {
  await page.setViewportSize({ width, height: 900 })
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
}

async function lookAt(page: Page, look: Look): Promise<void> {
  await takeOn(page, look)
  // What stays in sight while the page scrolls hides a part of what it lies over.
  await page.evaluate(() => scrollTo(0, 0))
  await settled(page)
}

async function expectSoundInAllLooks(visitor: Visitor, what: string): Promise<void> {
  for (const look of LOOKS) {
    await lookAt(visitor.page, look)
    await expectSound(visitor, look.rules, `${what} at ${look.width} px`)
  }
}

test(
  'every page is sound on a phone by night and on a desk by day, and comes up on the phone without moving',
  async () => {
    const visitor = await visit(site)
    const { page } = visitor
    await expectSoundInAllLooks(visitor, 'the first page')
    await choose(page, given.zip)
    await hoursShown(page)
    const addresses = await listenerPages(page, site.origin)
    await watchForShifts(page)
    for (const address of addresses) {
      await takeOn(page, LOOKS[0])
      await page.goto(`${site.origin}${address}`)
      await settled(page)
      const { value, what } = await shiftsOf(page)
      expect(value, `${address}: ${what.join(', ')}`).toBeLessThan(SHIFT_MAX)
      await expectSound(visitor, LOOKS[0].rules, `${address} as it came up`)
      await lookAt(page, LOOKS[1])
      await expectSound(visitor, LOOKS[1].rules, `${address} at ${LOOKS[1].width} px`)
    }
    await page.goto(`${site.origin}/overview`)
    await page.locator('.sides > .finding').nth(8).waitFor()
    const asTable = page.getByRole('button', { name: 'Show as a table' })
    for (let left = await asTable.count(); left > 0; left--) await asTable.first().click()
    await page.locator('table').nth(5).waitFor()
    await expectSoundInAllLooks(visitor, 'the tables of the overview')
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').fill('a')
    await page.getByRole('option').first().waitFor()
    // What lies under the open search is no target.
    for (const look of LOOKS) {
      await lookAt(page, look)
      expect(await axeFindings(page), `the search at ${look.width} px`).toEqual([])
    }
    await page.context().close()
  },
  WALK_MS_MAX,
)

test('each accent keeps its contrast in both themes', async () => {
  const { page } = await visit(site)
  await choose(page, given.zip)
  await hoursShown(page)
  await page.goto(`${site.origin}/settings`)
  await page.locator('.swatch').first().waitFor()
  const accents = await page.locator('.swatch').evaluateAll((all) => all.map((one) => one.getAttribute('data-accent') ?? ''))
  expect(accents).toHaveLength(6)
  await page.getByRole('radio', { name: 'Dark', exact: true }).check()
  await page.getByRole('radio', { name: 'Ink' }).check()
  await page.getByRole('link', { name: 'Your listening', exact: true }).click()
  await page.locator('.hero').waitFor()
  await settled(page)
  const look = await page.evaluate(() => [document.documentElement.dataset['theme'], document.documentElement.dataset['accent']])
  expect(look).toEqual(['dark', 'ink'])
  // The others are what the settings would make of them, without the way there and back.
  for (const theme of ['dark', 'light']) {
    for (const accent of accents) {
      await page.evaluate((next) => void Object.assign(document.documentElement.dataset, next), { theme, accent })
      expect(await axeFindings(page, ['color-contrast']), `${accent}, ${theme}`).toEqual([])
    }
  }
  await page.context().close()
})

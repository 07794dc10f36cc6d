/** Every page on a phone by night and on a desk by day: no finding of axe, nothing wider than the screen or moving, no complaint of the browser. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LISTENER_PAGES } from './addresses.ts'
import { axeFindings } from './axe.ts'
import { example, type Example } from './packages.ts'
import { shiftsOf, watchForShifts } from './shifts.ts'
import { choose, hoursShown, openSite, visit, type Site } from './site.ts'

/** A fifth of what the web vitals call good. */
const SHIFT_MAX = 0.02

let site: Site
let given: Example

beforeAll(async () => {
  ;[site, given] = await Promise.all([openSite(), example()])
})
afterAll(() => site.close())

async function expectSound(page: Page, complaints: readonly string[]): Promise<void> {
  expect(await axeFindings(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)
  expect(complaints).toEqual([])
}

describe.each([
  [360, 'dark'],
  [1440, 'light'],
] as const)('at %i px in the %s', (width, colorScheme) => {
  test('every page is sound', async () => {
    const { page, complaints } = await visit(site, { viewport: { width, height: 900 }, colorScheme, reducedMotion: 'reduce' })
    await expectSound(page, complaints)
    await choose(page, given.zip)
    await hoursShown(page)
    await watchForShifts(page)
    for (const address of LISTENER_PAGES) {
      await page.goto(`${site.origin}${address}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForLoadState('networkidle')
      await expectSound(page, complaints)
      // Axe takes longer than the charts, which come up frame by frame after the first figures.
      const { value, what } = await shiftsOf(page)
      expect(value, `${address}: ${what.join(', ')}`).toBeLessThan(SHIFT_MAX)
    }
    await page.goto(`${site.origin}/overview`)
    await page.locator('.three-columns .name').first().click()
    await page.locator('.listing table').waitFor()
    await expectSound(page, complaints)
    await page.goto(`${site.origin}/overview`)
    await page.locator('.sides > .finding').nth(8).waitFor()
    const asTable = page.getByRole('button', { name: 'Show as a table' })
    for (let left = await asTable.count(); left > 0; left--) await asTable.first().click()
    expect(await page.locator('table').count()).toBeGreaterThan(5)
    await expectSound(page, complaints)
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').fill('a')
    await page.getByRole('option').first().waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.context().close()
  })
})

test('each accent keeps its contrast in both themes', async () => {
  const { page } = await visit(site)
  await choose(page, given.zip)
  await hoursShown(page)
  for (const theme of ['Light', 'Dark']) {
    for (const accent of ['Vermilion', 'Ultramarine', 'Plum', 'Ochre', 'Petrol', 'Ink']) {
      await page.goto(`${site.origin}/settings`)
      await page.getByRole('radio', { name: theme, exact: true }).check()
      await page.getByRole('radio', { name: accent }).check()
      await page.getByRole('link', { name: 'Your listening', exact: true }).click()
      await page.locator('.hero').waitFor()
      expect(await axeFindings(page), `${accent}, ${theme}`).toEqual([])
    }
  }
  await page.context().close()
})

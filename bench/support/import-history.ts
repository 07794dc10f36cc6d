/** What benchmarks of pages begin with: a history that was dropped onto the first page, and is stored. */
import type { Page } from 'playwright-core'
import { addChooser, dropGiven, watch } from './in-page.ts'
import { WAITING } from './waiting.ts'

/** The table is stored after the first page. */
const STORING_MS = 5_000

/** Every page that is opened afterwards is watched too. */
export async function importHistory(page: Page, origin: string, path: string): Promise<void> {
  await page.addInitScript(watch)
  await page.goto(origin)
  await page.waitForLoadState('networkidle')
  await page.evaluate(addChooser)
  await page.locator('#bench-file').setInputFiles(path)
  await page.waitForFunction(() => window.given !== undefined)
  await page.evaluate(dropGiven)
  await page.waitForFunction(() => window.seen.figureMs > 0, undefined, WAITING)
  await page.waitForTimeout(STORING_MS)
}

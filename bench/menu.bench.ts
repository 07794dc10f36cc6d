/** From a press in the menu to the figures of the page: right after the first figures of a visit, and after some seconds of reading. */
import type { Page } from 'playwright-core'
import { launchChromium } from '../test/support/chromium.ts'
import { type Bench, median } from './support/compare.ts'
import { pressMenu } from './support/in-page.ts'
import { packageOf } from './support/packages.ts'
import { importHistory } from './support/import-history.ts'
import { startServer } from './support/server.ts'
import { WAITING } from './support/waiting.ts'

const ROWS = 200_000
const PAGES = ['/time', '/habits', '/exploring', '/eras', '/chapters', '/recap', '/mood']
const ROUNDS = 3
const READING_MS = 8_000
/** What answers within this is felt to answer at once (Miller 1968; Nielsen, Usability Engineering, 1993). */
const AT_ONCE_MS = 100

export const bench: Bench = {
  title: `from a press in the menu to the figures, ${ROWS} rows, in Chromium`,
  run: async (say) => {
    const { path } = await packageOf(ROWS, say)
    const server = await startServer()
    const browser = await launchChromium()
    try {
      const context = await browser.newContext({ timezoneId: 'Europe/Lisbon', locale: 'en-GB', viewport: { width: 1280, height: 900 } })
      const page = await context.newPage()
      await importHistory(page, server.origin, path)
      let slowestMs = 0
      for (const address of PAGES) {
        const [atOnce, later] = [
          await pressesAfter(page, server.origin, address, 0),
          await pressesAfter(page, server.origin, address, READING_MS),
        ]
        say(`  ${address.padEnd(12)} at once ${atOnce.toFixed(0)} ms, after ${READING_MS / 1000} s of reading ${later.toFixed(0)} ms`)
        slowestMs = Math.max(slowestMs, later)
      }
      const holds = slowestMs <= AT_ONCE_MS
      say(`  ${holds ? 'holds' : 'FAILS'}: after some reading every page within ${AT_ONCE_MS} ms`)
      return holds
    } finally {
      await browser.close()
      server.stop()
    }
  },
}

/** Median over visits, each of which begins with a fresh overview. */
async function pressesAfter(page: Page, origin: string, address: string, readingMs: number): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    await page.goto(`${origin}/overview`)
    await page.waitForFunction(() => window.seen.figureMs > 0, undefined, WAITING)
    await page.waitForTimeout(readingMs)
    times.push(await page.evaluate(pressMenu, address))
  }
  return median(times)
}

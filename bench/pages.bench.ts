/** Every page of a listener with a long history: when it stands there, what holds it up, how soon it answers, what moves, and what axe says. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Locator, Page } from 'playwright-core'
import { listenerPages } from '../test/e2e/addresses.ts'
import { axeFindings } from '../test/e2e/axe.ts'
import { launchChromium } from '../test/support/chromium.ts'
import type { Bench } from './support/compare.ts'
import { watchPage, type Watched } from './support/in-page.ts'
import { packageOf } from './support/packages.ts'
import { importHistory } from './support/import-history.ts'
import { startServer } from './support/server.ts'
import { WAITING } from './support/waiting.ts'

const ROWS = 200_000
const ASSETS = 'dist/web/assets'
/** Charts go on being drawn after the first figure. */
const SETTLE_MS = 1_200
const BOUNDS = { longestTaskMs: 50, slowestPressMs: 100, shift: 0.02, axe: 0 } as const
const LARGEST_SHOWN = 8

interface Measured extends Watched {
  readonly address: string
  readonly pressTaskMs: number
  readonly findings: readonly string[]
}

export const bench: Bench = {
  title: `every page of a listener, ${ROWS} rows, in Chromium`,
  run: async (say) => {
    sayBundles(say)
    const { path } = await packageOf(ROWS, say)
    const server = await startServer()
    const browser = await launchChromium()
    try {
      const context = await browser.newContext({ timezoneId: 'Europe/Lisbon', locale: 'en-GB', viewport: { width: 1280, height: 900 } })
      const page = await context.newPage()
      await importHistory(page, server.origin, path)
      const addresses = await listenerPages(page, server.origin)
      await page.addInitScript(watchPage)
      const measured: Measured[] = []
      for (const address of addresses) {
        const one = await measure(page, server.origin, address)
        say(`  ${describe(one)}`)
        for (const finding of one.findings) say(`    axe: ${finding}`)
        measured.push(one)
      }
      return judge(measured, say)
    } finally {
      await browser.close()
      server.stop()
    }
  },
}

/** The largest scripts as they travel. */
function sayBundles(say: (line: string) => void): void {
  const sizes = readdirSync(ASSETS)
    .filter((name) => name.endsWith('.js'))
    .map((name) => ({ name, bytes: gzipSync(readFileSync(join(ASSETS, name)), { level: 9 }).length }))
    .toSorted((a, b) => b.bytes - a.bytes)
  const all = sizes.reduce((sum, { bytes }) => sum + bytes, 0)
  say(`  ${sizes.length} scripts, ${(all / 1000).toFixed(0)} KB compressed; the largest:`)
  for (const { name, bytes } of sizes.slice(0, LARGEST_SHOWN)) say(`    ${(bytes / 1000).toFixed(1)} KB ${name}`)
}

async function measure(page: Page, origin: string, address: string): Promise<Measured> {
  await page.goto(origin + address)
  await page.waitForFunction(() => window.watched.headingMs > 0, undefined, WAITING)
  await page.waitForTimeout(SETTLE_MS)
  const opened = await page.evaluate(() => ({ ...window.watched }))
  const findings = await axeFindings(page)
  await page.waitForTimeout(SETTLE_MS)
  await page.evaluate(() => (window.watched.longestTaskMs = 0))
  await pressThrough(page)
  const after = await page.evaluate(() => ({ ...window.watched }))
  return { ...opened, address, slowestPressMs: after.slowestPressMs, pressTaskMs: after.longestTaskMs, findings }
}

/** What there is to press on a page, one after the other; the last leads away to the rows behind a number. */
async function pressThrough(page: Page): Promise<void> {
  const presses = [
    page.getByRole('button', { name: 'Show as a table' }).first(),
    page.locator('.rail-year').nth(3),
    page.locator('.choices input').nth(1),
    page.getByRole('link', { name: 'Next page' }),
    page.getByRole('button', { name: /^Show .* more$/ }).first(),
    page.locator('main .to-rows').first(),
  ]
  for (const press of presses) await pressed(page, press)
}

async function pressed(page: Page, target: Locator): Promise<void> {
  if ((await target.count()) === 0) return
  await target.click()
  await page.waitForTimeout(SETTLE_MS / 2)
}

const ms = (value: number): string => `${Math.round(value)} ms`

function describe({ address, headingMs, longestTaskMs, slowestPressMs, pressTaskMs, shift, findings }: Measured): string {
  return [
    `${address}: heading after ${ms(headingMs)}`,
    `longest task ${ms(longestTaskMs)}`,
    `slowest press ${ms(slowestPressMs)} (task ${ms(pressTaskMs)})`,
    `shift ${shift.toFixed(3)}`,
    `axe ${findings.length}`,
  ].join('; ')
}

function judge(measured: readonly Measured[], say: (line: string) => void): boolean {
  const figures = [
    ['longest task of a page', BOUNDS.longestTaskMs, (one: Measured) => Math.max(one.longestTaskMs, one.pressTaskMs)],
    ['slowest press', BOUNDS.slowestPressMs, (one: Measured) => one.slowestPressMs],
    ['layout shift', BOUNDS.shift, (one: Measured) => one.shift],
    ['axe findings', BOUNDS.axe, (one: Measured) => one.findings.length],
  ] as const
  let held = true
  for (const [what, max, valueOf] of figures) {
    const over = measured.filter((one) => valueOf(one) > max)
    held &&= over.length === 0
    const named = over.map((one) => `${one.address} ${valueOf(one).toFixed(2)}`).join(', ')
    say(`  ${over.length === 0 ? 'holds' : 'FAILS'}: ${what} at most ${max}${named === '' ? '' : `: ${named}`}`)
  }
  return held
}

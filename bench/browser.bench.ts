/** The pages in Chromium: from the drop of a zip to the first figures, and again after a reload, against unzip and JSON.parse in the same browser. */
import { loadavg } from 'node:os'
import type { Browser, Page } from 'playwright-core'
import { launchChromium } from '../test/support/chromium.ts'
import { type Bench, median } from './support/compare.ts'
import { addChooser, dropGiven, type Seen, unzipAndParse, watch } from './support/in-page.ts'
import { packageOf } from './support/packages.ts'
import { startServer } from './support/server.ts'
import { WAITING } from './support/waiting.ts'

const ROWS = 200_000
const ROUNDS = 5
/** Charts go on being drawn after the first figure; what blocks the page then counts too. */
const SETTLE_MS = 1_500

const BOUNDS = { ratio: 1, longestTaskMs: 50, reloadMs: 300, firstLoadKB: 170 } as const

interface Round {
  readonly baselineMs: number
  readonly figuresMs: number
  readonly longestTaskMs: number
  readonly longestGapMs: number
  readonly reloadMs: number
}

export const bench: Bench = {
  title: `the pages, ${ROWS} rows in a zip, in Chromium`,
  run: async (say) => {
    const { path } = await packageOf(ROWS, say)
    const server = await startServer()
    const browser = await launchChromium()
    try {
      const { origin } = server
      const firstLoadKB = await measureFirstLoad(browser, origin, say)
      const rounds: Round[] = []
      // The first round warms the disk and the browser's own caches of code, and does not count.
      for (let round = -1; round < ROUNDS; round++) {
        const measured = await measureRound(browser, origin, path)
        say(`  ${describeRound(measured)}${round < 0 ? '  (does not count)' : ''}`)
        if (round >= 0) rounds.push(measured)
      }
      return judge(rounds, firstLoadKB, say)
    } finally {
      await browser.close()
      server.stop()
    }
  },
}

/** What a first visit transfers of scripts before a file is dropped; the service worker's own fetches are for later visits. */
async function measureFirstLoad(browser: Browser, origin: string, say: (line: string) => void): Promise<number> {
  const context = await browser.newContext({ serviceWorkers: 'block' })
  const page = await context.newPage()
  const bytesOfUrl = new Map<string, Promise<number>>()
  page.on('requestfinished', (request) =>
    bytesOfUrl.set(
      request.url(),
      request.sizes().then(({ responseBodySize }) => responseBodySize),
    ),
  )
  await page.goto(origin)
  await page.waitForLoadState('networkidle')
  let scripts = 0
  let all = 0
  for (const [url, size] of bytesOfUrl) {
    const bytes = await size
    all += bytes
    if (new URL(url).pathname.endsWith('.js')) scripts += bytes
  }
  await context.close()
  say(
    `  first load: ${(scripts / 1000).toFixed(1)} KB of compressed scripts, ${(all / 1000).toFixed(1)} KB in all, ${bytesOfUrl.size} requests`,
  )
  return scripts / 1000
}

/** A browser context of its own each round, so that nothing is stored yet; baseline and page take turns within the round. */
async function measureRound(browser: Browser, origin: string, path: string): Promise<Round> {
  const baselineMs = await measureBaseline(browser, origin, path)
  const context = await browser.newContext({ timezoneId: 'Europe/Lisbon', locale: 'en-GB', viewport: { width: 1280, height: 900 } })
  try {
    const page = await context.newPage()
    await page.addInitScript(watch)
    await page.goto(origin)
    await page.waitForLoadState('networkidle')
    await give(page, path)
    const droppedMs = await page.evaluate(dropGiven)
    const seen = await settled(page)
    await page.reload()
    const { figureMs: reloadMs } = await settled(page)
    return {
      baselineMs,
      figuresMs: seen.figureMs - droppedMs,
      longestTaskMs: seen.longestTaskMs,
      longestGapMs: seen.longestGapMs,
      reloadMs,
    }
  } finally {
    await context.close()
  }
}

async function measureBaseline(browser: Browser, origin: string, path: string): Promise<number> {
  const context = await browser.newContext({ serviceWorkers: 'block' })
  try {
    const page = await context.newPage()
    await page.goto(origin)
    await page.waitForLoadState('networkidle')
    await give(page, path)
    const { baselineMs, rows } = await page.evaluate(unzipAndParse)
    if (rows !== ROWS) throw new Error(`the baseline saw ${rows} of ${ROWS} rows`)
    return baselineMs
  } finally {
    await context.close()
  }
}

async function give(page: Page, path: string): Promise<void> {
  await page.evaluate(addChooser)
  await page.locator('#bench-file').setInputFiles(path)
  await page.waitForFunction(() => window.given !== undefined)
}

async function settled(page: Page): Promise<Seen> {
  await page.waitForFunction(() => window.seen.figureMs > 0, undefined, WAITING)
  await page.waitForTimeout(SETTLE_MS)
  return page.evaluate(() => window.seen)
}

function ms(value: number): string {
  return `${Math.round(value)} ms`
}

function describeRound({ baselineMs, figuresMs, longestTaskMs, longestGapMs, reloadMs }: Round): string {
  const load = (loadavg()[0] ?? Number.NaN).toFixed(1)
  const parts = [
    `baseline ${ms(baselineMs)}`,
    `drop to figures ${ms(figuresMs)} (${(figuresMs / baselineMs).toFixed(2)} x)`,
    `longest task ${ms(longestTaskMs)}, timer gap ${ms(longestGapMs)}`,
    `reload to figures ${ms(reloadMs)}`,
    `load ${load}`,
  ]
  return parts.join('; ')
}

function judge(rounds: readonly Round[], firstLoadKB: number, say: (line: string) => void): boolean {
  const medianOf = (value: (round: Round) => number): number => median(rounds.map(value))
  const figures = [
    ['drop to figures against the baseline', medianOf(({ figuresMs, baselineMs }) => figuresMs / baselineMs), BOUNDS.ratio, ' x'],
    ['longest task of the page', medianOf(({ longestTaskMs }) => longestTaskMs), BOUNDS.longestTaskMs, ' ms'],
    ['reload to figures', medianOf(({ reloadMs }) => reloadMs), BOUNDS.reloadMs, ' ms'],
    ['scripts of the first load', firstLoadKB, BOUNDS.firstLoadKB, ' KB'],
  ] as const
  let held = true
  say('  medians:')
  for (const [what, value, max, unit] of figures) {
    const ok = value <= max
    held &&= ok
    say(`  ${ok ? 'holds' : 'FAILS'}: ${what} ${value.toFixed(2)}${unit} (at most ${max.toFixed(2)}${unit})`)
  }
  return held
}

/** Takes the pictures of the README from the built pages and the sample listener: `node scripts/screenshots.js [folder]`. */
import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { findChromium, HOW_TO_INSTALL } from './chromium.js'

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
const PORT = 3_399
const ORIGIN = `http://127.0.0.1:${PORT}`

const STORING_MS = 2_000
/** Nothing waits for an answer, and every chart stands. */
const IS_DRAWN = `document.querySelector('.waiting, [aria-busy="true"], .bar-chart:empty') === null`

/** Twice the pixels, so that type is sharp on the screens that people read a README on. */
const DESKTOP = { viewport: { width: 1_280, height: 860 }, deviceScaleFactor: 1.5 }
const PHONE = { viewport: { width: 360, height: 760 }, deviceScaleFactor: 2 }

/** @type {readonly { name: string, path: string, options: import('playwright-core').BrowserContextOptions }[]} */
const PICTURES = [
  { name: 'overview', path: '/overview', options: { ...DESKTOP, colorScheme: 'light' } },
  { name: 'artists-dark', path: '/artists', options: { ...DESKTOP, colorScheme: 'dark' } },
  { name: 'phone', path: '/overview?year=2021', options: { ...PHONE, colorScheme: 'light' } },
]

/** @param {import('playwright-core').Browser} browser @param {string} folder */
async function takeAll(browser, folder) {
  for (const { name, path, options } of PICTURES) {
    const context = await browser.newContext({ ...options, locale: 'en-GB', timezoneId: 'Europe/Berlin', reducedMotion: 'reduce' })
    const page = await context.newPage()
    await page.goto(ORIGIN)
    await page.getByRole('button', { name: /sample listener/i }).click()
    await page.waitForURL('**/overview**')
    // The history is stored a moment after it is shown, and the next address is a fresh visit.
    await page.waitForTimeout(STORING_MS)
    await page.goto(ORIGIN + path)
    await page.locator('h1').waitFor()
    await page.waitForFunction(IS_DRAWN)
    await page.evaluate('document.fonts.ready.then(() => null)')
    await page.screenshot({ path: join(folder, `${name}.png`) })
    await context.close()
  }
}

async function main() {
  const executablePath = findChromium()
  if (executablePath === undefined) throw new Error(HOW_TO_INSTALL)
  const folder = join(ROOT, process.argv[2] ?? 'docs')
  mkdirSync(folder, { recursive: true })
  const server = spawn(process.execPath, [join(ROOT, 'dist/node/server.js')], {
    env: { ...process.env, PORT: String(PORT) },
    stdio: 'pipe',
  })
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] })
  try {
    await new Promise((resolve) => server.stdout.once('data', resolve))
    await takeAll(browser, folder)
  } finally {
    await browser.close()
    server.kill()
  }
}

await main()

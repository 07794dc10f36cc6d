/** Pages that stand larger type, are there without a network, show a press before they work on it, and are ready before it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listenerPages } from './addresses.ts'
import { example, type Example } from './packages.ts'
import { settled } from './settled.ts'
import { shiftsOf, watchForShifts } from './shifts.ts'
import { choose, hoursShown, openSite, visit, type Site } from './site.ts'

/** A fifth of what the web vitals call good. */
const SHIFT_MAX = 0.02
/** All pages in one go took as long as any other test may where the machine had other things to do. */
const WALK_MS_MAX = 120_000

let site: Site
let given: Example

beforeAll(async () => {
  ;[site, given] = await Promise.all([openSite(), example()])
})
afterAll(() => site.close())

test('at 200 % of the size no page is wider than its window, and who wants no motion gets none', { timeout: WALK_MS_MAX }, async () => {
  const { page } = await visit(site, { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2, reducedMotion: 'reduce' })
  await choose(page, given.zip)
  await hoursShown(page)
  for (const address of await listenerPages(page, site.origin)) {
    await page.goto(`${site.origin}${address}`)
    await settled(page)
    const seen = await page.evaluate(() => ({
      tooWide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      // What stays in sight while the page scrolls must leave room for the page.
      staysInSight: (document.querySelector('.rail')?.getBoundingClientRect().height ?? 0) / innerHeight < 0.25,
      moving: document.getAnimations().filter(({ playState }) => playState === 'running').length,
      scrolling: getComputedStyle(document.documentElement).scrollBehavior,
    }))
    expect(seen, address).toEqual({ tooWide: 0, staysInSight: true, moving: 0, scrolling: 'auto' })
  }
  await page.context().close()
})

test('after one visit every page opens by its address with the network off, without moving', { timeout: WALK_MS_MAX }, async () => {
  const { page, context, complaints } = await visit(site)
  await choose(page, given.zip)
  await hoursShown(page)
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  const addresses = await listenerPages(page, site.origin)
  await watchForShifts(page)
  await context.setOffline(true)
  for (const address of addresses) {
    await page.goto(`${site.origin}${address}`)
    await settled(page)
    const { value, what } = await shiftsOf(page)
    expect(value, `${address}: ${what.join(', ')}`).toBeLessThan(SHIFT_MAX)
    expect(await page.getByRole('alert').count(), address).toBe(0)
    expect(new URL(page.url()).pathname, address).toBe(new URL(address, site.origin).pathname)
  }
  expect(complaints).toEqual([])
  await context.close()
})

test('the app can be installed', async () => {
  const { page } = await visit(site)
  const session = await page.context().newCDPSession(page)
  const { errors, data } = await session.send('Page.getAppManifest')
  expect(errors).toEqual([])
  const manifest: unknown = JSON.parse(data ?? '{}')
  expect(manifest).toMatchObject({ name: 'Chorus', start_url: '/', scope: '/', display: 'standalone' })
  const icons = await page.evaluate(async () => {
    const found: { icons: { src: string; sizes: string; type: string; purpose?: string }[] } = await (
      await fetch('/manifest.webmanifest')
    ).json()
    return Promise.all(
      found.icons
        .filter(({ type }) => type === 'image/png')
        .map(async ({ src, sizes, purpose }) => {
          const { width, height } = await createImageBitmap(await (await fetch(src)).blob())
          return { sizes, purpose, isSo: `${width}x${height}` === sizes }
        }),
    )
  })
  expect(icons.every(({ isSo }) => isSo)).toBe(true)
  expect(icons.map(({ sizes }) => sizes)).toEqual(expect.arrayContaining(['192x192', '512x512']))
  expect(icons.some(({ purpose }) => purpose === 'maskable')).toBe(true)
  await page.context().close()
})

declare global {
  interface Window {
    askedAfter: { frames: number; sinceMs: number }
    asked: string[]
  }
}

/** Installed before any script of a page: notes how many frames after the last press the worker was asked for findings. */
function watchPresses(): void {
  const seen = { frames: 0, sinceMs: 0 }
  window.askedAfter = seen
  let [pressedMs, frames] = [0, 0]
  addEventListener(
    'click',
    () => {
      ;[pressedMs, frames] = [performance.now(), 0]
      Object.assign(seen, { frames: 0, sinceMs: 0 })
    },
    { capture: true },
  )
  requestAnimationFrame(function count() {
    frames += 1
    requestAnimationFrame(count)
  })
  const Plain = window.Worker
  window.Worker = class extends Plain {
    override postMessage(message: { readonly name?: string }): void {
      if (message.name === 'findings') Object.assign(seen, { frames, sinceMs: performance.now() - pressedMs })
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to be named
      super.postMessage(message)
    }
  }
}

test('a press is drawn before the worker is asked for what it wants', async () => {
  const { page } = await visit(site)
  await page.addInitScript(watchPresses)
  await choose(page, given.zip)
  await hoursShown(page)
  await page.goto(`${site.origin}/overview`)
  await hoursShown(page)
  await settled(page)
  // Without a pointer that comes to rest on the link first, which asks already.
  await page.locator('.rail-year').first().dispatchEvent('click')
  await page.locator('.overview[aria-busy="false"]').waitFor()
  const { frames, sinceMs } = await page.evaluate(() => window.askedAfter)
  // Where no frame comes, the worker is asked a little later all the same.
  expect(frames >= 1 || sinceMs >= 50).toBe(true)
  expect(sinceMs).toBeGreaterThan(0)
  await page.context().close()
})

/** Installed before any script of a page: notes every question that the worker is asked. */
function noteQuestions(): void {
  window.asked = []
  const Plain = window.Worker
  window.Worker = class extends Plain {
    override postMessage(message: { readonly name?: string }): void {
      window.asked.push(message.name ?? '')
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to be named
      super.postMessage(message)
    }
  }
}

test('while a page is read the others are worked out, each once, and a press finds them ready', async () => {
  const { page, complaints } = await visit(site)
  await page.addInitScript(noteQuestions)
  await choose(page, given.zip)
  await hoursShown(page)
  await page.goto(`${site.origin}/overview?year=2022`)
  await settled(page)
  const pages = ['time', 'habits', 'exploring', 'eras', 'chapters', 'recap', 'mood']
  await page.waitForFunction((names) => names.every((name) => window.asked.includes(name)), pages)
  for (const name of ['Time', 'Chapters', 'Mood']) {
    await page.getByRole('link', { name, exact: true }).click()
    await page.waitForURL(`**/${name.toLowerCase()}?year=2022`)
    await settled(page)
  }
  const asked = await page.evaluate(() => window.asked)
  for (const name of pages) expect(asked.filter((one) => one === name)).toEqual([name])
  expect(complaints).toEqual([])
  await page.context().close()
})

test('an address that names a part of a long page leads there once it is drawn', async () => {
  const { page } = await visit(site)
  await choose(page, given.zip)
  await hoursShown(page)
  await settled(page)
  const part = (await page.locator('.finding').last().getAttribute('id')) ?? ''
  expect(part).toMatch(/^[AB]\d+$/)
  await page.goto('about:blank')
  await page.goto(`${site.origin}/overview#${part}`)
  await page.waitForFunction((id) => {
    const top = document.getElementById(id)?.getBoundingClientRect().top ?? Infinity
    return scrollY > 0 && top < innerHeight
  }, part)
  await page.context().close()
})

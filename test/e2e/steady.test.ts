/** Pages that stand larger type, and that are there without a network. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listenerPages } from './addresses.ts'
import { example, type Example } from './packages.ts'
import { settled } from './settled.ts'
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

test('at 200 % of the size no page is wider than its window, and who wants no motion gets none', async () => {
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

test('after one visit every page opens by its address with the network off, without moving', async () => {
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

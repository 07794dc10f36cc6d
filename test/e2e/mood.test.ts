/** The mood of the sample listener, a word of one's own on an artist, and check-ins that stay on the device until they are deleted. */
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkInSchema } from '../../src/contract/mood.ts'
import { axeFindings } from './axe.ts'
import { hoursShown, openSite, storedText, visit, type Site } from './site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

test('the sample listener has a mood, and a word of one’s own changes it', async () => {
  const { page, complaints } = await visit(site)
  await page.locator('.sample-offer button').click()
  await hoursShown(page)
  await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Mood' }).click()
  const side = page.locator('.mood-sides > div').first()
  const name = (await side.locator('.name').first().textContent()) ?? ''
  expect(name).not.toBe('')
  await page.getByRole('button', { name: `Say how ${name} sounds` }).click()
  await page.getByLabel('From darker to brighter').fill('-0.9')
  await page.getByLabel('From calmer to livelier').fill('-0.9')
  await page.getByRole('button', { name: 'This is how it sounds' }).click()
  await page.locator('.mood-sides > div').nth(3).getByText(name).waitFor()
  // What the year rail covers while the page is scrolled counts as too small to hit.
  await page.evaluate(() => scrollTo(0, 0))
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('link', { name: 'Check-ins' }).click()
  await page.getByRole('button', { name: `Delete your word on ${name}` }).click()
  await page.getByRole('heading', { name: 'Your own words on artists' }).waitFor({ state: 'detached' })
  expect(complaints).toEqual([])
})

test('a check-in is kept, saved as a file, and deleted', async () => {
  const { page, requests, complaints } = await visit(site)
  await page.goto(`${site.origin}/mood/check-ins`)
  await page.locator('.affect-square').click({ position: { x: 30, y: 30 } })
  await page.getByLabel('A word, if you like').fill('restless')
  await page.getByLabel('A note, if you like').fill('Too much coffee.')
  const before = requests.length
  await page.getByRole('button', { name: 'Keep this moment' }).click()
  await page.getByRole('listitem').getByText('Too much coffee.').waitFor()
  await page.reload()
  await page.getByText('restless').waitFor()
  expect(requests.slice(before).filter((request) => request.method() !== 'GET')).toEqual([])
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save as a file' }).click()])
  const [saved] = checkInSchema.array().parse(JSON.parse(await readFile(await download.path(), 'utf8')))
  expect(saved).toMatchObject({ word: 'restless', note: 'Too much coffee.' })
  expect(saved!.valence).toBeLessThan(0)
  expect(saved!.arousal).toBeGreaterThan(0)
  await page.getByRole('button', { name: 'Delete all check-ins' }).click()
  await page.getByRole('button', { name: 'Yes, delete all' }).click()
  await page.getByText('None yet.').waitFor()
  expect(await storedText(page)).not.toContain('restless')
  expect(complaints).toEqual([])
})

test('a reminder is off until it is wanted, and comes at its time while the page is open', async () => {
  const { context, page, requests, complaints } = await visit(site)
  await context.grantPermissions(['notifications'], { origin: site.origin })
  await page.clock.install({ time: new Date('2026-03-03T19:58:00Z') })
  await page.goto(`${site.origin}/mood/check-ins`)
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  const shown = (): Promise<string[]> =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration()
      return ((await registration?.getNotifications()) ?? []).map(({ title }) => title)
    })
  await page.clock.fastForward('10:00')
  expect(await shown()).toEqual([])
  await page.getByLabel('Every day at').fill('21:15')
  await page.getByRole('button', { name: 'Remind me' }).click()
  await page.getByText('You are reminded at 21:15 while Chorus is open.').waitFor()
  expect(await axeFindings(page)).toEqual([])
  const before = requests.length
  await page.clock.fastForward('06:00')
  expect(await shown()).toEqual([])
  await page.clock.fastForward('03:00')
  await expect.poll(shown).toEqual(['How are you, right now?'])
  expect(requests.slice(before).filter((request) => new URL(request.url()).origin !== site.origin)).toEqual([])
  await page.getByRole('button', { name: 'No more reminders' }).click()
  expect(await page.evaluate(() => JSON.parse(localStorage.getItem('chorus.preferences') ?? '{}').reminder)).toBeNull()
  expect(complaints).toEqual([])
})

test('a browser that says no is told of, and nobody is reminded', async () => {
  const { page } = await visit(site)
  await page.addInitScript(() => {
    Notification.requestPermission = () => Promise.resolve('denied')
  })
  await page.goto(`${site.origin}/mood/check-ins`)
  await page.getByRole('button', { name: 'Remind me' }).click()
  await page.getByText('Your browser does not let Chorus show notifications.').waitFor()
  await page.getByRole('button', { name: 'Remind me' }).waitFor()
})

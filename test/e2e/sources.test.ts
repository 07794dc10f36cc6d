/** Histories of several services in the browser: merged and apart, names joined and split, and the way to take it all away. */
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { choose, hoursShown, openSite, visit, type GivenFile, type Site } from './site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

const START = 1_620_284_700
const HOUR = 3_600

function given(name: string, content: unknown): GivenFile {
  return { name, bytes: new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content, undefined, 1)) }
}

/** Twenty songs that both services tell of, and five that each tells of alone, under two spellings of one artist. */
const SPOTIFY = given(
  'spotify.json',
  Array.from({ length: 25 }, (_, i) => ({
    ts: new Date((START + i * HOUR + 180) * 1_000).toISOString().replace('.000', ''),
    ms_played: 180_000,
    master_metadata_track_name: `Song ${i}`,
    master_metadata_album_artist_name: 'The Paper Boats',
    master_metadata_album_album_name: 'Harbour',
    spotify_track_uri: `spotify:track:${i}`,
  })),
)
const LASTFM = given(
  'lastfm.csv',
  ['uts,artist,album,track', ...Array.from({ length: 25 }, (_, i) => `${START + (i + 5) * HOUR + 4},paper boats,,Song ${i + 5}`)].join(
    '\n',
  ),
)

async function rowsPage(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Rows', exact: true }).click()
  await page.getByRole('heading', { name: 'Why are rows not counted twice?' }).waitFor()
}

test('a listen that two services recorded counts once, twice when asked to, and once again after a reload', async () => {
  const { page, complaints } = await visit(site)
  await choose(page, SPOTIFY, LASTFM)
  await hoursShown(page)
  await rowsPage(page)
  await page.getByRole('heading', { level: 1, name: '30 are listens' }).waitFor()
  expect(await page.locator('.rejections').first().textContent()).toMatch(/lastfm\.csv, line 2, went for spotify\.json, line \d+/)
  await page.getByText('no source recorded how long it lasted').waitFor()
  await page.getByRole('radio', { name: 'Count it once for each source' }).click()
  await page.getByRole('heading', { level: 1, name: 'All 50 rows became listens.' }).waitFor()
  await page.waitForTimeout(500)
  await page.reload()
  await page.getByRole('heading', { level: 1, name: 'All 50 rows became listens.' }).waitFor()
  await page.getByRole('radio', { name: 'Count such a listen once' }).click()
  await page.getByRole('heading', { level: 1, name: '30 are listens' }).waitFor()
  expect(complaints).toEqual([])
  await page.context().close()
})

test('another source can be added later, and what was there stays', async () => {
  const { page, complaints } = await visit(site)
  await choose(page, SPOTIFY)
  await hoursShown(page)
  await page.getByRole('link', { name: 'Rows', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'All 25 rows became listens.' }).waitFor()
  await page
    .locator('.rows-section', { hasText: 'Add another source' })
    .getByTestId('files')
    .setInputFiles({ name: LASTFM.name, mimeType: '', buffer: Buffer.from(LASTFM.bytes) })
  await page.waitForURL('**/overview**')
  await rowsPage(page)
  await page.getByRole('heading', { level: 1, name: 'What became of 50 rows? 30 are listens.' }).waitFor()
  await page.getByText('chorus-history.parquet').first().waitFor()
  expect(complaints).toEqual([])
  await page.context().close()
})

test('spellings of one artist are one, and can be split, joined and left to the rule again', async () => {
  const { page, complaints } = await visit(site)
  await choose(page, SPOTIFY, LASTFM)
  await hoursShown(page)
  await page.getByRole('link', { name: 'Names', exact: true }).click()
  await page.getByRole('heading', { name: '1 group of names' }).waitFor()
  await page.getByRole('button', { name: 'Keep apart: paper boats' }).click()
  await page.getByText('on its own by you').waitFor()
  await page.getByRole('link', { name: 'Artists', exact: true }).click()
  await page.getByText('paper boats', { exact: true }).waitFor()
  await page.reload()
  await page.getByText('paper boats', { exact: true }).waitFor()
  await page.getByRole('link', { name: 'Names', exact: true }).click()
  await page.getByRole('button', { name: 'Leave it to the rule: paper boats' }).click()
  await page.getByRole('button', { name: 'Keep apart: paper boats' }).waitFor()
  await page.getByRole('radio', { name: 'Songs' }).check()
  await page.getByLabel('This name').fill('Song 1 — The Paper Boats')
  // Pressed in the same moment as the last letter, before any search for it can have answered.
  await page.getByLabel('is shown as').evaluate((input: HTMLInputElement) => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, 'Song 2 — The Paper Boats')
    input.dispatchEvent(new Event('input', { bubbles: true }))
    input.form?.requestSubmit()
  })
  await page.getByText('Song 1 is now shown as Song 2.').waitFor()
  await page.getByRole('heading', { name: '1 group of names' }).waitFor()
  expect(complaints).toEqual([])
  await page.context().close()
})

test('the history can be taken away, and dropped again it is the same', async () => {
  const { page, requests } = await visit(site)
  await choose(page, SPOTIFY, LASTFM)
  await hoursShown(page)
  await rowsPage(page)
  const before = requests.length
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Parquet', exact: true }).click()])
  expect(download.suggestedFilename()).toBe('chorus-listens.parquet')
  const bytes = await readFile(await download.path())
  const asked = requests.slice(before).filter((request) => !request.url().startsWith('blob:'))
  expect(asked.filter((request) => request.method() !== 'GET' || !request.url().startsWith(`${site.origin}/assets/`))).toEqual([])
  await page.getByRole('link', { name: 'Settings', exact: true }).click()
  // The page that is being left has a chooser too, which would add to the history.
  await page.getByRole('button', { name: 'Delete everything' }).waitFor()
  await choose(page, { name: 'mine.parquet', bytes })
  await hoursShown(page)
  await rowsPage(page)
  await page.getByRole('heading', { level: 1, name: 'All 30 rows became listens.' }).waitFor()
  await page.context().close()
})

test('what is wrong with files, and what they are, is said in the language of the page', async () => {
  const { page } = await visit(site, { locale: 'de-DE' })
  await choose(page, given('paper.pdf', '%PDF-1.7'))
  await page.getByRole('alert').getByText('In paper.pdf ist kein Hörverlauf. Gefunden: ein PDF-Dokument.').waitFor()
  const undated = given(
    'spotify.json',
    JSON.stringify(JSON.parse(new TextDecoder().decode(SPOTIFY.bytes)), undefined, 1).replace(/"ts": "[^"]+"/, '"ts": "nie"'),
  )
  await choose(page, undated)
  await hoursShown(page)
  await page.getByText('Die Zeile hat keine Zeit, die sich lesen lässt. Eine Zeile wurde weggelassen.').first().waitFor()
  await page.getByRole('link', { name: 'Zeilen', exact: true }).click()
  await page.locator('.rejections').getByText('Die Zeile hat keine Zeit, die sich lesen lässt.', { exact: true }).waitFor()
  const files = page.getByRole('region', { name: 'Datei für Datei' })
  await files.getByText('Erweiterter Streamingverlauf von Spotify').waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('.rows-section', { has: files }).getByRole('button', { name: 'Tabelle als CSV' }).click(),
  ])
  expect(await readFile(await download.path(), 'utf8')).toMatch(
    /^Datei,[^]*\r\nspotify\.json,Erweiterter Streamingverlauf von Spotify,[^]*,25,24,0,0,1\r\n$/,
  )
  await page.context().close()
})

test('the guides are there before any history is', async () => {
  const { page, complaints } = await visit(site)
  await page.getByRole('link', { name: 'All other services, and what they tell' }).click()
  await page.getByRole('heading', { level: 1, name: 'How do you get your history?' }).waitFor()
  expect(await page.locator('.guide').count()).toBe(9)
  expect(complaints).toEqual([])
  await page.context().close()
})

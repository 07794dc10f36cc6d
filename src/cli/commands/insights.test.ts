/** `chorus insights` over small real files. */
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findingsSchema } from '../../contract/insights.ts'
import { storedEntry, rawZip } from '../../../test/support/raw-zip.ts'
import { widthOf } from '../layout.ts'
import { createSetting, row, Screen, type Setting, smallHistory } from '../terminal.case.ts'

let setting: Setting
let file = ''

beforeAll(async () => {
  setting = await createSetting()
  file = await setting.put('history.json', smallHistory())
})

afterAll(() => setting.end())

async function json(...args: string[]) {
  const { exitCode, stdout, stderr } = await setting.run(['insights', ...args, '--json'])
  expect(exitCode).toBe(0)
  expect(stdout.endsWith('}\n')).toBe(true)
  return { found: findingsSchema.parse(JSON.parse(stdout)), stderr }
}

describe('--json', () => {
  test('prints one object of the contract and nothing else', async () => {
    const { found, stderr } = await json(file, '--zone', 'UTC')
    expect(stderr).toBe('')
    expect(found.rows).toMatchObject({ read: 26, listens: 25, duplicates: 1, merged: 0, rejected: 0 })
    expect(found.totals).toMatchObject({ listens: 25, plays: 23, skips: 2, artists: 3 })
    expect(found.top.artists[0]).toMatchObject({ name: 'Amber Dials', plays: 12 })
    expect(found.period.timeZone).toBe('UTC')
  })

  test('a zip, a folder and single files give the same, in any mix and order', async () => {
    const zip = await setting.put('pack.zip', rawZip([storedEntry('MyData/x.json', Buffer.from(smallHistory()))]))
    await setting.put('pack/deep/y.json', smallHistory())
    const { found } = await json(`${setting.folder}/pack`, zip, file)
    const turned = await json(file, zip, `${setting.folder}/pack`)
    expect(found.rows).toMatchObject({ read: 78, listens: 25, duplicates: 53 })
    expect(turned.found).toEqual(found)
  })

  test('--year and --zone choose local days', async () => {
    const newYear = await setting.put(
      'year.json',
      JSON.stringify([row({ ts: '2021-12-31T23:40:00Z' }), row({ ts: '2021-12-31T12:00:00Z' })]),
    )
    expect((await json(newYear, '--year', '2021', '--zone', 'UTC')).found.totals.listens).toBe(2)
    expect((await json(newYear, '--year', '2021', '--zone', 'Europe/Berlin')).found.totals.listens).toBe(1)
    expect((await json(newYear, '--year', '2022', '--zone', 'Europe/Berlin')).found.totals.listens).toBe(1)
  })

  test('--play-rule changes what counts as a play and no listen', async () => {
    const { found } = await json(file, '--play-rule', 'everything')
    expect(found.playRule).toBe('everything')
    expect(found.totals).toMatchObject({ listens: 25, plays: 25 })
  })

  test('holds nothing that a terminal acts upon, and still the name to the letter', async () => {
    const name = '\u{9b}2J\u{1b}[31m\u{202e}x'
    const hostile = await setting.put('hostile.json', JSON.stringify([row({ ts: '2021-03-01T12:00:00Z', artist: name })]))
    const { stdout } = await setting.run(['insights', hostile, '--json'])
    for (const active of ['\u{9b}', '\u{1b}', '\u{202e}']) expect(stdout).not.toContain(active)
    expect(findingsSchema.parse(JSON.parse(stdout)).top.artists[0]?.name).toBe(name)
  })
})

describe('the page', () => {
  test('says what matters in plain sentences', async () => {
    const { exitCode, stdout, stderr } = await setting.run(['insights', file, '--zone', 'UTC'])
    expect([exitCode, stderr]).toEqual([0, ''])
    for (const sentence of [
      'You listened for 1.2 hours.',
      'From 1 March 2021 to 8 January 2023, in the local time of UTC.',
      '2021 was your year with the most music: 36 minutes.',
      'You gave the most time to Amber Dials.',
      'Your song is “Low Tide” by Amber Dials: 12 plays.',
      'You had music on 16 of 679 days.',
      'When you leave a song, it is mostly',
      'Your longest streak is 8 days in a row with music.',
      'You skip 8 % of what starts to play.',
      '26 rows read, and each one is accounted for.',
      '25 listens + 1 exact duplicate + 0 merged + 0 rejected.',
    ]) {
      expect(stdout).toContain(sentence)
    }
  })

  test.each([40, 57, 80, 200])('fits a terminal of %d columns, also with wide names', async (columns) => {
    const names = ['静かな海の長い長い名前の楽団とその仲間たち', 'A band with a name that goes on and on', 'ok']
    const wide = await setting.put(
      'wide.json',
      JSON.stringify(names.map((artist, index) => row({ ts: `2021-03-0${index + 1}T12:00:00Z`, artist, title: artist }))),
    )
    const stdout = new Screen({ columns })
    await setting.run(['insights', wide, file], { stdout })
    for (const line of stdout.text.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(columns)
  })

  test('has colours on a terminal only, and never against NO_COLOR', async () => {
    const args = ['insights', file]
    const colourful = new Screen({ isTTY: true })
    const plain = new Screen({ isTTY: true })
    await setting.run(args, { stdout: colourful })
    await setting.run(args, { stdout: plain, env: { NO_COLOR: '1' } })
    expect(colourful.text).toContain('\u{1b}[1m')
    expect(plain.text).not.toContain('\u{1b}')
    expect((await setting.run(args)).stdout).toBe(plain.text)
  })

  test('draws its charts in ASCII where the locale knows no more, and names as they are', async () => {
    const { stdout } = await setting.run(['insights', file], { env: { LANG: 'C' } })
    expect(stdout).not.toMatch(/[\u2580-\u259f]/)
    expect(stdout).toMatch(/^ {2}2021 .*#.* days?$/m)
    expect(stdout).toContain('Your song is “Low Tide” by Amber Dials')
  })

  test('names from files cannot act upon the terminal or fake a line', async () => {
    const name = '\u{1b}]0;owned\u{7}evil\nchorus: send money\u{202e}'
    const hostile = await setting.put(
      'hostile.json',
      JSON.stringify([row({ ts: '2021-03-01T12:00:00Z', artist: name, title: name, album: name })]),
    )
    const { stdout } = await setting.run(['insights', hostile])
    expect(stdout).toContain('\u{fffd}]0;owned\u{fffd}evil chorus: send money.')
    for (const active of ['\u{1b}', '\u{7}', '\u{202e}']) expect(stdout).not.toContain(active)
    expect(stdout).not.toMatch(/^chorus:/m)
  })

  test('a year without listening says so, and where there is some', async () => {
    const { exitCode, stdout } = await setting.run(['insights', file, '--year', '2030', '--zone', 'UTC'])
    expect(exitCode).toBe(0)
    expect(stdout).toBe('\n  There is no listening in 2030.\n  The history runs from 1 March 2021 to 8 January 2023.\n\n')
  })

  test('what there is too little of is named, and what is told is not', async () => {
    const { stdout } = await setting.run(['insights', file, '--zone', 'UTC'])
    const said = stdout.replaceAll(/\s+/g, ' ')
    expect(said).toContain('Not every question has an answer.')
    expect(said).toMatch(/to tell of: songs you come back to, songs you know by heart, [^.]*\./)
    expect(said).not.toMatch(/to tell of: [^.]*(sessions|skips|a recap)/)
  })

  test('the years of the whole history have their ranks', async () => {
    const { stdout } = await setting.run(['insights', file, '--zone', 'UTC'])
    expect(stdout).toMatch(/2021 .*36 min {2}12 plays {2}no\. 1\n.*2022 .*no\. 2\n.*2023 .*no\. 3\n/)
  })

  test('a single listen is told without nonsense', async () => {
    const single = await setting.put('single.json', JSON.stringify([row({ ts: '2021-03-01T12:00:00Z' })]))
    const { stdout } = await setting.run(['insights', single])
    expect(stdout).toContain('You listened for 3 minutes.')
    expect(stdout).not.toMatch(/NaN|undefined|null|Infinity|\b1 \w+s\b/)
  })
})

test('a few warnings name file and line, and the rest is counted', async () => {
  const broken = (index: number): string =>
    JSON.stringify([row({ ts: '2021-03-01T12:00:00Z' }), row({ ts: 'never' }), row({ ts: `2021-03-0${index}T12:00:00Z` })])
  const paths = await Promise.all([1, 2, 3, 4, 5].map((index) => setting.put(`broken/${index}.json`, broken(index))))
  const { exitCode, stdout, stderr } = await setting.run(['insights', ...paths, '--json'])
  expect(exitCode).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({ rows: { rejected: 5 } })
  const lines = stderr.trimEnd().split('\n')
  expect(lines).toHaveLength(4)
  expect(lines[0]).toMatch(/^Warning: .*1[.]json, line \d+: /)
  expect(lines[3]).toBe('and 2 more: see chorus reconcile')
})

describe('--html', () => {
  test('writes one file that loads nothing, with the figures of the findings', async () => {
    const out = `${setting.folder}/me.html`
    const { exitCode, stderr } = await setting.run(['insights', file, '--zone', 'UTC', '--html', out])
    expect(exitCode).toBe(0)
    expect(stderr).toContain('me.html')
    const page = await readFile(out, 'utf8')
    expect(page).toMatch(/^<!doctype html>/)
    expect(page).toContain("default-src 'none'")
    expect(page).not.toMatch(/<script|<link|<img|https?:|url\(/)
    expect(page).toContain('Amber Dials')
    expect(page).toContain('23 plays')
    // Each month stands above the week in which it begins: the first of March 2021 began the tenth.
    expect(page).toMatch(/<text x="0" y="-4">Jan<\/text>.*<text x="90" y="-4">Mar<\/text>/)
  })

  test('says where the mood of the music is, how much of that is known, and nothing where it is not', async () => {
    const known = Array.from({ length: 60 }, (_, index) =>
      row({ ts: `2024-0${1 + (index % 6)}-${10 + (index % 15)}T1${index % 9}:00:00Z`, artist: index % 3 === 0 ? 'Amber Dials' : 'Slayer' }),
    )
    const path = await setting.put('known.json', JSON.stringify(known))
    const out = `${setting.folder}/mood.html`
    expect((await setting.run(['insights', path, '--zone', 'UTC', '--html', out])).exitCode).toBe(0)
    const page = await readFile(out, 'utf8')
    expect(page).toContain('Most of your music is dark and lively.')
    expect(page).toMatch(/mood of the music and not of a person, known for 6\d %/)
    const unknown = `${setting.folder}/unknown.html`
    await setting.run(['insights', file, '--zone', 'UTC', '--html', unknown])
    const silent = await readFile(unknown, 'utf8')
    expect(silent).not.toContain('Most of your music is')
    expect(silent).toMatch(/Too little listening, or too little known, to tell of: .*the mood of your music\./)
  })

  test('keeps names from files as text', async () => {
    const hostile = await setting.put(
      'hostile.json',
      JSON.stringify([row({ ts: '2024-01-01T10:00:00Z', artist: '<script>alert(1)</script>' })]),
    )
    const out = `${setting.folder}/hostile.html`
    expect((await setting.run(['insights', hostile, '--html', out])).exitCode).toBe(0)
    const page = await readFile(out, 'utf8')
    expect(page).toContain('&lt;script&gt;')
    expect(page).not.toContain('<script')
  })

  test('says that a year without listening has none, and asks nothing of it', async () => {
    const out = `${setting.folder}/empty.html`
    expect((await setting.run(['insights', file, '--year', '2030', '--zone', 'UTC', '--html', out])).exitCode).toBe(0)
    const page = await readFile(out, 'utf8')
    expect(page).toContain('There is no listening in this period.')
    expect(page).not.toMatch(/0 minutes|Too little|<section>/)
  })

  test('never writes over a file that is there', async () => {
    const out = await setting.put('taken.html', 'mine')
    expect((await setting.run(['insights', file, '--html', out])).exitCode).toBe(1)
    expect(await readFile(out, 'utf8')).toBe('mine')
  })
})

/** `chorus insights --json` against the truth, field by field: packages of all generations in any mix, in zones of three continents and an ocean. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSetting, type Setting } from '../../src/cli/terminal.case.ts'
import { printedFindingsSchema } from '../../src/contract/deep-insights.ts'
import type { Findings } from '../../src/contract/insights.ts'
import { reconciliationSchema, type Reconciliation } from '../../src/contract/reconciliation.ts'
import { limits } from '../../src/shared/limits.ts'
import { accountPackage, accountRows } from '../support/account-package.ts'
import { livedBy, type ShortLife } from '../support/life.ts'
import { type ExtendedOptions, extendedPackage, type PackageFile, USUAL_EXTENDED } from '../support/spotify-package.ts'
import type { Stream } from '../support/spotify-row.ts'
import { type RawRow, type Tally, type Truth, truthOf, truthOfYear } from '../support/truth.ts'
import { rawRowsOf, writeFolder, writeZip } from '../support/zip.ts'

const PROGRAM = fileURLToPath(new URL('../../bin/chorus.js', import.meta.url))

let setting: Setting
beforeAll(async () => {
  setting = await createSetting()
})
afterAll(() => setting.end())

/** What a person hands in, and all rows of it; rows of account data stand apart. */
interface Given {
  readonly paths: readonly string[]
  readonly extended: readonly RawRow[]
  readonly account: readonly RawRow[]
}

function packageOf(streams: readonly Stream[], options: Partial<ExtendedOptions> = {}): readonly PackageFile[] {
  return [...extendedPackage(streams, { ...USUAL_EXTENDED, fileCharsMax: 700_000, ...options })]
}

async function zipped(name: string, files: readonly PackageFile[]): Promise<string> {
  const path = join(setting.folder, name)
  await writeZip(path, files)
  return path
}

/** Rows up to an instant, as an earlier request of the same person would have held them. */
function until(streams: readonly Stream[], ts: string): readonly Stream[] {
  return streams.filter(({ row }) => row.ts === null || row.ts < ts)
}

/** Account rows in the words of the extended history: the end is told to the minute, and nothing else is known. */
function accountAsRaw(streams: readonly Stream[]): readonly RawRow[] {
  const { music, podcasts } = accountRows(streams)
  const at = (endTime: string): string => `${endTime.replace(' ', 'T')}:00Z`
  const raw = (fields: RawRow['fields']): RawRow => ({ inVideoFile: false, fields })
  return [
    ...music.map(({ endTime, msPlayed, trackName, artistName }) =>
      raw({
        ts: at(endTime),
        ms_played: msPlayed,
        master_metadata_track_name: trackName,
        master_metadata_album_artist_name: artistName,
      }),
    ),
    ...podcasts.map(({ endTime, msPlayed, episodeName, podcastName }) =>
      raw({ ts: at(endTime), ms_played: msPlayed, episode_name: episodeName, episode_show_name: podcastName }),
    ),
  ]
}

/** The same listen to a source that knows the minute, the names and the time played. */
function minuteKey({ fields }: RawRow): string {
  const title = fields['master_metadata_track_name'] ?? fields['episode_name'] ?? ''
  const by = fields['master_metadata_track_name'] == null ? fields['episode_show_name'] : fields['master_metadata_album_artist_name']
  return JSON.stringify([String(fields['ts']).slice(0, 16), fields['ms_played'], title, by])
}

/** The truth of all rows, where account rows that the extended history tells too are merged into it. */
function truthOfAll({ extended, account }: Given, timeZone: string): { readonly truth: Truth; readonly merged: number } {
  const isUsable = ({ fields }: RawRow): boolean => typeof fields['ms_played'] === 'number' && fields['ms_played'] >= 0
  const told = new Set(extended.filter(isUsable).map(minuteKey))
  const [twice, once] = [account.filter((row) => told.has(minuteKey(row))), account.filter((row) => !told.has(minuteKey(row)))]
  const merged = new Set(twice.map(minuteKey)).size
  const truth = truthOf([...extended, ...once], timeZone)
  truth.rows.read += twice.length
  truth.rows.duplicates += twice.length - merged
  return { truth, merged }
}

async function insights(args: readonly string[]): Promise<Findings> {
  const { exitCode, stdout } = await setting.run(['insights', ...args, '--json'])
  expect(exitCode).toBe(0)
  return printedFindingsSchema.strict().parse(JSON.parse(stdout))
}

async function reconciled(paths: readonly string[]): Promise<Reconciliation> {
  const { exitCode, stdout } = await setting.run(['reconcile', ...paths, '--json'])
  expect(exitCode).toBe(0)
  return reconciliationSchema.strict().parse(JSON.parse(stdout))
}

function expectTruth(found: Findings, truth: Truth, merged: number): void {
  expect(found.rows).toEqual({ ...truth.rows, merged })
  expect(found.period).toEqual(truth.period)
  expect(found.totals).toEqual(truth.totals)
  expect(found.years).toEqual(truth.years)
  expect(found.months).toEqual(truth.months)
  expect(found.clock).toEqual(truth.clock)
  expect(found.streaks).toEqual(truth.streaks)
  expectTop(found.top.artists, truth.top.artists, ({ name, artist }) => JSON.stringify([name, artist]))
  expectTop(found.top.tracks, truth.top.tracks, ({ title, artist }) => JSON.stringify([title, artist]))
  expectTop(found.top.albums, truth.top.albums, ({ title, artist }) => JSON.stringify([title, artist]))
  expectSums(found, truth)
}

/** The same figures under the same names, most time first; the order among equals is free. */
function expectTop<T extends Tally>(found: readonly T[], all: readonly T[], keyOf: (item: T) => string): void {
  expect(found.map(({ msPlayed }) => msPlayed)).toEqual(all.slice(0, limits.topItems).map(({ msPlayed }) => msPlayed))
  const byKey = new Map(all.map((item) => [keyOf(item), item]))
  expect(found).toEqual(found.map((item) => byKey.get(keyOf(item))))
  expect(new Set(found.map(keyOf)).size).toBe(found.length)
}

/** What the remaining findings must add up to. */
function expectSums(found: Findings, { listens, totals }: Truth): void {
  const music = listens.filter(({ kind }) => kind === 'music')
  const count = <T>(items: readonly T[], matches: (item: T) => boolean): number => items.filter(matches).length
  for (const { kind, listens: heard } of found.kinds) expect([kind, heard]).toEqual([kind, count(listens, (one) => one.kind === kind)])
  expect(found.calendar.map(({ date }) => date)).toEqual([...new Set(music.map(({ localDay }) => localDay))].toSorted())
  for (const { date, plays } of found.calendar) {
    expect([date, plays]).toEqual([date, count(music, ({ localDay, isPlay }) => isPlay && localDay === date)])
  }
  expect([found.skips.listens, found.skips.skips]).toEqual([music.length, totals.skips])
  for (const { hour, listens: heard, skips } of found.skips.byHour) {
    const inHour = music.filter(({ localHour }) => localHour === hour)
    expect([hour, heard, skips]).toEqual([hour, inHour.length, count(inHour, ({ isSkip }) => isSkip)])
  }
}

function expectEquation({ rows, files, rejections }: Reconciliation, findings: Findings): void {
  expect(rows).toEqual(findings.rows)
  for (const file of files)
    expect([file.path, file.listens + file.duplicates + file.merged + file.rejected]).toEqual([file.path, file.rows])
  for (const [of, total] of [
    ['rows', rows.read],
    ['listens', rows.listens],
    ['duplicates', rows.duplicates],
    ['merged', rows.merged],
    ['rejected', rows.rejected],
  ] as const) {
    expect([of, files.reduce((sum, file) => sum + file[of], 0)]).toEqual([of, total])
  }
  expect(rows.read).toBe(rows.listens + rows.duplicates + rows.merged + rows.rejected)
  expect(Object.values(rows.byKind).reduce((sum, listens) => sum + listens)).toBe(rows.listens)
  expect(rejections.reduce((sum, { rows: rejected }) => sum + rejected, 0)).toBe(rows.rejected)
  for (const { examples } of rejections) expect(examples.length).toBeGreaterThan(0)
}

/** Lives that meet each zone where its clocks were strange: a day left out in Apia, changes at one past midnight in St. John’s. */
const berlin: ShortLife = { seed: 'berlin', from: '2019-02-01', to: '2023-11-30', rows: 5_000, timeZone: 'Europe/Berlin' }
const kathmandu: ShortLife = {
  seed: 'kathmandu',
  from: '2014-06-01',
  to: '2019-03-31',
  rows: 3_000,
  timeZone: 'Asia/Kathmandu',
  names: 'hostile',
}
const newfoundland: ShortLife = { seed: 'newfoundland', from: '2009-01-01', to: '2012-12-31', rows: 4_000, timeZone: 'America/St_Johns' }
const samoa: ShortLife = { seed: 'samoa', from: '2010-12-01', to: '2012-06-30', rows: 3_000, timeZone: 'Pacific/Apia', names: 'hostile' }

interface Case {
  readonly name: string
  readonly life: ShortLife
  readonly years: readonly number[]
  readonly give: (streams: readonly Stream[]) => Promise<Given>
}

const extendedOnly = (paths: readonly string[], files: readonly PackageFile[]): Given => ({
  paths,
  extended: [...rawRowsOf(files)],
  account: [],
})

const CASES: readonly Case[] = [
  {
    name: 'a zip of the new generation',
    life: berlin,
    years: [2021, 2019],
    give: async (streams) => {
      const files = packageOf(streams)
      return extendedOnly([await zipped('new.zip', files)], files)
    },
  },
  {
    name: 'a minified folder of the old generation',
    life: newfoundland,
    years: [2010, 2011],
    give: async (streams) => {
      const files = packageOf(streams, { generation: 'old', layout: 'minified' })
      await writeFolder(join(setting.folder, 'old'), files)
      return extendedOnly([join(setting.folder, 'old')], files)
    },
  },
  {
    name: 'single files that mix both generations',
    life: kathmandu,
    years: [2017],
    give: async (streams) => {
      const files = packageOf(streams, { generation: 'union' })
      return extendedOnly(await writeFolder(join(setting.folder, 'union'), files), files)
    },
  },
  {
    name: 'two packages a year apart, of two generations, as a folder and a zip',
    life: samoa,
    years: [2011],
    give: async (streams) => {
      const early = packageOf(until(streams, '2011-12-31T12:00:00Z'), { generation: 'old' })
      const late = packageOf(streams)
      await writeFolder(join(setting.folder, 'early'), early)
      return extendedOnly([await zipped('late.zip', late), join(setting.folder, 'early')], [...early, ...late])
    },
  },
  {
    name: 'account data beside an extended history that ends half a year before it',
    life: { ...berlin, seed: 'account', rows: 4_000 },
    years: [2022, 2023],
    give: async (streams) => {
      const extended = packageOf(until(streams, '2023-05-31T00:00:00Z'))
      const account = [...accountPackage(streams)]
      return {
        paths: [await zipped('account.zip', account), await zipped('extended.zip', extended)],
        extended: [...rawRowsOf(extended)],
        account: accountAsRaw(streams),
      }
    },
  },
  {
    name: 'account data alone, from its folder',
    life: { ...kathmandu, seed: 'alone' },
    years: [2018],
    give: async (streams) => {
      await writeFolder(join(setting.folder, 'alone'), accountPackage(streams))
      return { paths: [join(setting.folder, 'alone')], extended: [], account: accountAsRaw(streams) }
    },
  },
  {
    name: 'a zip, a folder and a single file of one package, all at once',
    life: { ...samoa, seed: 'thrice', rows: 2_000 },
    years: [2012],
    give: async (streams) => {
      const files = packageOf(streams, { layout: 'minified' })
      const paths = await writeFolder(join(setting.folder, 'thrice'), files)
      const single = paths.find((path) => path.includes('Audio')) ?? ''
      const again = files.filter(({ path }) => single.endsWith(path))
      return extendedOnly([single, await zipped('thrice.zip', files), join(setting.folder, 'thrice')], [...files, ...files, ...again])
    },
  },
]

describe.each(CASES)('$name', ({ life, years, give }) => {
  let given: Given
  let whole: ReturnType<typeof truthOfAll>
  const zone = ['--zone', life.timeZone]

  beforeAll(async () => {
    given = await give(livedBy(life))
    whole = truthOfAll(given, life.timeZone)
  })

  test('is told as it was', async () => {
    const found = await insights([...given.paths, ...zone])
    expect(found.rows.listens).toBeGreaterThan(300)
    expectTruth(found, whole.truth, whole.merged)
  })

  test.each(years)('is told as it was in %i', async (year) => {
    const ofYear = truthOfYear(whole.truth, year)
    expect(ofYear.totals.plays).toBeGreaterThan(50)
    expectTruth(await insights([...given.paths, ...zone, '--year', String(year)]), ofYear, whole.merged)
  })

  test('accounts for every row of every file', async () => {
    expectEquation(await reconciled(given.paths), await insights([...given.paths, ...zone]))
  })

  test('does not depend on the order of the files', async () => {
    const turned = given.paths.toReversed()
    expect(await insights([...turned, ...zone])).toEqual(await insights([...given.paths, ...zone]))
    expect((await reconciled(turned)).rows).toEqual((await reconciled(given.paths)).rows)
  })
})

describe('the zone that is asked for', () => {
  const zones = ['Europe/Berlin', 'Asia/Kathmandu', 'America/St_Johns', 'Pacific/Apia', 'UTC']

  test.each(zones)('decides the local days and hours of the same package: %s', async (timeZone) => {
    const files = packageOf(livedBy(newfoundland))
    const path = await zipped(`zone-${timeZone.replace('/', '-')}.zip`, files)
    const truth = truthOf(rawRowsOf(files), timeZone)
    expectTruth(await insights([path, '--zone', timeZone]), truth, 0)
    expectTruth(await insights([path, '--zone', timeZone, '--year', '2011']), truthOfYear(truth, 2011), 0)
  })
})

describe('the program as a shell runs it', () => {
  function run(args: readonly string[]) {
    return spawnSync(process.execPath, [PROGRAM, ...args], { encoding: 'utf8', maxBuffer: 2 ** 26, env: { PATH: process.env['PATH'] } })
  }

  test('tells several large files as they were', async () => {
    const files = packageOf(livedBy({ ...berlin, seed: 'large', rows: 9_000 }), { fileCharsMax: 1_500_000 })
    const paths = await writeFolder(join(setting.folder, 'large'), files)
    const { status, stdout, stderr } = run(['insights', ...paths, '--json', '--zone', 'Europe/Berlin'])
    expect(status).toBe(0)
    expect(stderr).toMatch(/^Warning: .*, line \d+: /)
    expectTruth(printedFindingsSchema.strict().parse(JSON.parse(stdout)), truthOf(rawRowsOf(files), 'Europe/Berlin'), 0)
    const account = run(['reconcile', ...paths, '--json'])
    expectEquation(reconciliationSchema.strict().parse(JSON.parse(account.stdout)), JSON.parse(stdout))
  }, 60_000)

  test('takes the zone of the computer where none is asked for', async () => {
    const files = packageOf(livedBy({ ...samoa, rows: 1_000 }))
    const path = await zipped('default-zone.zip', files)
    const { stdout } = spawnSync(process.execPath, [PROGRAM, 'insights', path, '--json'], {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], TZ: 'Pacific/Apia' },
    })
    expectTruth(printedFindingsSchema.strict().parse(JSON.parse(stdout)), truthOf(rawRowsOf(files), 'Pacific/Apia'), 0)
  }, 60_000)
})

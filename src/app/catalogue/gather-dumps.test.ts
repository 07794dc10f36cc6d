/** Tests that a table is the same whatever the order, the blocks and the interruptions of its making. */
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundleForNode } from '../../../scripts/bundle.js'
import { listenLine, manyListens, manySounds, mbidOf, soundDocument, soundPath, SAD, WILD } from '../../../test/support/dumps.ts'
import { moodCatalogue } from '../../../test/support/mood-lives.ts'
import { tarOf } from '../../../test/support/tar.ts'
import { nodeDumps } from '../../adapters/node-dumps.ts'
import { openWorkFolder } from '../../adapters/node-work-folder.ts'
import { TableWriter } from '../../mood/index.ts'
import { gatherDumps, tableOf, type GatherEffects, type NamedDump } from './gather-dumps.ts'

/** Inside the repository, so that a bundled program finds its packages. */
mkdirSync('.cache', { recursive: true })
const folder = mkdtempSync(join('.cache', 'dumps-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let works = 0
function effects(changes: Partial<GatherEffects> = {}): GatherEffects {
  works += 1
  return { dumps: nodeDumps, folder: openWorkFolder(join(folder, `work-${works}`)), catalogue: moodCatalogue, blockUnits: 100, ...changes }
}

async function tableFrom(named: readonly NamedDump[], how: GatherEffects): Promise<string> {
  const gathered = await gatherDumps(named, how)
  if (gathered.kind === 'refused') throw new Error(gathered.problem.message)
  let table = ''
  for await (const text of tableOf(how.folder, gathered.runs, new TableWriter())) table += text
  return table
}

function put(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const artists = ['Artist place 0 0', 'Artist place 6 6', 'Nobody One', 'Nobody Two', 'Artist place 3 3']
let named: readonly NamedDump[]
let expected: string
beforeAll(async () => {
  const sounds = manySounds(6_000, 1)
  const listens = [
    { path: 'listenbrainz-listens-dump-1-full/COPYING', content: 'CC0' },
    { path: 'listenbrainz-listens-dump-1-full/listens/2017/7.listens', content: manyListens(4_000, artists, 2) },
  ]
  named = [
    { kind: 'acousticbrainz', path: put('sounds-0.tar', tarOf(sounds.slice(0, 4_000))) },
    { kind: 'acousticbrainz', path: put('sounds-1.tar', tarOf(sounds.slice(4_000))) },
    { kind: 'listenbrainz', path: put('listens.tar', tarOf(listens)) },
  ]
  expected = await tableFrom(named, effects())
})

test('the table has every recording once, and every song by its names', () => {
  const lines = expected.split('\n')
  const recordings = lines.filter((line) => /^[0-9a-f]{8}-/.test(line))
  expect(recordings.length).toBeGreaterThan(1_500)
  expect(new Set(recordings.map((line) => line.slice(0, 36))).size).toBe(recordings.length)
  expect(recordings.reduce((sum, line) => sum + Number(line.split('\t')[3]), 0)).toBe(6_000)
  expect(recordings).toEqual(recordings.toSorted())
  expect(lines).toContain('artist\theard beside')
})

test('blocks do not show in what is added up, nor does the order of the dumps', async () => {
  const sounds = named.slice(0, 2)
  const whole = await tableFrom(sounds, effects({ blockUnits: 1_000_000 }))
  expect(await tableFrom(sounds, effects({ blockUnits: 37 }))).toBe(whole)
  expect(await tableFrom(sounds.toReversed(), effects({ blockUnits: 500 }))).toBe(whole)
})

test('a build that fails at any step goes on where it was', async () => {
  const real = effects()
  for (const failAt of [1, 2, 3, 5, 8, 20, 40]) {
    let steps = 0
    const failing = {
      ...real.folder,
      write: async (name: string, pieces: AsyncIterable<string> | Iterable<string>) => {
        if (++steps === failAt) throw new Error('no room')
        await real.folder.write(name, pieces)
      },
    }
    await expect(tableFrom(named, { ...real, folder: failing })).rejects.toThrow('no room')
  }
  expect(await tableFrom(named, real)).toBe(expected)
})

test('a build that is killed goes on, and makes the same table byte for byte', { timeout: 120_000 }, async () => {
  await bundleForNode({ main: 'test/support/build-until-killed.ts' }, join(folder, 'program'))
  const work = join(folder, 'killed')
  const args = [join(folder, 'program', 'main.js'), work, join(folder, 'killed.tsv'), JSON.stringify(named)]
  let kills = 0
  for (const blocks of [3, 9, 14, 25, 37, 52, 60, 71]) kills += (await runUntil(args, blocks)) === 'killed' ? 1 : 0
  expect(kills).toBeGreaterThanOrEqual(6)
  const last = spawnSync(process.execPath, args, { encoding: 'utf8' })
  expect(last.stdout).toContain('done')
  expect(readFileSync(join(folder, 'killed.tsv'), 'utf8')).toBe(expected)
})

/** Kills the program as soon as it says that it has read so many units in hundreds. */
function runUntil(args: readonly string[], hundreds: number): Promise<'killed' | 'ended'> {
  return new Promise((resolve) => {
    const program = spawn(process.execPath, [...args], { stdio: ['ignore', 'pipe', 'inherit'] })
    let isKilled = false
    program.stdout.on('data', (text: Buffer) => {
      const read = Math.max(...text.toString().split('\n').map(Number).filter(Number.isFinite))
      if (!isKilled && read >= hundreds * 100) isKilled = program.kill('SIGKILL')
    })
    program.once('close', (_code, signal) => resolve(signal === 'SIGKILL' ? 'killed' : 'ended'))
  })
}

test('another task does not go on in the folder of the first', async () => {
  const how = effects()
  await gatherDumps(named.slice(0, 1), how)
  expect(await gatherDumps(named, how)).toMatchObject({ kind: 'refused', problem: { code: 'otherTask' } })
})

test('a cut archive is told of, and what has been read of it is kept', async () => {
  const whole = readFileSync(named[0]!.path)
  const how = effects()
  await expect(tableFrom([{ kind: 'acousticbrainz', path: put('cut.tar', whole.subarray(0, 900_000)) }], how)).rejects.toThrow(
    'ends in the middle',
  )
  expect((await how.folder.names()).length).toBeGreaterThan(1)
})

test('a folder, and packed archives, give what the archive gives', async () => {
  const files = [
    { path: soundPath(mbidOf(1), 0), content: soundDocument(SAD, 'Invented', 'Slow') },
    { path: soundPath(mbidOf(1), 1), content: soundDocument(SAD, 'Invented', 'Slow') },
    { path: soundPath(mbidOf(2), 0), content: soundDocument(WILD, 'The Invented', 'Fast (Remastered 2011)') },
    { path: 'acousticbrainz-highlevel-json-20220623/COPYING', content: 'CC0' },
  ]
  const tar = put('small.tar', tarOf(files))
  const table = await tableFrom([{ kind: 'acousticbrainz', path: tar }], effects())
  expect(table).toBe(
    [
      'name\twords\tdecades',
      'recording\tvalence\tarousal\tdocuments',
      `${mbidOf(1)}\t-124\t-188\t2`,
      `${mbidOf(2)}\t-1\t66\t1`,
      'artist\tsong\tvalence\tarousal\tdocuments',
      'invented\tfast\t-1\t66\t1',
      'invented\tslow\t-124\t-188\t2',
      '',
    ].join('\n'),
  )
  for (const { path, content } of files) {
    mkdirSync(join(folder, 'unpacked', path, '..'), { recursive: true })
    writeFileSync(join(folder, 'unpacked', path), content)
  }
  expect(await tableFrom([{ kind: 'acousticbrainz', path: join(folder, 'unpacked') }], effects())).toBe(table)
  for (const program of ['gzip', 'zstd', 'xz', 'bzip2'].filter((name) => spawnSync(name, ['--version']).status === 0)) {
    const packed = put(`small.tar.${program}`, execFileSync(program, ['-c', tar]))
    expect(await tableFrom([{ kind: 'acousticbrainz', path: packed }], effects())).toBe(table)
    const cut = put(`cut.tar.${program}`, readFileSync(packed).subarray(0, -30))
    await expect(tableFrom([{ kind: 'acousticbrainz', path: cut }], effects())).rejects.toThrow('could not be unpacked')
  }
})

test('listens of one person within half an hour go together, and tags of songs are words', async () => {
  const start = 1_600_000_000
  const together = Array.from({ length: 12 }, (_, index) => [
    { user: index % 3, second: start + index * 10_000, artist: index % 2 === 0 ? 'Artist place 0 0' : 'Artist place 0 1' },
    { user: index % 3, second: start + index * 10_000 + 1_700, artist: 'Nobody At All' },
    { user: index % 3, second: start + index * 10_000 + 4_000, artist: 'Artist place 6 6' },
    { user: 7, second: start + index * 10_000 + 4_100, artist: 'Somebody', tags: ['Place 6-6 One', 'seen live'] },
  ]).flat()
  const lines = together.map(listenLine).join('\n')
  const path = put('1.listens', `${lines}\nno listen\n`)
  const how = effects()
  expect(await tableFrom([{ kind: 'listenbrainz', path }], how)).toBe(
    [
      'name\twords\tdecades',
      'artist\tgiven words',
      'somebody\tplace 6 6 one=12',
      'artist\theard beside',
      'nobodyatall\tartistplace00=6; artistplace01=6',
      '',
    ].join('\n'),
  )
  expect(await gatherDumps([{ kind: 'listenbrainz', path }], how)).toMatchObject({ passed: [{ count: 1, first: 49 }], hasGoneOn: true })
})

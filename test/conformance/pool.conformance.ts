/** What every engine of the listening pool must do, told through the pool itself. */
import { parquetMetadata } from 'hyparquet'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { SCOPE_NAMES } from '../../src/contract/contribution.ts'
import type { Recipe } from '../../src/contract/recipe.ts'
import type { ContributionRows } from '../../src/contribution/index.ts'
import { openPool, type Pool, type PoolContribution, type PoolEngine, type ReleaseFile, type ReleaseOutcome } from '../../src/pool/index.ts'
import { makeId, type Id } from '../../src/shared/ids.ts'
import { artistRows, contributionOf } from '../support/contributions.ts'
import { recipeOf } from '../support/recipe.ts'

function bytes16(number: number): Uint8Array {
  const bytes = new Uint8Array(16)
  new DataView(bytes.buffer).setUint32(12, number)
  return bytes
}
const memberOf = (number: number): Id<'pseudonym'> => makeId('pseudonym', bytes16(number))
const contributionIdOf = (number: number): Id<'contribution'> => makeId('contribution', bytes16(number))
const runId = makeId('release', bytes16(1))

function offered(member: number, rows: ContributionRows, contribution = member): PoolContribution {
  return { member: memberOf(member), contribution: contributionIdOf(contribution), rows }
}

/** `open` opens the same place each time; `rowsOf` reads a Parquet file by means other than the pool's. */
export function poolConformance(
  open: () => Promise<PoolEngine>,
  rowsOf: (engine: PoolEngine, file: Uint8Array) => Promise<unknown[][]>,
): void {
  let engine: PoolEngine
  let pool: Pool

  beforeAll(async () => {
    engine = await open()
    pool = await openPool(engine)
  })
  beforeEach(() => pool.empty())
  afterAll(() => pool.close())

  async function release(
    recipe: Recipe,
    members: readonly number[],
  ): Promise<ReleaseOutcome & { files: ReleaseFile[]; cells: unknown[][] }> {
    const files: ReleaseFile[] = []
    const run = { id: runId, recipe, members: members.map((number) => ({ member: memberOf(number), pseudonym: `listener_${number}` })) }
    const outcome = await pool.release(run, async (file) => void files.push(file))
    const cells = await Promise.all(files.map(({ bytes }) => rowsOf(engine, bytes)))
    return { ...outcome, files, cells: cells.flat() }
  }

  test('its tables are made once, and are there when it is opened again', async () => {
    await pool.insert([offered(1, artistRows([['Ada Quill', 3]]))])
    const again = await openPool(engine)
    expect(await again.snapshot()).toMatchObject({ contributions: 1, rows: 1 })
  })

  describe('contributions', () => {
    test('are added once, however often they are handed in', async () => {
      const some = [offered(1, artistRows([['Ada Quill', 3]])), offered(2, contributionOf(2, 200, 'timedPlays'))]
      expect(await pool.insert(some)).toBe(2)
      const before = await pool.snapshot()
      expect(await pool.insert([...some, ...some])).toBe(0)
      expect(await pool.insert([...some, offered(3, artistRows([['Bram Ode', 1]]))])).toBe(1)
      expect(await pool.snapshot()).toMatchObject({ contributions: before.contributions + 1, rows: before.rows + 1 })
    })

    test('keep names of any letters', async () => {
      const names = [
        'Tab\there',
        'Line\nhere',
        'Back\\slash \\N \\t',
        "It's; -- DROP",
        'Nul\0l',
        '"{x:String}"',
        'S\u00f3l \u{1f3b6}',
        '\r\b\f',
      ]
      await pool.insert([offered(1, artistRows(names.map((name) => [name, 1])))])
      const { cells } = await release(recipeOf('artistPreferences'), [1])
      expect(new Set(cells.map(([, artist]) => artist))).toEqual(new Set(names))
    })

    test('whose insert was cut off by a crash are there once after the next', async () => {
      const whole = offered(
        1,
        artistRows([
          ['Ada Quill', 3],
          ['Bram Ode', 2],
        ]),
      )
      const lines = `artistPreferences\t${whole.member}\t${whole.contribution}\tAda Quill\t\t\t\t\\N\t\\N\t3\t3\t540000\n`
      const columns = [
        'scope',
        'member',
        'contribution',
        'artist',
        'album',
        'title',
        'uri',
        'day',
        'started_at',
        'listens',
        'plays',
        'ms_played',
      ]
      await engine.insert('contribution_row', columns, lines)
      expect(await pool.insert([whole])).toBe(1)
      const { cells } = await release(recipeOf('artistPreferences'), [1])
      expect(cells.map(([, artist, listens]) => [artist, Number(listens)])).toEqual([
        ['Ada Quill', 3],
        ['Bram Ode', 2],
      ])
    })

    test('of one member are removed alone or with the member, and others stay', async () => {
      await pool.insert([
        offered(1, artistRows([['Ada Quill', 3]]), 1),
        offered(1, contributionOf(1, 100, 'trackCounts'), 2),
        offered(2, artistRows([['Ada Quill', 3]]), 3),
      ])
      await pool.forgetContributions([{ member: memberOf(1), contribution: contributionIdOf(2) }])
      expect(await pool.snapshot()).toMatchObject({ contributions: 2, rows: 2 })
      await pool.forgetMembers([memberOf(1)])
      await pool.forgetMembers([memberOf(1)])
      expect(await pool.snapshot()).toMatchObject({ contributions: 1, rows: 1 })
      expect(await release(recipeOf('artistPreferences'), [1, 2])).toMatchObject({ members: [{ pseudonym: 'listener_2' }], rows: 1 })
    })
  })

  test('a snapshot names what is in the pool, in whatever order it came', async () => {
    const some = [1, 2, 3].map((member) => offered(member, artistRows([['Ada Quill', member]])))
    await pool.insert(some)
    const first = await pool.snapshot()
    await pool.empty()
    for (const one of some.toReversed()) await pool.insert([one])
    expect(await pool.snapshot()).toEqual(first)
    await pool.forgetMembers([memberOf(2)])
    expect((await pool.snapshot()).digest).not.toBe(first.digest)
  })

  test('the catalogue tells nothing about few members', async () => {
    await pool.insert([
      ...[1, 2, 3, 4].map((member) =>
        offered(
          member,
          artistRows([
            ['Ada Quill', member],
            [`Only ${member}`, 1],
          ]),
        ),
      ),
      offered(5, contributionOf(5, 100, 'timedPlays')),
    ])
    const catalogue = await pool.catalogue(3, 10)
    expect(catalogue.scopes).toEqual([{ scope: 'artistPreferences', members: 4, rows: 8, artists: 5, listens: 14 }])
    expect(catalogue.artists).toEqual([{ artist: 'Ada Quill', members: 4 }])
    expect((await pool.catalogue(1, 2)).artists).toHaveLength(2)
  })

  test('a preview shows a member the very rows that would leave', async () => {
    const some = [1, 2].map((member) =>
      offered(
        member,
        artistRows([
          ['Ada Quill', member],
          [`Only ${member}`, 1],
        ]),
      ),
    )
    await pool.insert([...some, offered(3, contributionOf(3, 50, 'timedPlays'))])
    const recipe = recipeOf('artistPreferences', { thresholds: { artistMembersMin: 2, memberRowsMin: 1 } })
    const run = { id: runId, recipe, members: [{ member: memberOf(2), pseudonym: 'you' }] }
    expect(await pool.preview(run, 10)).toEqual({
      rows: [{ pseudonym: 'you', artist: 'Ada Quill', listens: 2, plays: 2, ms_played: 360_000 }],
      total: 1,
    })
    const third = { id: runId, recipe: recipeOf('timedPlays'), members: [{ member: memberOf(3), pseudonym: 'you' }] }
    expect(await pool.preview(third, 10)).toMatchObject({ rows: { length: 10 }, total: 50 })
    expect(await pool.preview({ ...third, members: [{ member: memberOf(1), pseudonym: 'you' }] }, 10)).toEqual({ rows: [], total: 0 })
  })

  describe('a release', () => {
    test.each(SCOPE_NAMES)('of %s has the rows that the members offered', async (scope) => {
      await pool.insert([1, 2, 3].map((member) => offered(member, contributionOf(member, 300, scope))))
      const { members, rows, cells, files } = await release(recipeOf(scope), [1, 3])
      const own = contributionOf(3, 300, scope)
      expect(members.map(({ pseudonym }) => pseudonym)).toEqual(['listener_1', 'listener_3'])
      expect(members[1]).toEqual({ pseudonym: 'listener_3', rows: own.count, listens: 300 })
      expect(cells).toHaveLength(rows)
      expect(files.map(({ name }) => name)).toEqual(['part-0001.parquet'])
      const third = cells.filter(([pseudonym]) => pseudonym === 'listener_3')
      expect(third.reduce((sum, row) => sum + Number(row.at(-1)), 0)).toBe(own.msPlayed.reduce((sum, ms) => sum + ms, 0))
      expect(new Set(third.map(([, artist]) => artist))).toEqual(new Set(own.artist))
    })

    test('is made of rows that tell more, and nothing counts twice', async () => {
      await pool.insert([
        offered(1, contributionOf(1, 300, 'timedPlays'), 1),
        offered(2, contributionOf(2, 300, 'trackCounts'), 2),
        offered(2, contributionOf(2, 300, 'timedPlays'), 3),
        offered(3, contributionOf(3, 300, 'artistPreferences'), 4),
      ])
      const artists = await release(recipeOf('artistPreferences'), [1, 2, 3])
      expect(artists.members.map(({ listens }) => listens)).toEqual([300, 300, 300])
      const tracks = await release(recipeOf('trackCounts'), [1, 2, 3])
      expect(tracks.members).toMatchObject([
        { pseudonym: 'listener_1', listens: 300 },
        { pseudonym: 'listener_2', listens: 300 },
      ])
    })

    test('has no artist that few of its members listen to, and none that the recipe leaves out', async () => {
      await pool.insert([
        offered(
          1,
          artistRows([
            ['Ada Quill', 1],
            ['Bram Ode', 1],
            ['Cleo Marsh', 1],
          ]),
        ),
        offered(
          2,
          artistRows([
            ['Ada Quill', 1],
            ['Bram Ode', 1],
          ]),
        ),
        offered(
          3,
          artistRows([
            ['Ada Quill', 1],
            ['Cleo Marsh', 1],
          ]),
        ),
      ])
      const thresholds = { artistMembersMin: 2, memberRowsMin: 1 }
      const artistsOf = async (recipe: Recipe, members: number[]): Promise<Set<unknown>> =>
        new Set((await release(recipe, members)).cells.map(([, artist]) => artist))
      expect(await artistsOf(recipeOf('artistPreferences', { thresholds }), [1, 2])).toEqual(new Set(['Ada Quill', 'Bram Ode']))
      const filters = { artistsExcluded: ['Ada Quill'] }
      expect(await artistsOf(recipeOf('artistPreferences', { filters }), [1, 2, 3])).toEqual(new Set(['Bram Ode', 'Cleo Marsh']))
    })

    test('holds every threshold at once: who is left out is counted for no artist', async () => {
      await pool.insert([
        offered(
          1,
          artistRows([
            ['Ada Quill', 1],
            ['Bram Ode', 1],
          ]),
        ),
        offered(
          2,
          artistRows([
            ['Ada Quill', 1],
            ['Bram Ode', 1],
            ['Cleo Marsh', 1],
          ]),
        ),
        offered(3, artistRows([['Cleo Marsh', 1]])),
      ])
      const { members, cells } = await release(
        recipeOf('artistPreferences', { thresholds: { artistMembersMin: 2, memberRowsMin: 2 } }),
        [1, 2, 3],
      )
      expect(members.map(({ pseudonym, rows }) => [pseudonym, rows])).toEqual([
        ['listener_1', 2],
        ['listener_2', 2],
      ])
      expect(new Set(cells.map(([, artist]) => artist))).toEqual(new Set(['Ada Quill', 'Bram Ode']))
    })

    test('of nobody is empty', async () => {
      await pool.insert([offered(1, artistRows([['Ada Quill', 1]]))])
      expect(await release(recipeOf('artistPreferences'), [])).toMatchObject({ members: [], rows: 0, files: [] })
      expect(await release(recipeOf('artistPreferences'), [7])).toMatchObject({ members: [], rows: 0, files: [] })
    })

    test('keeps to its period and its coarse days and starts', async () => {
      await pool.insert([offered(1, contributionOf(1, 400, 'timedPlays'))])
      const period = { from: '2021-01-04', to: '2021-01-17' }
      const days = await release(recipeOf('dayPlays', { period, coarsening: { day: 'week', startedAt: 'second' } }), [1])
      expect(new Set(days.cells.map((row) => row[5]))).toEqual(new Set(['2021-01-04', '2021-01-11']))
      const timed = await release(recipeOf('timedPlays', { period, coarsening: { day: 'month', startedAt: 'hour' } }), [1])
      expect(new Set(timed.cells.map((row) => row[5]))).toEqual(new Set(['2021-01-01']))
      expect(timed.cells.every((row) => /:00:00(\.000)?/.test(String(row[6])))).toBe(true)
      const own = contributionOf(1, 400, 'timedPlays')
      const inPeriod = own.day?.filter((day) => day * 86_400_000 >= Date.UTC(2021, 0, 4) && day * 86_400_000 < Date.UTC(2021, 0, 18)) ?? []
      expect(timed.rows).toBe(inPeriod.length)
    })

    test('has the chosen columns in their order, sorted, and the same bytes each time', async () => {
      await pool.insert([3, 1, 2].map((member) => offered(member, contributionOf(member, 500, 'trackCounts'))))
      const recipe = recipeOf('trackCounts', { columns: ['plays', 'uri', 'title', 'album', 'artist'] })
      const first = await release(recipe, [1, 2, 3])
      const [file] = first.files
      expect(
        parquetMetadata(file?.bytes ?? new Uint8Array())
          .schema.slice(1)
          .map(({ name }) => name),
      ).toEqual(['pseudonym', 'artist', 'album', 'title', 'uri', 'plays'])
      const keys = first.cells.map((row) => row.slice(0, 5).join('\0'))
      expect(keys).toEqual(keys.toSorted())
      await pool.empty()
      for (const member of [1, 2, 3]) await pool.insert([offered(member, contributionOf(member, 500, 'trackCounts'))])
      const second = await release(recipe, [3, 2, 1])
      expect(Buffer.from(second.files[0]?.bytes ?? []).equals(Buffer.from(file?.bytes ?? []))).toBe(true)
    })

    test('leaves no working rows behind, whether it ends well or not', async () => {
      await pool.insert([offered(1, artistRows([['Ada Quill', 1]]))])
      await release(recipeOf('artistPreferences'), [1])
      const run = { id: runId, recipe: recipeOf('artistPreferences'), members: [{ member: memberOf(1), pseudonym: 'listener_1' }] }
      await expect(pool.release(run, () => Promise.reject(new Error('the disk is full')))).rejects.toThrow('the disk is full')
      for (const table of ['release_choice', 'release_member', 'release_artist']) {
        expect(await engine.rows({ sql: `SELECT * FROM ${table}`, params: {} })).toEqual([])
      }
    })
  })
}

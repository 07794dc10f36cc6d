/** Tests that every statement binds exactly the parameters that its reviewed text names, and that lines hold any text. */
import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CONTRIBUTION_COLUMNS, SCOPE_NAMES } from '../contract/contribution.ts'
import { escapeCell, linesOf } from './lines.ts'
import { MIGRATIONS } from './migrations.ts'
import { previewRowsOf, releaseFileOf, releaseMembersOf, statements, type RunPart, type Statement } from './statements.ts'

const part: RunPart = { run: 'r', sources: ['timedPlays'], from: '', to: '', part: 0, dayUnit: 'day', startSeconds: 1 }
const run = { run: 'r', sources: ['timedPlays'] } as const
const filters = { ...run, artistsExcluded: [], from: '', to: '', artistMembersMin: 1 }
const keys = { members: [], contributions: [] }

const BOUND: Readonly<Record<keyof typeof statements, Statement>> = {
  migrationTable: statements.migrationTable,
  migrationsApplied: statements.migrationsApplied,
  pooledContributions: statements.pooledContributions(keys),
  strayContributions: statements.strayContributions({ ...keys, scopes: [] }),
  forgetRowsOfContributions: statements.forgetRowsOfContributions({ ...keys, scopes: [] }),
  forgetContributions: statements.forgetContributions(keys),
  forgetRowsOfMembers: statements.forgetRowsOfMembers({ members: [] }),
  forgetMembers: statements.forgetMembers({ members: [] }),
  emptyRows: statements.emptyRows,
  emptyContributions: statements.emptyContributions,
  artistWeights: statements.artistWeights({ members: [], artistsMax: 1 }),
  catalogueScopes: statements.catalogueScopes({ membersMin: 1 }),
  catalogueArtists: statements.catalogueArtists({ membersMin: 1, artistsMax: 1 }),
  snapshot: statements.snapshot,
  releaseSources: statements.releaseSources(run),
  releaseArtists: statements.releaseArtists(filters),
  previewArtists: statements.previewArtists(filters),
  dropReleaseChoices: statements.dropReleaseChoices(run),
  dropReleaseMembers: statements.dropReleaseMembers(run),
  dropReleaseArtists: statements.dropReleaseArtists(run),
}

const composed: readonly (readonly [string, Statement])[] = SCOPE_NAMES.flatMap((scope) => [
  [`members of ${scope}`, releaseMembersOf(scope, part)] as const,
  [`file of ${scope}`, releaseFileOf(scope, CONTRIBUTION_COLUMNS, part)] as const,
  [`preview of ${scope}`, previewRowsOf(scope, CONTRIBUTION_COLUMNS, part, 1)] as const,
])

describe('the parameters of the text and of the binding are the same', () => {
  test.each([...Object.entries(BOUND), ...composed])('%s', (_, { sql, params }) => {
    const inText = new Set([...sql.matchAll(/\{(\w+):/g)].map(([, name]) => name))
    const given = Object.keys(params).filter((name) => inText.has(name) || name !== 'sources')
    expect(new Set(given)).toEqual(inText)
    expect(sql).not.toContain('/*')
  })
})

test('every file of SQL is used', () => {
  const texts = [...Object.values(BOUND), ...composed.map(([, statement]) => statement), ...MIGRATIONS].map(({ sql }) => sql)
  for (const folder of ['queries', 'migrations']) {
    for (const name of readdirSync(new URL(folder, import.meta.url))) {
      const [first = ''] = readFileSync(new URL(`${folder}/${name}`, import.meta.url), 'utf8').split('/* ')
      expect(
        texts.some((text) => text.startsWith(first) || text.includes(first)),
        name,
      ).toBe(true)
    }
  }
})

test('migrations are in the order of their numbers', () => {
  expect(MIGRATIONS.map(({ name }) => Number(name.slice(0, 4)))).toEqual(MIGRATIONS.map((_, index) => index + 1))
})

test('a cell of any text stays one cell of one line', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (one, other) => {
      const lines = linesOf([[one, other]])
      expect(lines.match(/[\t\n]/g)).toEqual(['\t', '\n'])
    }),
  )
  expect(escapeCell('a\tb\\N\0')).toBe('a\\tb\\\\N\\0')
})

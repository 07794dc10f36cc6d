/** A run of a recipe over the pool: chooses members and artists until every threshold holds, then makes the files. */
import {
  previewRowSchema,
  releasedMemberSchema,
  releaseSourceSchema,
  snapshotSchema,
  type ReleasedMember,
  type ReleaseSource,
} from '../contract/pool.ts'
import type { Recipe } from '../contract/recipe.ts'
import { scopesCovering } from '../contribution/index.ts'
import { assert } from '../shared/assert.ts'
import type { Id } from '../shared/ids.ts'
import type { PoolEngine } from './engine.ts'
import { linesOf } from './lines.ts'
import { previewRowsOf, releaseFileOf, releaseMembersOf, statements, type RunPart } from './statements.ts'

export interface ReleaseRun {
  /** Names the working rows of this run; no two runs at once have the same. */
  readonly id: Id<'release'>
  readonly recipe: Recipe
  /** Whose rows may be in it, by the pool's name for them, with their names in this release only. */
  readonly members: readonly { readonly member: Id<'pseudonym'>; readonly pseudonym: string }[]
}

export interface ReleaseFile {
  /** `part-0001.parquet`. */
  readonly name: string
  readonly bytes: Uint8Array
  readonly rows: number
}

/** Takes each file as soon as it is made, so that never more than one is held. */
export type ReleaseSink = (file: ReleaseFile) => Promise<void>

/** The state of a pool, by what is in it and not by how it came there. */
export interface Snapshot {
  readonly contributions: number
  readonly rows: number
  readonly digest: string
}

export interface ReleaseOutcome {
  /** What the pool held; nothing came or went while the files were made. */
  readonly snapshot: Snapshot
  /** Those with at least one row in a file, by pseudonym. */
  readonly members: readonly ReleasedMember[]
  readonly rows: number
}

/** About 10 to 40 MB of Parquet; a run reads and holds one file at a time. */
const FILE_ROWS = 1_000_000
/** Working rows a statement brings in. */
const CHOICES_PER_INSERT = 20_000

export async function runRelease(engine: PoolEngine, run: ReleaseRun, sink: ReleaseSink): Promise<ReleaseOutcome> {
  assertDistinct(run)
  const snapshot = await readSnapshot(engine)
  await dropWorkingRows(engine, run)
  try {
    const kept = await chooseMembers(engine, run)
    await makeFiles(engine, run, kept, sink)
    return { snapshot, members: kept.flat(), rows: kept.flat().reduce((sum, { rows }) => sum + rows, 0) }
  } finally {
    await dropWorkingRows(engine, run)
  }
}

export async function readSnapshot(engine: PoolEngine): Promise<Snapshot> {
  const [row] = await engine.rows(statements.snapshot)
  return snapshotSchema.parse(row)
}

export interface Preview {
  /** Names and values as in the file; days and instants as text. */
  readonly rows: readonly Readonly<Record<string, string | number>>[]
  /** Of which the rows above are the first. */
  readonly total: number
}

/** What would leave of one member, in a sale to which everyone in the pool agrees. */
export async function runPreview(engine: PoolEngine, run: ReleaseRun, rowsMax: number): Promise<Preview> {
  const { recipe } = run
  await dropWorkingRows(engine, run)
  try {
    await writeMembers(engine, run, [await readSources(engine, run)])
    await engine.run(statements.previewArtists(filtersOf(run)))
    const [member] = await readMembers(engine, run, 0)
    const rows = await engine.rows(previewRowsOf(recipe.scope, recipe.columns, partOf(run, 0), rowsMax))
    return { rows: rows.map((row) => previewRowSchema.parse(row)), total: member?.rows ?? 0 }
  } finally {
    await dropWorkingRows(engine, run)
  }
}

function isDistinct(texts: readonly string[]): boolean {
  return new Set(texts).size === texts.length
}

function assertDistinct({ members }: ReleaseRun): void {
  assert(isDistinct(members.map(({ member }) => member)), 'a member is in a release once')
  assert(isDistinct(members.map(({ pseudonym }) => pseudonym)), 'no two members of a release have one name')
}

/**
 * Leaving out an artist takes rows from members, and leaving out a member takes listeners from artists. Both only ever
 * shrink, so going round until nothing changes ends, and then both thresholds hold for what is in the files.
 */
async function chooseMembers(engine: PoolEngine, run: ReleaseRun): Promise<readonly (readonly ReleasedMember[])[]> {
  let sources = await readSources(engine, run)
  for (;;) {
    const parts = splitIntoParts(sources)
    await writeParts(engine, run, parts)
    const members: (readonly ReleasedMember[])[] = []
    for (const part of parts.keys()) members.push(await readMembers(engine, run, part))
    const kept = members.map((some) => some.filter(({ rows }) => rows >= run.recipe.thresholds.memberRowsMin))
    const keptNames = new Set(kept.flat().map(({ pseudonym }) => pseudonym))
    // A member without any row was counted for no artist, so leaving them out changes nothing.
    if (members.flat().length === keptNames.size) return kept
    sources = sources.filter(({ pseudonym }) => keptNames.has(pseudonym))
  }
}

async function readSources(engine: PoolEngine, run: ReleaseRun): Promise<readonly ReleaseSource[]> {
  for (let start = 0; start < run.members.length; start += CHOICES_PER_INSERT) {
    const some = run.members.slice(start, start + CHOICES_PER_INSERT)
    const lines = linesOf(some.map(({ member, pseudonym }) => [run.id, member, pseudonym]))
    await engine.insert('release_choice', ['run', 'member', 'pseudonym'], lines)
  }
  const rows = await engine.rows(statements.releaseSources({ run: run.id, sources: scopesCovering(run.recipe.scope) }))
  return rows.map((row) => releaseSourceSchema.parse(row))
}

/** Neighbours in the order of pseudonyms go together, so that the files follow each other in that order. */
function splitIntoParts(sources: readonly ReleaseSource[]): readonly (readonly ReleaseSource[])[] {
  const parts: ReleaseSource[][] = []
  let rows = FILE_ROWS
  for (const source of sources) {
    if (rows + source.rows > FILE_ROWS) {
      parts.push([])
      rows = 0
    }
    parts.at(-1)?.push(source)
    rows += source.rows
  }
  return parts
}

async function writeParts(engine: PoolEngine, run: ReleaseRun, parts: readonly (readonly ReleaseSource[])[]): Promise<void> {
  await engine.run(statements.dropReleaseMembers({ run: run.id }))
  await engine.run(statements.dropReleaseArtists({ run: run.id }))
  await writeMembers(engine, run, parts)
  await engine.run(statements.releaseArtists(filtersOf(run)))
}

async function writeMembers(engine: PoolEngine, { id }: ReleaseRun, parts: readonly (readonly ReleaseSource[])[]): Promise<void> {
  const lines = parts.flatMap((sources, part) => sources.map(({ member, pseudonym, source }) => [id, part, member, pseudonym, source]))
  for (let start = 0; start < lines.length; start += CHOICES_PER_INSERT) {
    const some = linesOf(lines.slice(start, start + CHOICES_PER_INSERT))
    await engine.insert('release_member', ['run', 'part', 'member', 'pseudonym', 'source'], some)
  }
}

async function readMembers(engine: PoolEngine, run: ReleaseRun, part: number): Promise<readonly ReleasedMember[]> {
  const rows = await engine.rows(releaseMembersOf(run.recipe.scope, partOf(run, part)))
  return rows.map((row) => releasedMemberSchema.parse(row))
}

async function makeFiles(
  engine: PoolEngine,
  run: ReleaseRun,
  parts: readonly (readonly ReleasedMember[])[],
  sink: ReleaseSink,
): Promise<void> {
  let number = 0
  for (const [part, members] of parts.entries()) {
    if (members.length === 0) continue
    const bytes = await engine.bytes(releaseFileOf(run.recipe.scope, run.recipe.columns, partOf(run, part)))
    const rows = members.reduce((sum, member) => sum + member.rows, 0)
    await sink({ name: `part-${String(++number).padStart(4, '0')}.parquet`, bytes, rows })
  }
}

function boundsOf({ id, recipe }: ReleaseRun) {
  return { run: id, sources: scopesCovering(recipe.scope), from: recipe.period?.from ?? '', to: recipe.period?.to ?? '' }
}

function filtersOf(run: ReleaseRun) {
  const { filters, thresholds } = run.recipe
  return { ...boundsOf(run), artistsExcluded: filters.artistsExcluded, artistMembersMin: thresholds.artistMembersMin }
}

const START_SECONDS = { second: 1, minute: 60, hour: 3_600 } as const satisfies Record<Recipe['coarsening']['startedAt'], number>

function partOf(run: ReleaseRun, part: number): RunPart {
  const { coarsening } = run.recipe
  return { ...boundsOf(run), part, dayUnit: coarsening.day, startSeconds: START_SECONDS[coarsening.startedAt] }
}

async function dropWorkingRows(engine: PoolEngine, { id }: ReleaseRun): Promise<void> {
  await engine.run(statements.dropReleaseChoices({ run: id }))
  await engine.run(statements.dropReleaseMembers({ run: id }))
  await engine.run(statements.dropReleaseArtists({ run: id }))
}

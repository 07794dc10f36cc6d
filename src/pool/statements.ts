/** Every statement that the pool sends, as reviewed text with typed parameters; nothing is ever put into the text itself. */
import { CONTRIBUTION_COLUMNS, type ContributionColumn, type Scope } from '../contract/contribution.ts'
import type { Recipe } from '../contract/recipe.ts'
import artistWeights from './queries/artist-weights.sql?raw'
import catalogueArtists from './queries/catalogue-artists.sql?raw'
import catalogueScopes from './queries/catalogue-scopes.sql?raw'
import dropReleaseArtists from './queries/drop-release-artists.sql?raw'
import dropReleaseChoices from './queries/drop-release-choices.sql?raw'
import dropReleaseMembers from './queries/drop-release-members.sql?raw'
import emptyContributions from './queries/empty-contributions.sql?raw'
import emptyRows from './queries/empty-rows.sql?raw'
import forgetContributions from './queries/forget-contributions.sql?raw'
import forgetMembers from './queries/forget-members.sql?raw'
import forgetRowsOfContributions from './queries/forget-rows-of-contributions.sql?raw'
import forgetRowsOfMembers from './queries/forget-rows-of-members.sql?raw'
import migrationTable from './queries/migration-table.sql?raw'
import migrationsApplied from './queries/migrations-applied.sql?raw'
import previewArtists from './queries/preview-artists.sql?raw'
import previewRows from './queries/preview-rows.sql?raw'
import pooledContributions from './queries/pooled-contributions.sql?raw'
import releaseArtistPreferences from './queries/release-artist-preferences.sql?raw'
import releaseArtists from './queries/release-artists.sql?raw'
import releaseDayPlays from './queries/release-day-plays.sql?raw'
import releaseFile from './queries/release-file.sql?raw'
import releaseMembers from './queries/release-members.sql?raw'
import releaseSources from './queries/release-sources.sql?raw'
import releaseTimedPlays from './queries/release-timed-plays.sql?raw'
import releaseTrackCounts from './queries/release-track-counts.sql?raw'
import snapshot from './queries/snapshot.sql?raw'
import strayContributions from './queries/stray-contributions.sql?raw'

export type Parameter = string | number | readonly string[]

export interface Statement {
  readonly sql: string
  readonly params: Readonly<Record<string, Parameter>>
}

const plain = (sql: string): Statement => ({ sql, params: {} })

function bind<Params extends Readonly<Record<keyof Params, Parameter>>>(sql: string): (params: Params) => Statement {
  return (params) => ({ sql, params })
}

interface Contributions {
  readonly members: readonly string[]
  readonly contributions: readonly string[]
}
interface ContributionsByScope extends Contributions {
  /** All scopes that they may be of; the table is sorted by it. */
  readonly scopes: readonly Scope[]
}
interface Run {
  readonly run: string
}
interface RunSources extends Run {
  /** Scopes from which the rows can be made, the closest first. */
  readonly sources: readonly Scope[]
}
interface RunFilters extends RunSources {
  readonly artistsExcluded: readonly string[]
  /** YYYY-MM-DD; empty: no bound. */
  readonly from: string
  readonly to: string
  readonly artistMembersMin: number
}
export interface RunPart extends RunSources {
  readonly from: string
  readonly to: string
  readonly part: number
  readonly dayUnit: Recipe['coarsening']['day']
  readonly startSeconds: number
}

export const statements = {
  migrationTable: plain(migrationTable),
  migrationsApplied: plain(migrationsApplied),
  pooledContributions: bind<Contributions>(pooledContributions),
  strayContributions: bind<ContributionsByScope>(strayContributions),
  forgetRowsOfContributions: bind<ContributionsByScope>(forgetRowsOfContributions),
  forgetContributions: bind<Contributions>(forgetContributions),
  forgetRowsOfMembers: bind<{ readonly members: readonly string[] }>(forgetRowsOfMembers),
  forgetMembers: bind<{ readonly members: readonly string[] }>(forgetMembers),
  emptyRows: plain(emptyRows),
  emptyContributions: plain(emptyContributions),
  artistWeights: bind<{ readonly members: readonly string[]; readonly artistsMax: number }>(artistWeights),
  catalogueScopes: bind<{ readonly membersMin: number }>(catalogueScopes),
  catalogueArtists: bind<{ readonly membersMin: number; readonly artistsMax: number }>(catalogueArtists),
  snapshot: plain(snapshot),
  releaseSources: bind<RunSources>(releaseSources),
  releaseArtists: bind<RunFilters>(releaseArtists),
  previewArtists: bind<RunFilters>(previewArtists),
  dropReleaseChoices: bind<Run>(dropReleaseChoices),
  dropReleaseMembers: bind<Run>(dropReleaseMembers),
  dropReleaseArtists: bind<Run>(dropReleaseArtists),
} as const

/** The rows of one file of a run, which the two functions below look at. */
const ROWS = {
  artistPreferences: releaseArtistPreferences,
  trackCounts: releaseTrackCounts,
  dayPlays: releaseDayPlays,
  timedPlays: releaseTimedPlays,
} as const satisfies Record<Scope, string>

/** Who is in a file of a run, and with how much. */
export function releaseMembersOf(scope: Scope, part: RunPart): Statement {
  return within(releaseMembers, scope, part)
}

/** A file of a run as Parquet: the columns in the order of their table, all rows sorted by all of them. */
export function releaseFileOf(scope: Scope, columns: readonly ContributionColumn[], part: RunPart): Statement {
  const { sql, params } = within(releaseFile, scope, part)
  return { sql: sql.replace('/* columns */', listOf(columns)), params }
}

/** The first rows of a file of a run. */
export function previewRowsOf(scope: Scope, columns: readonly ContributionColumn[], part: RunPart, rowsMax: number): Statement {
  const { sql, params } = within(previewRows, scope, part)
  return { sql: sql.replace('/* columns */', listOf(columns)), params: { ...params, rowsMax } }
}

/** What a file may hold besides the pseudonym; only these texts are ever joined to a statement. */
const SELECTED = {
  artist: 'artist',
  album: 'album',
  title: 'title',
  uri: 'uri',
  day: 'coarse_day AS day',
  startedAt: 'coarse_start AS started_at',
  listens: 'listens',
  plays: 'plays',
  msPlayed: 'ms_played',
} as const satisfies Record<ContributionColumn, string>

/** In the order of the table, whatever the order of the recipe. */
function listOf(columns: readonly ContributionColumn[]): string {
  return ['pseudonym', ...CONTRIBUTION_COLUMNS.filter((column) => columns.includes(column)).map((column) => SELECTED[column])].join(', ')
}

function within(sql: string, scope: Scope, part: RunPart): Statement {
  const rows = ROWS[scope]
  const params = Object.fromEntries(Object.entries(part).filter(([name]) => rows.includes(`{${name}:`)))
  return { sql: sql.replace('/* rows */', () => rows), params }
}

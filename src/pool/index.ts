/** The door of the listening pool. */
export type { PoolEngine } from './engine.ts'
export { openPool } from './pool.ts'
export type { Pool, PoolContribution, PoolMember } from './pool.ts'
export type { Preview, ReleaseFile, ReleaseOutcome, ReleaseRun, ReleaseSink, Snapshot } from './release-run.ts'
export type { Statement } from './statements.ts'

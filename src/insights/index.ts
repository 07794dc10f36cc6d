/** The door of the insights: a table of listens in, findings out. */
export { findings } from './findings.ts'
export { listing, tops } from './listing.ts'
export { search, searchIndex } from './search.ts'
export type { SearchIndex } from './search.ts'
export { subject } from './subject.ts'
export { select } from './selection.ts'
export type { MusicRows } from './selection.ts'
export { SESSION_GAP_MS_MAX } from './sessions.ts'

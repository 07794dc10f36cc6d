/** The door of the listening domain: exports of streaming services in, one frozen table of listens out. */
export * from './listens.ts'
export { importListens } from './import-listens.ts'
export type { ImportOptions, ImportResult } from './import-listens.ts'
export type { CompressedFormat, ImportEffects, ImportSource } from './import-source.ts'
export { withTimeZone } from './table/local-time.ts'
export { DEFAULT_PLAY_RULE, PLAY_RULES, PLAY_RULE_NAMES, playMask } from './play-rules.ts'
export { EXPORT_FORMS, EXPORT_FORM_NAMES } from './export/export-listens.ts'
export type { ExportFormName } from './export/export-listens.ts'

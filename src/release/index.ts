/** The door of releases: recipes, licences, the papers that go with the data, and the manifest. */
export { shapeOf } from './data-file.ts'
export { columnsOf, papersOf } from './documents.ts'
export { draftLicence } from './licence.ts'
export { manifestText, signedText } from './manifest.ts'
export type { UnsignedManifest } from './manifest.ts'

/** The build and the tests hand over a table of the catalogue as its text. */

declare module '*.tsv?raw' {
  const text: string
  export default text
}

interface ImportMeta {
  /** The same for all files of a folder, by their paths in order. */
  glob(pattern: string, options: { query: '?raw'; import: 'default'; eager: true }): Readonly<Record<string, string>>
}

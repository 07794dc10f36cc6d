/** The build and the tests hand over a table of the catalogue as its text. */

declare module '*.tsv?raw' {
  const text: string
  export default text
}

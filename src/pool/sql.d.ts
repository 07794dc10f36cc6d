/** The build and the tests hand over a file of SQL as its text. */

declare module '*.sql?raw' {
  const text: string
  export default text
}

/** SQL files are imported as the text that they are. */

declare module '*.sql?raw' {
  const text: string
  export = text
}

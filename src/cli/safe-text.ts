/** Makes text from files harmless to a terminal: a song title must not be able to move the cursor, hide text or fake a line. */

/** Line and page breaks of all kinds, which would let a name begin a line of its own. */
const BREAKS = /[\t-\r\u0085\u2028\u2029]+/g

/** The C0 and C1 controls with ESC and CSI among them, lone surrogates, and marks that stand for annotations. */
const CONTROLS = /[\p{Cc}\p{Cs}\u{fff9}-\u{fffb}]/gu

/** Turns the direction of all that follows; the invisible rest can hide that two names differ. */
const INVISIBLE = /[\u{61c}\u{180e}\u{200b}\u{200e}\u{200f}\u{202a}-\u{202e}\u{2060}-\u{206f}\u{feff}]/gu

/** One line of text that shows as itself. Controls show as U+FFFD, breaks as a space; emoji and joined scripts stay whole. */
export function safeText(text: string): string {
  return text.replace(BREAKS, ' ').replace(CONTROLS, '\u{fffd}').replace(INVISIBLE, '')
}

/** The same plain data (what JSON can hold) with every text in it made safe, so that what prints it cannot forget one. */
export function withSafeText<T>(data: T): T {
  return JSON.parse(JSON.stringify(data), (_, value: unknown) => (typeof value === 'string' ? safeText(value) : value))
}

/** What JSON may hold as it is, but a terminal would act upon. */
const ACTIVE_IN_JSON = /[\u{7f}-\u{9f}\u{61c}\u{200e}\u{200f}\u{2028}-\u{202e}\u{2066}-\u{2069}]/gu

/** One line of JSON that says exactly the same, with what a terminal would act upon written as `\uXXXX`. */
export function safeJson(data: unknown): string {
  return JSON.stringify(data).replace(ACTIVE_IN_JSON, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

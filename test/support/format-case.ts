/** What a case of a format is, and the times and bytes that all of them are made of. */
export interface FormatCase {
  /** The reader that takes the file. */
  readonly format: string
  /** Told apart where a format comes in several shapes. */
  readonly shape: string
  readonly path: string
  readonly content: () => Promise<Uint8Array> | Uint8Array
  /** Rows as the source means them: listens, and what the valid file holds besides. */
  readonly listens: number
  readonly others?: number
  /** Files of the same format with a fault, the rows they still give, and how each other row is accounted for. */
  readonly faults?: readonly {
    readonly name: string
    readonly content: () => Promise<Uint8Array> | Uint8Array
    readonly listens: number
    readonly reasons: Readonly<Record<string, number>>
  }[]
}

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
export const json = (value: unknown): Uint8Array => utf8(JSON.stringify(value))

/** Some second of May 2021, so many minutes on. */
export const second = (minutes: number): number => 1_620_284_700 + minutes * 60
export const iso = (minutes: number): string => new Date(second(minutes) * 1_000).toISOString()

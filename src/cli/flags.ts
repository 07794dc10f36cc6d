/** Flags of a command: one table from which they are parsed and explained. */
import { parseArgs } from 'node:util'

export interface Flag {
  readonly type: 'boolean' | 'string'
  /** One letter that stands for the name. */
  readonly short?: string
  /** Whether it may be given several times. */
  readonly multiple?: boolean
  /** What stands for the value in the help, where there is one. */
  readonly value?: string
  readonly says: string
}
export type Flags = Readonly<Record<string, Flag>>

export interface WrongUsage {
  readonly kind: 'wrong'
  readonly message: string
  readonly hint: string
}

export type ParsedFlags<F extends Flags> =
  | { readonly kind: 'parsed'; readonly values: FlagValues<F>; readonly positionals: readonly string[] }
  | WrongUsage

/** What Node's own parser makes of such a table, with every flag in its type. */
type Parsed<F extends Flags> = ReturnType<typeof parseArgs<{ args: string[]; options: F; allowPositionals: true; strict: true }>>
export type FlagValues<F extends Flags> = Parsed<F>['values']

/** `command` is named in the hint. */
export function parseFlags<const F extends Flags>(command: string, flags: F, args: readonly string[]): ParsedFlags<F> {
  try {
    const parsed: Parsed<F> = parseArgs({ args: [...args], options: flags, allowPositionals: true, strict: true })
    return { kind: 'parsed', values: parsed.values, positionals: parsed.positionals }
  } catch (error) {
    if (!(error instanceof TypeError && 'code' in error)) throw error
    // Node's messages begin with one plain sentence and go on with advice about its own conventions.
    const [sentence = ''] = error.message.split(/[.]?\s*\n|[.] /)
    return wrongUsage(command, `${sentence.replace(/[.]$/, '')}.`)
  }
}

export function wrongUsage(command: string, message: string, hint = `chorus ${command} --help shows how it is used.`): WrongUsage {
  return { kind: 'wrong', message, hint }
}

/** The lines of a help text that explain the flags. */
export function describeFlags(flags: Flags): readonly string[] {
  const rows = Object.entries(flags).map(
    ([name, flag]) =>
      [
        `${flag.short === undefined ? '' : `-${flag.short}, `}--${name}${flag.value === undefined ? '' : ` ${flag.value}`}`,
        flag.says,
      ] as const,
  )
  const width = Math.max(...rows.map(([left]) => left.length))
  return rows.map(([left, says]) => `  ${left.padEnd(width)}  ${says}`)
}

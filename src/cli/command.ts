/** What a command is: how it is explained, and what it does. */
import type { CliContext } from './context.ts'
import type { ExitCode } from './exit-codes.ts'
import type { Flags } from './flags.ts'

export interface Command {
  /** What follows the name of the command. */
  readonly usage: string
  /** What it does and how, in short lines. */
  readonly about: readonly string[]
  readonly flags: Flags
  readonly examples: readonly string[]
  run(args: readonly string[], context: CliContext): Promise<ExitCode>
}

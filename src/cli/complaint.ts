/** Errors and warnings as a person reads them: one plain sentence and a hint, never the inside of the program. */
import type { Problem } from '../contract/reconciliation.ts'
import type { CliContext } from './context.ts'
import { EXIT } from './exit-codes.ts'
import type { WrongUsage } from './flags.ts'
import { paintFor } from './paint.ts'
import { safeText } from './safe-text.ts'

type Ends = Pick<CliContext, 'stderr' | 'env'>

export function complain({ stderr, env }: Ends, message: string, hint: string): void {
  const paint = paintFor(stderr, env)
  stderr.write(`${paint.alarm('chorus:')} ${safeText(message)}\n${paint.quiet(safeText(hint))}\n`)
}

export function complainOfUsage(ends: Ends, { message, hint }: WrongUsage): typeof EXIT.usage {
  complain(ends, message, hint)
  return EXIT.usage
}

export function complainOfFault(ends: Ends): typeof EXIT.fault {
  complain(
    ends,
    'Chorus stopped because of a fault of its own.',
    'Your files are unchanged. Please report it with the command and what chorus --version says.',
  )
  return EXIT.fault
}

/** More would push the answer off the screen. */
const WARNINGS_MAX = 3

export function warn({ stderr, env }: Ends, problems: readonly Problem[]): void {
  const paint = paintFor(stderr, env)
  for (const { message, hint } of problems.slice(0, WARNINGS_MAX)) {
    stderr.write(`${paint.alarm('Warning:')} ${safeText(message)} ${paint.quiet(safeText(hint))}\n`)
  }
  const more = problems.length - WARNINGS_MAX
  if (more > 0) stderr.write(`${paint.quiet(`and ${more.toLocaleString('en')} more: see chorus reconcile`)}\n`)
}

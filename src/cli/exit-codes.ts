/** What the command line answers to the shell. */
export const EXIT = {
  ok: 0,
  /** The input was understood and cannot be used. */
  refused: 1,
  /** The command was not understood. */
  usage: 2,
  /** A mistake in this program. */
  fault: 3,
  /** Ended by Ctrl-C: 128 plus the number of the signal, as shells have it. */
  interrupted: 130,
} as const
export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

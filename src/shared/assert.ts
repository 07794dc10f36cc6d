/** A broken invariant: a mistake in this program, never in what a person gave it. */
export class AssertionError extends Error {
  override readonly name = 'AssertionError' as const
}

/** Stops at once when something that must hold does not. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new AssertionError(message)
}

/** Reads an element that the surrounding code has already shown to exist. */
export function at<T>(list: ArrayLike<T>, index: number): T {
  const value = list[index]
  // The message is built only when it is needed: this stands in loops over millions of rows.
  if (value === undefined) throw new AssertionError(`no element at ${index} of ${list.length}`)
  return value
}

/** Marks the branch that a complete `switch` can never reach. */
export function unreachable(value: never): never {
  throw new AssertionError(`unexpected case ${String(value)}`)
}

/** Long work in small steps, so that whoever runs it on a thread with other duties can let these go first. */

/** Yields after each step, of some milliseconds, and returns what the work gives. */
export type Steps<Result> = Generator<undefined, Result, undefined>

/** Without a pause. */
export function finished<Result>(steps: Steps<Result>): Result {
  let step = steps.next()
  while (step.done !== true) step = steps.next()
  return step.value
}

/** With a turn for everybody else after each step. */
export async function finishedInTurns<Result>(steps: Steps<Result>, turn: () => Promise<void>): Promise<Result> {
  let step = steps.next()
  while (step.done !== true) {
    await turn()
    step = steps.next()
  }
  return step.value
}

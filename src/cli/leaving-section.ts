/** When in a song skips come, by steps of ten seconds: what the terminal and the file of HTML say of it. */
import type { Attention } from '../contract/deep-insights.ts'
import { columnLines, padEnd } from './layout.ts'
import { note, type DeepSection } from './page.ts'
import { plural } from './words.ts'

type Steps = Attention['skipsBySecond']

/** Where the published shares of skips come from that stand beside one's own. */
export const PUBLISHED_SKIPS = 'The service: all plays of a large one in 2014 (Paul Lamere, “The Skip”, Music Machinery, 2014).'

export const SKIP_STEPS_NOTE = 'Skips by the time that had been played, in steps of ten seconds; the last holds all beyond five minutes.'

const STEPS_A_MINUTE = 6
/** The first seconds are mostly so full that one line would flatten all the rest. */
const LINES = 4

export interface Leaving {
  readonly title: string
  /** How soon most of the skips came; empty where that is not known, since it lies in the last step, which is open. */
  readonly soon: string
}

/** Undefined where nothing was skipped. */
export function leavingIn(steps: Steps): Leaving | undefined {
  const most = Math.max(...steps.map(({ skips }) => skips))
  if (!(most > 0)) return undefined
  const [half, nine] = [boundOf(steps, 0.5), boundOf(steps, 0.9)]
  const further = half === undefined || nine === undefined || nine === half ? '' : `, nine in ten within ${lengthOf(nine)}`
  return {
    title: titleOf(steps, most),
    soon: half === undefined ? '' : `Half of your skips come within ${lengthOf(half)}${further}.`,
  }
}

function titleOf(steps: Steps, most: number): string {
  const peak = steps.findIndex(({ skips }) => skips === most)
  const [from, to] = [steps[peak]?.secondsFrom ?? 0, steps[peak + 1]?.secondsFrom]
  if (to === undefined) return `When you leave a song, it is mostly after ${lengthOf(from)}.`
  return from === 0
    ? `When you leave a song, it is mostly within its first ${lengthOf(to)}.`
    : `When you leave a song, it is mostly between ${lengthOf(from)} and ${lengthOf(to)}.`
}

/** The seconds within which at least this share of the skips came; undefined where only the last step reaches it, which is open. */
function boundOf(steps: Steps, share: number): number | undefined {
  const all = steps.reduce((sum, { skips }) => sum + skips, 0)
  let before = 0
  return steps.find((_, index) => {
    before += steps[index - 1]?.skips ?? 0
    return index > 0 && before >= share * all
  })?.secondsFrom
}

/** The whole minutes of the steps, each with the place at which it begins. */
export function minutesOf(steps: Steps): readonly { readonly column: number; readonly label: string }[] {
  return steps.flatMap(({ secondsFrom }, column) =>
    column % STEPS_A_MINUTE === 0 ? [{ column, label: column === 0 ? '0' : `${secondsFrom / 60} min` }] : [],
  )
}

/** `40 seconds`, `2 minutes`, `1 min 10 s`. */
export function lengthOf(seconds: number): string {
  if (seconds < 60) return plural(seconds, 'second')
  const minutes = Math.floor(seconds / 60)
  return seconds % 60 === 0 ? plural(minutes, 'minute') : `${minutes} min ${seconds % 60} s`
}

export const leaving: DeepSection = ({ attention: { skipsBySecond: steps } }, page) => {
  const said = leavingIn(steps)
  if (said === undefined) return undefined
  const columns = page.width >= 2 * steps.length ? 2 : 1
  const values = steps.flatMap(({ skips }) => Array.from({ length: columns }, () => skips))
  const axis = minutesOf(steps)
    .map(({ label }) => padEnd(label, STEPS_A_MINUTE * columns))
    .join('')
  return {
    title: said.title,
    lines: [
      ...columnLines(values, LINES).map((line) => page.paint.accent(line.trimEnd())),
      page.paint.quiet(axis.trimEnd()),
      ...note(`${SKIP_STEPS_NOTE} ${said.soon}`.trimEnd(), page),
    ],
  }
}

/** On how many local days each name was heard, and the order that follows from it. */
import { orderBy, type Counted, type Order } from './names.ts'
import type { MusicRows } from './selection.ts'

/** No local day of any history. */
const NO_DAY = -2_147_483_648

/** Local days on which each name was heard; the ids of no day stand at 0. A clock set back over midnight may count a day twice. */
export function daysHeard(music: MusicRows, { names }: Counted): Uint32Array {
  const ids = music[names.kind]
  const days = new Uint32Array(names.size)
  const lastDay = new Int32Array(names.size).fill(NO_DAY)
  const { count, localDay } = music
  for (let row = 0; row < count; row++) {
    const id = ids[row]!
    if (id >= names.size || lastDay[id] === localDay[row]) continue
    lastDay[id] = localDay[row]!
    days[id] = days[id]! + 1
  }
  return days
}

/** Most days first; what is equal stands in the order of the tops. */
export function mostDays(days: Uint32Array, counted: Counted): Order {
  const byTime = orderBy(counted)
  return (one, other) => days[other]! - days[one]! || byTime(one, other)
}

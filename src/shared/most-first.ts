/** The first few of many, in an order of theirs. */

/**
 * Most first by the key; equal ones keep the order in which they came, so that every program gives the same list. Each key is
 * asked for once and nothing is sorted but what is kept, because a few are wanted of many.
 */
export function mostFirst<Item>(items: readonly Item[], key: (item: Item) => number, most: number): Item[] {
  const kept: Item[] = []
  const keys: number[] = []
  /** What has to be exceeded. */
  let bar = most === 0 ? Infinity : -Infinity
  for (const item of items) {
    const value = key(item)
    if (keys.length === most && !(value > bar)) continue
    let place = keys.length
    while (place > 0 && value > keys[place - 1]!) place--
    keys.splice(place, 0, value)
    kept.splice(place, 0, item)
    if (keys.length > most) {
      keys.pop()
      kept.pop()
    }
    bar = keys.at(-1)!
  }
  return kept
}

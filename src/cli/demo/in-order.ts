/** Work that is done ahead of its turn, and handed on in order. */

/**
 * What is made of each item, in the order of the items, while up to `aheadMax` are being made: whoever makes them never waits
 * for whoever takes them, until so many are. The first that fails ends it.
 */
export async function* inOrder<Item, Made>(
  items: Iterable<Item>,
  aheadMax: number,
  make: (item: Item) => Promise<Made>,
): AsyncGenerator<Made, void, undefined> {
  const ahead: Promise<Made>[] = []
  for (const item of items) {
    const made = make(item)
    // One that fails is heard of when it is its turn, or never, where one before it has failed already.
    made.catch(() => undefined)
    ahead.push(made)
    const next = ahead.length < aheadMax ? undefined : ahead.shift()
    if (next !== undefined) yield await next
  }
  for (const made of ahead) yield await made
}

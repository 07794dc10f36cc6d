/** Looking things up in what is sorted, by halving. */

/** The first index, from 0 to the length, whose value is at least `bound`; so it is also how many values lie below it. */
export function lowerBound(sorted: ArrayLike<number>, bound: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < bound) low = middle + 1
    else high = middle
  }
  return low
}

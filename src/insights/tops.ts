/** Tops: the artists, albums and tracks that were heard most, by msPlayed. */
import type { Findings } from '../contract/insights.ts'
import { limits } from '../shared/limits.ts'
import { firstInOrder, orderBy, type Counted } from './names.ts'
import { tallyAt, type Tally } from './tallies.ts'

/** Ids of the most heard, most first. */
export function topIds(counted: Counted, most: number = limits.topItems): number[] {
  return firstInOrder(counted.ids, orderBy(counted), most)
}

export function topArtists(counted: Counted): Findings['top']['artists'] {
  return topIds(counted).map((id) => {
    const name = counted.names.title(id)
    return { name, artist: name, ...tallyAt(counted.tallies, id) }
  })
}

/** Albums or tracks. */
export function topTitles(counted: Counted): Findings['top']['tracks'] {
  return topIds(counted).map((id) => titledTally(counted, id))
}

export function titledTally({ names, tallies }: Counted, id: number): Tally & { title: string; artist: string } {
  return { title: names.title(id), artist: names.artist(id), ...tallyAt(tallies, id) }
}

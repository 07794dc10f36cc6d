/** Tops in other orders than that of time: by plays, and by the days on which something was heard. */
import type { TopBy } from '../contract/insights.ts'
import { limits } from '../shared/limits.ts'
import { daysHeard, mostDays } from './days-heard.ts'
import type { CountedView } from './depth.ts'
import { firstInOrder, orderBy, type Counted, type Order } from './names.ts'
import type { MusicRows } from './selection.ts'
import { tallyAt } from './tallies.ts'
import { titledTally } from './tops.ts'

export function topBy({ selection: { music }, artists, albums, tracks }: CountedView): TopBy {
  const kinds = { artists: withDays(music, artists), tracks: withDays(music, tracks), albums: withDays(music, albums) }
  const inOrder = (orderOf: (kind: WithDays) => Order): TopBy['plays'] => ({
    artists: firstOf(kinds.artists, orderOf).map((id) => {
      const name = artists.names.title(id)
      return { name, artist: name, ...tallyAt(artists.tallies, id), days: kinds.artists.days[id]! }
    }),
    tracks: firstOf(kinds.tracks, orderOf).map((id) => ({ ...titledTally(tracks, id), days: kinds.tracks.days[id]! })),
    albums: firstOf(kinds.albums, orderOf).map((id) => ({ ...titledTally(albums, id), days: kinds.albums.days[id]! })),
  })
  return { plays: inOrder(({ counted }) => orderBy(counted, 'plays')), days: inOrder(({ counted, days }) => mostDays(days, counted)) }
}

interface WithDays {
  readonly counted: Counted
  readonly days: Uint32Array
}

function withDays(music: MusicRows, counted: Counted): WithDays {
  return { counted, days: daysHeard(music, counted) }
}

function firstOf(kind: WithDays, orderOf: (kind: WithDays) => Order): readonly number[] {
  return firstInOrder(kind.counted.ids, orderOf(kind), limits.topItems)
}

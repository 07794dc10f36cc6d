/** Totals: how much was heard, of what kind, and how many different names. */
import type { Findings } from '../contract/insights.ts'
import { LISTEN_KINDS } from '../listening/index.ts'
import { add, total } from '../shared/columns.ts'
import { formatInstant } from '../shared/time.ts'
import type { CountedView } from './depth.ts'
import type { HeardRows, Selection } from './selection.ts'

/** Listens and msPlayed of every kind, in the order of LISTEN_KINDS, with zeros for kinds that do not occur. */
export function kinds(heard: HeardRows): Findings['kinds'] {
  const listens = new Float64Array(LISTEN_KINDS.length)
  const msPlayed = new Float64Array(LISTEN_KINDS.length)
  const { count, kind: kindOf, msPlayed: ms } = heard
  for (let row = 0; row < count; row++) {
    add(listens, kindOf[row]!, 1)
    add(msPlayed, kindOf[row]!, ms[row]!)
  }
  return LISTEN_KINDS.map((kind, code) => ({ kind, listens: listens[code]!, msPlayed: msPlayed[code]! }))
}

/** From the first start to the last end, of all kinds. */
export function period({ heard, listens }: Selection): Findings['period'] {
  const { timeZone } = listens
  if (heard.count === 0) return { from: null, to: null, timeZone }
  return { from: formatInstant(heard.startMs[0]!), to: formatInstant(greatest(heard.endMs)), timeZone }
}

/** `msPlayed` and `listens` speak of all kinds, everything else of music. */
export function totals({ selection: { heard }, artists, albums, tracks, hours }: CountedView): Findings['totals'] {
  return {
    msPlayed: total(heard.msPlayed),
    msMusic: total(hours.msPlayed),
    listens: heard.count,
    plays: total(hours.plays),
    skips: total(hours.skips),
    artists: artists.ids.length,
    albums: albums.ids.length,
    tracks: tracks.ids.length,
  }
}

function greatest(column: Float64Array): number {
  let most = -Infinity
  for (let row = 0; row < column.length; row++) most = Math.max(most, column[row]!)
  return most
}

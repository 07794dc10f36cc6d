/** Attention: which listens of music were skipped, how early, at which hours, and of whom. */
import type { Findings } from '../contract/insights.ts'
import { FLAG, type Listens } from '../listening/index.ts'
import { add, total } from '../shared/columns.ts'
import { MS_PER_SECOND } from '../shared/time.ts'
import { firstInOrder, orderBy, type Counted } from './names.ts'
import type { MusicRows, Selection } from './selection.ts'
import type { HourTallies } from './tallies.ts'

const HOURS_PER_DAY = 24

/** Up to which second a skip is called early: a glance, an intro, a stream that pays nothing, a verse and a chorus. */
const EARLY_SECONDS = [5, 10, 30, 60] as const

/** With fewer listens one accidental skip moves the share by more than 5 points, and the list would be noise. */
const ARTIST_LISTENS_MIN = 20
const SKIPPED_ARTISTS_MAX = 20

export function skips({ listens, music }: Selection, artists: Counted, hours: HourTallies): Findings['skips'] {
  const skipped = new Float64Array(artists.names.size)
  const early = new Float64Array(EARLY_SECONDS.length)
  const { count, msPlayed, artist, isSkip } = music
  for (let row = 0; row < count; row++) {
    if (isSkip[row] === 0) continue
    add(skipped, artist[row]!, 1)
    for (let index = 0; index < early.length; index++) if (msPlayed[row]! < EARLY_SECONDS[index]! * MS_PER_SECOND) add(early, index, 1)
  }
  const all = total(hours.skips)
  return {
    listens: music.count,
    listensKnown: knownOf(music, listens),
    skips: all,
    share: shareOf(all, music.count),
    within: EARLY_SECONDS.map((seconds, index) => ({ seconds, listens: early[index]!, share: shareOf(early[index]!, music.count) })),
    byHour: hourly(hours),
    artists: mostSkipped(artists, skipped),
  }
}

/** Without these no skip means nothing: a scrobble is only written down once the song was heard. */
function knownOf({ count, row: listen }: MusicRows, { flags }: Listens): number {
  let known = 0
  for (let row = 0; row < count; row++) {
    const flag = flags[listen[row]!]!
    if ((flag & FLAG.skippedKnown) !== 0 || (flag & FLAG.playedEstimated) === 0) known++
  }
  return known
}

function hourly(ofWeek: HourTallies): Findings['skips']['byHour'] {
  const listens = new Float64Array(HOURS_PER_DAY)
  const skipped = new Float64Array(HOURS_PER_DAY)
  for (let hour = 0; hour < ofWeek.listens.length; hour++) {
    add(listens, hour % HOURS_PER_DAY, ofWeek.listens[hour]!)
    add(skipped, hour % HOURS_PER_DAY, ofWeek.skips[hour]!)
  }
  return Array.from(listens, (count, hour) => ({ hour, listens: count, skips: skipped[hour]! }))
}

/** Highest share first; equal shares in the order of the tops. */
function mostSkipped(artists: Counted, skipped: Float64Array): Findings['skips']['artists'] {
  const { names, tallies, ids } = artists
  const share = (id: number): number => shareOf(skipped[id]!, tallies.listens[id]!)
  const candidates = ids.filter((id) => tallies.listens[id]! >= ARTIST_LISTENS_MIN && skipped[id]! > 0)
  const byTime = orderBy(artists)
  const worst = firstInOrder(candidates, (one, other) => share(other) - share(one) || byTime(one, other), SKIPPED_ARTISTS_MAX)
  return worst.map((id) => ({ artist: names.title(id), listens: tallies.listens[id]!, skips: skipped[id]!, share: share(id) }))
}

function shareOf(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole
}

/** What opens and closes a session, and the days on which there was no end to it. */
import type { DeepSittings } from '../contract/deep-insights.ts'
import { add } from '../shared/columns.ts'
import { mostFirst } from '../shared/most-first.ts'
import { formatDay } from '../shared/time.ts'
import { quantile, trackNamed, type Depth } from './depth.ts'
import { rowsAround } from './selection.ts'
import { SESSION_GAP_MS_MAX } from './sessions.ts'

const ITEMS_MAX = 10
/** A track that opened a session twice may have done so by chance. */
const SESSIONS_MIN = 3
/** Fewer days have no quartiles to speak of. */
const DAYS_MIN = 30

export function deepSittings(depth: Depth, gapMsMax: number = SESSION_GAP_MS_MAX): DeepSittings {
  const { openers, closers } = ends(depth, gapMsMax)
  return { gapMsMax, openers: listed(depth, openers), closers: listed(depth, closers), ...binges(depth) }
}

/** Sessions are joined over listens of all kinds, as in the count of sessions; their first and last music is named. */
function ends({ selection: { heard }, music, tracks }: Depth, gapMsMax: number): { openers: Float64Array; closers: Float64Array } {
  const openers = new Float64Array(tracks.names.size)
  const closers = new Float64Array(tracks.names.size)
  const { count, startMs, endMs: endOf, kind } = heard
  const { track: trackOf } = music
  let endMs = -Infinity
  let row = 0
  let lastTrack = -1
  for (let at = 0; at < count; at++) {
    if (startMs[at]! - endMs > gapMsMax) {
      if (lastTrack >= 0) add(closers, lastTrack, 1)
      lastTrack = -1
      endMs = endOf[at]!
    } else endMs = Math.max(endMs, endOf[at]!)
    // Music rows stand in the order of the listens, so the two are walked side by side.
    if (kind[at] !== 0) continue
    const track = trackOf[row++]!
    if (lastTrack < 0) add(openers, track, 1)
    lastTrack = track
  }
  if (lastTrack >= 0) add(closers, lastTrack, 1)
  return { openers, closers }
}

function listed({ tracks }: Depth, sessions: Float64Array): DeepSittings['openers'] {
  const ids = tracks.ids.filter((id) => sessions[id]! >= SESSIONS_MIN)
  return mostFirst(ids, (id) => sessions[id]!, ITEMS_MAX).map((id) => ({ ...trackNamed(tracks, id), sessions: sessions[id]! }))
}

/** J. W. Tukey, Exploratory Data Analysis, 1977, section 2D: values beyond the outer fence are far out. */
function binges(depth: Depth): Pick<DeepSittings, 'bingeMsMin' | 'bingeDays'> {
  const { days } = depth
  const sorted = days.msPlayed.filter((ms) => ms > 0).toSorted()
  if (sorted.length < DAYS_MIN) return { bingeMsMin: null, bingeDays: [] }
  const upper = quantile(sorted, 0.75)
  const bingeMsMin = Math.round(upper + 3 * (upper - quantile(sorted, 0.25)))
  const cells = Array.from(days.msPlayed.keys()).filter((cell) => days.msPlayed[cell]! > bingeMsMin)
  return {
    bingeMsMin,
    bingeDays: mostFirst(cells, (cell) => days.msPlayed[cell]!, ITEMS_MAX).map((cell) => ({
      date: formatDay(days.first + cell),
      msPlayed: days.msPlayed[cell]!,
      plays: days.plays[cell]!,
      topArtist: topArtistBetween(depth, days.first + cell, days.first + cell) ?? '',
    })),
  }
}

/** The artist with the most time between two local days, both included; null without a named one. */
export function topArtistBetween({ music, artists }: Depth, from: number, to: number): string | null {
  const heard = new Map<number, number>()
  const [first, end] = rowsAround(music.startMs, from, to)
  for (let row = first; row < end; row++) {
    const day = music.localDay[row]!
    if (day < from || day > to) continue
    const artist = music.artist[row]!
    if (artists.names.isNamed(artist)) heard.set(artist, (heard.get(artist) ?? 0) + music.msPlayed[row]!)
  }
  let best: number | undefined
  for (const [artist, ms] of heard) if (best === undefined || ms > heard.get(best)!) best = artist
  return best === undefined ? null : artists.names.title(best)
}

/** The page of one artist, album or track: what it has been to the listener in a period. */
import type { Subject } from '../contract/insights.ts'
import type { SubjectName, View } from '../contract/worker.ts'
import type { Listens } from '../listening/index.ts'
import { total } from '../shared/columns.ts'
import { formatInstant } from '../shared/time.ts'
import { clock } from './clock.ts'
import { compareCodePoints } from './code-points.ts'
import { countNames, findId, namesOf, orderBy, type Counted } from './names.ts'
import { musicWhere, select, type MusicRows } from './selection.ts'
import { longestStreak } from './streaks.ts'
import { joinMonths, tallyByDay, tallyByHour, tallyOf } from './tallies.ts'
import { topTitles } from './tops.ts'
import { months } from './years.ts'

/** Null when the history holds no music of this name; zeros and nulls when it was not heard in the period. */
export function subject(listens: Listens, view: View, asked: SubjectName): Subject | null {
  const { kind, name } = asked
  const names = namesOf(listens, kind)
  const id = findId(names, name, kind === 'artist' ? name : asked.artist)
  if (id === undefined) return null
  const { music, life } = select(listens, view)
  const ever = musicWhere(life, kind, id)
  if (ever.count === 0) return null
  const own = musicWhere(music, kind, id)
  const days = tallyByDay(own)
  const counted = countNames(music, names)
  return {
    subject: { kind, name, artist: names.artist(id) },
    totals: {
      ...tallyOf(own),
      skips: total(own.isSkip),
      days: days.plays.reduce((count, plays) => count + Number(plays > 0), 0),
    },
    rank: own.count === 0 ? null : rankOf(id, counted),
    of: counted.ids.length,
    first: listenAt(listens, own, 0),
    last: listenAt(listens, own, own.count - 1),
    months: months(joinMonths(days)),
    clock: clock(tallyByHour(own)),
    longestStreak: longestStreak(days),
    tracks: topTitles(countNames(own, namesOf(listens, 'track'))),
    albums: topTitles(countNames(own, namesOf(listens, 'album'))),
    ids: kind === 'track' ? serviceIds(listens, ever) : [],
  }
}

/** The place in the order of the tops, so that a page and a list never disagree. */
function rankOf(id: number, counted: Counted): number {
  const order = orderBy(counted)
  return 1 + counted.ids.reduce((before, other) => before + Number(order(other, id) < 0), 0)
}

function listenAt(listens: Listens, music: MusicRows, row: number): Subject['first'] {
  if (row < 0 || row >= music.count) return null
  return { at: formatInstant(music.startMs[row]!), title: listens.tracks.title[music.track[row]!]! }
}

/** A track has an id per edition and service. Albums and artists have none: exports give ids of tracks only. */
function serviceIds(listens: Listens, music: MusicRows): string[] {
  const uris = new Set(Array.from(music.item, (item) => listens.items.uri[item]!))
  uris.delete('')
  return [...uris].toSorted(compareCodePoints)
}

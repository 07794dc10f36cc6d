/** How mood moves within sessions: whether a listener winds down or up. */
import type { MoodFindings } from '../contract/mood.ts'
import { SESSION_GAP_MS_MAX } from '../insights/index.ts'
import type { PlayedMoods } from './played-moods.ts'
import { clusteredBand, round4, type Cluster } from './statistics.ts'

/** Two plays at each end, and two between them. */
const PLAYS_MIN = 6
const SESSIONS_MIN = 10
const FIFTHS = 5

/** Sessions count alike, however long they are; null with fewer than ten. */
export function sessionArcs(played: PlayedMoods): MoodFindings['arcs'] {
  const sessions = sessionsOf(played)
  if (sessions.length < SESSIONS_MIN) return null
  const sums = Array.from({ length: FIFTHS }, () => ({ valence: 0, arousal: 0, sessions: 0 }))
  const changes: { readonly valence: Cluster[]; readonly arousal: Cluster[] } = { valence: [], arousal: [] }
  for (const [from, to] of sessions) {
    const own = { valence: meanBetween(played.valence, from, to), arousal: meanBetween(played.arousal, from, to) }
    for (const [fifth, sum] of sums.entries()) {
      const start = from + Math.floor(((to - from) * fifth) / FIFTHS)
      const end = from + Math.floor(((to - from) * (fifth + 1)) / FIFTHS)
      sum.valence += meanBetween(played.valence, start, end) - own.valence
      sum.arousal += meanBetween(played.arousal, start, end) - own.arousal
      sum.sessions += 1
    }
    const third = Math.floor((to - from) / 3)
    for (const axis of ['valence', 'arousal'] as const) {
      const change = meanBetween(played[axis], to - third, to) - meanBetween(played[axis], from, from + third)
      changes[axis].push({ count: 1, sum: change })
    }
  }
  const valence = clusteredBand(changes.valence)
  const arousal = clusteredBand(changes.arousal)
  if (valence === undefined || arousal === undefined) return null
  const fifths = sums.map((sum) => ({ valence: round4(sum.valence / sum.sessions), arousal: round4(sum.arousal / sum.sessions) }))
  return { sessions: sessions.length, fifths, valence, arousal }
}

/** Rows from and up to, not including, of each session that is long enough. */
function sessionsOf({ count, startMs, msPlayed }: PlayedMoods): readonly (readonly [number, number])[] {
  const sessions: (readonly [number, number])[] = []
  let from = 0
  for (let row = 1; row <= count; row++) {
    const goes = row < count && startMs[row]! - (startMs[row - 1]! + msPlayed[row - 1]!) <= SESSION_GAP_MS_MAX
    if (goes) continue
    if (row - from >= PLAYS_MIN) sessions.push([from, row])
    from = row
  }
  return sessions
}

function meanBetween(values: Float64Array, from: number, to: number): number {
  let sum = 0
  for (let row = from; row < to; row++) sum += values[row]!
  return sum / Math.max(1, to - from)
}

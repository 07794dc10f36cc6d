/** How mood moves within sessions: whether a listener winds down or up. */
import type { MoodFindings } from '../contract/mood.ts'
import { SESSION_GAP_MS_MAX } from '../insights/index.ts'
import type { PlayedMoods } from './played-moods.ts'
import { clusteredBandOf, round4 } from './statistics.ts'

/** Two plays at each end, and two between them. */
const PLAYS_MIN = 6
const SESSIONS_MIN = 10
const FIFTHS = 5

/** Sessions count alike, however long they are; null with fewer than ten. */
export function sessionArcs(played: PlayedMoods): MoodFindings['arcs'] {
  const sessions = sessionsOf(played)
  if (sessions.length < SESSIONS_MIN) return null
  const sums = Array.from({ length: FIFTHS }, () => ({ valence: 0, arousal: 0, sessions: 0 }))
  const means = { valence: meansAlong(played.valence), arousal: meansAlong(played.arousal) }
  const count = new Float64Array(sessions.length).fill(1)
  const changes = { valence: new Float64Array(sessions.length), arousal: new Float64Array(sessions.length) }
  for (const [session, [from, to]] of sessions.entries()) {
    const own = { valence: means.valence(from, to), arousal: means.arousal(from, to) }
    for (const [fifth, sum] of sums.entries()) {
      const start = from + Math.floor(((to - from) * fifth) / FIFTHS)
      const end = from + Math.floor(((to - from) * (fifth + 1)) / FIFTHS)
      sum.valence += means.valence(start, end) - own.valence
      sum.arousal += means.arousal(start, end) - own.arousal
      sum.sessions += 1
    }
    const third = Math.floor((to - from) / 3)
    for (const axis of ['valence', 'arousal'] as const) {
      changes[axis][session] = means[axis](to - third, to) - means[axis](from, from + third)
    }
  }
  const valence = clusteredBandOf({ count, sum: changes.valence }, 0, 1)
  const arousal = clusteredBandOf({ count, sum: changes.arousal }, 0, 1)
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

/** The mean of the values between two rows, by sums from the first one on: each session asks for many parts of itself. */
function meansAlong(values: Float64Array): (from: number, to: number) => number {
  const sums = new Float64Array(values.length + 1)
  for (let row = 0; row < values.length; row++) sums[row + 1] = sums[row]! + values[row]!
  return (from, to) => (sums[to]! - sums[from]!) / Math.max(1, to - from)
}

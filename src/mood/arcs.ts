/** How mood moves within sessions: whether a listener winds down or up. */
import type { Band, MoodFindings } from '../contract/mood.ts'
import { SESSION_GAP_MS_MAX } from '../insights/index.ts'
import { add } from '../shared/columns.ts'
import type { PlayedMoods } from './played-moods.ts'
import { clusteredBandsOf, round4 } from './statistics.ts'

/** Two plays at each end, and two between them. */
const PLAYS_MIN = 6
const SESSIONS_MIN = 10
const FIFTHS = 5

/** Sessions count alike, however long they are; null with fewer than ten. */
export function sessionArcs(played: PlayedMoods): MoodFindings['arcs'] {
  const sessions = sessionsOf(played)
  if (sessions.count < SESSIONS_MIN) return null
  const [valence, arousal] = [arcOf(sessions, played.valence), arcOf(sessions, played.arousal)]
  if (valence.change === undefined || arousal.change === undefined) return null
  const fifths = Array.from(valence.fifths, (ofValence, fifth) => ({ valence: round4(ofValence), arousal: round4(arousal.fifths[fifth]!) }))
  return { sessions: sessions.count, fifths, valence: valence.change, arousal: arousal.change }
}

/** The plays of each session that is long enough: from the first one up to, not including, another. */
interface Sessions {
  readonly count: number
  readonly first: Uint32Array
  readonly end: Uint32Array
}

function sessionsOf({ count: plays, startMs, msPlayed }: PlayedMoods): Sessions {
  const most = Math.floor(plays / PLAYS_MIN)
  const [first, end] = [new Uint32Array(most), new Uint32Array(most)]
  let count = 0
  let from = 0
  for (let play = 1; play <= plays; play++) {
    const goesOn = play < plays && startMs[play]! - (startMs[play - 1]! + msPlayed[play - 1]!) <= SESSION_GAP_MS_MAX
    if (goesOn) continue
    if (play - from >= PLAYS_MIN) {
      first[count] = from
      end[count++] = play
    }
    from = play
  }
  return { count, first, end }
}

interface Arc {
  /** How far the mean of each fifth of a session lies from that of the whole session, over all sessions. */
  readonly fifths: Float64Array
  /** From the first third to the last one. */
  readonly change: Band | undefined
}

function arcOf({ count, first, end }: Sessions, values: Float64Array): Arc {
  const along = sumsAlong(values)
  const fifths = new Float64Array(FIFTHS)
  const changes = new Float64Array(count)
  for (let session = 0; session < count; session++) {
    const from = first[session]!
    const to = end[session]!
    const plays = to - from
    const own = (along[to]! - along[from]!) / plays
    let start = from
    for (let fifth = 0; fifth < FIFTHS; fifth++) {
      const next = from + Math.floor((plays * (fifth + 1)) / FIFTHS)
      add(fifths, fifth, (along[next]! - along[start]!) / (next - start) - own)
      start = next
    }
    const third = Math.floor(plays / 3)
    changes[session] = (along[to]! - along[to - third]! - (along[from + third]! - along[from]!)) / third
  }
  const [change] = clusteredBandsOf({ count: new Float64Array(count).fill(1), sum: changes }, new Uint32Array(count), 1)
  return { fifths: fifths.map((sum) => sum / count), change }
}

/** The sum of all values before each one: each session asks for many parts of itself. */
function sumsAlong(values: Float64Array): Float64Array {
  const sums = new Float64Array(values.length + 1)
  for (let play = 0; play < values.length; play++) sums[play + 1] = sums[play]! + values[play]!
  return sums
}

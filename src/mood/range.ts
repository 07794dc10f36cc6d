/** The range of moods in the music of a period, and whether more of it than usual lay at the ends. */
import type { MoodAxis, MoodFindings, MoodRange } from '../contract/mood.ts'
import type { PlayedMoods } from './played-moods.ts'
import { mondayOf } from './spans.ts'
import { clusteredBand, round4, weightedQuantilesOf, type Cluster } from './statistics.ts'

/** `whole` is the same object as `played` where the period is the whole history. */
export function rangeOf(played: PlayedMoods, whole: PlayedMoods): MoodFindings['range'] {
  if (played.count === 0) return null
  return { valence: rangeOn('valence', played, whole), arousal: rangeOn('arousal', played, whole) }
}

function rangeOn(axis: MoodAxis, played: PlayedMoods, whole: PlayedMoods): MoodRange {
  return { ...tenthsOf(played, axis), beyond: played === whole ? null : beyondOf(axis, played, whole) }
}

function tenthsOf({ moods }: PlayedMoods, axis: MoodAxis): Omit<MoodRange, 'beyond'> {
  const [low = 0, middle = 0, high = 0] = weightedQuantilesOf(moods[axis], moods.plays, [0.1, 0.5, 0.9])
  return { low, middle, high }
}

/** All songs of an artist lie at one place, so that more plays than a fifth can be at the tenths or beyond: hence what is usual is counted. */
function beyondOf(axis: MoodAxis, played: PlayedMoods, whole: PlayedMoods): MoodRange['beyond'] {
  const { low, high } = tenthsOf(whole, axis)
  const isBeyond = (value: number): number => Number(value <= low || value >= high)
  const weeks = new Map<number, { count: number; sum: number }>()
  for (let row = 0; row < played.count; row++) {
    const monday = mondayOf(played.localDay[row]!)
    const week = weeks.get(monday) ?? { count: 0, sum: 0 }
    weeks.set(monday, week)
    week.count += 1
    week.sum += isBeyond(played[axis][row]!)
  }
  const band = clusteredBand([...weeks.values()] satisfies Cluster[])
  if (band === undefined) return null
  const usual = whole.moods[axis].reduce((sum, value, mood) => sum + isBeyond(value) * whole.moods.plays[mood]!, 0) / whole.count
  return { ...band, usual: round4(usual) }
}

/** Which artists carry which mood. */
import type { ArtistMood, MoodFindings } from '../contract/mood.ts'
import { basisOf, type ListenedEstimates, type PlayedMoods } from './played-moods.ts'
import { add, round4 } from './statistics.ts'

const ARTISTS_SHOWN = 12
const PLAYS_MIN = 5

export interface ArtistSums {
  readonly artist: number
  readonly plays: number
  readonly msPlayed: number
  /** Sums over the plays. */
  readonly valence: number
  readonly arousal: number
}

/** Most time first; of equal ones the one that was heard first. `artists` is how many there are in the history. */
export function artistSums({ count, artist, msPlayed, valence, arousal }: PlayedMoods, artists: number): readonly ArtistSums[] {
  const heard: number[] = []
  const [plays, ms] = [new Float64Array(artists), new Float64Array(artists)]
  const [valences, arousals] = [new Float64Array(artists), new Float64Array(artists)]
  for (let row = 0; row < count; row++) {
    const number = artist[row]!
    if (plays[number] === 0) heard.push(number)
    add(plays, number, 1)
    add(ms, number, msPlayed[row]!)
    add(valences, number, valence[row]!)
    add(arousals, number, arousal[row]!)
  }
  return heard
    .toSorted((a, b) => ms[b]! - ms[a]!)
    .map((number) => ({
      artist: number,
      plays: plays[number]!,
      msPlayed: ms[number]!,
      valence: valences[number]!,
      arousal: arousals[number]!,
    }))
}

/** The sides are those of the listener's own middle: what is calm to one is loud to another. */
export function artistsByMood(
  found: readonly ArtistSums[],
  estimates: ListenedEstimates,
  names: readonly string[],
  middle: { readonly valence: number; readonly arousal: number },
): MoodFindings['artists'] {
  const sides: Record<keyof MoodFindings['artists'], ArtistMood[]> = { brightCalm: [], brightExcited: [], darkCalm: [], darkExcited: [] }
  for (const { artist, plays, msPlayed, ...sums } of found) {
    const basis = basisOf(estimates, artist)
    if (basis === undefined || plays < PLAYS_MIN) continue
    const { confidence, level, sources } = basis
    const [valence, arousal] = [round4(sums.valence / plays), round4(sums.arousal / plays)]
    const isExcited = arousal >= middle.arousal
    const side = valence >= middle.valence ? (isExcited ? 'brightExcited' : 'brightCalm') : isExcited ? 'darkExcited' : 'darkCalm'
    if (sides[side].length >= ARTISTS_SHOWN) continue
    sides[side].push({ artist: names[artist] ?? '', plays, msPlayed, valence, arousal, confidence, level, sources })
  }
  return sides
}

/** Which artists carry which mood. */
import type { ArtistMood, MoodFindings } from '../contract/mood.ts'
import { add } from '../shared/columns.ts'
import { basisOf, type ListenedEstimates, type PlayedMoods } from './played-moods.ts'
import { round4 } from './statistics.ts'

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

/** Artists with a play of known mood, most time first. `artists` is how many there are in the history. */
export function artistSums({ moods }: PlayedMoods, artists: number): readonly ArtistSums[] {
  const [plays, ms] = [new Float64Array(artists), new Float64Array(artists)]
  const [valences, arousals] = [new Float64Array(artists), new Float64Array(artists)]
  for (let mood = 0; mood < moods.plays.length; mood++) {
    const artist = moods.artist[mood]!
    add(plays, artist, moods.plays[mood]!)
    add(ms, artist, moods.msPlayed[mood]!)
    add(valences, artist, moods.plays[mood]! * moods.valence[mood]!)
    add(arousals, artist, moods.plays[mood]! * moods.arousal[mood]!)
  }
  const heard: ArtistSums[] = []
  for (let artist = 0; artist < artists; artist++) {
    if (plays[artist] === 0) continue
    heard.push({ artist, plays: plays[artist]!, msPlayed: ms[artist]!, valence: valences[artist]!, arousal: arousals[artist]! })
  }
  return heard.toSorted((a, b) => b.msPlayed - a.msPlayed)
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

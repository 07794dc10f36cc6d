/** Plays of known mood, summed by the hours in which they were heard: what days, weeks and cycles are made of. */
import type { PlayedMoods } from './played-moods.ts'
import { add } from './statistics.ts'

/** A cell for each run of plays within one hour of one local day, in the order of the plays; an hour can have several. */
export interface HourSums {
  readonly count: number
  readonly localDay: Int32Array
  /** 0 to 23. */
  readonly hour: Uint8Array
  readonly plays: Float64Array
  /** Sums over the plays. */
  readonly valence: Float64Array
  readonly arousal: Float64Array
}

export function hourSums({ count, localDay, hour, valence, arousal }: PlayedMoods): HourSums {
  const goesOn = (play: number): boolean => play > 0 && localDay[play] === localDay[play - 1] && hour[play] === hour[play - 1]
  let cells = 0
  for (let play = 0; play < count; play++) if (!goesOn(play)) cells += 1
  const sums = {
    count: cells,
    localDay: new Int32Array(cells),
    hour: new Uint8Array(cells),
    plays: new Float64Array(cells),
    valence: new Float64Array(cells),
    arousal: new Float64Array(cells),
  }
  const { localDay: dayOf, hour: hourOf, plays, valence: valences, arousal: arousals } = sums
  let cell = -1
  for (let play = 0; play < count; play++) {
    if (!goesOn(play)) {
      cell += 1
      dayOf[cell] = localDay[play]!
      hourOf[cell] = hour[play]!
    }
    add(plays, cell, 1)
    add(valences, cell, valence[play]!)
    add(arousals, cell, arousal[play]!)
  }
  return sums
}

/** Plays of known mood, summed by the hours and by the days in which they were heard: what weeks, months and cycles are made of. */
import { add } from '../shared/columns.ts'
import type { PlayedMoods } from './played-moods.ts'

/** A cell for each run of plays within one local day, in the order of the plays; a day can have several where clocks went back. */
export interface DaySums {
  readonly count: number
  readonly localDay: Int32Array
  readonly plays: Float64Array
  /** Sums over the plays. */
  readonly valence: Float64Array
  readonly arousal: Float64Array
}

/** The same for each run of plays within one hour of one local day. */
export interface HourSums extends DaySums {
  /** 0 to 23. */
  readonly hour: Uint8Array
}

export function hourSums({ count, localDay, hour, valence, arousal }: PlayedMoods): HourSums {
  const goesOn = (play: number): boolean => play > 0 && localDay[play] === localDay[play - 1] && hour[play] === hour[play - 1]
  let cells = 0
  for (let play = 0; play < count; play++) if (!goesOn(play)) cells += 1
  const sums: HourSums = {
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

export function daySums({ count, localDay, plays, valence, arousal }: HourSums): DaySums {
  const goesOn = (hour: number): boolean => hour > 0 && localDay[hour] === localDay[hour - 1]
  let cells = 0
  for (let hour = 0; hour < count; hour++) if (!goesOn(hour)) cells += 1
  const sums: DaySums = {
    count: cells,
    localDay: new Int32Array(cells),
    plays: new Float64Array(cells),
    valence: new Float64Array(cells),
    arousal: new Float64Array(cells),
  }
  let cell = -1
  for (let hour = 0; hour < count; hour++) {
    if (!goesOn(hour)) sums.localDay[++cell] = localDay[hour]!
    add(sums.plays, cell, plays[hour]!)
    add(sums.valence, cell, valence[hour]!)
    add(sums.arousal, cell, arousal[hour]!)
  }
  return sums
}

/** What some days belong to: its number by cell, in the order in which each was first met, and what it is, by number. */
export interface Numbered {
  readonly numbers: Uint32Array
  readonly keys: readonly number[]
}

export function numberedBy({ count, localDay }: DaySums, keyOf: (day: number) => number): Numbered {
  const known = new Map<number, number>()
  const numbers = new Uint32Array(count)
  let number = 0
  for (let cell = 0; cell < count; cell++) {
    // Most cells of hours follow one of the same day, and belong where that one does.
    if (cell === 0 || localDay[cell] !== localDay[cell - 1]) {
      const key = keyOf(localDay[cell]!)
      number = known.get(key) ?? known.size
      known.set(key, number)
    }
    numbers[cell] = number
  }
  return { numbers, keys: [...known.keys()] }
}

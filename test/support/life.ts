/** Short lives of invented listeners for tests that need many of them. */
import { createCatalogue } from './catalogue.ts'
import { simulateListener } from './listener.ts'
import type { NameStyle } from './names.ts'
import { USUAL_ODDITIES } from './oddities.ts'
import type { Stream } from './spotify-row.ts'

export interface ShortLife {
  readonly seed: string
  readonly from: string
  readonly to: string
  readonly rows: number
  readonly timeZone: string
  readonly names?: NameStyle
}

/** All rows of a life with more repetitions and broken rows than usual, so that few rows meet every oddity. */
export function livedBy({ seed, from, to, rows, timeZone, names = 'charming' }: ShortLife): readonly Stream[] {
  const catalogue = createCatalogue({ seed, artists: 150, names })
  const oddities = { ...USUAL_ODDITIES, brokenRows: 0.01, duplicateRows: 0.03, offlineSessions: 0.06 }
  const home = { country: 'ZZ', timeZone }
  return [...simulateListener({ seed, from, to, rows, home, trips: [], oddities }, catalogue)]
}

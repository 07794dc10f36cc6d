/** What every question of the mood page is given. */
import type { MoodFindings } from '../../../contract/mood.ts'

export interface MoodPartProps {
  readonly found: MoodFindings
  readonly number: string
}

export type DaylightKind = 'brighter' | 'darker' | 'livelier' | 'calmer' | 'flat'

/** What is clear about music in daylight, brightness before liveliness. */
export function daylightKind({ valence, arousal }: NonNullable<MoodFindings['daylight']>): DaylightKind {
  if (valence?.isClear === true) return valence.difference > 0 ? 'brighter' : 'darker'
  if (arousal?.isClear === true) return arousal.difference > 0 ? 'livelier' : 'calmer'
  return 'flat'
}

/** Thousands of sittings make the smallest change certain; nobody feels it. */
const FELT_MIN = 0.03

export function arcKind({ arousal }: NonNullable<MoodFindings['arcs']>): 'down' | 'up' | 'flat' {
  if (Math.abs(arousal.mean) < FELT_MIN) return 'flat'
  return arousal.to < 0 ? 'down' : arousal.from > 0 ? 'up' : 'flat'
}

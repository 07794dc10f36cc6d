/** What every question of the mood page is given. */
import type { MoodFindings } from '../../../contract/mood.ts'

export interface MoodPartProps {
  readonly found: MoodFindings
  readonly number: string
}

/** Thousands of sittings make the smallest change certain; nobody feels it. */
const FELT_MIN = 0.03

export function arcKind({ arousal }: NonNullable<MoodFindings['arcs']>): 'down' | 'up' | 'flat' {
  if (Math.abs(arousal.mean) < FELT_MIN) return 'flat'
  return arousal.to < 0 ? 'down' : arousal.from > 0 ? 'up' : 'flat'
}

/** What every question of the mood page is given. */
import type { MoodFindings } from '../../../contract/mood.ts'

export interface MoodPartProps {
  readonly found: MoodFindings
  readonly number: string
}

export function arcKind({ arousal }: NonNullable<MoodFindings['arcs']>): 'down' | 'up' | 'flat' {
  return arousal.to < 0 ? 'down' : arousal.from > 0 ? 'up' : 'flat'
}

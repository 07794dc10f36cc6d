/** Cards about mood for the recap of a period: few, only of what is clear, and none where most of the music is of unknown mood. */
import type { Recap, RecapCard } from '../contract/deep-insights.ts'
import type { MoodFindings } from '../contract/mood.ts'
import { claimsOf } from './recap-claims.ts'
import { meanOf, round4 } from './statistics.ts'

const CARDS_MAX = 12
/** So many places are theirs in a full recap; where there is room they take it, up to where a recap would be about nothing else. */
const MOOD_CARDS_OF_FULL = 3
const MOOD_CARDS_MAX = 5
/** A card stands alone, without the page that says what is missing. */
const SHARE_KNOWN_MIN = 0.5
const WEEKS_MIN = 4

/** The recap with the cards of mood before its last one; those nearest the end give way, as they do without them. */
export function withMoodCards({ cards }: Recap, found: MoodFindings): Recap {
  const last = cards.filter(({ kind }) => kind === 'archetype')
  const before = cards.filter(({ kind }) => kind !== 'archetype')
  const room = CARDS_MAX - cards.length
  const places = Math.max(MOOD_CARDS_OF_FULL, Math.min(MOOD_CARDS_MAX, room))
  const mood = cards.length === 0 ? [] : moodCards(found).slice(0, places)
  return { cards: [...before.slice(0, CARDS_MAX - mood.length - last.length), ...mood, ...last] }
}

/** Where the music lies comes first, because everything else is read against it; then what is earned, the strongest first. */
function moodCards(found: MoodFindings): readonly RecapCard[] {
  if (found.coverage.share < SHARE_KNOWN_MIN || found.weeks.length < WEEKS_MIN) return []
  const where = moodCard(found)
  return where === undefined ? [] : [where, ...claimsOf(found).map(({ card }) => card)]
}

/** The mean of the weeks, so that one week of holidays is one week. */
function moodCard({ weeks, baseline, coverage }: MoodFindings): RecapCard | undefined {
  if (baseline === null) return undefined
  const valence = meanOf(weeks.map((week) => week.valence.mean))
  const arousal = meanOf(weeks.map((week) => week.arousal.mean))
  const side = valence >= 0 ? (arousal >= 0 ? 'brightExcited' : 'brightCalm') : arousal >= 0 ? 'darkExcited' : 'darkCalm'
  const [brighter, livelier] = [round4(valence - baseline.valence), round4(arousal - baseline.arousal)]
  return { kind: 'mood', side, brighter, livelier, shareKnown: coverage.share }
}

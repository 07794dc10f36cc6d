/** Cards about mood for the recap of a period: few, only of what is clear, and none where most of the music is of unknown mood. */
import type { Recap, RecapCard } from '../contract/deep-insights.ts'
import type { MoodFindings } from '../contract/mood.ts'
import { meanOf, round4 } from './statistics.ts'

const CARDS_MAX = 12
const MOOD_CARDS_MAX = 3
/** A card stands alone, without the page that says what is missing. */
const SHARE_KNOWN_MIN = 0.5
const WEEKS_MIN = 4

/** The recap with the cards of mood before its last one; those nearest the end give way, as they do without them. */
export function withMoodCards({ cards }: Recap, found: MoodFindings): Recap {
  const mood = cards.length === 0 ? [] : moodCards(found)
  const last = cards.filter(({ kind }) => kind === 'archetype')
  const others = cards.filter(({ kind }) => kind !== 'archetype').slice(0, CARDS_MAX - mood.length - last.length)
  return { cards: [...others, ...mood, ...last] }
}

function moodCards(found: MoodFindings): readonly RecapCard[] {
  if (found.coverage.share < SHARE_KNOWN_MIN || found.weeks.length < WEEKS_MIN) return []
  const ranked = [moodCard(found), monthsCard(found), comfortCard(found), hoursCard(found)]
  return ranked.filter((card) => card !== undefined).slice(0, MOOD_CARDS_MAX)
}

type Maybe = RecapCard | undefined

/** The mean of the weeks, so that one week of holidays is one week. */
function moodCard({ weeks, baseline, coverage }: MoodFindings): Maybe {
  if (baseline === null) return undefined
  const valence = meanOf(weeks.map((week) => week.valence.mean))
  const arousal = meanOf(weeks.map((week) => week.arousal.mean))
  const side = valence >= 0 ? (arousal >= 0 ? 'brightExcited' : 'brightCalm') : arousal >= 0 ? 'darkExcited' : 'darkCalm'
  const [brighter, livelier] = [round4(valence - baseline.valence), round4(arousal - baseline.arousal)]
  return { kind: 'mood', side, brighter, livelier, shareKnown: coverage.share }
}

function monthsCard({ months: { brightest, darkest } }: MoodFindings): Maybe {
  const [bright, dark] = [brightest[0], darkest[0]]
  const [artistOfBrightest, artistOfDarkest] = [bright?.artists[0], dark?.artists[0]]
  if (bright === undefined || dark === undefined || artistOfBrightest === undefined || artistOfDarkest === undefined) return undefined
  // Bands that overlap would be months that chance alone set apart.
  if (bright.valence.from <= dark.valence.to) return undefined
  return { kind: 'moodMonths', brightest: bright.month, artistOfBrightest, darkest: dark.month, artistOfDarkest }
}

function comfortCard({ comfort: [first] }: MoodFindings): Maybe {
  return first && { kind: 'moodComfort', artist: first.artist, lift: first.lift, plays: first.plays }
}

function hoursCard({ hours: { arousal } }: MoodFindings): Maybe {
  return arousal?.isClear === true ? { kind: 'moodHours', trough: arousal.trough, peak: arousal.peak } : undefined
}

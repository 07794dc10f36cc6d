/** The cards of a recap in a sentence each, for the terminal and for the file of HTML. */
import type { Archetype, MoodCard, RecapCard } from '../contract/deep-insights.ts'
import { unreachable } from '../shared/assert.ts'
import {
  MOOD_SIDES,
  WEEKDAYS,
  clockInWords,
  countOf,
  dayInWords,
  durationOf,
  listInWords,
  monthInWords,
  monthNameOf,
  percentOf,
  plural,
} from './words.ts'

const RULES = {
  nightOwl: 'a night owl: music between 22 and 4 o’clock',
  earlyBird: 'an early bird: music between 4 and 8 o’clock',
  explorer: 'an explorer: plays of artists never heard before',
  devotee: 'a devotee: plays of your ten favourite artists',
  albumListener: 'an album listener: plays of albums that you heard through',
  skipper: 'a skipper: songs left before the end',
  looper: 'a looper: plays in loops of one song',
} as const satisfies Record<Archetype, string>

export function recapLine(card: RecapCard): string {
  switch (card.kind) {
    case 'hours':
      return `${durationOf(card.msMusic)} of music, in ${plural(card.plays, 'play')}.`
    case 'artist':
      return `${card.artist} was there on ${plural(card.days, 'day')}, for ${durationOf(card.msPlayed)}.`
    case 'track':
      return `You played “${card.title}” by ${card.artist} most: ${plural(card.plays, 'time')}.`
    case 'album':
      return `Your album was “${card.title}” by ${card.artist}: ${durationOf(card.msPlayed)}.`
    case 'day':
      return `${dayInWords(card.date)} held the most music of a day: ${durationOf(card.msPlayed)}.`
    case 'hour':
      return `Your hour is ${WEEKDAYS[card.weekday]} at ${card.hour} o’clock.`
    case 'streak':
      return `${plural(card.days, 'day')} in a row had music, from ${dayInWords(card.from)} on.`
    case 'found':
      return `${card.artist} was your discovery: ${plural(card.plays, 'play')} since ${dayInWords(card.first)}.`
    case 'obsession':
      return `You played “${card.title}” by ${card.artist} ${plural(card.playsPeakWeek, 'time')} in the week of ${dayInWords(card.peak)}.`
    case 'loop':
      return `You played “${card.title}” by ${card.artist} ${plural(card.plays, 'time')} with nothing in between.`
    case 'skips':
      return `You left ${percentOf(card.share)} of songs before the end; of all plays of a service it was ${percentOf(card.published)}.`
    case 'comfort':
      return `You came back to “${card.title}” by ${card.artist} ${plural(card.returns, 'time')}, once after ${plural(card.daysAwayMost, 'day')}.`
    case 'climber':
      return `${card.artist} climbed to number ${card.rank}, from ${card.rankBefore === null ? 'beyond the first fifty' : `number ${card.rankBefore}`}.`
    case 'milestone':
      return `“${card.title}” by ${card.artist} was play number ${countOf(card.number)}.`
    case 'archetype':
      return `You were ${RULES[card.archetype]}, ${percentOf(card.value)}. The rule: ${percentOf(card.rule)} or more.`
    case 'mood':
    case 'moodShift':
    case 'moodMonths':
    case 'moodComfort':
    case 'moodHours':
    case 'moodWeekdays':
    case 'moodSeasons':
    case 'moodDaylight':
    case 'moodArcs':
    case 'moodRange':
    case 'moodArtists':
      return moodLine(card)
    default:
      return unreachable(card)
  }
}

const MORE = { valence: 'brighter', arousal: 'livelier' } as const
const LESS = { valence: 'darker', arousal: 'calmer' } as const
const MOST = { valence: 'brightest', arousal: 'liveliest' } as const
const LEAST = { valence: 'darkest', arousal: 'calmest' } as const

function moodLine(card: MoodCard): string {
  switch (card.kind) {
    case 'mood':
      return `Your music was ${MOOD_SIDES[card.side]}, in the mean of its weeks; the mood is known for ${percentOf(card.shareKnown)} of the time.`
    case 'moodShift': {
      const came = card.artists.length === 0 ? '' : `, with more of ${listInWords(card.artists.slice(0, 2))}`
      return `From ${dayInWords(card.week)} on your music was ${(card.change > 0 ? MORE : LESS)[card.axis]}${came}.`
    }
    case 'moodMonths':
      return `${monthInWords(card.brightest)} sounded brightest, with ${card.artistOfBrightest}; ${monthInWords(card.darkest)} darkest, with ${card.artistOfDarkest}.`
    case 'moodComfort':
      return `${card.artist} comes back when all other music is dark: × ${Math.round(card.lift * 10) / 10}.`
    case 'moodHours':
      return `Your music is ${MOST[card.axis]} at ${clockInWords(card.peak)}, and ${LEAST[card.axis]} at ${clockInWords(card.trough)}.`
    case 'moodWeekdays':
      return `${WEEKDAYS[card.peak]} has your ${MOST[card.axis]} music, ${WEEKDAYS[card.trough]} the ${LEAST[card.axis]}.`
    case 'moodSeasons':
      return `Year after year your music is ${MOST[card.axis]} about ${monthNameOf(card.peak)}, and ${LEAST[card.axis]} about ${monthNameOf(card.trough)}.`
    case 'moodDaylight':
      return `In daylight your music is ${(card.difference > 0 ? MORE : LESS)[card.axis]} than in the dark, at the same time of the clock.`
    case 'moodArcs':
      return `Within a sitting your music winds ${card.change > 0 ? 'up' : 'down'}, in the mean of ${countOf(card.sessions)}.`
    case 'moodRange':
      return `${percentOf(card.share)} of your plays were ${MORE[card.axis]} or ${LESS[card.axis]} than usual; in the whole history it is ${percentOf(card.shareUsual)}.`
    case 'moodArtists':
      return `${listInWords(card.sides.map(({ side, artist }) => `${artist} stands for your ${MOOD_SIDES[side]} side`))}.`
    default:
      return unreachable(card)
  }
}

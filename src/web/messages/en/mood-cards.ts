/** English: the cards of a recap that tell of mood. */
import type { MoodCard } from '../../../contract/deep-insights.ts'
import { unreachable } from '../../../shared/assert.ts'
import type { CardWords } from '../../pictures/card-layout.ts'
import type { Format } from '../format.ts'

const SIDES = {
  brightExcited: 'bright and lively',
  brightCalm: 'bright and calm',
  darkExcited: 'dark and lively',
  darkCalm: 'dark and calm',
} as const
const MORE = { valence: 'brighter', arousal: 'livelier' } as const
const LESS = { valence: 'darker', arousal: 'calmer' } as const
const MOST = { valence: 'brightest', arousal: 'liveliest' } as const
const LEAST = { valence: 'darkest', arousal: 'calmest' } as const
const AXES = { valence: 'brightness', arousal: 'liveliness' } as const

/** Less than this nobody would hear. */
const CHANGE_MIN = 0.03
const CHANCE = 'By chance that comes about in 1 of 100 tries at most.'

function changeOf(brighter: number, livelier: number): string {
  const said = [
    ...(Math.abs(brighter) < CHANGE_MIN ? [] : [brighter > 0 ? 'brighter' : 'darker']),
    ...(Math.abs(livelier) < CHANGE_MIN ? [] : [livelier > 0 ? 'livelier' : 'calmer']),
  ]
  return said.length === 0 ? 'Much as it always is.' : `A little ${said.join(' and ')} than it usually is.`
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** More would not fit the picture with long names. */
const SIDES_TOLD = 3

const told = (large: string, sentence: string, note: string) => ({ large, sentence, note })

export function moodCardWords(card: MoodCard, f: Format): Omit<CardWords, 'eyebrow'> {
  const monthName = (month: number): string => f.monthOnly(`2024-${String(month).padStart(2, '0')}`)
  switch (card.kind) {
    case 'mood':
      return told(
        capital(SIDES[card.side]),
        'was your music in the mean of its weeks',
        `${changeOf(card.brighter, card.livelier)} It is the mood of the music, known for ${f.percent(card.shareKnown)} of your time.`,
      )
    case 'moodShift': {
      const came = card.artists.length === 0 ? '' : `With more of ${f.list(card.artists.slice(0, 2))}. `
      const how = (card.change > 0 ? MORE : LESS)[card.axis]
      return told(f.month(card.week.slice(0, 7)), `is when your music turned ${how}`, `${came}It lasted six weeks or more. ${CHANCE}`)
    }
    case 'moodMonths':
      return told(
        f.month(card.brightest),
        `sounded brightest, with ${card.artistOfBrightest}`,
        `Darkest sounded ${f.month(card.darkest)}, with ${card.artistOfDarkest}.`,
      )
    case 'moodComfort':
      return told(
        card.artist,
        'comes back when all other music is dark',
        `${f.decimal(card.lift)} times its share of the music about as bright, in your darkest weeks against the others.`,
      )
    case 'moodHours':
      return told(
        f.clock(card.peak),
        `is when your music is ${MOST[card.axis]}`,
        `It is ${LEAST[card.axis]} about ${f.clock(card.trough)}. ${CHANCE}`,
      )
    case 'moodWeekdays':
      return told(
        f.weekday(card.peak),
        `is the day of your ${MOST[card.axis]} music`,
        `The ${LEAST[card.axis]} is that of ${f.weekday(card.trough)}. ${CHANCE}`,
      )
    case 'moodSeasons':
      return told(
        monthName(card.peak),
        `is when your music is ${MOST[card.axis]}, year after year`,
        `It is ${LEAST[card.axis]} about ${monthName(card.trough)}. ${CHANCE}`,
      )
    case 'moodDaylight':
      return told(
        capital((card.difference > 0 ? MORE : LESS)[card.axis]),
        'in daylight than in the dark, at the same time of the clock',
        `By time zone or country, for ${f.percent(card.share)} of your plays. ${CHANCE}`,
      )
    case 'moodArcs':
      return told(
        card.change > 0 ? 'Winding up' : 'Winding down',
        'is what your music does in a sitting, from the first third to the last',
        `It gets ${card.change > 0 ? 'livelier' : 'calmer'}, in the mean of ${f.count(card.sessions, 'sitting', 'sittings')}.`,
      )
    case 'moodRange': {
      const { axis, share, shareUsual } = card
      if (share > shareUsual) {
        const where = `of your plays were ${MORE[axis]} or ${LESS[axis]} than usual`
        return told(
          f.percent(share),
          where,
          `In all your years together it is ${f.percent(shareUsual)}: usual is where the middle four fifths lie.`,
        )
      }
      const where = `of your plays kept to the middle of your ${AXES[axis]}`
      return told(
        f.percent(1 - share),
        where,
        `In all your years together it is ${f.percent(1 - shareUsual)}: there the middle four fifths lie.`,
      )
    }
    case 'moodArtists': {
      const [first, ...others] = card.sides.slice(0, SIDES_TOLD)
      const rest = others.map(({ side, artist }) => `${capital(SIDES[side])}: ${artist}.`).join(' ')
      const rule = 'Each is whom you heard longest on that side of your middle.'
      return told(first?.artist ?? '', first === undefined ? '' : `stands for your ${SIDES[first.side]} side`, `${rest} ${rule}`)
    }
    default:
      return unreachable(card)
  }
}

/** Spanish: the cards of a recap that tell of mood. */
import type { MoodCard } from '../../../contract/deep-insights.ts'
import { unreachable } from '../../../shared/assert.ts'
import type { CardWords } from '../../pictures/card-layout.ts'
import type { Format } from '../format.ts'

const SIDES = {
  brightExcited: 'luminosa y viva',
  brightCalm: 'luminosa y tranquila',
  darkExcited: 'oscura y viva',
  darkCalm: 'oscura y tranquila',
} as const
const MORE = { valence: 'luminosa', arousal: 'viva' } as const
const LESS = { valence: 'oscura', arousal: 'tranquila' } as const
const AXES = { valence: 'luminosidad', arousal: 'viveza' } as const

/** Less than this nobody would hear. */
const CHANGE_MIN = 0.03
const CHANCE = 'Por azar sale así en 1 de cada 100 intentos como mucho.'

function changeOf(brighter: number, livelier: number): string {
  const said = [
    ...(Math.abs(brighter) < CHANGE_MIN ? [] : [brighter > 0 ? 'luminosa' : 'oscura']),
    ...(Math.abs(livelier) < CHANGE_MIN ? [] : [livelier > 0 ? 'viva' : 'tranquila']),
  ]
  return said.length === 0 ? 'Más o menos como siempre.' : `Un poco más ${said.join(' y ')} que de costumbre.`
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
        'fue tu música en la media de sus semanas',
        `${changeOf(card.brighter, card.livelier)} Es el ánimo de la música, conocido para el ${f.percent(card.shareKnown)} de tu tiempo.`,
      )
    case 'moodShift': {
      const came = card.artists.length === 0 ? '' : `Con más de ${f.list(card.artists.slice(0, 2))}. `
      const how = (card.change > 0 ? MORE : LESS)[card.axis]
      return told(
        capital(f.month(card.week.slice(0, 7))),
        `fue cuando tu música se volvió más ${how}`,
        `${came}Duró seis semanas o más. ${CHANCE}`,
      )
    }
    case 'moodMonths':
      return told(
        capital(f.month(card.brightest)),
        `sonó más luminoso, con ${card.artistOfBrightest}`,
        `El más oscuro fue ${f.month(card.darkest)}, con ${card.artistOfDarkest}.`,
      )
    case 'moodComfort':
      return told(
        card.artist,
        'vuelve cuando el resto de la música es oscuro',
        `${f.decimal(card.lift)} veces su parte de la música igual de luminosa, en tus semanas más oscuras frente a las demás.`,
      )
    case 'moodHours':
      return told(
        f.clock(card.peak),
        `es cuando tu música suena más ${MORE[card.axis]}`,
        `La más ${LESS[card.axis]} suena hacia las ${f.clock(card.trough)}. ${CHANCE}`,
      )
    case 'moodWeekdays':
      return told(
        capital(f.weekday(card.peak)),
        `es el día de tu música más ${MORE[card.axis]}`,
        `La más ${LESS[card.axis]} suena el ${f.weekday(card.trough)}. ${CHANCE}`,
      )
    case 'moodSeasons':
      return told(
        capital(monthName(card.peak)),
        `es el mes de tu música más ${MORE[card.axis]}, año tras año`,
        `La más ${LESS[card.axis]} suena hacia ${monthName(card.trough)}. ${CHANCE}`,
      )
    case 'moodDaylight':
      return told(
        `Más ${(card.difference > 0 ? MORE : LESS)[card.axis]}`,
        'suena tu música a la luz del día que a oscuras, a la misma hora del reloj',
        `Por zona horaria o país, para el ${f.percent(card.share)} de tus reproducciones. ${CHANCE}`,
      )
    case 'moodArcs':
      return told(
        card.change > 0 ? 'Se anima' : 'Se calma',
        'tu música en una sesión, del primer tercio al último',
        `Se vuelve más ${card.change > 0 ? MORE.arousal : LESS.arousal}, en la media de ${f.count(card.sessions, 'sesión', 'sesiones')}.`,
      )
    case 'moodRange': {
      const { axis, share, shareUsual } = card
      if (share > shareUsual) {
        const where = `de tus reproducciones sonó más ${MORE[axis]} o más ${LESS[axis]} de lo habitual`
        return told(
          f.percent(share),
          where,
          `En todos tus años juntos es el ${f.percent(shareUsual)}: lo habitual son los cuatro quintos del centro.`,
        )
      }
      const where = `de tus reproducciones se quedó en el centro de tu ${AXES[axis]}`
      return told(
        f.percent(1 - share),
        where,
        `En todos tus años juntos es el ${f.percent(1 - shareUsual)}: ahí están los cuatro quintos del centro.`,
      )
    }
    case 'moodArtists': {
      const [first, ...others] = card.sides.slice(0, SIDES_TOLD)
      const rest = others.map(({ side, artist }) => `${capital(SIDES[side])}: ${artist}.`).join(' ')
      const rule = 'A cada lado de tu centro, a quien más escuchaste.'
      return told(first?.artist ?? '', first === undefined ? '' : `representa tu música ${SIDES[first.side]}`, `${rest} ${rule}`)
    }
    default:
      return unreachable(card)
  }
}

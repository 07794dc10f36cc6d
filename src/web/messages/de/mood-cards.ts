/** German: the cards of a recap that tell of mood. */
import type { MoodCard } from '../../../contract/deep-insights.ts'
import { unreachable } from '../../../shared/assert.ts'
import type { CardWords } from '../../pictures/card-layout.ts'
import type { Format } from '../format.ts'

const SIDES = {
  brightExcited: 'Hell und lebhaft',
  brightCalm: 'Hell und ruhig',
  darkExcited: 'Dunkel und lebhaft',
  darkCalm: 'Dunkel und ruhig',
} as const
/** Before a noun. */
const SIDES_OF = {
  brightExcited: 'helle und lebhafte',
  brightCalm: 'helle und ruhige',
  darkExcited: 'dunkle und lebhafte',
  darkCalm: 'dunkle und ruhige',
} as const
const MORE = { valence: 'heller', arousal: 'lebhafter' } as const
const LESS = { valence: 'dunkler', arousal: 'ruhiger' } as const
const MOST = { valence: 'hellste', arousal: 'lebhafteste' } as const
const LEAST = { valence: 'dunkelste', arousal: 'ruhigste' } as const
const AXES = { valence: 'Helligkeit', arousal: 'Lebhaftigkeit' } as const

/** Less than this nobody would hear. */
const CHANGE_MIN = 0.03
const CHANCE = 'Durch Zufall kommt das in höchstens 1 von 100 Versuchen zustande.'

function changeOf(brighter: number, livelier: number): string {
  const said = [
    ...(Math.abs(brighter) < CHANGE_MIN ? [] : [brighter > 0 ? 'heller' : 'dunkler']),
    ...(Math.abs(livelier) < CHANGE_MIN ? [] : [livelier > 0 ? 'lebhafter' : 'ruhiger']),
  ]
  return said.length === 0 ? 'Ziemlich so wie immer.' : `Etwas ${said.join(' und ')} als sonst.`
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
        SIDES[card.side],
        'war deine Musik im Mittel ihrer Wochen',
        `${changeOf(card.brighter, card.livelier)} Es ist die Stimmung der Musik, bekannt für ${f.percent(card.shareKnown)} deiner Zeit.`,
      )
    case 'moodShift': {
      const came = card.artists.length === 0 ? '' : `Mit mehr von ${f.list(card.artists.slice(0, 2))}. `
      const how = (card.change > 0 ? MORE : LESS)[card.axis]
      return told(f.month(card.week.slice(0, 7)), `da wurde deine Musik ${how}`, `${came}Das hielt sechs Wochen oder länger. ${CHANCE}`)
    }
    case 'moodMonths':
      return told(
        f.month(card.brightest),
        `klang am hellsten, mit ${card.artistOfBrightest}`,
        `Am dunkelsten klang ${f.month(card.darkest)}, mit ${card.artistOfDarkest}.`,
      )
    case 'moodComfort':
      return told(
        card.artist,
        'kommt wieder, wenn alle andere Musik dunkel ist',
        `${f.decimal(card.lift)} mal so viel von der etwa gleich hellen Musik in deinen dunkelsten Wochen wie in den anderen.`,
      )
    case 'moodHours':
      return told(
        f.clock(card.peak),
        `ist die Zeit, zu der deine Musik am ${MOST[card.axis]}n ist`,
        `Am ${LEAST[card.axis]}n ist sie gegen ${f.clock(card.trough)}. ${CHANCE}`,
      )
    case 'moodWeekdays':
      return told(
        f.weekday(card.peak),
        `hat deine ${MOST[card.axis]} Musik`,
        `Die ${LEAST[card.axis]} hat der ${f.weekday(card.trough)}. ${CHANCE}`,
      )
    case 'moodSeasons':
      return told(
        monthName(card.peak),
        `ist der Monat deiner ${MOST[card.axis]}n Musik, Jahr für Jahr`,
        `Am ${LEAST[card.axis]}n ist sie etwa im ${monthName(card.trough)}. ${CHANCE}`,
      )
    case 'moodDaylight':
      return told(
        capital((card.difference > 0 ? MORE : LESS)[card.axis]),
        'ist deine Musik bei Tageslicht als im Dunkeln, zur selben Uhrzeit',
        `Nach Zeitzone oder Land, für ${f.percent(card.share)} deiner Wiedergaben. ${CHANCE}`,
      )
    case 'moodArcs':
      return told(
        card.change > 0 ? 'In Fahrt' : 'Zur Ruhe',
        'kommt deine Musik in einer Sitzung, vom ersten zum letzten Drittel',
        `Sie wird ${card.change > 0 ? 'lebhafter' : 'ruhiger'}, im Mittel von ${f.count(card.sessions, 'Sitzung', 'Sitzungen')}.`,
      )
    case 'moodRange': {
      const { axis, share, shareUsual } = card
      if (share > shareUsual) {
        const where = `deiner Wiedergaben waren ${MORE[axis]} oder ${LESS[axis]} als sonst`
        return told(
          f.percent(share),
          where,
          `Über all deine Jahre sind es ${f.percent(shareUsual)}: Wie sonst heißt in den mittleren vier Fünfteln.`,
        )
      }
      const where = `deiner Wiedergaben blieben in der Mitte deiner ${AXES[axis]}`
      return told(
        f.percent(1 - share),
        where,
        `Über all deine Jahre sind es ${f.percent(1 - shareUsual)}: Dort liegen die mittleren vier Fünftel.`,
      )
    }
    case 'moodArtists': {
      const [first, ...others] = card.sides.slice(0, SIDES_TOLD)
      const rest = others.map(({ side, artist }) => `${SIDES[side]}: ${artist}.`).join(' ')
      const rule = 'Auf jeder Seite deiner Mitte, wen du am längsten hörtest.'
      return told(first?.artist ?? '', first === undefined ? '' : `steht für deine ${SIDES_OF[first.side]} Seite`, `${rest} ${rule}`)
    }
    default:
      return unreachable(card)
  }
}

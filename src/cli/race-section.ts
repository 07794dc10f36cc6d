/** The race of the leading artists in words: who was ahead at the end of each year. */
import type { ChartHistory } from '../contract/deep-insights.ts'
import { barTable, note, type DeepSection } from './page.ts'
import { monthInWords, plural, shortDurationOf } from './words.ts'

export interface Leader {
  readonly month: string
  readonly artist: string
  readonly msPlayed: number
}

/** Whoever was ahead at the end of each December, and at the end. */
export function raceLeaders({ months, artists }: ChartHistory['race']): readonly Leader[] {
  return months.flatMap((month, index) => {
    if (!month.endsWith('-12') && index !== months.length - 1) return []
    const [first] = artists.toSorted((one, other) => (other.msPlayed[index] ?? 0) - (one.msPlayed[index] ?? 0))
    const msPlayed = first?.msPlayed[index] ?? 0
    return first === undefined || msPlayed === 0 ? [] : [{ month: monthInWords(month), artist: first.artist, msPlayed }]
  })
}

/** Undefined where the race is over within a year, and so is no race. */
export function raceTitle(leaders: readonly Leader[]): string | undefined {
  const last = leaders.at(-1)
  if (last === undefined || leaders.length < 2) return undefined
  const winner = last.artist
  const ahead = leaders.findLastIndex(({ artist }) => artist !== winner)
  if (ahead < 0) return `${winner} was ahead at the end of every year.`
  const others = new Set(leaders.map(({ artist }) => artist)).size
  return `${winner} won the race; ${plural(others, 'artist')} led on the way.`
}

export const race: DeepSection = ({ chartHistory: { race: found } }, page) => {
  const leaders = raceLeaders(found)
  const title = raceTitle(leaders)
  if (title === undefined) return undefined
  const rows = leaders.map(({ month, artist, msPlayed }) => ({
    label: `${month}  ${artist}`,
    value: msPlayed,
    figures: [shortDurationOf(msPlayed)],
  }))
  return { title, lines: [...barTable(rows, page), ...note('Who was ahead at the end of each year, by the time so far.', page)] }
}

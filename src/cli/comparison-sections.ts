/** A period beside the one before, on the terminal and in the file of HTML: how much more or less, and who climbed and fell. */
import type { Comparison } from '../contract/deep-insights.ts'
import { barTable, note, type DeepSection } from './page.ts'
import { dayInWords, durationOf, percentOf, plural } from './words.ts'

const SHOWN = 3
/** Places are told among the first fifty; whoever stands outside counts as one place below. */
const RANK_OUTSIDE = 51

type Compared = NonNullable<Comparison>

export function comparisonTitle({ now, earlier }: Compared): string {
  const change = earlier.msMusic === 0 ? 0 : now.msMusic / earlier.msMusic - 1
  return `That is ${percentOf(Math.abs(change))} ${change < 0 ? 'less' : 'more'} music than before.`
}

export function comparisonNote({ before, earlier }: Compared): string {
  return `Compared with ${dayInWords(before.from)} to ${dayInWords(before.to)}: ${durationOf(earlier.msMusic)}, ${plural(earlier.plays, 'play')}.`
}

export const comparison: DeepSection = ({ comparison: found }, page) =>
  found === null ? undefined : { title: comparisonTitle(found), lines: note(comparisonNote(found), page) }

/** One name with its way between two places. */
export interface Move {
  readonly label: string
  readonly places: number
  readonly said: string
}

interface Mover {
  readonly title?: string
  readonly artist: string
  readonly rank: number | null
  readonly rankBefore: number | null
}

export function movesOf(movers: readonly Mover[], most: number): readonly Move[] {
  return movers.slice(0, most).map(({ title, artist, rank, rankBefore }) => ({
    label: title === undefined ? artist : `${title} · ${artist}`,
    places: Math.abs((rankBefore ?? RANK_OUTSIDE) - (rank ?? RANK_OUTSIDE)),
    said: rank === null ? `from ${rankBefore} out of the first fifty` : `${rankBefore === null ? 'new' : `from ${rankBefore}`} at ${rank}`,
  }))
}

export const MOVES_NOTE = 'Places by time among the first fifty, against the period before.'

/** Artists, albums and songs, up and then down. */
export function movesByKind(
  { climbers, fallers, albums, tracks }: Compared,
  most: number,
): readonly (readonly [string, readonly Move[]])[] {
  const kinds: readonly (readonly [string, readonly Mover[]])[] = [
    ['Artists that climbed', climbers],
    ['Artists that fell', fallers],
    ['Albums that climbed', albums.climbers],
    ['Albums that fell', albums.fallers],
    ['Songs that climbed', tracks.climbers],
    ['Songs that fell', tracks.fallers],
  ]
  return kinds.filter(([, all]) => all.length > 0).map(([kind, all]) => [kind, movesOf(all, most)])
}

export function moversTitle({ climbers, fallers }: Compared): string | undefined {
  const [up] = climbers
  const [down] = fallers
  if (up !== undefined) return `${up.artist} climbed most, to number ${up.rank}.`
  return down && `${down.artist} fell most, from number ${down.rankBefore}.`
}

export const movers: DeepSection = ({ comparison: found }, page) => {
  const title = found === null ? undefined : moversTitle(found)
  if (found === null || title === undefined) return undefined
  return {
    title,
    lines: [
      ...movesByKind(found, SHOWN).flatMap(([kind, moves]) => [
        page.paint.quiet(kind),
        ...barTable(
          moves.map(({ label, places, said }) => ({ label, value: places, figures: [said] })),
          page,
        ),
      ]),
      ...note(MOVES_NOTE, page),
    ],
  }
}

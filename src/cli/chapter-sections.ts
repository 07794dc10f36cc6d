/** The chapters of a life, on the terminal and in the file of HTML: when, what they were of, and what made the cuts. */
import type { Chapters } from '../contract/chapters.ts'
import { genreWritten } from '../contract/genre-names.ts'
import { note, type DeepSection } from './page.ts'
import { dayInWords, percentOf, plural } from './words.ts'

type Chapter = Chapters['chapters'][number]
type Time = NonNullable<Chapter['time']>

const BEFORE_GENRES = {
  night: 'late-night',
  morning: 'morning',
  day: 'daytime',
  evening: 'evening',
  weekend: 'weekend',
} as const satisfies Record<Time, string>

const TIMES = { night: 'nights', morning: 'mornings', day: 'days', evening: 'evenings', weekend: 'weekends' } as const satisfies Record<
  Time,
  string
>

/** "late-night ambient", or the artists that stand out where no genre does. */
export function chapterName({ genre, time, artists }: Chapter): string {
  if (genre === null) return `${time === null ? '' : `${TIMES[time]} with `}${leading(artists)}`
  const flavour = genre.time === null ? '' : `${BEFORE_GENRES[genre.time]} `
  return `${flavour}${genreWritten(genre.name)}`
}

/** The artists beside a genre, and what made the cut. */
export function chapterDetail({ genre, artists, cut }: Chapter): string {
  const beside = genre === null || artists.length === 0 ? [] : [`with ${leading(artists)}`]
  const came = cut?.genres?.arrived[0]
  const went = cut?.genres?.left[0]
  const moved = [
    ...(came === undefined
      ? []
      : [`${genreWritten(came.genre)} rose from ${percentOf(came.shareBefore)} to ${percentOf(came.shareAfter)}`]),
    ...(went === undefined
      ? []
      : [`${genreWritten(went.genre)} fell from ${percentOf(went.shareBefore)} to ${percentOf(went.shareAfter)}`]),
  ]
  return [...beside, ...moved].join('; ')
}

function leading(artists: Chapter['artists']): string {
  return artists
    .slice(0, 2)
    .map(({ artist }) => artist)
    .join(' and ')
}

export const CHAPTERS_NOTE =
  'A chapter begins where the mix of artists, and of genres where the catalogue lists half of the plays, changed more sharply than in any of 299 reshuffled histories. A genre gives the name with three of ten plays and 1.25 times its share elsewhere.'

export const chapters: DeepSection = ({ chapters: { chapters: found } }, page) => {
  if (found.length < 2) return undefined
  return {
    title: `Your listening has ${plural(found.length, 'chapter')}.`,
    lines: [
      ...found.flatMap((chapter) => {
        const detail = chapterDetail(chapter)
        const told = `${dayInWords(chapter.from)} to ${dayInWords(chapter.to)}: ${chapterName(chapter)}${detail === '' ? '' : ` (${detail})`}`
        return note(told, page)
      }),
      ...note(CHAPTERS_NOTE, page),
    ],
  }
}

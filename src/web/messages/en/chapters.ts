/** English: the words of the page about chapters. */
import type { Chapters } from '../../../contract/chapters.ts'
import type { Format } from '../format.ts'
import { genreWritten } from '../../../contract/genre-names.ts'

type Chapter = Chapters['chapters'][number]
type Time = NonNullable<Chapter['time']>

const BEFORE_GENRES = {
  night: 'late-night',
  morning: 'morning',
  day: 'daytime',
  evening: 'evening',
  weekend: 'weekend',
} as const satisfies Record<Time, string>

const TIMES = {
  night: 'Late nights',
  morning: 'Mornings',
  day: 'Days',
  evening: 'Evenings',
  weekend: 'Weekends',
} as const satisfies Record<Time, string>

export const chapters = (f: Format) => ({
  title: (count: number) => (count === 1 ? 'One long chapter' : `A life in ${f.number(count)} chapters`),
  none: 'Too short for chapters',
  lead: 'Where the mix of artists and genres changed for good, a new chapter begins. Nobody set the edges by hand.',
  how: (genresInMix: boolean) =>
    `For every fortnight the shares of your artists${genresInMix ? ' and of their genres' : ''} are compared before and after (Hellinger’s distance). An edge is kept only if none of 299 reshuffled histories has one as sharp. An episode of less than four months is no chapter.${genresInMix ? '' : ' Genres have no part in it, because the catalogue of Chorus lists less than half of what you play.'}`,
  names:
    'A genre names a chapter where it holds at least three of ten plays of listed artists, and 1.25 times its share elsewhere; of several the one furthest above it, or a narrower one with three quarters of its plays. A part of the week is named where it took a fifth of the plays, and 1.25 times its usual share; before a genre, where the same is true of its plays alone. Nights are from 22 to 4 o’clock, mornings to 10, days to 17, evenings to 22. Where no genre meets the rule, or where half of the plays are of artists that the catalogue of Chorus does not list, the artists that stand out give the name.',
  one: 'Your mix of artists changed slowly, if at all: no edge is sharper than chance would make it.',
  name: ({ time, genre, artists }: Chapter) => {
    if (genre !== null) {
      const written = genreWritten(genre.name)
      return f.capital(genre.time === null ? written : `${BEFORE_GENRES[genre.time]} ${written}`)
    }
    const names = f.list(artists.slice(0, 2).map(({ artist }) => artist))
    return time === null ? names : `${TIMES[time]} with ${names}`
  },
  with: (artists: readonly string[]) => `with ${f.list(artists)}`,
  /** Of a chapter that goes by the name of the one before it. */
  now: (artists: readonly string[]) => `now with ${f.list(artists)}`,
  genre: (name: string) => f.capital(genreWritten(name)),
  lasted: (ms: number, plays: number) => `${f.duration(ms)}, ${f.count(plays, 'play', 'plays')}`,
  evidence: 'What made the cut',
  pValue: (value: number, distance: number) =>
    `An edge so sharp in ${f.finePercent(value)} of reshuffled histories or fewer; the artists are ${f.decimal(distance * 10)} of 10 apart.`,
  genreDistance: (distance: number) => `The genres are ${f.decimal(distance * 10)} of 10 apart.`,
  arrived: 'Came',
  left: 'Went',
  genresArrived: 'Genres that came',
  genresLeft: 'Genres that went',
  shares: (before: number, after: number) => `${f.percent(before)} → ${f.percent(after)}`,
  apart: 'What sets it apart',
  genresApart: 'Genres that set it apart',
  listed: (share: number) => `Of plays of artists that the catalogue lists: ${f.percent(share)} of all.`,
  elsewhere: (share: number, elsewhere: number) => `${f.percent(share)}, elsewhere ${f.percent(elsewhere)}`,
})

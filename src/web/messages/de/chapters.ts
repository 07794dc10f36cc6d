/** German: the words of the page about chapters. */
import type { Chapters } from '../../../contract/chapters.ts'
import type { chapters as english } from '../en/chapters.ts'
import type { Format } from '../format.ts'
import { genreWritten } from './genres.ts'

type Chapter = Chapters['chapters'][number]

const TIMES = {
  night: 'Späte Nächte',
  morning: 'Vormittage',
  day: 'Tage',
  evening: 'Abende',
  weekend: 'Wochenenden',
} as const satisfies Record<NonNullable<Chapter['time']>, string>

export const chapters = (f: Format): ReturnType<typeof english> => ({
  title: (count: number) => (count === 1 ? 'Ein langes Kapitel' : `Ein Leben in ${f.number(count)} Kapiteln`),
  none: 'Zu kurz für Kapitel',
  lead: 'Wo sich die Mischung der Künstler und Genres auf Dauer änderte, beginnt ein neues Kapitel. Niemand hat die Ränder von Hand gesetzt.',
  how: (genresInMix: boolean) =>
    `Für je zwei Wochen werden die Anteile deiner Künstler${genresInMix ? ' und ihrer Genres' : ''} davor und danach verglichen (Hellingers Abstand). Ein Rand bleibt nur, wenn keine von 299 neu gemischten Geschichten einen so scharfen hat. Eine Episode von weniger als vier Monaten ist kein Kapitel.${genresInMix ? '' : ' Genres spielen dabei nicht mit, weil der Katalog von Chorus weniger als die Hälfte dessen kennt, was du spielst.'}`,
  names:
    'Ein Genre gibt einem Kapitel den Namen, wenn ihm mindestens drei von zehn gespielten Titeln verzeichneter Künstler gehören und das 1,25-Fache seines Anteils sonst; von mehreren das, das am weitesten darüber liegt, oder ein engeres mit drei Vierteln seiner Titel. Ein Teil der Woche wird genannt, wenn ein Fünftel des Gespielten in ihn fiel und das 1,25-Fache seines üblichen Anteils; bei einem Genre, wenn das auch für dessen Titel allein gilt. Nächte gehen von 22 bis 4 Uhr, Vormittage bis 10, Tage bis 17, Abende bis 22. Wo kein Genre die Regel erfüllt, oder wo der Katalog von Chorus die Künstler von mehr als der Hälfte des Gespielten nicht kennt, geben die Künstler den Namen, die herausragen.',
  one: 'Deine Mischung von Künstlern änderte sich langsam, wenn überhaupt: Kein Rand ist schärfer, als der Zufall ihn macht.',
  name: ({ time, genre, artists }: Chapter) => {
    if (genre !== null) {
      const written = genreWritten(genre.name)
      return genre.time === null ? written : `${TIMES[genre.time]}: ${written}`
    }
    const names = f.list(artists.slice(0, 2).map(({ artist }) => artist))
    return time === null ? names : `${TIMES[time]} mit ${names}`
  },
  with: (artists: readonly string[]) => `mit ${f.list(artists)}`,
  now: (artists: readonly string[]) => `jetzt mit ${f.list(artists)}`,
  genre: genreWritten,
  lasted: (ms: number, plays: number) => `${f.duration(ms)}, ${f.number(plays)} mal gespielt`,
  evidence: 'Was den Schnitt machte',
  pValue: (value: number, distance: number) =>
    `Ein so scharfer Rand in höchstens ${f.finePercent(value)} der neu gemischten Geschichten; die Künstler liegen ${f.decimal(distance * 10)} von 10 auseinander.`,
  genreDistance: (distance: number) => `Die Genres liegen ${f.decimal(distance * 10)} von 10 auseinander.`,
  arrived: 'Kamen',
  left: 'Gingen',
  genresArrived: 'Genres, die kamen',
  genresLeft: 'Genres, die gingen',
  shares: (before: number, after: number) => `${f.percent(before)} → ${f.percent(after)}`,
  apart: 'Was es abhebt',
  genresApart: 'Genres, die es abheben',
  listed: (share: number) => `Gemeint ist das Gespielte von Künstlern, die der Katalog kennt: ${f.percent(share)} von allem.`,
  elsewhere: (share: number, elsewhere: number) => `${f.percent(share)}, sonst ${f.percent(elsewhere)}`,
})

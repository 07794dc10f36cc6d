/** Spanish: the words of the page about chapters. */
import type { Chapters } from '../../../contract/chapters.ts'
import type { chapters as english } from '../en/chapters.ts'
import type { Format } from '../format.ts'
import { genreWritten } from './genres.ts'

type Chapter = Chapters['chapters'][number]

const TIMES = {
  night: 'Noches',
  morning: 'Mañanas',
  day: 'Días',
  evening: 'Tardes',
  weekend: 'Fines de semana',
} as const satisfies Record<NonNullable<Chapter['time']>, string>

export const chapters = (f: Format): ReturnType<typeof english> => ({
  title: (count: number) => (count === 1 ? 'Un solo capítulo largo' : `Una vida en ${f.number(count)} capítulos`),
  none: 'Demasiado breve para capítulos',
  lead: 'Donde la mezcla de artistas y géneros cambió para quedarse empieza un capítulo. Nadie puso los bordes a mano.',
  how: (genresInMix: boolean) =>
    `Para cada quincena se comparan las partes de tus artistas${genresInMix ? ' y de sus géneros' : ''} antes y después (distancia de Hellinger). Un borde se conserva solo si ninguno de 299 historiales barajados tiene uno tan marcado. Un episodio de menos de cuatro meses no es un capítulo.${genresInMix ? '' : ' Los géneros no cuentan aquí, porque el catálogo de Chorus conoce menos de la mitad de lo que escuchas.'}`,
  names:
    'Un género da nombre a un capítulo si tiene al menos tres de cada diez reproducciones de artistas que el catálogo conoce y 1,25 veces su parte en otros capítulos; de varios, el que más la supera, o uno más concreto con tres cuartos de sus reproducciones. Se nombra una parte de la semana si tuvo un quinto de las reproducciones y 1,25 veces su parte habitual; junto a un género, si también vale para sus reproducciones por sí solas. Las noches van de 22 a 4, las mañanas hasta las 10, los días hasta las 17 y las tardes hasta las 22. Donde ningún género cumple la regla, o el catálogo de Chorus no conoce a los artistas de más de la mitad de las reproducciones, dan el nombre los artistas que destacan.',
  one: 'Tu mezcla de artistas cambió despacio, si cambió: ningún borde es más marcado de lo que haría el azar.',
  name: ({ time, genre, artists }: Chapter) => {
    if (genre !== null) {
      const written = genreWritten(genre.name)
      return genre.time === null ? f.capital(written) : `${TIMES[genre.time]} de ${written}`
    }
    const names = f.list(artists.slice(0, 2).map(({ artist }) => artist))
    return time === null ? names : `${TIMES[time]} con ${names}`
  },
  with: (artists: readonly string[]) => `con ${f.list(artists)}`,
  now: (artists: readonly string[]) => `ahora con ${f.list(artists)}`,
  genre: (name: string) => f.capital(genreWritten(name)),
  lasted: (ms: number, plays: number) => `${f.duration(ms)}, ${f.count(plays, 'reproducción', 'reproducciones')}`,
  evidence: 'Qué hizo el corte',
  pValue: (value: number, distance: number) =>
    `Un borde tan marcado en el ${f.finePercent(value)} de los historiales barajados o menos; los artistas distan ${f.decimal(distance * 10)} de 10.`,
  genreDistance: (distance: number) => `Los géneros distan ${f.decimal(distance * 10)} de 10.`,
  arrived: 'Llegaron',
  left: 'Se fueron',
  genresArrived: 'Géneros que llegaron',
  genresLeft: 'Géneros que se fueron',
  shares: (before: number, after: number) => `${f.percent(before)} → ${f.percent(after)}`,
  apart: 'Qué lo distingue',
  genresApart: 'Géneros que lo distinguen',
  listed: (share: number) => `De las reproducciones de artistas que el catálogo conoce: el ${f.percent(share)} de todas.`,
  elsewhere: (share: number, elsewhere: number) => `${f.percent(share)}, en otros ${f.percent(elsewhere)}`,
})

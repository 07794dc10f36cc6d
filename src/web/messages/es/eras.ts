/** Spanish: the words of the page about eras. */
import type { Eras } from '../../../contract/deep-insights.ts'
import type { eras as english } from '../en/eras.ts'
import type { Format } from '../format.ts'

export const eras = (f: Format): ReturnType<typeof english> => ({
  title: '¿Hasta dónde se remonta tu música?',
  lead: 'Las décadas en que empezaron tus artistas, la música de tu adolescencia y cuánto de lo de hoy encontraste hace mucho.',
  decade: (decade: number) => `Años ${decade}`,
  columns: {
    decade: 'Empezaron en los',
    share: 'Parte',
    artists: 'Artistas',
    most: 'Lo más escuchado',
    year: 'Año',
    plays: 'Reproducciones',
    known: 'Conocido desde hacía un año',
  },
  began: ({ decade, share }: Eras['began'][number]) =>
    `Ganan los artistas que empezaron en los años ${decade}: ${f.percent(share)} de las reproducciones`,
  beganLede: ({ artists, artistsListed, shareOfPlays }: Eras['catalogue']) =>
    `El catálogo de Chorus incluye a ${f.number(artistsListed)} de los ${f.count(artists, 'artista', 'artistas')} que escuchaste, con el ${f.percent(shareOfPlays)} de tus reproducciones. Solo se habla de ellos.`,
  beganHow:
    'Son décadas de artistas, no de grabaciones: las exportaciones no traen años de publicación. Un artista cuenta en la década en que el catálogo lo da por activo por primera vez. Los nombres de varios artistas que no figuran como tales quedan fuera. Por debajo de la décima parte de tus reproducciones no se dice nada.',
  unlisted: 'El catálogo de Chorus apenas incluye a tus artistas, así que no dice nada de sus décadas.',
  unlistedLede: ({ artists, artistsListed, shareOfPlays }: Eras['catalogue']) =>
    `Incluye a ${f.number(artistsListed)} de los ${f.count(artists, 'artista', 'artistas')} que escuchaste, con el ${f.percent(shareOfPlays)} de tus reproducciones.`,
  teens: (share: number) => `El ${f.percent(share)} es música de tu adolescencia`,
  teensLede: ({ from, to, decades, shareActive }: NonNullable<Eras['teens']>) =>
    `Tuviste de 13 a 19 años entre ${from} y ${to}. Esa parte fue para artistas que empezaron en los años ${f.list(decades.map(String))}; el ${f.percent(shareActive)}, para artistas activos entonces, empezaran cuando empezaran.`,
  teensAsk: '¿Cuánto es música de tu adolescencia?',
  teensHow:
    'La parte de las reproducciones, entre los artistas del catálogo, de los que empezaron en una década que tocan los años de 13 a 19. Tu año de nacimiento se guarda en los ajustes de este navegador y no se envía a ningún sitio; desaparece con todo lo demás cuando borras tu historial.',
  teensArtists: 'Empezaron en tu adolescencia',
  birthYear: 'Tu año de nacimiento',
  birthYearSave: 'Mostrar',
  birthYearForget: 'Olvidar el año',
  birthYearWrong: 'Escribe cuatro cifras, por ejemplo 1985.',
  back: (share: number, year: number) =>
    `En ${year}, el ${f.percent(share)} de las reproducciones eran canciones que conocías desde hacía un año`,
  backHow:
    'Reproducciones de una canción que escuchaste por primera vez al menos 365 días antes, según tu propio historial. Los años en que nada podía ser aún tan antiguo no tienen barra.',
  found: (year: number, share: number) =>
    `${year} te dio más que ningún otro: el ${f.percent(share)} de las reproducciones son canciones que encontraste entonces`,
  foundHow:
    'Reproducciones de este periodo según el año en que escuchaste la canción por primera vez. El primer año de un historial incluye también todo lo que ya conocías.',
  unknown: 'demasiado pronto',
})

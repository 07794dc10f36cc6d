/** Spanish: what the overview and the pages of artists, albums, tracks and rows say. */
import { fileKinds } from './file-kinds.ts'
import type { SubjectKind } from '../../../contract/worker.ts'
import { MS_PER_DAY } from '../../../shared/time.ts'
import type { findings as english } from '../en/findings.ts'
import type { Format } from '../format.ts'

const KINDS = {
  artist: ['artista', 'artistas'],
  album: ['álbum', 'álbumes'],
  track: ['canción', 'canciones'],
} as const satisfies Record<SubjectKind, readonly [string, string]>

export const findings = (f: Format): ReturnType<typeof english> => ({
  chart: {
    rows: 'Ver las filas',
    save: 'Guardar',
    csv: 'Tabla en CSV',
    csvOfThese: 'Estas filas en CSV',
    svg: 'Imagen en SVG',
    png: 'Imagen en PNG',
    asTable: 'Mostrar como tabla',
    asChart: 'Mostrar como gráfico',
    how: '¿Cómo se cuenta esto?',
    scroll: 'Desplazar la tabla hacia los lados',
  },
  columns: {
    year: 'Año',
    month: 'Mes',
    day: 'Día',
    hour: 'Hora',
    weekday: 'Día de la semana',
    time: 'Tiempo',
    hours: 'Horas',
    plays: 'Reproducciones',
    listens: 'Escuchas',
    artist: 'Artista',
    album: 'Álbum',
    track: 'Canción',
    skips: 'Saltos',
    share: 'Parte',
    within: 'En',
    length: 'Duración',
    sessions: 'Sesiones',
    newArtists: 'Artistas nuevos',
    kept: 'Se quedaron',
    newTracks: 'Canciones nuevas',
    kind: 'Tipo',
    started: 'Empezó',
    played: 'Sonó',
    first: 'Primera escucha',
    rank: 'N.º',
  },
  hero: {
    listens: (listens: number) => f.count(listens, 'escucha', 'escuchas'),
    firstTracks: 'Primeras escuchas',
    unit: (ms: number) => {
      const { said, isOfMinutes } = f.figure(ms)
      return `${isOfMinutes ? 'minuto' : 'hora'}${said === '1' ? '' : 's'}`
    },
    sentence: (period: string, ms: number) => {
      const days = ms / MS_PER_DAY
      const how = days >= 2 ? ` Son ${f.number(days)} días y noches sin pausa.` : ''
      return `de música, ${period}.${how}`
    },
    counts: (plays: number, tracks: number, artists: number) =>
      `Escuchaste ${f.count(tracks, 'canción', 'canciones distintas')} de ${f.count(artists, 'artista', 'artistas')}: ${f.count(plays, 'reproducción', 'reproducciones')} en total.`,
    withoutMusic: (period: string) => `de escucha, ${period}, y nada de música.`,
    withoutMusicHint: 'Chorus trata sobre todo de música. Lo que escuchaste en su lugar está abajo y, una a una, entre las escuchas.',
    yearRank: (year: number, rank: number, of: number) =>
      rank === 1 ? `${year} fue el más lleno de tus ${of} años.` : `${year} fue el número ${rank} de tus ${of} años por horas.`,
    from: (from: string, to: string) => `del ${f.day(from)} al ${f.day(to)}`,
    inYear: (year: number) => `en ${year}`,
    onDay: (day: string) => `el ${f.weekdayDay(day)}`,
    empty: 'En este periodo no escuchaste música.',
    emptyHint: 'Elige otro arriba o mira todo el tiempo.',
    sleeve: 'En esta página',
    how: (rule: string) =>
      `Las horas son el tiempo en que sonó música de verdad, saltos incluidos. Una reproducción es: ${rule.toLowerCase()} Los podcasts, audiolibros y vídeos se cuentan aparte.`,
  },
  years: {
    short: 'Años',
    title: (year: number, ms: number) => `¿Cuál fue tu año más lleno? ${year}, con ${f.duration(ms)}.`,
    one: (year: number, ms: number) => `Todo cayó en ${year}: ${f.duration(ms)}.`,
    alt: (count: number, year: number, ms: number) =>
      `Barras de horas de música en ${count} años; ${year} es la más alta, con ${f.duration(ms)}.`,
    how: 'Horas de música que empezaron en cada año, en tu hora local.',
    answer: (year: number) => `${year}`,
  },
  ownYears: {
    short: 'Entre tus años',
    title: (year: number, rank: number, of: number) =>
      rank === 1
        ? `¿Cuánta música hubo en ${year}? Más que en ningún otro de tus ${of} años.`
        : `¿Cuánta música hubo en ${year}? Es el número ${rank} de tus ${of} años.`,
    lede: (ms: number, days: number) => `${f.duration(ms)} de música; tu historial cubre ${f.count(days, 'día', 'días')} de ese año.`,
    how: 'Todos los años naturales de tu historial completo por sus horas de música, en tu hora local. Los años iguales comparten puesto. El primero y el último pueden estar cubiertos solo en parte: la tabla dice cuántos días.',
    answer: (rank: number, of: number) => `${rank} de ${of}`,
    rank: 'Puesto',
    days: 'Días cubiertos',
  },
  months: {
    short: 'Meses',
    title: (month: string, ms: number) => `¿Cuál fue el mes más lleno? ${f.month(month)}, con ${f.duration(ms)}.`,
    alt: (count: number, month: string, ms: number) =>
      `Barras de horas de música en ${count} meses; ${f.month(month)} es la más alta, con ${f.duration(ms)}.`,
    how: 'Horas de música que empezaron en cada mes, en tu hora local.',
    answer: (month: string) => f.month(month),
  },
  calendar: {
    short: 'Días',
    title: (days: number, of: number) =>
      days === of
        ? `¿En cuántos días hubo música? En todos, ${f.number(of)}.`
        : `¿En cuántos días hubo música? En ${f.number(days)} de ${f.number(of)}.`,
    lede: (day: string, ms: number) => `El más largo fue el ${f.weekdayDay(day)}, con ${f.duration(ms)}.`,
    alt: (years: number) =>
      `Un calendario de ${f.count(years, 'año', 'años')}: cada celda es un día y, cuanto más intensa, más tiempo sonó música.`,
    day: (day: string, ms: number) => (ms === 0 ? `${f.weekdayDay(day)}: sin música` : `${f.weekdayDay(day)}: ${f.duration(ms)}`),
    hint: 'Señala un día o ve hasta él con las flechas del teclado para leerlo; elígelo para ver sus escuchas.',
    keys: 'Las flechas van de día en día y de semana en semana, Re Pág y Av Pág de año en año; Intro muestra las escuchas de un día.',
    key: (fromMs: number, toMs: number | null) => (toMs === null ? `${f.duration(fromMs)} y más` : `menos de ${f.duration(toMs)}`),
    keyLabel: 'Cuanto más intenso, más tiempo:',
    longest: 'Día más largo',
    how: 'El tiempo de toda la música que empezó en un día local. Los tonos siguen tus propios días: por debajo de sus límites quedan 35, 65, 85 y 95 de cada cien, en pasos de cinco minutos. Tras «Mostrar como tabla» hay una tabla de todos los meses.',
    answer: (share: number) => `${f.percent(share)} de los días`,
  },
  clock: {
    short: 'Horas de la semana',
    title: (weekday: number, hour: number) =>
      `¿Cuándo escuchas? Sobre todo el ${f.weekday(weekday)} ${partOfDay(hour)}, hacia las ${f.hour(hour)}.`,
    lede: (share: number, from: number, to: number) =>
      `El ${f.percent(share)} de tu música suena entre las ${f.hour(from)} y las ${f.hour(to)}.`,
    alt: (weekday: number, hour: number) =>
      `Siete filas de días de la semana por 24 horas: cuanto mayor el punto, más música. El mayor es el ${f.weekday(weekday)} a las ${f.hour(hour)}.`,
    peak: (ms: number) => f.duration(ms),
    how: 'El tiempo de toda la música por el día de la semana y la hora local en que empezó.',
    answer: (weekday: number, hour: number) => `${f.weekdayShort(weekday)}, ${f.hour(hour)}`,
  },
  tops: {
    short: 'Lo más escuchado',
    title: (name: string, ms: number) => ['¿Quién fue? ', name, `, durante ${f.duration(ms)}.`],
    artists: 'Artistas',
    albums: 'Álbumes',
    tracks: 'Canciones',
    plays: (plays: number) => f.count(plays, 'vez', 'veces'),
    all: { artist: 'Todos los artistas', album: 'Todos los álbumes', track: 'Todas las canciones' },
    how: 'Por el tiempo escuchado. Una canción es un artista y un título letra por letra, venga de la edición que venga.',
    none: 'No hay nombres en este periodo.',
  },
  streaks: {
    short: 'Rachas',
    unit: (days: number) => (days === 1 ? 'día' : 'días seguidos'),
    title: '¿Cuál fue tu racha más larga?',
    lede: (from: string, to: string) => `Cada día del ${f.day(from)} al ${f.day(to)} tuvo música.`,
    current: (days: number) =>
      days > 1 ? `Al final del periodo llevabas una racha de ${f.number(days)} días.` : 'Al final del periodo no había ninguna racha.',
    how: 'Días locales, uno tras otro, cada uno con al menos una reproducción.',
    empty: 'Nada sonó en este periodo, así que no hay racha.',
    answer: (days: number) => f.count(days, 'día', 'días'),
  },
  skips: {
    short: 'Saltos',
    title: (share: number) => (share === 0 ? '¿Saltas canciones? Nunca.' : `¿Saltas canciones? ${oneIn(f, share)}.`),
    lede: (skips: number, listens: number) =>
      `Se ${skips === 1 ? 'saltó' : 'saltaron'} ${f.number(skips)} de ${f.count(listens, 'escucha', 'escuchas')}.`,
    within: (seconds: number) => `${seconds} s`,
    alt: (seconds: number, share: number) => `Cuánto tardan los saltos: el ${f.percent(share)} llega antes de ${seconds} segundos.`,
    chart: 'Parte de tus saltos que llegó antes de',
    soon: (seconds: number, share: number) => `El ${f.percent(share)} de tus saltos llegó antes de ${seconds} segundos.`,
    artists: 'Los más saltados',
    artist: (skips: number, listens: number) => `${f.number(skips)} de ${f.number(listens)}`,
    how: 'Una escucha que el servicio marcó como saltada; donde no lo dice, una de menos de 30 segundos.',
    answer: (share: number) => f.percent(share),
  },
  skipHours: {
    short: 'Horas de saltos',
    title: (hour: number, share: number) =>
      `¿A qué hora saltas más? Hacia las ${f.hour(hour)}: el ${f.percent(share)} de lo que empieza entonces.`,
    lede: (hour: number, share: number) => `Con más paciencia escuchas hacia las ${f.hour(hour)}: saltas el ${f.percent(share)}.`,
    alt: (hour: number, share: number) =>
      `Barras con la parte de las escuchas saltadas en cada hora; la más alta es la de las ${f.hour(hour)}, con el ${f.percent(share)}.`,
    how: (listens: number) =>
      `Los saltos entre las escuchas que empezaron en cada hora local. Faltan las horas con menos de ${f.number(listens)} escuchas: tan pocas podrían decir cualquier cosa.`,
    answer: (hour: number) => f.hour(hour),
  },
  sessions: {
    short: 'Sesiones',
    title: (ms: number) => `¿Cuánto escuchas de un tirón? Por lo común ${f.duration(ms)}.`,
    lede: (sessions: number, listens: number) =>
      `${f.count(sessions, 'sesión', 'sesiones')}, cada una con unas ${f.count(Math.round(listens), 'pieza', 'piezas')}.`,
    longest: (day: string, ms: number, listens: number) =>
      `La más larga empezó el ${day} y duró ${f.duration(ms)}, con ${f.count(listens, 'pieza', 'piezas')}.`,
    band: (from: number, to: number | null) =>
      to === null ? `más de ${bandEnd(from)}` : to <= 60 ? `${from}–${to} min` : `${bandEnd(from)}–${bandEnd(to)}`,
    alt: (band: string) => `Cuánto duran las sesiones: la mayoría ${band}.`,
    how: (gapMs: number) => `Una sesión acaba cuando no suena nada durante más de ${f.duration(gapMs)}.`,
    answer: (ms: number) => f.duration(ms),
  },
  discovery: {
    short: 'Descubrir',
    title: (year: number, artists: number) =>
      `¿Cuándo encontraste más música nueva? En ${year}, con ${f.count(artists, 'artista nuevo', 'artistas nuevos')}.`,
    lede: (kept: number, found: number) =>
      kept === found
        ? found === 1
          ? 'Volviste a escucharlo un mes después o más.'
          : `Se quedaron los ${f.number(found)}: volviste a escuchar a cada uno un mes después o más.`
        : `De ${f.count(found, 'artista nuevo', 'artistas nuevos')} se ${kept === 1 ? 'quedó' : 'quedaron'} ${f.number(kept)}: volvieron a sonar un mes después o más.`,
    tooEarly: 'Si se quedan, se verá cuando tu historial siga un mes o más.',
    once: (artists: number) => `${f.count(artists, 'artista sonó', 'artistas sonaron')} una vez y nunca más.`,
    alt: (year: number) =>
      `Barras de artistas escuchados por primera vez en cada año; ${year} es la más alta. La parte llena de cada barra se quedó.`,
    stayed: 'se quedaron',
    firsts: 'Cuándo escuchaste por primera vez a quienes más escuchas',
    one: (artists: number) => `¿Qué hubo de nuevo? ${f.count(artists, 'artista', 'artistas')}.`,
    how: 'Un artista es nuevo en el año de su primera escucha de todo tu historial. En el primer año todo es nuevo, por eso el título lo pasa por alto.',
    answer: (artists: number) => f.count(artists, 'artista', 'artistas'),
  },
  kinds: {
    short: 'Además de música',
    title: (share: number) =>
      `¿Fue todo música? ${share === 1 ? 'Sí' : share >= 0.995 ? 'Casi todo' : share === 0 ? 'Nada' : `El ${f.percent(share)} del tiempo`}.`,
    names: { music: 'Música', podcast: 'Podcasts', audiobook: 'Audiolibros', video: 'Vídeos', unidentified: 'Sin nombre' },
    alt: (share: number) => `Una barra de todo el tiempo escuchado: el ${f.percent(share)} fue música.`,
    how: 'Por lo que dice el servicio de cada escucha. «Vídeo» es una fila de un historial de vídeo, contenga lo que contenga; «sin nombre» son ficheros retirados o locales.',
    answer: (share: number) => f.percent(share),
  },
  lists: {
    title: { artist: 'Artistas', album: 'Álbumes', track: 'Canciones' },
    lead: (kind: SubjectKind, total: number, period: string) => `${ofKind(f, kind, total)}, ${period}.`,
    sort: 'Ordenar por',
    sorts: { msPlayed: 'Tiempo', plays: 'Reproducciones', listens: 'Escuchas', days: 'Días de escucha' },
    shown: (shown: number, total: number) => `${f.number(shown)} de ${f.number(total)}`,
    empty: 'Nada en este periodo.',
    unnamed: 'Sin nombre',
  },
  subject: {
    filtered: 'Todas, con filtros',
    by: 'de',
    kind: { artist: 'Artista', album: 'Álbum', track: 'Canción' },
    rank: (kind: SubjectKind, rank: number, of: number) => `N.º ${f.number(rank)} de ${ofKind(f, kind, of)}`,
    notHeard: 'No sonó en este periodo.',
    unknown: 'Tu historial no conoce nada con ese nombre.',
    unknownHint: 'Prueba la búsqueda o vuelve a las listas.',
    sentence: (plays: number, listens: number, days: number) =>
      `${f.count(plays, 'reproducción', 'reproducciones')} en ${f.count(listens, 'escucha', 'escuchas')}, en ${f.count(days, 'día', 'días')}.`,
    first: 'Primera escucha',
    last: 'Última escucha',
    streak: 'Racha más larga',
    skips: 'Saltos',
    skipsOf: (skips: number, listens: number) => (listens === 0 ? '–' : `${f.count(skips, 'vez', 'veces')}, ${f.percent(skips / listens)}`),
    days: (days: number) => f.count(days, 'día', 'días'),
    months: 'Mes a mes',
    clock: 'Horas de la semana',
    tracks: 'Canciones',
    albums: 'Álbumes',
    listens: 'Cada escucha',
    listensLead: (total: number) => `${f.count(total, 'escucha', 'escuchas')}, la última primero.`,
    ids: 'Conocido en los servicios como',
    skipped: 'saltada',
  },
  rows: {
    title: (listens: number, read: number) =>
      listens === read
        ? `Las ${f.number(read)} filas son escuchas.`
        : `¿Qué fue de ${f.number(read)} filas? ${f.number(listens)} son escuchas.`,
    lead: 'Una fila es un registro de un fichero. Se da cuenta de cada una: lo que no se conservó, y por qué, está abajo.',
    read: 'filas leídas',
    listens: 'escuchas',
    duplicates: 'repeticiones exactas',
    merged: 'contadas dos veces',
    rejected: 'no se pudieron leer',
    explain: {
      listens: 'Filas que se quedaron. Todo lo de las demás páginas habla de ellas.',
      duplicates: 'La misma fila otra vez, en el mismo fichero o en otro: los paquetes se solapan.',
      merged: 'Una fila más pobre de una escucha que también cuenta otra más rica. Se quedó la más rica.',
      rejected: 'Filas sin hora o duración utilizables. Están abajo.',
    },
    sum: (read: number, listens: number, duplicates: number, merged: number, rejected: number) =>
      `${f.number(read)} filas leídas son ${f.number(listens)} escuchas, ${f.number(duplicates)} repeticiones exactas, ${f.number(merged)} contadas dos veces y ${f.number(rejected)} que no se pudieron leer.`,
    files: 'Fichero a fichero',
    file: 'Fichero',
    size: 'Tamaño',
    what: 'Qué es',
    kindOfFile: (note: string) => fileKinds.get(note) ?? note,
    columns: { rows: 'Filas', listens: 'Escuchas', duplicates: 'Repeticiones', merged: 'Dos veces', rejected: 'Ilegibles' },
    notHistory: 'no es un historial de escuchas',
    rejections: 'Filas que no se pudieron leer',
    noRejections: 'Ninguna. Se pudieron leer todas.',
    example: (path: string, line: number) => `${path}, línea ${line}`,
    rules: '¿Cuántas reproducciones son?',
    rulesLead: 'Las herramientas no coinciden porque cada una cuenta con otra regla. Estas son las mismas escuchas con cada una.',
    ruleUse: 'Usar esta regla',
    ruleUsed: 'En uso',
    problems: 'Sobre los ficheros',
    kinds: 'Las escuchas por tipo',
  },
})

function ofKind(f: Format, kind: SubjectKind, count: number): string {
  const [one, many] = KINDS[kind]
  return f.count(count, one, many)
}

function partOfDay(hour: number): string {
  if (hour < 5 || hour >= 22) return 'por la noche'
  if (hour < 12) return 'por la mañana'
  return hour < 20 ? 'por la tarde' : 'al anochecer'
}

/** "One in four" where that is close, a percentage otherwise. */
function oneIn(f: Format, share: number): string {
  const whole = Math.round(1 / share)
  const words = ['', '', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve', 'diez']
  const word = words[whole]
  return word !== undefined && word !== '' && Math.abs(share - 1 / whole) < 0.01
    ? `Una de cada ${word}`
    : `El ${f.percent(share)} de lo que empiezas`
}

function bandEnd(minutes: number): string {
  return minutes >= 60 && minutes % 60 === 0 ? `${minutes / 60} h` : `${minutes} min`
}

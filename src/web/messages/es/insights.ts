/** Spanish: the words of the pages about time, habits, exploring and the recap. */
import type { Archetype, Comparison, RecapCard, Rhythm } from '../../../contract/deep-insights.ts'
import type { StartKind } from '../../../contract/insight-kinds.ts'
import { unreachable } from '../../../shared/assert.ts'
import type { insights as english } from '../en/insights.ts'
import type { CardWords } from '../../pictures/card-layout.ts'
import type { Format } from '../format.ts'
import { moodCardWords } from './mood-cards.ts'

const points = (change: number): string => (change < 0 ? 'menos' : 'más')

export const insights = (f: Format): ReturnType<typeof english> => ({
  empty: 'En este periodo se escuchó demasiado poco para decir algo.',
  emptyHint: 'Elige arriba uno más largo.',
  emptyLife: 'Todavía se ha escuchado demasiado poco para decir algo.',
  emptyLifeHint: 'Pide a tu servicio su historial más largo o añade otro servicio',
  emptyLifeLink: 'en la página Filas',
  unanswered: (questions: number) =>
    `${f.count(questions, 'pregunta más queda', 'preguntas más quedan')} sin respuesta aquí: hay muy pocas escuchas en este periodo, o tu servicio no lo registró.`,
  byName: (title: string, artist: string) => `${title} de ${artist}`,
  columns: { name: 'Nombre', value: 'Valor', second: 'Detalle', share: 'Tú', published: 'Un gran servicio', month: 'Mes' },
  plays: (plays: number) => f.count(plays, 'reproducción', 'reproducciones'),
  days: (days: number) => f.count(days, 'día', 'días'),
  span: (from: string, to: string) => (from === to ? f.day(from) : `${f.day(from)} – ${f.day(to)}`),
  time: {
    title: '¿Cuándo hubo música?',
    lead: 'Estaciones y noches, números redondos, viajes y quién encabezó tu lista.',
    compare: (found: NonNullable<Comparison>) => {
      const change = found.earlier.msMusic === 0 ? 0 : found.now.msMusic / found.earlier.msMusic - 1
      return `¿Más que antes? ${f.percent(Math.abs(change))} ${points(change)} de música.`
    },
    compareLede: (found: NonNullable<Comparison>) =>
      `Comparado con el periodo del ${f.day(found.before.from)} al ${f.day(found.before.to)}: entonces ${f.duration(found.earlier.msMusic)}, ahora ${f.duration(found.now.msMusic)}.`,
    compareHow:
      'El mismo número de días justo antes del periodo; para un año natural, el año anterior. Los puestos son por tiempo, entre los primeros cincuenta artistas, álbumes y canciones; una raya es un puesto fuera de ellos.',
    figures: {
      msMusic: 'Tiempo',
      plays: 'Reproducciones',
      artists: 'Artistas',
      tracks: 'Canciones',
      newArtists: 'Artistas nuevos',
      skips: 'Saltos',
    },
    earlier: 'Antes',
    now: 'Ahora',
    climbers: { artist: 'Artistas que subieron', album: 'Álbumes que subieron', track: 'Canciones que subieron' },
    fallers: { artist: 'Artistas que bajaron', album: 'Álbumes que bajaron', track: 'Canciones que bajaron' },
    moved: (before: number | null, now: number | null) => `${before ?? '–'} → ${now ?? '–'}`,
    seasons: (months: Rhythm['seasons'][number]['months'], msPerDay: number) =>
      `¿Cuál es tu época del año? De ${SEASON_NAMES[months]}, con ${f.duration(msPerDay)} al día.`,
    seasonsHow:
      'Tiempo con música en estos meses, dividido entre todos sus días desde tu primera a tu última escucha. Aquí las estaciones no tienen nombre, porque dependen del hemisferio.',
    season: SEASON_NAMES,
    latest: (local: string) => `¿Hasta qué hora? La canción más tardía empezó a las ${local}.`,
    latestLede: (title: string, artist: string, date: string, isInTheNightAfter: boolean) =>
      `${title} de ${artist}, ${isInTheNightAfter ? 'en la noche siguiente al' : 'el'} ${f.weekdayDay(date)}.`,
    earliest: (local: string, title: string, artist: string, date: string) =>
      `La más temprana empezó a las ${local}: ${title} de ${artist}, el ${f.weekdayDay(date)}.`,
    latestHow:
      'Un día de escucha cambia a las cuatro de la mañana, la hora con menos música. Solo cuentan las reproducciones, según tu reloj.',
    eddington: (number: number) => `¿Cuánta constancia? ${f.number(number)} días con ${f.number(number)} reproducciones o más.`,
    eddingtonLede: (more: number, next: number) =>
      `Es tu número de Eddington. Para ${f.number(next)} te faltan ${f.count(more, 'día', 'días')} de ${f.number(next)} reproducciones.`,
    eddingtonHow: 'El mayor n para el que hay n días con al menos n reproducciones. Así contaba Arthur Eddington sus paseos en bicicleta.',
    milestone: (number: number) => (number === 1 ? 'La primera' : `La n.º ${f.number(number)}`),
    streaks: 'Días seguidos con un artista',
    anniversaries: 'Aniversarios al final de este periodo',
    years: (years: number) => f.count(years, 'año', 'años'),
    numberOne: (artist: string, weeks: number) => `¿Quién encabezó tu lista? ${artist}, durante ${f.count(weeks, 'semana', 'semanas')}.`,
    numberOneHow: 'El artista con más tiempo en una semana de lunes a domingo. Las semanas sin música ni alargan una racha ni la cortan.',
    weeks: (weeks: number, run: number) =>
      `${f.count(weeks, 'semana', 'semanas')}${run === 1 ? '' : run === weeks ? ' seguidas' : `, ${f.number(run)} seguidas`}`,
    trips: (country: string, days: number) => `¿Adónde viajó la música contigo? ${country}, durante ${f.count(days, 'día', 'días')}.`,
    tripsHow:
      'Días en que la mayor parte de la música sonó en un país distinto del que más suena en el periodo. El servicio anota el país de cada escucha.',
    race: (artist: string, leaders: number) =>
      leaders === 1
        ? `¿Quién ganó la carrera? ${artist}, por delante de principio a fin.`
        : `¿Quién ganó la carrera? ${artist}; por el camino lideraron ${f.number(leaders)} artistas.`,
    raceLede: 'El tiempo acumulado de quienes van por delante al final. Mueve el mes para ver quién iba primero entonces.',
    raceHow:
      'El tiempo con cada artista desde el principio del periodo hasta el final del mes. Participan los ocho con más tiempo al final.',
    raceUntil: (month: string) => `Hasta el final de ${month}`,
    raceTable: 'Tiempo acumulado al final de cada año',
    countries: 'País',
    daysThere: 'Días',
    tripsLede: (names: string, countries: number) => `Música en ${f.count(countries, 'país', 'países')}, por tiempo: ${names}.`,
  },
  habits: {
    title: '¿Cómo escuchas?',
    lead: 'Lo que elegiste y lo que simplemente vino después, lo que dejaste y lo que no pudiste dejar.',
    starts: (share: number) => `¿Eliges tu música? El ${f.percent(share)}, a propósito.`,
    startsLede: (known: number) => `De ${f.count(known, 'escucha', 'escuchas')} cuyo comienzo anotó el servicio.`,
    startsHow:
      'Elegida: escogiste la canción, pulsaste reproducir o volviste a ella. Vino después: acabó la anterior o el servicio siguió solo. Con siguiente: saltaste a ella. La parte deja fuera otros comienzos, como abrir la aplicación.',
    start: { chosen: 'Elegida', followed: 'Vino después', skippedTo: 'Con siguiente', other: 'Otro' } satisfies Record<StartKind, string>,
    chosenArtists: 'Los más elegidos, no servidos',
    anatomy: (share: number, published: number) =>
      `¿Oyes las canciones hasta el final? Dejas antes el ${f.percent(share)}; en general es el ${f.percent(published)}.`,
    anatomyHow:
      'Un salto lo marca el servicio o, sin marca, es una escucha de menos de 30 segundos. Las otras cifras son las partes de todas las reproducciones de un gran servicio en 2014 (Paul Lamere, «The Skip», Music Machinery, 2014).',
    within: (seconds: number | null) => (seconds === null ? 'Antes del final' : `Antes de ${seconds} s`),
    pauses: (share: number) => `¿Interrumpe la vida? El ${f.percent(share)} de tus canciones.`,
    pausesLede: (median: number, total: number) =>
      `La mitad de las pausas dura ${f.duration(median)} o más; en total, ${f.duration(total)} de silencio dentro de canciones.`,
    pausesLongest: (title: string, artist: string, ms: number) => `La espera más larga: ${f.duration(ms)} en ${title} de ${artist}.`,
    pausesHow:
      'Del comienzo al final verdaderos de una escucha, menos el tiempo sonado, donde el servicio anotó ambos al segundo. Desde diez segundos es una pausa; más de un día se toma por un fallo.',
    through: (title: string, times: number) => `¿Aún oyes álbumes enteros? ${title}, ${f.count(times, 'vez', 'veces')}.`,
    throughHow:
      'Al menos el 80 % de las canciones que has oído de un álbum, de un tirón, sin aleatorio y sin otra música en medio. Las exportaciones no traen listas de canciones, así que estas hacen las veces de su duración. Abandonado: empezado al menos dos veces y nunca más de la mitad.',
    abandoned: 'Empezados, nunca acabados',
    tracksOf: (most: number, of: number) => `${f.number(most)} de ${f.count(of, 'canción', 'canciones')}`,
    times: (times: number) => `${f.number(times)} ×`,
    obsession: (title: string, plays: number) => `¿Qué no te soltaba? ${title}, ${f.number(plays)} veces en una semana.`,
    obsessionHow:
      'Al menos doce reproducciones de una canción sin pausa de más de dos semanas, seis de ellas en siete días. Ordenadas por la semana más intensa.',
    halfLife: (days: number) =>
      `De una canción típica, la mitad de tus reproducciones ha pasado ${f.count(Math.round(days), 'día', 'días')} después de la primera.`,
    loops: 'En bucle',
    inARow: (plays: number) => `${f.number(plays)} seguidas`,
    comfort: (title: string) => `¿Adónde vuelves siempre? A ${title}.`,
    comfortLede: (share: number, isHeardMore: boolean) =>
      `Canciones a las que volviste al menos tres veces tras dos meses o más. En tus semanas más tranquilas está el ${f.percent(share)} de las reproducciones${isHeardMore ? ', y más de las de algunas de estas canciones' : ''}.`,
    comfortHow: 'Una vuelta es una reproducción tras 60 días o más sin la canción. Las semanas tranquilas son el cuarto con menos música.',
    obsessions: 'Obsesiones',
    heardThrough: 'Enteros',
    returns: (returns: number) => f.count(returns, 'vuelta', 'vueltas'),
    inQuietWeeks: (share: number) => `${f.percent(share)} en semanas tranquilas`,
    openers: 'Qué abre una sesión',
    closers: 'Qué la cierra',
    sessions: (sessions: number) => f.count(sessions, 'vez', 'veces'),
    sittings: (ms: number) => `¿Cuánto dura una sesión? ${f.duration(ms)}.`,
    gap: 'Una sesión acaba tras un silencio de',
    minutes: (minutes: number) => `${minutes} min`,
    sittingsHow: 'La duración mediana de las sesiones, del primer comienzo al último final. Arriba decides cuánto silencio acaba una.',
    binge: 'Días sin fin',
    bingeNote: (ms: number) => `Los días con más de ${f.duration(ms)} de música quedan muy lejos del resto (la valla exterior de Tukey).`,
    leaving: (second: number) =>
      second === 0
        ? '¿Cuándo dejas una canción? Casi siempre en los primeros diez segundos.'
        : `¿Cuándo dejas una canción? Casi siempre entre los ${f.number(second)} y los ${f.number(second + 10)} segundos.`,
    leavingLede: (shuffled: number, inOrder: number) =>
      `En modo aleatorio saltas el ${f.percent(shuffled)} de las canciones; sin él, el ${f.percent(inOrder)}.`,
    leavingHow:
      'Los saltos según los segundos que habían sonado, de diez en diez; la última barra reúne todo lo que pasa de cinco minutos. El modo aleatorio cuenta donde el servicio lo registró.',
    leavingTable: 'Segundos escuchados',
    second: (from: number, isLast: boolean) => (isLast ? `${from} s o más` : `${from} s`),
    byHeart: (songs: number, albums: number) =>
      albums === 0
        ? `¿Qué te sabes de memoria? ${f.count(songs, 'canción', 'canciones')}.`
        : `¿Qué te sabes de memoria? ${f.count(songs, 'canción', 'canciones')} y ${f.count(albums, 'álbum', 'álbumes')}.`,
    byHeartLede: (share: number) => `Estas canciones suman el ${f.percent(share)} de tus reproducciones.`,
    byHeartHow:
      'Una canción: al menos veinte reproducciones en diez días, y saltada como mucho una de cada diez veces. Un álbum: al menos cinco canciones suyas que hayas oído alguna vez, y cuatro quintas partes de ellas reproducidas cinco veces o más.',
    byHeartTracks: 'Canciones de memoria',
    byHeartAlbums: 'Álbumes de memoria',
  },
  exploring: {
    title: '¿Dónde la encontraste, y se quedó?',
    lead: 'Lo amplio que es tu gusto, qué hay de nuevo en él y a quién dejaste atrás.',
    diversity: (hill: number) =>
      `¿Cómo de amplio es tu gusto? Como ${f.count(Math.round(hill), 'artista', 'artistas que quisieras por igual')}.`,
    diversityLede: (artists: number, half: number, top: number) =>
      `Reprodujiste a ${f.count(artists, 'artista', 'artistas')}. ${f.count(half, 'artista hace', 'artistas hacen')} la mitad de las reproducciones; los diez primeros, el ${f.percent(top)}.`,
    diversityHow:
      'El número de Hill de orden 1 (Hill 1973): la exponencial de la entropía de las reproducciones entre artistas. Cuenta a los artistas por cuánto suenan, así que uno que se probó una vez casi no suma.',
    firsts: (share: number) => `¿Cuánto hay de nuevo? El ${f.percent(share)} de tus reproducciones fue la primera de una canción.`,
    firstsHow: 'Una primera vez es la de una canción que no había sonado antes en todo el historial.',
    kept: (days: number, share: number) => `A los ${f.number(days)} días aún escuchas al ${f.percent(share)} de los artistas nuevos.`,
    wonders: 'De una sola canción',
    wondersNote: 'Artistas con al menos diez reproducciones, nueve décimas de ellas de una canción.',
    stopped: (artist: string) => `¿Quién se fue apagando en tu música? ${artist}.`,
    stoppedHow: 'Al menos 40 reproducciones en 365 días, y como mucho una décima parte en los últimos 365 días del periodo.',
    fell: (best: number, last: number) => `${f.number(best)} reproducciones en el mejor año, ${f.number(last)} en el último`,
    loved: 'Queridos y luego apagados',
    lastHeard: (day: string) => `por última vez el ${f.day(day)}`,
    back: 'Se fueron y volvieron',
    away: (days: number) => `${f.number(days)} días fuera`,
    sleeping: 'Favoritas dormidas',
    since: (day: string) => `desde el ${f.day(day)}`,
    loyal: (artist: string) => `¿Quién estuvo contigo todos los años? ${artist}.`,
    asleep: (title: string) => `¿Qué favoritas duermen? ${title}.`,
    everyYear: 'Contigo todos los años',
    loyalHow:
      'Contigo: en cada año natural del periodo, de al menos tres. Dormidas: entre tus cien canciones más escuchadas y sin sonar en los últimos 365 días del periodo.',
    spread: (artist: string, songs: number) => `¿A quién conoces más a fondo? A ${artist}: ${f.count(songs, 'canción', 'canciones')}.`,
    spreadLede: (gini: number) =>
      `¿Vas a fondo con unos pocos o abarcas a muchos? En una escala de 0 (todos por igual) a 10 (uno solo) estás en ${f.decimal(gini * 10)}.`,
    spreadHow:
      'Reproducciones según cuántas canciones distintas de su artista escuchaste en el periodo. La escala es diez veces el coeficiente de Gini de las reproducciones por artista (Gini 1912).',
    spreadTable: 'Canciones de un artista',
    tracksOf: (from: number, to: number | null) =>
      to === null
        ? `${f.number(from)} canciones o más`
        : from === to
          ? f.count(from, 'canción', 'canciones')
          : `De ${f.number(from)} a ${f.number(to)} canciones`,
    deepest: 'Los que conoces más a fondo',
  },
  recap: {
    title: 'Recuerdo',
    story: 'El recuerdo como historia',
    previous: 'Tarjeta anterior',
    next: 'Tarjeta siguiente',
    play: 'Reproducir',
    pause: 'Pausar',
    position: (at: number, of: number) => `Tarjeta ${at} de ${of}`,
    hint: 'Las flechas pasan las tarjetas, la barra espaciadora reproduce y pausa. Las imágenes se hacen en este dispositivo.',
    card: (card: RecapCard, period: string): CardWords => cardWords(card, period, f),
  },
})

const SEASON_NAMES: Readonly<Record<Rhythm['seasons'][number]['months'], string>> = {
  decToFeb: 'diciembre a febrero',
  marToMay: 'marzo a mayo',
  junToAug: 'junio a agosto',
  sepToNov: 'septiembre a noviembre',
}

const ARCHETYPES: Record<Archetype, readonly [name: string, rule: string]> = {
  nightOwl: ['Noctámbulo', 'de tu música suena entre las 22 y las 4'],
  earlyBird: ['Madrugador', 'de tu música suena entre las 4 y las 8'],
  explorer: ['Explorador', 'de tus reproducciones fue para artistas que nunca habías oído'],
  devotee: ['Devoto', 'de tus reproducciones fue para tus diez primeros artistas'],
  albumListener: ['Oyente de álbumes', 'de tus reproducciones es de álbumes que escuchaste enteros'],
  skipper: ['Saltador', 'de las canciones se dejó antes del final'],
  looper: ['En bucle', 'de tus reproducciones fueron bucles de una canción'],
}

function cardWords(card: RecapCard, period: string, f: Format): CardWords {
  const told = (large: string, sentence: string, note = ''): CardWords => ({ eyebrow: period, large, sentence, note })
  switch (card.kind) {
    case 'hours': {
      const rank =
        card.rank === null
          ? ''
          : card.rank === 1
            ? `El más lleno de tus ${card.years} años.`
            : `El número ${card.rank} de tus ${card.years} años.`
      const change =
        card.shareOfBefore === null ? '' : ` ${f.percent(Math.abs(card.shareOfBefore - 1))} ${points(card.shareOfBefore - 1)} que antes.`
      return told(
        f.hours(card.msMusic),
        f.hours(card.msMusic) === '1' ? 'hora de música' : 'horas de música',
        `${f.count(card.plays, 'reproducción', 'reproducciones')}. ${rank}${change}`,
      )
    }
    case 'artist':
      return told(
        card.artist,
        `estuvo ahí ${f.count(card.days, 'día', 'días')}`,
        `${f.duration(card.msPlayed)}.${card.others.length === 0 ? '' : ` Después, ${f.list(card.others.slice(0, 3))}.`}`,
      )
    case 'track':
      return told(
        card.title,
        `de ${card.artist}`,
        `La canción que más escuchaste: ${f.number(card.plays)} veces, la primera el ${f.day(card.first)}.`,
      )
    case 'album':
      return told(
        card.title,
        `de ${card.artist}`,
        `Tu álbum: ${f.duration(card.msPlayed)}${card.timesThrough > 0 ? `, entero ${f.count(card.timesThrough, 'vez', 'veces')}` : ''}.`,
      )
    case 'day':
      return told(
        f.duration(card.msPlayed),
        `de música el ${f.weekdayDay(card.date)}`,
        `${f.count(card.plays, 'reproducción', 'reproducciones')}${card.topArtist === '' ? '' : `, sobre todo ${card.topArtist}`}.`,
      )
    case 'hour':
      return told(
        f.hour(card.hour),
        `del ${f.weekday(card.weekday)} es tu hora`,
        `El ${f.percent(card.shareOfNight)} de tu música suena entre las 22 y las 4.`,
      )
    case 'streak':
      return told(f.number(card.days), 'días seguidos con música', `Del ${f.day(card.from)} al ${f.day(card.to)}.`)
    case 'found':
      return told(
        card.artist,
        'fue tu descubrimiento',
        `Por primera vez el ${f.day(card.first)}, luego ${f.count(card.plays, 'reproducción', 'reproducciones')}. ${card.newArtists === 1 ? 'El único artista nuevo.' : `Entre ${f.number(card.newArtists)} artistas nuevos.`}`,
      )
    case 'obsession':
      return told(`${f.number(card.playsPeakWeek)} ×`, `${card.title} en una semana`, `${card.artist}, desde el ${f.day(card.peak)}.`)
    case 'loop':
      return told(`${f.number(card.plays)} ×`, `${card.title}, una tras otra`, `${card.artist}, sin nada en medio.`)
    case 'skips':
      return told(
        f.percent(card.share),
        'de las canciones, dejado antes del final',
        `El ${f.percent(card.within5)} antes de cinco segundos. En todas las reproducciones de un servicio fue el ${f.percent(card.published)}.`,
      )
    case 'comfort':
      return told(
        card.title,
        `de ${card.artist} siempre vuelve`,
        `${f.number(card.returns)} vueltas tras dos meses o más; una, después de ${f.number(card.daysAwayMost)} días.`,
      )
    case 'climber':
      return told(
        `N.º ${card.rank}`,
        `para ${card.artist}`,
        card.rankBefore === null ? 'Antes no estaba entre tus primeros cincuenta.' : `Antes era el número ${card.rankBefore}.`,
      )
    case 'milestone':
      return told(f.number(card.number), 'reproducciones, y la que lo logró', `${card.title} de ${card.artist}.`)
    case 'mood':
    case 'moodShift':
    case 'moodMonths':
    case 'moodComfort':
    case 'moodHours':
    case 'moodWeekdays':
    case 'moodSeasons':
    case 'moodDaylight':
    case 'moodArcs':
    case 'moodRange':
    case 'moodArtists':
      return { eyebrow: period, ...moodCardWords(card, f) }
    case 'archetype':
      return told(
        ARCHETYPES[card.archetype][0],
        `${f.percent(card.value)} ${ARCHETYPES[card.archetype][1]}`,
        `La regla: ${f.percent(card.rule)} o más.`,
      )
    default:
      return unreachable(card)
  }
}

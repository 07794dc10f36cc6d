/** Spanish: the mood of the music, and check-ins. */
import type { MoodFindings, MoodLevel, MoodRange, MoodTableRefusal } from '../../../contract/mood.ts'
import { limits } from '../../../shared/limits.ts'
import type { Format } from '../format.ts'

const POSITION = { minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: 'exceptZero' } as const

type Range = NonNullable<MoodFindings['range']>
type Refused = Pick<MoodTableRefusal, 'reason' | 'line'> & { readonly name: string }
type Beyond = NonNullable<MoodRange['beyond']>

export const mood = (f: Format) => {
  const position = new Intl.NumberFormat(f.locale, POSITION)
  const said = (value: number): string => position.format(value)
  return {
    position: said,
    axes: { valence: 'Luminosidad', arousal: 'Viveza' },
    sides: { bright: 'más luminosa', dark: 'más oscura', lively: 'más viva', calm: 'más tranquila', middle: 'Tu propio centro' },
    unknown: {
      title: 'El ánimo de esta música no se conoce.',
      lead: 'Ningún artista de este período está en el catálogo que viene con Chorus. Elige otro período o di tú, más abajo, cómo suena un artista.',
    },
    hero: {
      unit: 'de tu tiempo',
      sentence: (period: string) => `es música cuyo ánimo se conoce, ${period}.`,
      counts: (known: number, artists: number) => `${f.number(known)} de ${f.count(artists, 'artista', 'artistas')}.`,
      gentle:
        'Es el ánimo de la música, no el tuyo. Una canción oscura puede consolar y una luminosa ser una obligación. Si prefieres no mirarlo así, nada más en Chorus lo necesita.',
      leaveOut: 'Dejar fuera el ánimo',
      how: 'Cada artista tiene palabras en el catálogo que viene con Chorus, y cada palabra un lugar entre oscuro y luminoso, tranquilo y vivo. Las palabras pesan según lo que dicen, se acercan al centro cuando dicen poco y quedan fuera cuando no dicen casi nada. La viveza está mejor fundada que la luminosidad. Todos los valores se leen frente a tu propio centro.',
      sleeve: 'En esta página',
      catalogue: (version: string) => `Catálogo ${version}.`,
    },
    map: {
      short: 'Mapa',
      title: (bright: boolean, lively: boolean) =>
        `¿Es tu música ${bright ? 'más luminosa que oscura' : 'más oscura que luminosa'}? Sí, y ${lively ? 'más viva que tranquila' : 'más tranquila que viva'}.`,
      lede: ({ valence, arousal }: Range) =>
        `Cuatro quintos de tus reproducciones están entre ${said(valence.low)} y ${said(valence.high)} de luminosidad y entre ${said(arousal.low)} y ${said(arousal.high)} de viveza, en una escala de -1 a 1.`,
      beyond: (axis: string, { mean, from, to, usual }: Beyond) =>
        `el ${f.percent(mean)} en ${axis.toLowerCase()} (${f.percent(from)} a ${f.percent(to)}; en todos tus años, el ${f.percent(usual)})`,
      beyondLede: (shares: string) => `En los décimos extremos de todos tus años están ${shares}.`,
      how: 'Tiempo de escucha según el lugar estimado de cada artista en el circumplejo de Russell: valencia hacia la derecha, activación hacia arriba. El punto es la media de todas tus reproducciones.',
      alt: (share: string, where: string) => `La mayor parte del tiempo, ${share}, es música ${where}.`,
      quadrants: {
        brightExcited: 'luminosa y viva',
        brightCalm: 'luminosa y tranquila',
        darkExcited: 'oscura y viva',
        darkCalm: 'oscura y tranquila',
      },
      where: 'Dónde',
      answer: (where: string) => where,
    },
    line: {
      short: 'Semana a semana',
      title: (changes: number) =>
        changes === 0
          ? '¿Cambió alguna vez para quedarse el ánimo de tu música? Las semanas no lo muestran.'
          : `¿Cuántas veces cambió para quedarse el ánimo de tu música? ${changes === 1 ? 'Una vez.' : `${f.number(changes)} veces.`}`,
      shift: (day: string, how: string, artists: string) => `${f.month(day.slice(0, 7))}: ${how}, con más de ${artists}.`,
      how: 'La media de cada semana con al menos diez reproducciones en tres días; la banda la contiene con un 95 % de certeza si se vuelven a sacar días. Un cambio cuenta cuando las sumas acumuladas dividen la línea mejor que en 99 de 100 mezclas de sus semanas por bloques; antes se quita una onda anual. La banda no contiene los errores del catálogo.',
      alt: (weeks: number) => `Dos líneas a lo largo de ${f.count(weeks, 'semana', 'semanas')}, con las medias entre cambios.`,
      week: 'Semana del',
      band: (from: number, to: number) => `${said(from)} a ${said(to)}`,
      answer: (changes: number) => f.count(changes, 'cambio', 'cambios'),
    },
    hours: {
      short: 'A lo largo del día',
      title: (trough: string, peak: string) => `¿Cuándo es más tranquila tu música? Hacia las ${trough}. Es más viva hacia las ${peak}.`,
      flat: '¿Cambia tu música con la hora? No más de lo que haría el azar.',
      how: 'La media de cada hora local con su banda y una curva ajustada de dos ondas al día. Es clara cuando girar al azar el reloj de cada día da una curva tan fuerte como mucho en 1 de 100 intentos.',
      alt: 'Dos curvas a lo largo de las 24 horas del día.',
      chance: (p: number) => (p <= 0.01 ? 'clara' : `puede ser azar (${f.percent(p)})`),
      tests: (valence: string, arousal: string) => `Luminosidad: ${valence}. Viveza: ${arousal}.`,
      answer: (peak: string) => `viva a las ${peak}`,
      answerFlat: 'sin curva clara',
    },
    weekdays: {
      short: 'A lo largo de la semana',
      title: (day: number) => `¿Qué día tiene tu música más viva? El ${f.weekday(day)}.`,
      bright: (day: number) => `¿Qué día tiene tu música más luminosa? El ${f.weekday(day)}.`,
      flat: '¿Cambia tu música con el día de la semana? No más de lo que haría el azar.',
      how: 'La media de cada día de la semana con su banda. Es clara cuando girar al azar cada semana separa los días igual de bien como mucho en 1 de 100 intentos.',
      alt: 'Dos líneas a lo largo de los siete días de la semana.',
    },
    seasons: {
      short: 'A lo largo del año',
      title: (month: number) => `¿Cuándo en el año es más luminosa tu música? Hacia ${f.monthShortOf((Math.round(month) + 11) % 12)}.`,
      flat: '¿Sigue tu música las estaciones? No más de lo que haría el azar.',
      how: 'La media de cada mes del año durante al menos tres años naturales y una onda anual ajustada, probada girando al azar cada año.',
      alt: 'Dos curvas a lo largo de los doce meses del año.',
    },
    daylight: {
      short: 'A la luz del día',
      titles: {
        brighter: '¿Es tu música más luminosa a la luz del día? Sí, a la misma hora del reloj.',
        darker: '¿Es tu música más luminosa a la luz del día? No, más oscura.',
        livelier: '¿Es tu música más viva a la luz del día? Sí, a la misma hora del reloj.',
        calmer: '¿Es tu música más viva a la luz del día? No, más tranquila.',
        flat: '¿Cambia la luz del día tu música? No más de lo que haría el azar.',
      },
      lede: (valence: number, arousal: number) =>
        `De la oscuridad a la luz, la luminosidad cambia en ${said(valence)} y la viveza en ${said(arousal)}.`,
      light: 'A la luz del día',
      dark: 'A oscuras',
      when: 'Luz',
      how: 'Si el sol estaba sobre el horizonte cuando empezó una canción, según las fórmulas de la NOAA y el lugar que representa tu zona horaria o el país de la escucha; no se sabe nada más preciso. Solo cuentan las horas del reloj que son claras en una estación y oscuras en otra, cada una comparada consigo misma. Es claro cuando girar al azar el calendario de cada año da una diferencia igual de grande en 1 de cada 100 intentos como mucho. La luz llega con la estación, el calor y las vacaciones, así que esto dice qué va junto y no por qué.',
      placed: (share: number) => `Se conoce el lugar del ${f.percent(share)} de tus reproducciones.`,
      answers: {
        brighter: 'más luminosa',
        darker: 'más oscura',
        livelier: 'más viva',
        calmer: 'más tranquila',
        flat: 'sin diferencia clara',
      },
    },
    arcs: {
      short: 'En una sesión',
      down: '¿Te vas calmando al escuchar? Sí.',
      up: '¿Te vas calmando al escuchar? No, te vas animando.',
      flat: '¿Te vas calmando al escuchar? Terminas más o menos donde empezaste.',
      lede: (sessions: number, mean: number, from: number, to: number) =>
        `Del primer al último tercio la viveza cambia ${said(mean)} (${said(from)} a ${said(to)}), en ${f.count(sessions, 'sesión', 'sesiones')}.`,
      how: 'Sesiones con al menos seis reproducciones de ánimo conocido, todas cuentan igual; 15 minutos de silencio terminan una sesión. La figura muestra cinco partes iguales frente a la media de la propia sesión.',
      alt: 'Dos líneas a lo largo de las cinco partes de una sesión.',
      part: 'Parte',
      answer: (kind: 'down' | 'up' | 'flat') => ({ down: 'te calmas', up: 'te animas', flat: 'sin cambio' })[kind],
    },
    months: {
      short: 'Meses',
      title: (bright: string, dark: string) => `¿Qué mes sonó más luminoso y cuál más oscuro? ${f.month(bright)} y ${f.month(dark)}.`,
      brightest: 'Los más luminosos',
      darkest: 'Los más oscuros',
      how: 'Meses con al menos treinta reproducciones de ánimo conocido, por su luminosidad media, en desviaciones típicas de todos tus meses.',
      row: (z: number) => `${position.format(z)} DT`,
      answer: (month: string) => f.month(month),
    },
    comfort: {
      short: 'Consuelo',
      title: (artist: string) => `¿A qué vuelves en semanas oscuras? ${artist}.`,
      how: 'Artistas que conoces desde hace 90 días o más y cuya parte de la música más o menos igual de luminosa es al menos una vez y media mayor en el quinto de semanas cuya otra música es más oscura, por más de cuatro errores típicos; hace falta un año de semanas. Frente a música de la misma luminosidad, porque todo artista oscuro va con semanas oscuras.',
      lift: (lift: number) => `× ${f.decimal(lift)}`,
    },
    artists: {
      short: 'Artistas',
      title: '¿Quién lleva qué ánimo?',
      lede: 'A cada lado de tu propio centro, por tiempo. ¿Alguien te suena distinto? Dilo, y tu palabra cuenta.',
      how: 'El lugar de cada artista según las palabras del catálogo; están en la tabla. Un artista sin palabras toma el ánimo de lo que escuchas justo antes y después, si basta, y cuenta como poco seguro.',
      correct: (artist: string) => `Decir cómo suena ${artist}`,
      levels: {
        own: 'tu propia palabra',
        track: 'etiquetas de la canción',
        sound: 'lo que se oyó en la grabación',
        artist: 'palabras del catálogo',
        neighbour: 'lo que escuchas al lado',
        genre: 'un indicio',
      } satisfies Record<MoodLevel, string>,
      basis: (level: string, confidence: number, sources: string) => `${level}: ${sources} (seguridad ${f.percent(confidence)})`,
    },
    coverage: {
      short: 'Qué falta',
      title: (share: number) => `¿Qué falta? El ${f.percent(share)} de tu tiempo es música de ánimo desconocido.`,
      full: '¿Qué falta? Nada.',
      how: 'Artistas que el catálogo no conoce, o de los que se sabe demasiado poco para tener un 20 % de seguridad. Quedan fuera de todas las cifras de esta página.',
      level: (name: string, share: number) => `${name} (${f.percent(share)})`,
      rests: (levels: string) => `El resto se apoya en: ${levels}.`,
      allRests: (levels: string) => `Todo se apoya en: ${levels}.`,
    },
    correct: {
      title: (artist: string) => `¿Cómo te suena ${artist}?`,
      lead: 'Elige un lugar. Tu palabra está por encima del catálogo, solo en este dispositivo.',
      save: 'Así suena',
      cancel: 'Dejarlo',
      yours: 'Tus propias palabras sobre artistas',
      undo: (artist: string) => `Borrar tu palabra sobre ${artist}`,
    },
    table: {
      short: 'Una tabla tuya',
      title: '¿Sabes más? Dale a Chorus una tabla de más artistas y grabaciones.',
      titleKept: (name: string) => `¿De dónde sale el resto? De tu tabla ${name}.`,
      lede: 'El ánimo y las épocas se apoyan primero en ella y luego en el catálogo que viene con Chorus. Se queda en este dispositivo y sirve sin red.',
      how: 'Una tabla es un archivo que chorus catalogue build hace en un ordenador con los volcados abiertos de MusicBrainz, ListenBrainz y AcousticBrainz, o chorus catalogue look-up para tus propios artistas. Cada línea se comprueba antes de guardar nada; tu propia palabra sobre un artista está por encima.',
      choose: 'Elegir una tabla',
      orDrop: 'o suéltala aquí.',
      replaces: 'Otra ocupa su lugar.',
      drop: 'Borrar esta tabla',
      reading: (name: string) => `Se está leyendo ${name} …`,
      answer: (isKept: boolean): string => (isKept ? 'en uso' : 'aún ninguna'),
      rows: {
        artists: 'artistas con palabras de MusicBrainz o ListenBrainz',
        givenWords: 'artistas con palabras que otros dieron a sus canciones, de ListenBrainz',
        beside: 'artistas por lo que otros escuchan al lado, de ListenBrainz',
        recordings: 'grabaciones tal como las oyó AcousticBrainz',
        songs: 'canciones por nombre, tal como las oyó AcousticBrainz',
      },
      provenance: (version: string, size: string, added: string) => `Versión ${version}, ${size}, entregada el ${added}.`,
      refused: ({ reason, name, line }: Refused) =>
        ({
          noTable: `${name} no es una tabla de artistas. La hace chorus catalogue build.`,
          emptyTable: `${name} tiene encabezados y nada debajo. Vuelve a hacerla.`,
          faultyLine: `La línea ${f.number(line ?? 0)} de ${name} no está como la escribe chorus catalogue. Vuelve a hacer la tabla y no cambies nada en ella.`,
          tooManyRows: `${name} tiene más artistas de los que caben en un navegador. Pregunta solo por los tuyos con chorus catalogue look-up.`,
          tooLarge: `${name} ocupa más de ${f.bytes(limits.tableBytesMax)}. Haz una tabla con menos volcados.`,
          unreadable: `El navegador no pudo leer ${name}. Elígela otra vez.`,
          notStored: `El navegador no tiene sitio para ${name}. Libera espacio y elígela otra vez.`,
        })[reason],
    },
    grid: {
      label: 'Lugar en la cuadrícula',
      between: (from: string, to: string) => `De ${from} a ${to}`,
    },
    checkIns: {
      title: '¿Cómo estás ahora mismo?',
      lead: 'Basta un toque. Se queda en este dispositivo y nadie más lo ve.',
      unpleasant: 'desagradable',
      pleasant: 'agradable',
      excited: 'agitado',
      calm: 'tranquilo',
      word: 'Una palabra, si quieres',
      note: 'Una nota, si quieres',
      save: 'Guardar este momento',
      kept: 'Guardado en este dispositivo.',
      tapped: 'Guardado en este dispositivo. Toca otro lugar para moverlo, o añade una palabra o una nota.',
      finish: 'Listo',
      list: 'Tus momentos',
      none: 'Todavía ninguno.',
      drop: (when: string) => `Borrar el momento del ${when}`,
      dropShort: 'Borrar',
      dropAll: 'Borrar todos los momentos',
      dropSure: '¿Borrarlos todos ahora?',
      dropYes: 'Sí, borrar todos',
      dropNo: 'Conservarlos',
      export: 'Guardar como archivo',
      reminder: {
        title: 'Un recordatorio, si quieres',
        limits:
          'A la hora que elijas, este dispositivo muestra un aviso, salvo que ya hayas anotado algo desde entonces. Solo puede hacerlo mientras Chorus está abierto o instalado y en marcha; si estaba cerrado, el recordatorio llega cuando lo abras. Ningún servidor sabe de él.',
        time: 'Cada día a las',
        turnOn: 'Recuérdamelo',
        turnOff: 'No más recordatorios',
        on: (time: string) => `Se te recuerda a las ${time} mientras Chorus está abierto.`,
        denied: 'Tu navegador no deja que Chorus muestre avisos. Permítelos para esta página en sus ajustes y vuelve a pulsar.',
        notification: { title: '¿Cómo estás ahora mismo?', body: 'Basta un toque, y se queda en este dispositivo.' },
      },
      together: '¿Van juntos tus momentos y tu música?',
      few: (pairs: number, needed: number, hours: number) =>
        `${f.count(pairs, 'momento tiene', 'momentos tienen')} música en las ${f.number(hours)} horas anteriores. A partir de ${f.number(needed)}, Chorus dice cómo van juntos.`,
      noHistory: 'Cuando tu historial llegue hasta tus momentos, Chorus podrá ponerlos uno al lado del otro.',
      result: (axis: string, r: number, from: number, to: number) =>
        `${axis}: correlación ${said(r)}, entre ${said(from)} y ${said(to)} con un 95 % de certeza.`,
      unclear: 'Un intervalo que contiene el cero dice que no se encontró relación.',
      gentle: 'Una relación dice que dos cosas van juntas, no que una cause la otra. No es un juicio sobre ti.',
    },
  }
}

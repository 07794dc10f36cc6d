/** Spanish: how to request each service's export, what arrives when, and what is in it. */
import type { Guides } from '../en/guides.ts'

export const guides: Guides = {
  title: '¿Cómo consigues tu historial?',
  lead: 'Pídelo a todos los servicios que has usado. Lo que llegue se suelta aquí tal cual y junto: una escucha que registraron dos de ellos cuenta una vez.',
  law: 'En la Unión Europea y en muchos otros lugares, un servicio debe darte tus datos en un mes desde que los pides, sin coste (RGPD, artículos 15 y 20).',
  open: 'Abrir la página del servicio',
  steps: 'Cómo pedirlo',
  arrives: 'Qué llega y cuándo',
  holds: 'Qué contiene',
  tells: 'Qué dice de cada escucha',
  tellsNames: {
    hasDuration: 'cuánto se escuchó',
    hasExactStart: 'cuándo empezó',
    hasReasons: 'por qué empezó o terminó',
    hasIds: 'un identificador de la canción',
  },
  yes: 'sí',
  no: 'no',
  unread: 'Las direcciones, los nombres de usuario, los aparatos y los lugares que también hay en esos archivos no se leen.',
  together: 'Los archivos se reconocen por su contenido. Renombrados, descomprimidos, en una carpeta, un zip dentro de otro: da igual.',
  services: {
    spotify: {
      name: 'Spotify',
      steps: [
        'Entra en la web, abre Cuenta y después Privacidad de la cuenta.',
        'En «Descarga tus datos», marca el historial de streaming ampliado y también los datos de la cuenta si quieres ver algo antes.',
        'Confirma la petición en el correo que llega y espera el segundo.',
      ],
      waits: [
        { what: 'Historial de streaming ampliado', wait: 'hasta 30 días' },
        { what: 'Datos de la cuenta, el último año', wait: 'unos 5 días' },
      ],
      holds:
        'Cada reproducción desde el primer día, con saltos y pódcasts. Los datos de la cuenta solo conocen el final al minuto; donde ambos hablan de la misma escucha, queda el historial ampliado.',
    },
    apple: {
      name: 'Apple Music',
      steps: [
        'Entra en la página de datos y privacidad de Apple y solicita una copia de tus datos.',
        'Marca la información de los servicios multimedia de Apple y el mayor tamaño de archivo que se ofrezca.',
        'Descarga el zip cuando llegue el correo. El zip que lleva dentro no hay que descomprimirlo.',
      ],
      waits: [{ what: 'Servicios multimedia de Apple', wait: 'hasta 7 días' }],
      holds:
        'Cada reproducción con el motivo por el que terminó. Los archivos nuevos omiten los artistas, que se toman de las canciones diarias del mismo paquete: entrega el zip entero.',
    },
    youtube: {
      name: 'YouTube Music',
      steps: [
        'Abre Google Takeout, desmarca todo y marca YouTube y YouTube Music.',
        'En «Varios formatos», pon el historial en JSON o deja la página web que viene por defecto: se leen las dos cosas, y JSON es lo más seguro.',
        'En «Todos los datos incluidos», deja solo el historial y crea la exportación.',
      ],
      waits: [{ what: 'Takeout', wait: 'de minutos a horas' }],
      holds:
        'Cuándo empezaste cada canción en YouTube Music. Los vídeos y las búsquedas del mismo archivo quedan fuera y se cuentan. No consta cuánto se escuchó, así que se estima.',
    },
    deezer: {
      name: 'Deezer',
      steps: ['Entra en la web, abre los ajustes de tu cuenta y pide tus datos personales.', 'Descarga el libro (xlsx) desde el correo.'],
      waits: [{ what: 'deezer-data_1.xlsx', wait: 'unos días' }],
      holds: 'Una hoja con cada escucha: canción, artista, álbum, fecha y segundos. Las otras hojas no se leen.',
    },
    lastfm: {
      name: 'Last.fm',
      steps: [
        'Last.fm no tiene un botón para esto. Pide tus datos a su soporte o usa un programa que guarde tus scrobbles.',
        'Se leen páginas JSON, una lista o CSV, con o sin encabezado.',
      ],
      waits: [{ what: 'Del soporte', wait: 'hasta un mes' }],
      holds:
        'El comienzo de cada canción que se escuchó hasta la mitad o cuatro minutos. Cuánto duró se estima, si es posible con tus otros servicios.',
    },
    listenbrainz: {
      name: 'ListenBrainz',
      steps: ['Entra, abre los ajustes, después la exportación de datos, y créala.', 'Descarga el zip cuando esté listo.'],
      waits: [{ what: 'El zip de tus escuchas', wait: 'de minutos a horas' }],
      holds: 'El comienzo de cada escucha con los identificadores de MusicBrainz, y la duración de la canción si el reproductor la envió.',
    },
    maloja: {
      name: 'Maloja',
      steps: ['Abre la administración de tu propio servidor y elige exportar.'],
      waits: [{ what: 'maloja_export.json', wait: 'al momento' }],
      holds: 'El comienzo de cada scrobble, los segundos si se conocen y todos los artistas; el primero representa la canción.',
    },
    players: {
      name: 'Reproductores: Rockbox, Pano Scrobbler',
      steps: [
        'Rockbox: copia el archivo .scrobbler.log del reproductor; puede estar oculto.',
        'Pano Scrobbler: abre los ajustes y exporta los scrobbles como líneas JSON.',
      ],
      waits: [{ what: 'El archivo', wait: 'al momento' }],
      holds:
        'El comienzo de cada canción. Un reproductor sin zona horaria escribe lo que marca su reloj; se lee en la zona que elegiste en los ajustes.',
    },
    chorus: {
      name: 'El propio Chorus',
      steps: ['Abre la página de filas y elige al final Parquet, CSV o líneas JSON.'],
      waits: [{ what: 'El archivo', wait: 'al momento' }],
      holds: 'Todo lo que Chorus guarda de cada escucha. Soltado junto a las exportaciones de las que salió, no añade nada dos veces.',
    },
  },
}

/** Spanish: the page of the listens themselves. */
import type { listens as english } from '../en/listens.ts'
import type { Format } from '../format.ts'

export const listens = (f: Format): ReturnType<typeof english> => ({
  title: (total) => f.count(total, 'escucha', 'escuchas'),
  lead: (period, ms, plays, skips) =>
    `${f.duration(ms)} de sonido, ${period}. En la música, ${f.count(plays, 'reproducción', 'reproducciones')} y ${f.count(skips, 'salto', 'saltos')}.`,
  empty: 'Ninguna escucha cumple todo eso.',
  emptyHint: 'Quita una de las condiciones o elige arriba otro periodo.',
  chosen: 'Solo estas',
  take: (condition) => `Quitar: ${condition}`,
  takeAll: 'Quitarlas todas',
  narrow: 'Acotar',
  any: 'Todo',
  kind: 'Tipo',
  weekday: 'Día de la semana',
  hour: 'Hora',
  part: 'Cuáles',
  order: 'Orden',
  orders: { newest: 'Primero las últimas', oldest: 'Primero las más antiguas', longest: 'Primero las más largas' },
  kinds: { music: 'Música', podcast: 'Pódcast', audiobook: 'Audiolibros', video: 'Vídeos', unidentified: 'Sin nombre' },
  parts: {
    plays: 'Reproducciones',
    skips: 'Saltos',
    newArtists: 'Primeras escuchas de un artista',
    newTracks: 'Primeras escuchas de una canción',
    firstPlays: 'Primeras reproducciones de una canción',
  },
  starts: {
    chosen: 'Elegidas a propósito',
    followed: 'Vinieron tras la anterior',
    skippedTo: 'Alcanzadas con un salto',
    other: 'Empezadas de otro modo',
  },
  below: (seconds) => `Menos de ${seconds} s`,
  session: (from) => `De un tirón, desde ${from}`,
  since: (from) => `Desde ${from}`,
  until: (to) => `Hasta ${to}`,
  columns: { what: 'Qué', how: 'Cómo', source: 'Según' },
  play: 'reproducción',
  short: 'no cuenta',
  shown: (from, to, total) => `${f.number(from)}–${f.number(to)} de ${f.number(total)}`,
  pages: 'Páginas de escuchas',
  earlier: 'Página anterior',
  later: 'Página siguiente',
  save: 'Guardarlas en CSV',
  account: 'Cómo las filas de tus archivos llegaron a ser estas',
})

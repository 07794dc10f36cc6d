/** Spanish: the words about sources that tell of the same listen, and about taking the history away. */
import type { sources as english } from '../en/sources.ts'
import type { Format } from '../format.ts'

export const sources = (f: Format): ReturnType<typeof english> => ({
  merging: {
    title: '¿Registraron dos servicios la misma escucha?',
    lead: (rows: number) =>
      `${f.count(rows, 'fila habla', 'filas hablan')} de una escucha que otra fuente también conoce: mismo artista, mismo título y comienzo con menos de dos minutos de diferencia. Queda la fila que dice más.`,
    on: 'Contar esa escucha una vez',
    off: 'Contarla una vez por cada fuente',
  },
  repeats: {
    title: '¿Por qué no se cuentan filas dos veces?',
    none: 'Ninguna fila estaba repetida y no hubo dos fuentes que hablaran de la misma escucha.',
    duplicate: (note: string) => `${note}: la misma fila ya estaba.`,
    merged: (note: string, keptNote: string) => `${note}: de la misma escucha habla mejor ${keptNote}.`,
    place: (path: string, line: number | null) => (line === null ? path : `${path}, línea ${f.number(line)}`),
    wentFor: (day: string, place: string, kept: string) => `${day}: ${place}, cedió ante ${kept}`,
  },
  estimated: (listens: number) =>
    `De ${f.count(listens, 'escucha', 'escuchas')} ninguna fuente registró la duración. Ahí el tiempo es una estimación, a partir de la duración de la canción y del comienzo de la siguiente.`,
  add: {
    title: 'Añadir otra fuente',
    lead: 'Otro servicio o un paquete más nuevo del mismo. Lo que hay se queda; las escuchas de las que hablan ambos cuentan una vez.',
    choose: 'Añadir archivos',
  },
  takeAway: {
    title: 'Para llevar',
    lead: 'Todo el historial unido en un solo archivo, escrito en este dispositivo. Los tres primeros formatos lo contienen todo y se pueden soltar aquí de nuevo.',
    forms: {
      parquet: { name: 'Parquet', says: 'Para programas que analizan datos; pequeño y exacto.' },
      csv: { name: 'CSV', says: 'Para hojas de cálculo. Un título que se ejecutaría como fórmula empieza con un apóstrofo.' },
      jsonl: { name: 'Líneas JSON', says: 'Una escucha por línea, para programas propios.' },
      listenbrainz: { name: 'ListenBrainz', says: 'Solo música, sin sesiones privadas, en la forma en que ListenBrainz la acepta.' },
    },
    making: 'Escribiendo el archivo',
    done: (name: string, bytes: number) => `${name} está escrito, ${f.bytes(bytes)}.`,
  },
})

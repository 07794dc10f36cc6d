/** English: the words about sources that tell of the same listen, and about taking the history away. */
import type { ExportForm } from '../../../contract/worker.ts'
import type { Format } from '../format.ts'

export const sources = (f: Format) => ({
  merging: {
    title: 'Did two services record the same listen?',
    lead: (rows: number) =>
      `${f.count(rows, 'row tells', 'rows tell')} of a listen that another source tells of as well: the same artist and title, started within two minutes. The row that says more stays.`,
    on: 'Count such a listen once',
    off: 'Count it once for each source',
  },
  repeats: {
    title: 'Why are rows not counted twice?',
    none: 'No row was there twice, and no two sources told of the same listen.',
    duplicate: (note: string) => `${note}: the same row was there already.`,
    merged: (note: string, keptNote: string) => `${note}: the same listen is told, and better, by ${keptNote}.`,
    place: (path: string, line: number | null) => (line === null ? path : `${path}, line ${f.number(line)}`),
    wentFor: (day: string, place: string, kept: string) => `${day}: ${place}, went for ${kept}`,
  },
  estimated: (listens: number) =>
    `Of ${f.count(listens, 'listen', 'listens')} no source recorded how long it lasted. There, the time is estimated from the length of the song and the start of the next one.`,
  add: {
    title: 'Add another source',
    lead: 'Another service, or a newer package of the same one. What is here stays; listens that both tell of count once.',
    choose: 'Add files',
  },
  takeAway: {
    title: 'Take it with you',
    lead: 'The whole merged history as one file, made on this device. The first three hold everything and can be dropped here again.',
    forms: {
      parquet: { name: 'Parquet', says: 'For programs that analyse data; small and exact.' },
      csv: { name: 'CSV', says: 'For spreadsheets. A title that one would run as a formula begins with an apostrophe.' },
      jsonl: { name: 'JSON lines', says: 'One listen a line, for programs of your own.' },
      listenbrainz: {
        name: 'ListenBrainz',
        says: 'Music alone, without private sessions, in the form in which ListenBrainz takes listens.',
      },
    } satisfies Record<ExportForm, { name: string; says: string }>,
    making: 'Writing the file',
    done: (name: string, bytes: number) => `${name} is written, ${f.bytes(bytes)}.`,
  },
})

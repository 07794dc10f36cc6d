/** German: the words about sources that tell of the same listen, and about taking the history away. */
import type { sources as english } from '../en/sources.ts'
import type { Format } from '../format.ts'

export const sources = (f: Format): ReturnType<typeof english> => ({
  merging: {
    title: 'Haben zwei Dienste dasselbe Hören aufgezeichnet?',
    lead: (rows: number) =>
      `${f.count(rows, 'Zeile erzählt', 'Zeilen erzählen')} von einem Hören, das auch eine andere Quelle kennt: gleicher Künstler, gleicher Titel, Beginn innerhalb von zwei Minuten. Es bleibt die Zeile, die mehr sagt.`,
    on: 'So ein Hören einmal zählen',
    off: 'Für jede Quelle einmal zählen',
  },
  repeats: {
    title: 'Warum zählen Zeilen nicht doppelt?',
    none: 'Keine Zeile stand zweimal da, und keine zwei Quellen erzählten vom selben Hören.',
    duplicate: (note: string) => `${note}: Dieselbe Zeile war schon da.`,
    merged: (note: string, keptNote: string) => `${note}: Vom selben Hören erzählt, und genauer, ${keptNote}.`,
    place: (path: string, line: number | null) => (line === null ? path : `${path}, Zeile ${f.number(line)}`),
    wentFor: (day: string, place: string, kept: string) => `${day}: ${place}, wich ${kept}`,
  },
  estimated: (listens: number) =>
    `Bei ${f.number(listens)} × Hören hält keine Quelle fest, wie lange. Dort ist die Zeit geschätzt, aus der Länge des Stücks und dem Beginn des nächsten.`,
  add: {
    title: 'Eine weitere Quelle hinzufügen',
    lead: 'Ein anderer Dienst oder ein neueres Paket desselben. Was hier ist, bleibt; Hören, von dem beide erzählen, zählt einmal.',
    choose: 'Dateien hinzufügen',
  },
  takeAway: {
    title: 'Zum Mitnehmen',
    lead: 'Der ganze zusammengeführte Verlauf als eine Datei, auf diesem Gerät geschrieben. Die ersten drei Formen enthalten alles und lassen sich hier wieder ablegen.',
    forms: {
      parquet: { name: 'Parquet', says: 'Für Programme, die Daten auswerten; klein und genau.' },
      csv: { name: 'CSV', says: 'Für Tabellenprogramme. Ein Titel, der als Formel liefe, beginnt mit einem Apostroph.' },
      jsonl: { name: 'JSON-Zeilen', says: 'Ein Hören je Zeile, für eigene Programme.' },
      listenbrainz: { name: 'ListenBrainz', says: 'Nur Musik, ohne private Sitzungen, in der Form, in der ListenBrainz sie annimmt.' },
    },
    making: 'Die Datei wird geschrieben',
    done: (name: string, bytes: number) => `${name} ist geschrieben, ${f.bytes(bytes)}.`,
  },
})

/** German: the page of the listens themselves. */
import type { listens as english } from '../en/listens.ts'
import type { Format } from '../format.ts'

export const listens = (f: Format): ReturnType<typeof english> => ({
  title: (total) => f.count(total, 'Wiedergabe', 'Wiedergaben'),
  lead: (period, ms, plays, skips) =>
    `${f.duration(ms)} Spielzeit, ${period}. Davon in der Musik ${f.count(plays, 'gezählte', 'gezählte')} und ${f.count(skips, 'übersprungene', 'übersprungene')}.`,
  empty: 'Keine Wiedergabe erfüllt das alles.',
  emptyHint: 'Nimm eine der Bedingungen weg, oder wähle oben einen anderen Zeitraum.',
  chosen: 'Nur diese',
  take: (condition) => `Wegnehmen: ${condition}`,
  takeAll: 'Alle wegnehmen',
  narrow: 'Eingrenzen',
  any: 'Alle',
  kind: 'Art',
  weekday: 'Wochentag',
  hour: 'Stunde',
  part: 'Welche',
  order: 'Reihenfolge',
  orders: { newest: 'Neueste zuerst', oldest: 'Älteste zuerst', longest: 'Längste zuerst' },
  kinds: { music: 'Musik', podcast: 'Podcasts', audiobook: 'Hörbücher', video: 'Videos', unidentified: 'Ohne Namen' },
  parts: {
    plays: 'Gezählte',
    skips: 'Übersprungene',
    newArtists: 'Zum ersten Mal dieser Künstler',
    newTracks: 'Zum ersten Mal dieser Titel',
    firstPlays: 'Zum ersten Mal gezählt',
  },
  starts: {
    chosen: 'Bewusst gewählt',
    followed: 'Kam nach dem vorigen',
    skippedTo: 'Durch Überspringen erreicht',
    other: 'Auf andere Weise begonnen',
  },
  below: (seconds) => `Unter ${seconds} s`,
  session: (from) => `Am Stück gehört, ab ${from}`,
  since: (from) => `Ab ${from}`,
  until: (to) => `Bis ${to}`,
  columns: { what: 'Was', how: 'Wie', source: 'Quelle' },
  play: 'gezählt',
  short: 'nicht gezählt',
  shown: (from, to, total) => `${f.number(from)}–${f.number(to)} von ${f.number(total)}`,
  pages: 'Seiten der Wiedergaben',
  earlier: 'Vorige Seite',
  later: 'Nächste Seite',
  save: 'Diese als CSV speichern',
  account: 'Wie aus den Zeilen deiner Dateien diese wurden',
})

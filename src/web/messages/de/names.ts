/** German: the words of the page on which names are joined and split. */
import type { names as english } from '../en/names.ts'
import type { Format } from '../format.ts'

export const names = (f: Format): ReturnType<typeof english> => ({
  title: 'Welche Namen sind eins?',
  lead: 'Dienste schreiben denselben Künstler und dasselbe Stück verschieden. Hier entscheidest du, was zusammengehört. Nichts geht verloren: Jede Zeile behält ihren Namen und ihre Kennung, und jede Entscheidung lässt sich zurücknehmen.',
  kind: 'Namen von',
  kinds: { artist: 'Künstlern', track: 'Stücken' },
  rule: 'Ähnliche Namen verbinden',
  ruleHow:
    'Ähnlich heißt: gleich ohne Groß- und Kleinschreibung, Akzente, Satzzeichen, „feat.“ und das, was eine Ausgabe benennt („Remastered 2011“, „Deluxe Edition“); „&“ gilt als „and“, ein „The“ am Anfang zählt bei Künstlern nicht. Konzertaufnahmen, Remixe und Demos bleiben eigene Stücke. Die Schreibweise, die du am meisten gehört hast, steht für die anderen.',
  groups: (total: number) =>
    total === 0 ? 'Keine zwei Namen sind einander ähnlich.' : f.count(total, 'Gruppe von Namen', 'Gruppen von Namen'),
  none: 'Hier ist nichts auf zwei Arten geschrieben. Verbinden kannst du unten trotzdem.',
  heard: (listens: number, ms: number) => `${f.number(listens)} × gehört, ${f.duration(ms)}`,
  joined: 'verbunden',
  apart: 'für sich',
  byHand: 'von dir',
  join: 'Verbinden',
  split: 'Trennen',
  undo: 'Der Regel überlassen',
  ofName: (name: string) => `: ${name}`,
  byHandTitle: 'Zwei von Hand verbinden',
  byHandLead: 'Für einen Namen, der sich geändert hat, eine Schreibweise, die keine Regel fände, oder eine andere Schrift.',
  from: 'Dieser Name',
  to: 'erscheint als',
  save: 'Verbinden',
  unknown: 'Wähle zwei verschiedene Namen aus den Listen, die sich beim Tippen öffnen.',
  saved: (from: string, to: string) => `${from} erscheint jetzt als ${to}.`,
  more: (left: number) => `${f.number(left)} weitere zeigen`,
})

/** German: the words of the page about what the service knows. */
import type { known as english } from '../en/known.ts'
import type { Format } from '../format.ts'

export const known = (f: Format): ReturnType<typeof english> => ({
  title: 'Was wissen sie über dich?',
  lead: 'Deine Suchen, Wort für Wort, und was dein Dienst über dich geschlossen hat. Es wird nur für diese Seite gelesen und vergessen, sobald du sie verlässt.',
  ask: 'Gib die Kontodaten deines Dienstes',
  askHint:
    'Suchen und Schlüsse stehen in den Kontodaten von Spotify, die man getrennt vom erweiterten Verlauf anfordert. Chorus liest sie im Arbeitsspeicher und speichert nichts davon; darum braucht die Seite die Dateien bei jedem Besuch.',
  choose: 'Dateien wählen',
  nothing:
    'In diesen Dateien stehen keine Suchen und keine Schlüsse. Du brauchst die Kontodaten; der erweiterte Verlauf enthält nichts davon.',
  fault: 'Diese Dateien ließen sich nicht lesen. Wähle sie noch einmal, oder entpacke das Zip und gib die Dateien darin.',
  reading: 'Deine Dateien werden gelesen',
  searches: (total: number) => `Sie bewahren ${f.count(total, 'Suche', 'Suchen')} von dir auf, Wort für Wort`,
  searchesLede: (from: string, to: string, followed: number) =>
    `Vom ${f.day(from)} bis zum ${f.day(to)}. Nach ${f.percent(followed)} davon hast du etwas Gefundenes geöffnet.`,
  searchesHow:
    'Aus der Datei deiner Suchen. Die Liste fasst Suchen zusammen, die sich nur in Großbuchstaben und Leerzeichen unterscheiden, und zeigt die fünfzig häufigsten.',
  columns: {
    month: 'Monat',
    hour: 'Stunde',
    searches: 'Suchen',
    query: 'Du suchtest',
    last: 'Zuletzt',
    segment: 'Gruppe',
    artists: 'Künstler',
  },
  hours: (hour: number) => `Am meisten suchst du zwischen ${f.hour(hour)} und ${f.hour((hour + 1) % 24)}`,
  hoursHow: 'Suchen nach der Ortsstunde, in der Zeitzone der Einstellungen.',
  inferences: (total: number) => `Sie zogen ${f.count(total, 'Schluss', 'Schlüsse')} über dich`,
  inferencesHow:
    'Die Schlüsse in deinen Kontodaten, in den Worten des Dienstes; nach ihnen richtet sich, welche Werbung du bekommst. Was mit 3P bezeichnet ist, kommt von Dritten.',
  own: 'Ihre eigenen Schlüsse',
  bought: 'Von Dritten',
  segments: (groups: number) => `Für werbende Künstler stecken sie dich in ${f.count(groups, 'Gruppe', 'Gruppen')}`,
  segmentsHow: 'Die Gruppen, in denen Künstler deine Aufmerksamkeit kaufen können, zum Beispiel Hörer, die sich entfernt haben.',
  none: 'Sie sagen, dass sie nichts geschlossen haben',
  noneHow: 'Die Dateien sind da und enthalten keine Suche, keinen Schluss und keine Gruppe.',
})

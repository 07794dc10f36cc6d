/** German: what can go wrong with somebody's files, and what to do next. */
import type { Format } from '../format.ts'
import { LIMITS_SAID, type ProblemCatalogue } from '../problem-words.ts'
import { fileKinds } from './file-kinds.ts'

const FRESH_COPY = 'Lade das Paket noch einmal herunter, oder entpack es und gib die Dateien, die sich öffnen lassen.'
const ONLY_HISTORY = 'Gib nur die Dateien deines Hörverlaufs.'
const FILES_THEMSELVES = 'Entpack das Zip und gib die Dateien selbst.'
const RELOAD = 'Lade die Seite neu und versuch es noch einmal; was hier gespeichert ist, ist unverändert.'
const HOW_TO_ASK =
  'Bitte deinen Dienst auf seiner Datenschutzseite um deine Daten; der erweiterte Streamingverlauf enthält alle Jahre, die Kontodaten das letzte.'
/** Of the kinds of files that were given; more would hide what to do. */
const FOUND_SAID_MAX = 4

export const problemCatalogue = (f: Format): ProblemCatalogue => {
  const given = (path: string, files: number): string => (path === '' ? `den ${f.number(files)} Dateien` : path)
  return {
    fileKinds,
    problems: {
      unreadableZip: ({ path }) => [`${path} ist kein Zip, das sich lesen lässt.`, FRESH_COPY],
      tooManyEntries: ({ path }) => [`${path} enthält mehr als ${f.number(LIMITS_SAID.zipEntries)} Dateien.`, ONLY_HISTORY],
      unpacksTooLarge: ({ path }) => [`${path} ist entpackt größer als ${f.number(LIMITS_SAID.unpackedGiB)} GiB.`, ONLY_HISTORY],
      overlappingFiles: ({ path }) => [
        `${path} enthält Dateien, die sich dieselben Bytes teilen, wie es nur ein kaputtes oder bösartiges Zip tut.`,
        FRESH_COPY,
      ],
      unknownCompression: ({ path }) => [`${path} ist auf eine Art gepackt, die hier nicht bekannt ist.`, FILES_THEMSELVES],
      largerThanDeclared: ({ path }) => [
        `${path} enthält mehr Daten als angegeben, wie es nur bei einem kaputten oder bösartigen Zip vorkommt.`,
        FRESH_COPY,
      ],
      endsEarly: ({ path }) => [`${path} endet zu früh; was davor stand, wurde behalten.`, FRESH_COPY],
      nestedTooDeep: ({ path }) => [
        `${path} liegt in Zips, die tiefer ineinander stecken, als es in einem Paket vorkommt.`,
        'Entpack die äußeren Zips und gib das innere.',
      ],
      tooLargeToHold: ({ path }) => [
        `${path} muss als Ganzes in den Speicher und ist größer als ${f.number(LIMITS_SAID.heldMiB)} MiB.`,
        FILES_THEMSELVES,
      ],
      badSheet: ({ path }) => [
        `${path} ist eine Arbeitsmappe, deren Blätter sich nicht lesen lassen.`,
        'Öffne sie in einer Tabellenkalkulation, speichere den Hörverlauf als CSV und gib diese Datei.',
      ],
      badParquet: ({ path }) => [
        `${path} ist keine Parquet-Datei, die Chorus geschrieben hat, oder sie ist beschädigt.`,
        'Exportiere sie noch einmal, oder gib die Dateien, aus denen sie entstand.',
      ],
      badChecksum: ({ path }) => [
        `${path} passt nicht zu seiner Prüfsumme, ein Teil kann also falsch sein; die Zeilen wurden behalten.`,
        FRESH_COPY,
      ],
      badData: ({ path }) => [`${path} ist beschädigt; was vor dem Schaden stand, wurde behalten.`, FRESH_COPY],
      encrypted: ({ path }) => [
        `${path} ist mit einem Passwort geschützt.`,
        'Entpack das Zip zuerst mit seinem Passwort und gib dann die Dateien.',
      ],
      tooLarge: ({ path }) => [`${path} ist größer als ${f.number(LIMITS_SAID.uploadGiB)} GiB.`, ONLY_HISTORY],
      tooManyRows: ({ path }) => [
        `Mit ${path} hat der Verlauf mehr als ${f.number(LIMITS_SAID.rows)} Zeilen; der Rest wurde weggelassen.`,
        'Gib nur die Exporte einer einzigen Person.',
      ],
      tooBroken: ({ path }) => [
        `${path} ist an so vielen Stellen kaputt, dass das Lesen abgebrochen wurde; was bis dahin gelesen war, wurde behalten.`,
        FRESH_COPY,
      ],
      listNotClosed: ({ path }) => [`${path} endet, bevor seine Liste zu Ende ist; am Schluss können Zeilen fehlen.`, FRESH_COPY],
      unreadableFile: ({ path }) => [
        `${path} ließ sich nicht lesen.`,
        'Sieh nach, ob es die Datei noch gibt und ob sie gelesen werden darf.',
      ],
      nothingUsable: ({ path, files, found }) => {
        const more = found.length - FOUND_SAID_MAX
        const what = found.length === 0 ? 'gar nichts' : found.slice(0, FOUND_SAID_MAX).join('; ')
        const rest = more > 0 ? `; und ${f.count(more, 'weitere Art', 'weitere Arten')}` : ''
        return [`In ${given(path, files)} ist kein Hörverlauf. Gefunden: ${what}${rest}.`, HOW_TO_ASK]
      },
      noListens: ({ path, files }) => [
        `In ${given(path, files)} steht keine Zeile, die sich verwenden lässt; die Form ist sonst die eines Hörverlaufs.`,
        HOW_TO_ASK,
      ],
      nothingAdded: () => [
        'In den Dateien, die dazukommen sollten, ist kein Hörverlauf.',
        'Was hier war, ist unverändert. Auf der Seite „Hol deine Daten“ steht, in welchen Dateien das Gehörte liegt.',
      ],
      sampleMissing: () => ['Das Beispiel ließ sich nicht laden.', 'Geh einmal online, oder leg einen eigenen Export ab.'],
      notSaved: () => [
        'Der Browser wollte deine Geschichte nicht speichern; sie ist also weg, wenn du diese Seite schließt.',
        'Mach Speicher frei, oder verlass das private Surfen, und lies sie noch einmal ein.',
      ],
      outOfMemory: () => ['Dieser Browser hat Chorus dafür zu wenig Speicher gegeben.', 'Schließ andere Tabs und versuch es noch einmal.'],
      importFault: () => ['Das Lesen der Dateien brach ab, wegen eines Fehlers in Chorus.', RELOAD],
      workerFault: () => ['Das Ausrechnen brach ab, wegen eines Fehlers in Chorus.', RELOAD],
    },
    rowFaults: {
      noTime: 'Die Zeile hat keine Zeit, die sich lesen lässt.',
      timeOutOfRange: 'Die Zeit der Zeile liegt vor den Anfängen des Streamings oder weit in der Zukunft.',
      badDuration: 'Die Spieldauer der Zeile ist keine Zahl, ist negativ oder länger als eine Woche.',
      otherActivity: 'Die Zeile erzählt von etwas anderem als Hören: einem anderen Produkt, einer Suche oder einem Ereignis der App.',
      malformed: 'Die Zeile ist nicht so geschrieben wie die Zeilen ihres Formats.',
      cutOff: 'Die Datei endet mitten in der Zeile, oder verliert dort ihren Aufbau.',
      tooDeep: 'Die Zeile ist tiefer verschachtelt, als es in einem Export vorkommt.',
      tooLong: 'Die Zeile ist länger als jede Zeile eines Exports.',
      notARecord: 'Wo eine Zeile sein sollte, steht ein einzelner Wert.',
    },
    leftOut: ({ path, line, rows }, fault) =>
      rows === 1
        ? `${path}, Zeile ${line}: ${fault} Eine Zeile wurde weggelassen.`
        : `${path}, Zeile ${line}: ${fault} ${f.number(rows)} Zeilen wurden weggelassen, die erste hier.`,
    leftOutHint: 'Alle anderen Zeilen wurden behalten; auf der Seite „Zeilen“ steht, welche nicht.',
  }
}

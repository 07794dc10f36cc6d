/** German: how to request each service's export, what arrives when, and what is in it. */
import type { Guides } from '../en/guides.ts'

export const guides: Guides = {
  title: 'Wie kommst du an deinen Verlauf?',
  lead: 'Frag alle Dienste, die du benutzt hast. Was ankommt, legst du hier so ab, wie es ist, und zusammen: Hören, das zwei von ihnen aufgezeichnet haben, zählt einmal.',
  law: 'In der Europäischen Union und an vielen anderen Orten muss dir ein Dienst deine Daten innerhalb eines Monats geben, ohne dass es etwas kostet (DSGVO, Artikel 15 und 20).',
  open: 'Seite des Dienstes öffnen',
  steps: 'So fragst du',
  arrives: 'Was ankommt, und wann',
  holds: 'Was darin steht',
  tells: 'Was es von jedem Hören erzählt',
  tellsNames: {
    hasDuration: 'wie lange gehört wurde',
    hasExactStart: 'wann es begann',
    hasReasons: 'warum es begann oder endete',
    hasIds: 'eine Kennung des Stücks',
  },
  yes: 'ja',
  no: 'nein',
  unread: 'Adressen, Nutzernamen, Geräte und Orte, die solche Dateien auch enthalten, werden nicht gelesen.',
  together: 'Dateien werden an ihrem Inhalt erkannt. Umbenannt, entpackt, im Ordner, als Zip im Zip: alles gleich.',
  services: {
    spotify: {
      name: 'Spotify',
      steps: [
        'Melde dich auf der Website an, öffne „Konto“ und dann „Datenschutz“.',
        'Kreuze unter „Daten herunterladen“ den erweiterten Streamingverlauf an, und dazu die Kontodaten, wenn du früher etwas sehen willst.',
        'Bestätige die Anfrage in der E-Mail, die folgt, und warte auf die zweite.',
      ],
      waits: [
        { what: 'Erweiterter Streamingverlauf', wait: 'bis zu 30 Tage' },
        { what: 'Kontodaten, das letzte Jahr', wait: 'etwa 5 Tage' },
      ],
      holds:
        'Jedes Abspielen seit der Anmeldung, Übersprungenes und Podcasts eingeschlossen. Die Kontodaten kennen das Ende nur auf die Minute; wo beide vom selben Hören erzählen, bleibt der erweiterte Verlauf.',
    },
    apple: {
      name: 'Apple Music',
      steps: [
        'Melde dich auf Apples Seite für Daten und Datenschutz an und fordere eine Kopie deiner Daten an.',
        'Kreuze die Informationen der Apple-Mediendienste an und wähle die größte Dateigröße.',
        'Lade das Zip, wenn die E-Mail kommt. Das Zip darin musst du nicht entpacken.',
      ],
      waits: [{ what: 'Apple-Mediendienste', wait: 'bis zu 7 Tage' }],
      holds:
        'Jedes Abspielen mit dem Grund, warum es endete. Neuere Dateien lassen die Künstler weg; sie kommen aus den täglichen Titeln desselben Pakets, also gib das ganze Zip.',
    },
    youtube: {
      name: 'YouTube Music',
      steps: [
        'Öffne Google Takeout, wähle alles ab und kreuze „YouTube und YouTube Music“ an.',
        'Stelle unter „Mehrere Formate“ den Verlauf auf JSON, oder lass ihn als Webseite kommen wie voreingestellt: Beides wird gelesen, JSON am sichersten.',
        'Behalte unter „Alle Daten enthalten“ nur den Verlauf und erstelle den Export.',
      ],
      waits: [{ what: 'Takeout', wait: 'Minuten bis Stunden' }],
      holds:
        'Wann du in YouTube Music jedes Stück begonnen hast. Videos und Suchen derselben Datei bleiben draußen und werden gezählt. Wie lange gehört wurde, steht nicht darin und wird geschätzt.',
    },
    deezer: {
      name: 'Deezer',
      steps: [
        'Melde dich auf der Website an, öffne die Einstellungen deines Kontos und fordere deine persönlichen Daten an.',
        'Lade die Arbeitsmappe (xlsx) aus der E-Mail.',
      ],
      waits: [{ what: 'deezer-data_1.xlsx', wait: 'einige Tage' }],
      holds: 'Ein Blatt mit jedem Hören: Stück, Künstler, Album, Datum und gespielte Sekunden. Die anderen Blätter werden nicht gelesen.',
    },
    lastfm: {
      name: 'Last.fm',
      steps: [
        'Last.fm hat dafür keinen Knopf. Frag den Support nach deinen Daten, oder nimm ein Programm, das deine Scrobbles sichert.',
        'Gelesen werden JSON-Seiten, eine Liste oder CSV, mit und ohne Kopfzeile.',
      ],
      waits: [{ what: 'Vom Support', wait: 'bis zu einem Monat' }],
      holds:
        'Der Beginn jedes Stücks, das zur Hälfte oder vier Minuten lang gehört wurde. Wie lange, wird geschätzt, wo möglich aus deinen anderen Diensten.',
    },
    listenbrainz: {
      name: 'ListenBrainz',
      steps: ['Melde dich an, öffne die Einstellungen, dann den Datenexport, und erstelle ihn.', 'Lade das Zip, wenn es fertig ist.'],
      waits: [{ what: 'Das Zip', wait: 'Minuten bis Stunden' }],
      holds: 'Der Beginn jedes Hörens mit den Kennungen von MusicBrainz, und die Länge des Stücks, wo das Abspielprogramm sie kannte.',
    },
    maloja: {
      name: 'Maloja',
      steps: ['Öffne die Verwaltung deines eigenen Servers und wähle den Export.'],
      waits: [{ what: 'maloja_export.json', wait: 'sofort' }],
      holds: 'Der Beginn jedes Scrobbles, die gespielten Sekunden, wo sie bekannt sind, und alle Künstler; der erste steht für das Stück.',
    },
    players: {
      name: 'Abspielgeräte: Rockbox, Pano Scrobbler',
      steps: [
        'Rockbox: Kopiere die Datei .scrobbler.log vom Gerät; sie kann verborgen sein.',
        'Pano Scrobbler: Öffne die Einstellungen und exportiere die Scrobbles als JSON-Zeilen.',
      ],
      waits: [{ what: 'Die Datei', wait: 'sofort' }],
      holds:
        'Der Beginn jedes Stücks. Ein Gerät ohne Zeitzone schreibt, was seine Uhr zeigt; gelesen wird es in der Zone, die du eingestellt hast.',
    },
    chorus: {
      name: 'Chorus selbst',
      steps: ['Öffne die Seite „Zeilen“ und wähle am Ende Parquet, CSV oder JSON-Zeilen.'],
      waits: [{ what: 'Die Datei', wait: 'sofort' }],
      holds: 'Alles, was Chorus von jedem Hören behält. Neben den Exporten abgelegt, aus denen sie entstand, zählt nichts doppelt.',
    },
  },
}

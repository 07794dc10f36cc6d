/** What the doors of a demonstration say, in the languages that the pages speak. */
import type { DemoPerson } from '../../contract/demo.ts'

interface DoorsWords {
  /** The language in itself. */
  readonly name: string
  readonly title: string
  readonly label: string
  readonly heading: string
  readonly lede: string
  readonly roles: Readonly<Record<DemoPerson['role'], string>>
  readonly parts: Readonly<Record<DemoPerson['part'], string>>
  readonly enter: (name: string) => string
  readonly languages: string
  readonly nobody: string
  readonly elsewhere: string
}

export const LANGUAGES = ['en', 'de', 'es'] as const
export type DoorsLanguage = (typeof LANGUAGES)[number]

export const doorsWords: Readonly<Record<DoorsLanguage, DoorsWords>> = {
  en: {
    name: 'English',
    title: 'Chorus, a demonstration',
    label: 'A demonstration',
    heading: 'Whose eyes do you want to see it with?',
    lede: 'Everyone in this collective is invented, and so is what they listened to. Only this computer reaches it, and these doors without a key exist nowhere but here.',
    roles: { member: 'Member', steward: 'Steward', buyer: 'Buyer' },
    parts: {
      member: 'Has money to ask for, a vote to cast, and sees exactly which rows of theirs would leave.',
      firstSteward: 'Has a request to turn into a proposal, and sees the record of everything that was done.',
      secondSteward: 'The second pair of eyes, without which no payment counts and no batch leaves.',
      buyer: 'Bought the artist preferences, can download the release, and looks through the catalogue for more.',
    },
    enter: (name) => `Look around as ${name}`,
    languages: 'Language',
    nobody: 'There is no such person in this demonstration.',
    elsewhere: 'This request does not come from the page of the demonstration.',
  },
  de: {
    name: 'Deutsch',
    title: 'Chorus, eine Vorführung',
    label: 'Eine Vorführung',
    heading: 'Mit wessen Augen willst du es sehen?',
    lede: 'Alle in diesem Kollektiv sind erfunden, und auch, was sie gehört haben. Nur dieser Computer erreicht es, und diese Türen ohne Schlüssel gibt es nirgends sonst.',
    roles: { member: 'Mitglied', steward: 'Verwalter', buyer: 'Käufer' },
    parts: {
      member: 'Kann sich Geld auszahlen lassen und abstimmen und sieht genau, welche der eigenen Zeilen hinausgingen.',
      firstSteward: 'Macht aus einer Anfrage einen Antrag und sieht das Protokoll von allem, was getan wurde.',
      secondSteward: 'Das zweite Paar Augen, ohne das keine Zahlung gilt und keine Auszahlung hinausgeht.',
      buyer: 'Hat die Vorlieben für Künstler gekauft, kann die Lieferung herunterladen und sucht im Katalog nach mehr.',
    },
    enter: (name) => `Als ${name} umsehen`,
    languages: 'Sprache',
    nobody: 'In dieser Vorführung gibt es niemanden mit dieser Kennung.',
    elsewhere: 'Diese Anfrage kommt nicht von der Seite der Vorführung.',
  },
  es: {
    name: 'Español',
    title: 'Chorus, una demostración',
    label: 'Una demostración',
    heading: '¿Con los ojos de quién quieres verlo?',
    lede: 'En este colectivo todos son inventados, y también lo que escucharon. Solo este ordenador llega hasta él, y estas puertas sin llave no existen en ningún otro sitio.',
    roles: { member: 'Miembro', steward: 'Gestor', buyer: 'Comprador' },
    parts: {
      member: 'Tiene dinero que pedir y un voto que emitir, y ve exactamente qué filas suyas saldrían.',
      firstSteward: 'Tiene una solicitud que convertir en propuesta, y ve el registro de todo lo que se hizo.',
      secondSteward: 'El segundo par de ojos, sin el que ningún cobro vale y ninguna remesa sale.',
      buyer: 'Compró las preferencias de artistas, puede descargar la entrega y busca más en el catálogo.',
    },
    enter: (name) => `Mirar como ${name}`,
    languages: 'Idioma',
    nobody: 'En esta demostración no hay nadie con ese identificador.',
    elsewhere: 'Esta petición no viene de la página de la demostración.',
  },
}

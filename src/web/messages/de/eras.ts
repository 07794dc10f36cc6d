/** German: the words of the page about eras. */
import type { Eras } from '../../../contract/deep-insights.ts'
import type { eras as english } from '../en/eras.ts'
import type { Format } from '../format.ts'

export const eras = (f: Format): ReturnType<typeof english> => ({
  title: 'Wie weit reicht deine Musik zurück?',
  lead: 'Die Jahrzehnte, in denen deine Künstler anfingen, die Musik deiner Jugend, und wie viel von heute du vor langer Zeit gefunden hast.',
  decade: (decade: number) => `${decade}er`,
  columns: {
    decade: 'Anfang in den',
    share: 'Anteil',
    artists: 'Künstler',
    most: 'Am meisten gespielt',
    year: 'Jahr',
    plays: 'Gespielt',
    known: 'Seit einem Jahr bekannt',
  },
  began: ({ decade, share }: Eras['began'][number]) => `Vorn liegen Künstler, die in den ${decade}ern anfingen: mit ${f.percent(share)}`,
  beganLede: ({ artists, artistsListed, shareOfPlays }: Eras['catalogue']) =>
    `Der Katalog von Chorus kennt ${f.number(artistsListed)} der ${f.number(artists)} Künstler, die du gespielt hast, mit ${f.percent(shareOfPlays)} von allem Gespielten. Nur diese sind gemeint.`,
  beganHow:
    'Es sind Jahrzehnte von Künstlern, nicht von Aufnahmen: Exporte enthalten keine Erscheinungsjahre. Ein Künstler zählt für das Jahrzehnt, in dem ihn der Katalog zum ersten Mal als aktiv führt. Namen mehrerer Künstler, die nicht als solche verzeichnet sind, bleiben außen vor. Unter einem Zehntel des Gespielten wird nichts gesagt.',
  unlisted: 'Der Katalog von Chorus kennt deine Künstler kaum, darum wird von ihren Jahrzehnten nichts gesagt.',
  unlistedLede: ({ artists, artistsListed, shareOfPlays }: Eras['catalogue']) =>
    `Er kennt ${f.number(artistsListed)} der ${f.number(artists)} Künstler, die du gespielt hast, mit ${f.percent(shareOfPlays)} von allem Gespielten.`,
  teens: (share: number) => `${f.percent(share)} davon ist Musik deiner Jugend`,
  teensLede: ({ from, to, decades, shareActive }: NonNullable<Eras['teens']>) =>
    `Von ${from} bis ${to} warst du 13 bis 19. So viel des Gespielten ging an Künstler, die in den ${f.list(decades.map((decade) => `${decade}ern`))} anfingen; ${f.percent(shareActive)} an solche, die damals aktiv waren, wann auch immer sie anfingen.`,
  teensAsk: 'Wie viel davon ist Musik deiner Jugend?',
  teensHow:
    'Der Anteil des Gespielten, unter den verzeichneten Künstlern, von denen, die in einem Jahrzehnt anfingen, das die Jahre von 13 bis 19 berühren. Dein Geburtsjahr steht in den Einstellungen dieses Browsers und wird nirgendwohin gesendet; es geht mit allem anderen, wenn du deine Geschichte löschst.',
  teensArtists: 'Fingen in deiner Jugend an',
  birthYear: 'Dein Geburtsjahr',
  birthYearSave: 'Zeigen',
  birthYearForget: 'Das Jahr vergessen',
  birthYearWrong: 'Gib vier Ziffern an, zum Beispiel 1985.',
  back: (share: number, year: number) => `${year} kanntest du ${f.percent(share)} des Gespielten schon seit einem Jahr`,
  backHow:
    'Gespieltes von Liedern, die du nach deiner eigenen Geschichte wenigstens 365 Tage zuvor zum ersten Mal gespielt hast. Jahre, in denen noch nichts so alt sein konnte, haben keinen Balken.',
  found: (year: number, share: number) => `${year} gab dir am meisten: ${f.percent(share)} des Gespielten fandest du damals`,
  foundHow:
    'Gespieltes dieses Zeitraums nach dem Jahr, in dem du das Lied zum ersten Mal gespielt hast. Das erste Jahr einer Geschichte enthält auch alles, was du vorher schon kanntest.',
  unknown: 'noch zu früh',
})

/** Deutsch: was ein Antrag im Ganzen sagt, und was er vom Eigenen nimmt. */
import type { Format } from '../format.ts'

export const sale = (f: Format) => ({
  myRows: {
    title: 'Was von dir hinausginge',
    covered: 'Wie es steht, bist du in diesem Verkauf.',
    titleLeft: 'Was von dir hinausging',
    inRelease: 'Deine Zeilen sind in der Lieferung, die der Käufer hat: was du beigetragen und erlaubt hattest, als sie gebaut wurde.',
    notInRelease: 'In der Lieferung, die der Käufer hat, ist nichts von dir.',
    neverLeaves: 'Nichts geht hinaus: Dieser Verkauf findet nicht statt.',
    gaps: {
      noConsent: 'Du hast noch nichts erlaubt, also ist nichts von dir in diesem Verkauf.',
      saidNo: 'Du hast zu diesem Verkauf Nein gesagt, also ist nichts von dir darin.',
      buyer: 'An diesen Käufer verkaufst du nie, also ist nichts von dir in diesem Verkauf.',
      scope: 'Daten dieser Art darf man von dir nicht verkaufen, also ist nichts von dir in diesem Verkauf.',
      purpose: 'Du erlaubst nicht jeden Zweck dieses Verkaufs, also ist nichts von dir darin.',
      notAsked: 'Du willst bei jedem Verkauf gefragt werden. Solange du zu diesem nicht Ja sagst, ist nichts von dir darin.',
    },
    none: 'Du hast nichts beigetragen, das dieser Verkauf brauchen könnte.',
    total: (rows: number, columns: number) =>
      `${f.count(rows, 'Zeile', 'Zeilen')} mit ${f.count(columns, 'Spalte', 'Spalten')}; die ersten stehen unten. Anstelle deines Namens steht einer, der nur für diesen Verkauf gemacht wird.`,
    yes: 'Ja, für diesen Verkauf',
    no: 'Nein, nicht in diesen Verkauf',
    saidYes: 'Du hast zu genau diesem Verkauf Ja gesagt.',
    saidNo: 'Du hast zu genau diesem Verkauf Nein gesagt, also bist du nicht dabei und wirst nicht dafür bezahlt.',
    threshold: (members: number) => `Künstler, die weniger als ${f.number(members)} Mitglieder der Lieferung hören, bleiben draußen.`,
  },
  terms: {
    title: 'Der ganze Antrag',
    hint: 'Darüber wird abgestimmt, auf den Buchstaben: Eine Lieferung kann nur aus diesen Worten gebaut werden.',
    purposes: 'Für',
    inTheirWords: 'In den Worten des Käufers',
    scope: 'Umfang',
    columns: 'Spalten',
    period: 'Zeitraum',
    allTime: 'Alle Zeit',
    thresholds: 'Bleibt draußen',
    thresholdsSay: (artists: number, rows: number) =>
      `Künstler mit weniger als ${f.count(artists, 'Mitglied', 'Mitgliedern')}, Mitglieder mit weniger als ${f.count(rows, 'Zeile', 'Zeilen')}`,
    split: 'Geteilt',
    splits: {
      equal: 'zu gleichen Teilen unter den Mitgliedern der Lieferung',
      byContribution: (cap: number | null) =>
        cap === null ? 'nach Beitrag, ohne Obergrenze' : `nach Beitrag, bis zu ${f.count(cap, 'gleicher Teil', 'gleiche Teile')} für jeden`,
    },
    artistsExcluded: 'Künstler, die draußen bleiben',
    precision: 'Genau auf',
    units: { day: 'den Tag', week: 'die Woche', month: 'den Monat', second: 'die Sekunde', minute: 'die Minute', hour: 'die Stunde' },
    hash: 'SHA-256 des Antrags',
    manifest: 'SHA-256 des Verzeichnisses der Lieferung',
    whole: 'Als kanonisches JSON',
  },
})

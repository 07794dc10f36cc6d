/** German: what the overview and the pages of artists, albums, tracks and rows say. */
import { fileKinds } from './file-kinds.ts'
import type { SubjectKind } from '../../../contract/worker.ts'
import { MS_PER_DAY } from '../../../shared/time.ts'
import type { findings as english } from '../en/findings.ts'
import type { Format } from '../format.ts'

const KINDS = {
  artist: ['Künstler', 'Künstler'],
  album: ['Album', 'Alben'],
  track: ['Titel', 'Titel'],
} as const satisfies Record<SubjectKind, readonly [string, string]>

export const findings = (f: Format): ReturnType<typeof english> => ({
  chart: {
    rows: 'Die Zeilen ansehen',
    save: 'Speichern',
    csv: 'Tabelle als CSV',
    csvOfThese: 'Diese Zeilen als CSV',
    svg: 'Bild als SVG',
    png: 'Bild als PNG',
    asTable: 'Als Tabelle zeigen',
    asChart: 'Als Bild zeigen',
    how: 'Wie ist das gezählt?',
    scroll: 'Tabelle seitwärts rollen',
  },
  columns: {
    year: 'Jahr',
    month: 'Monat',
    day: 'Tag',
    hour: 'Stunde',
    weekday: 'Wochentag',
    time: 'Zeit',
    hours: 'Stunden',
    plays: 'Gespielt',
    listens: 'Gehört',
    artist: 'Künstler',
    album: 'Album',
    track: 'Titel',
    skips: 'Übersprungen',
    share: 'Anteil',
    within: 'Binnen',
    length: 'Länge',
    sessions: 'Sitzungen',
    newArtists: 'Neue Künstler',
    kept: 'Geblieben',
    newTracks: 'Neue Titel',
    kind: 'Art',
    started: 'Begonnen',
    played: 'Gespielt',
    first: 'Zuerst gehört',
    rank: 'Nr.',
  },
  hero: {
    listens: (listens: number) => f.count(listens, 'Wiedergabe', 'Wiedergaben'),
    firstTracks: 'Erste Male',
    unit: (ms: number) => {
      const { said, isOfMinutes } = f.figure(ms)
      return `${isOfMinutes ? 'Minute' : 'Stunde'}${said === '1' ? '' : 'n'}`
    },
    sentence: (period: string, ms: number) => {
      const days = ms / MS_PER_DAY
      const how = days >= 2 ? ` Das sind ${f.number(days)} Tage und Nächte ohne Pause.` : ''
      return `Musik, ${period}.${how}`
    },
    counts: (plays: number, tracks: number, artists: number) =>
      `Du hast ${f.count(tracks, 'Titel', 'verschiedene Titel')} von ${f.count(artists, 'Künstler', 'Künstlern')} gehört und insgesamt ${f.number(plays)} mal gespielt.`,
    withoutMusic: (period: string) => `gehört, ${period}, und keine Musik.`,
    withoutMusicHint: 'Chorus handelt vor allem von Musik. Was du stattdessen gehört hast, steht unten und einzeln bei den Wiedergaben.',
    yearRank: (year: number, rank: number, of: number) =>
      rank === 1 ? `${year} war dein vollstes von ${of} Jahren.` : `${year} war nach Stunden Nummer ${rank} deiner ${of} Jahre.`,
    from: (from: string, to: string) => `vom ${f.day(from)} bis zum ${f.day(to)}`,
    inYear: (year: number) => `im Jahr ${year}`,
    onDay: (day: string) => `am ${f.weekdayDay(day)}`,
    empty: 'In diesem Zeitraum hast du keine Musik gespielt.',
    emptyHint: 'Wähle oben einen anderen, oder sieh dir alle Zeit an.',
    sleeve: 'Auf dieser Seite',
    how: (rule: string) =>
      `Stunden sind die Zeit, in der wirklich Musik lief, Übersprungenes eingeschlossen. Gespielt heißt: ${rule} Podcasts, Hörbücher und Videos zählen für sich.`,
  },
  years: {
    short: 'Jahre',
    title: (year: number, ms: number) => `Welches war dein vollstes Jahr? ${year}, mit ${f.duration(ms)}.`,
    one: (year: number, ms: number) => `Alles fiel ins Jahr ${year}: ${f.duration(ms)}.`,
    alt: (count: number, year: number, ms: number) =>
      `Balken der Stunden Musik in ${count} Jahren; ${year} ist mit ${f.duration(ms)} am höchsten.`,
    how: 'Stunden Musik, die in jedem Jahr begannen, nach deiner Ortszeit.',
    answer: (year: number) => `${year}`,
  },
  ownYears: {
    short: 'Unter deinen Jahren',
    title: (year: number, rank: number, of: number) =>
      rank === 1
        ? `Wie voll war ${year}? Das vollste deiner ${of} Jahre.`
        : `Wie voll war ${year}? Platz ${rank} unter deinen ${of} Jahren.`,
    lede: (ms: number, days: number) => `${f.duration(ms)} Musik; dein Verlauf deckt ${f.count(days, 'Tag', 'Tage')} davon ab.`,
    how: 'Alle Kalenderjahre deines ganzen Verlaufs nach Stunden mit Musik, in deiner Ortszeit. Gleich volle Jahre teilen einen Platz. Das erste und das letzte Jahr sind vielleicht nur zum Teil dabei: Die Tabelle sagt, mit wie vielen Tagen.',
    answer: (rank: number, of: number) => `${rank} von ${of}`,
    rank: 'Platz',
    days: 'Tage dabei',
  },
  months: {
    short: 'Monate',
    title: (month: string, ms: number) => `Welches war der vollste Monat? ${f.month(month)}, mit ${f.duration(ms)}.`,
    alt: (count: number, month: string, ms: number) =>
      `Balken der Stunden Musik in ${count} Monaten; ${f.month(month)} ist mit ${f.duration(ms)} am höchsten.`,
    how: 'Stunden Musik, die in jedem Monat begannen, nach deiner Ortszeit.',
    answer: (month: string) => f.month(month),
  },
  calendar: {
    short: 'Tage',
    title: (days: number, of: number) =>
      days === of
        ? `An wie vielen Tagen war Musik? An jedem von ${f.number(of)}.`
        : `An wie vielen Tagen war Musik? An ${f.number(days)} von ${f.number(of)}.`,
    lede: (day: string, ms: number) => `Der längste war ${f.weekdayDay(day)}, mit ${f.duration(ms)}.`,
    alt: (years: number) =>
      `Ein Kalender von ${f.count(years, 'Jahr', 'Jahren')}: Jede Zelle ist ein Tag, und je kräftiger sie ist, desto länger lief Musik.`,
    day: (day: string, ms: number) => (ms === 0 ? `${f.weekdayDay(day)}: keine Musik` : `${f.weekdayDay(day)}: ${f.duration(ms)}`),
    hint: 'Zeig auf einen Tag oder geh mit den Pfeiltasten hin, um ihn zu lesen; wähle ihn, um seine Wiedergaben zu sehen.',
    keys: 'Die Pfeiltasten gehen von Tag zu Tag und von Woche zu Woche, Bild auf und Bild ab von Jahr zu Jahr; die Eingabetaste zeigt die Wiedergaben eines Tages.',
    key: (fromMs: number, toMs: number | null) => (toMs === null ? `${f.duration(fromMs)} und mehr` : `unter ${f.duration(toMs)}`),
    keyLabel: 'Je kräftiger, desto länger:',
    longest: 'Längster Tag',
    how: 'Die Zeit aller Musik, die an einem Tag deiner Ortszeit begann. Die Stufen folgen deinen eigenen Tagen: unter ihren Grenzen bleiben 35, 65, 85 und 95 von hundert, in Schritten von fünf Minuten. Eine Tabelle aller Monate steht hinter „Als Tabelle zeigen“.',
    answer: (share: number) => `${f.percent(share)} der Tage`,
  },
  clock: {
    short: 'Stunden der Woche',
    title: (weekday: number, hour: number) =>
      `Wann hörst du? Meist ${f.weekday(weekday).toLowerCase()}s ${partOfDay(hour)} gegen ${f.hour(hour)}.`,
    lede: (share: number, from: number, to: number) => `${f.percent(share)} deiner Musik läuft zwischen ${f.hour(from)} und ${f.hour(to)}.`,
    alt: (weekday: number, hour: number) =>
      `Sieben Reihen von Wochentagen mal 24 Stunden: je größer der Punkt, desto mehr Musik. Der größte ist ${f.weekday(weekday)} um ${f.hour(hour)}.`,
    peak: (ms: number) => f.duration(ms),
    how: 'Die Zeit aller Musik nach Wochentag und Stunde der Ortszeit, in der sie begann.',
    answer: (weekday: number, hour: number) => `${f.weekdayShort(weekday)}, ${f.hour(hour)}`,
  },
  tops: {
    short: 'Am meisten gehört',
    title: (name: string, ms: number) => ['Wer war es? ', name, `, ${f.duration(ms)} lang.`],
    artists: 'Künstler',
    albums: 'Alben',
    tracks: 'Titel',
    plays: (plays: number) => `${f.number(plays)} mal`,
    all: { artist: 'Alle Künstler', album: 'Alle Alben', track: 'Alle Titel' },
    how: 'Geordnet nach der gehörten Zeit. Ein Titel ist ein Künstler und ein Name, auf den Buchstaben, aus welcher Ausgabe auch immer.',
    none: 'Keine Namen in diesem Zeitraum.',
  },
  streaks: {
    short: 'Serien',
    unit: (days: number) => (days === 1 ? 'Tag' : 'Tage am Stück'),
    title: 'Welche war deine längste Serie?',
    lede: (from: string, to: string) => `Jeder Tag vom ${f.day(from)} bis zum ${f.day(to)} hatte Musik.`,
    current: (days: number) =>
      days > 1 ? `Am Ende des Zeitraums warst du in einer Serie von ${f.number(days)} Tagen.` : 'Am Ende des Zeitraums lief keine Serie.',
    how: 'Tage der Ortszeit, einer nach dem anderen, jeder mit wenigstens einem gespielten Titel.',
    empty: 'In diesem Zeitraum wurde nichts gespielt, also gibt es keine Serie.',
    answer: (days: number) => f.count(days, 'Tag', 'Tage'),
  },
  skips: {
    short: 'Überspringen',
    title: (share: number) => (share === 0 ? 'Überspringst du? Nie.' : `Überspringst du? ${oneIn(f, share)}.`),
    lede: (skips: number, listens: number) =>
      `${f.number(skips)} von ${f.number(listens)} ${skips === 1 ? 'wurde' : 'wurden'} übersprungen.`,
    within: (seconds: number) => `${seconds} s`,
    alt: (seconds: number, share: number) => `Wie bald übersprungen wird: ${f.percent(share)} davon binnen ${seconds} Sekunden.`,
    chart: 'Anteil deiner Sprünge, der kam binnen',
    soon: (seconds: number, share: number) => `${f.percent(share)} deiner Sprünge kamen binnen ${seconds} Sekunden.`,
    artists: 'Am häufigsten übersprungen',
    artist: (skips: number, listens: number) => `${f.number(skips)} von ${f.number(listens)}`,
    how: 'Was der Dienst als übersprungen kennzeichnete; wo er es nicht sagt, unter 30 Sekunden gehört.',
    answer: (share: number) => f.percent(share),
  },
  skipHours: {
    short: 'Stunden zum Überspringen',
    title: (hour: number, share: number) =>
      `Wann überspringst du am meisten? Gegen ${f.hour(hour)}: ${f.percent(share)} von dem, was dann beginnt.`,
    lede: (hour: number, share: number) => `Am meisten Geduld hast du gegen ${f.hour(hour)}, mit ${f.percent(share)} Übersprungenem.`,
    alt: (hour: number, share: number) =>
      `Balken mit dem Anteil des Übersprungenen je Stunde; der höchste ist ${f.hour(hour)} mit ${f.percent(share)}.`,
    how: (listens: number) =>
      `Das Übersprungene unter allem, was in jeder Stunde deiner Ortszeit begann. Stunden, in denen weniger als ${f.number(listens)}-mal etwas begann, fehlen: Wenige könnten alles sagen.`,
    answer: (hour: number) => f.hour(hour),
  },
  sessions: {
    short: 'Sitzungen',
    title: (ms: number) => `Wie lange hörst du am Stück? Meist ${f.duration(ms)}.`,
    lede: (sessions: number, listens: number) =>
      `${f.count(sessions, 'Sitzung', 'Sitzungen')}, jede mit etwa ${f.count(Math.round(listens), 'Stück', 'Stücken')}.`,
    longest: (day: string, ms: number, listens: number) =>
      `Die längste begann am ${day} und dauerte ${f.duration(ms)}, mit ${f.count(listens, 'Stück', 'Stücken')}.`,
    band: (from: number, to: number | null) =>
      to === null ? `über ${bandEnd(from)}` : to <= 60 ? `${from}–${to} min` : `${bandEnd(from)}–${bandEnd(to)}`,
    alt: (band: string) => `Wie lange Sitzungen dauern: die meisten ${band}.`,
    how: (gapMs: number) => `Eine Sitzung endet, wenn länger als ${f.duration(gapMs)} nichts läuft.`,
    answer: (ms: number) => f.duration(ms),
  },
  discovery: {
    short: 'Entdecken',
    title: (year: number, artists: number) => `Wann hast du am meisten Neues gefunden? ${year}, mit ${f.number(artists)} neuen Künstlern.`,
    lede: (kept: number, found: number) =>
      kept === found
        ? found === 1
          ? 'Du hörtest ihn einen Monat später oder mehr noch einmal.'
          : `Alle ${f.number(found)} blieben: Du hörtest jeden einen Monat später oder mehr noch einmal.`
        : `Von ${f.count(found, 'neuen Künstler', 'neuen Künstlern')} ${kept === 1 ? 'blieb' : 'blieben'} ${f.number(kept)}: einen Monat später oder mehr noch einmal gehört.`,
    tooEarly: 'Ob sie bleiben, zeigt sich, wenn dein Verlauf einen Monat oder länger weitergeht.',
    once: (artists: number) => `${f.count(artists, 'Künstler wurde', 'Künstler wurden')} einmal gehört und nie wieder.`,
    alt: (year: number) =>
      `Balken der in jedem Jahr zuerst gehörten Künstler; ${year} ist am höchsten. Der volle Teil jedes Balkens blieb.`,
    stayed: 'geblieben',
    firsts: 'Wann du die zuerst hörtest, die du am meisten hörst',
    one: (artists: number) => `Was war neu? ${f.count(artists, 'Künstler', 'Künstler')}.`,
    how: 'Ein Künstler ist neu im Jahr, in dem er in deiner ganzen Geschichte zuerst vorkommt. Im ersten Jahr ist alles neu, darum übergeht der Titel es.',
    answer: (artists: number) => f.count(artists, 'Künstler', 'Künstler'),
  },
  kinds: {
    short: 'Neben der Musik',
    title: (share: number) =>
      `War alles Musik? ${share === 1 ? 'Ja' : share >= 0.995 ? 'So gut wie' : share === 0 ? 'Nichts davon' : `${f.percent(share)} der Zeit`}.`,
    names: { music: 'Musik', podcast: 'Podcasts', audiobook: 'Hörbücher', video: 'Videos', unidentified: 'Ohne Namen' },
    alt: (share: number) => `Ein Balken aller gehörten Zeit: ${f.percent(share)} davon waren Musik.`,
    how: 'Nach dem, was der Dienst zu jedem sagt. „Video“ ist eine Zeile eines Videoverlaufs, was immer sie enthält; „ohne Namen“ sind entfernte oder eigene Dateien.',
    answer: (share: number) => f.percent(share),
  },
  lists: {
    title: { artist: 'Künstler', album: 'Alben', track: 'Titel' },
    lead: (kind: SubjectKind, total: number, period: string) => `${ofKind(f, kind, total)}, ${period}.`,
    sort: 'Ordnen nach',
    sorts: { msPlayed: 'Zeit', plays: 'Gespielt', listens: 'Gehört', days: 'Hörtage' },
    shown: (shown: number, total: number) => `${f.number(shown)} von ${f.number(total)}`,
    empty: 'Nichts in diesem Zeitraum.',
    unnamed: 'Ohne Namen',
  },
  subject: {
    filtered: 'Alle, mit Filtern',
    by: 'von',
    kind: { artist: 'Künstler', album: 'Album', track: 'Titel' },
    rank: (kind: SubjectKind, rank: number, of: number) => `Nr. ${f.number(rank)} von ${ofKind(f, kind, of)}`,
    notHeard: 'In diesem Zeitraum nicht gehört.',
    unknown: 'Deine Geschichte kennt nichts dieses Namens.',
    unknownHint: 'Versuche die Suche, oder geh zurück zu den Listen.',
    sentence: (plays: number, listens: number, days: number) =>
      `${f.number(plays)} mal gespielt, ${f.number(listens)} mal gehört, an ${f.count(days, 'Tag', 'Tagen')}.`,
    first: 'Zuerst gehört',
    last: 'Zuletzt gehört',
    streak: 'Längste Serie',
    skips: 'Übersprungen',
    skipsOf: (skips: number, listens: number) => (listens === 0 ? '–' : `${f.number(skips)} mal, ${f.percent(skips / listens)}`),
    days: (days: number) => f.count(days, 'Tag', 'Tage'),
    months: 'Monat für Monat',
    clock: 'Stunden der Woche',
    tracks: 'Titel',
    albums: 'Alben',
    listens: 'Jedes einzelne Mal',
    listensLead: (total: number) => `${f.number(total)} mal, das letzte zuerst.`,
    ids: 'Bei den Diensten bekannt als',
    skipped: 'übersprungen',
  },
  rows: {
    title: (listens: number, read: number) =>
      listens === read ? `Alle ${f.number(read)} Zeilen zählen.` : `Was wurde aus ${f.number(read)} Zeilen? ${f.number(listens)} zählen.`,
    lead: 'Eine Zeile ist ein Eintrag einer Datei. Über jede wird Rechenschaft gegeben: Was nicht blieb, und warum, steht unten.',
    read: 'Zeilen gelesen',
    listens: 'zählen',
    duplicates: 'genaue Wiederholungen',
    merged: 'doppelt erzählt',
    rejected: 'nicht lesbar',
    explain: {
      listens: 'Zeilen, die blieben. Alles auf den anderen Seiten spricht von ihnen.',
      duplicates: 'Dieselbe Zeile noch einmal, in derselben Datei oder in einer anderen: Pakete überschneiden sich.',
      merged: 'Eine ärmere Zeile von etwas, das eine reichere auch erzählt. Die reichere blieb.',
      rejected: 'Zeilen ohne brauchbare Zeit oder Dauer. Sie stehen unten.',
    },
    sum: (read: number, listens: number, duplicates: number, merged: number, rejected: number) =>
      `${f.number(read)} gelesene Zeilen: ${f.number(listens)} zählen, ${f.number(duplicates)} sind genaue Wiederholungen, ${f.number(merged)} doppelt erzählt und ${f.number(rejected)} nicht lesbar.`,
    files: 'Datei für Datei',
    file: 'Datei',
    size: 'Größe',
    what: 'Was sie ist',
    kindOfFile: (note: string) => fileKinds.get(note) ?? note,
    columns: { rows: 'Zeilen', listens: 'Zählen', duplicates: 'Wiederholungen', merged: 'Doppelt erzählt', rejected: 'Nicht lesbar' },
    notHistory: 'kein Hörverlauf',
    rejections: 'Zeilen, die nicht lesbar waren',
    noRejections: 'Keine. Jede Zeile war lesbar.',
    example: (path: string, line: number) => `${path}, Zeile ${line}`,
    rules: 'Wie viele sind das gespielt?',
    rulesLead: 'Werkzeuge sind sich uneins, weil jedes nach einer anderen Regel zählt. Hier dasselbe nach jeder.',
    ruleUse: 'Diese Regel nehmen',
    ruleUsed: 'In Gebrauch',
    problems: 'Zu den Dateien',
    kinds: 'Nach Arten',
  },
})

function ofKind(f: Format, kind: SubjectKind, count: number): string {
  const [one, many] = KINDS[kind]
  return f.count(count, one, many)
}

function partOfDay(hour: number): string {
  if (hour < 5 || hour >= 22) return 'nachts'
  if (hour < 12) return 'am Vormittag'
  return hour < 17 ? 'am Nachmittag' : 'am Abend'
}

/** "One in four" where that is close, a percentage otherwise. */
function oneIn(f: Format, share: number): string {
  const whole = Math.round(1 / share)
  const words = [
    '',
    '',
    'Jedes zweite',
    'Jedes dritte',
    'Jedes vierte',
    'Jedes fünfte',
    'Jedes sechste',
    'Jedes siebte',
    'Jedes achte',
    'Jedes neunte',
    'Jedes zehnte',
  ]
  const word = words[whole]
  return word !== undefined && word !== '' && Math.abs(share - 1 / whole) < 0.01
    ? `${word} Stück`
    : `${f.percent(share)} von allem, was du beginnst`
}

function bandEnd(minutes: number): string {
  return minutes >= 60 && minutes % 60 === 0 ? `${minutes / 60} h` : `${minutes} min`
}

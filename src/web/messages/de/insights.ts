/** German: the words of the pages about time, habits, exploring and the recap. */
import type { Archetype, Comparison, RecapCard, Rhythm } from '../../../contract/deep-insights.ts'
import type { StartKind } from '../../../contract/insight-kinds.ts'
import { unreachable } from '../../../shared/assert.ts'
import type { insights as english } from '../en/insights.ts'
import type { CardWords } from '../../pictures/card-layout.ts'
import type { Format } from '../format.ts'
import { moodCardWords } from './mood-cards.ts'

const points = (change: number): string => (change < 0 ? 'weniger' : 'mehr')

export const insights = (f: Format): ReturnType<typeof english> => ({
  empty: 'In diesem Zeitraum ist zu wenig gehört worden, um etwas dazu zu sagen.',
  emptyHint: 'Wähle oben einen längeren.',
  emptyLife: 'Bisher ist zu wenig gehört worden, um etwas dazu zu sagen.',
  emptyLifeHint: 'Bitte deinen Dienst um den längsten Verlauf, den er hat, oder nimm einen weiteren Dienst dazu:',
  emptyLifeLink: 'auf der Seite Zeilen',
  unanswered: (questions: number) =>
    `${f.count(questions, 'weitere Frage bleibt', 'weitere Fragen bleiben')} hier ohne Antwort: In diesem Zeitraum wurde zu wenig gehört, oder dein Dienst hat es nicht aufgezeichnet.`,
  byName: (title: string, artist: string) => `${title} von ${artist}`,
  columns: { name: 'Name', value: 'Wert', second: 'Näheres', share: 'Du', published: 'Ein großer Dienst', month: 'Monat' },
  plays: (plays: number) => `${f.number(plays)} mal gespielt`,
  days: (days: number) => f.count(days, 'Tag', 'Tage'),
  span: (from: string, to: string) => (from === to ? f.day(from) : `${f.day(from)} – ${f.day(to)}`),
  time: {
    title: 'Wann war Musik?',
    lead: 'Jahreszeiten und Nächte, runde Zahlen, Reisen, und wer deine Hitliste anführte.',
    compare: (found: NonNullable<Comparison>) => {
      const change = found.earlier.msMusic === 0 ? 0 : found.now.msMusic / found.earlier.msMusic - 1
      return `Mehr als zuvor? ${f.percent(Math.abs(change))} ${points(change)} Musik.`
    },
    compareLede: (found: NonNullable<Comparison>) =>
      `Verglichen mit ${f.day(found.before.from)} bis ${f.day(found.before.to)}: damals ${f.duration(found.earlier.msMusic)}, jetzt ${f.duration(found.now.msMusic)}.`,
    compareHow:
      'Gleich viele Tage unmittelbar vor dem Zeitraum; bei einem Kalenderjahr das Jahr davor. Die Plätze gehen nach Zeit, unter den ersten fünfzig Künstlern, Alben und Titeln; ein Strich steht für einen Platz dahinter.',
    figures: {
      msMusic: 'Zeit',
      plays: 'Gespielt',
      artists: 'Künstler',
      tracks: 'Titel',
      newArtists: 'Neue Künstler',
      skips: 'Übersprungen',
    },
    earlier: 'Zuvor',
    now: 'Jetzt',
    climbers: { artist: 'Künstler, die stiegen', album: 'Alben, die stiegen', track: 'Titel, die stiegen' },
    fallers: { artist: 'Künstler, die fielen', album: 'Alben, die fielen', track: 'Titel, die fielen' },
    moved: (before: number | null, now: number | null) => `${before ?? '–'} → ${now ?? '–'}`,
    seasons: (months: Rhythm['seasons'][number]['months'], msPerDay: number) =>
      `Welche Jahreszeit ist deine? ${SEASON_NAMES[months]}, mit ${f.duration(msPerDay)} am Tag.`,
    seasonsHow:
      'Zeit mit Musik in diesen Monaten, geteilt durch alle ihre Tage zwischen dem ersten und dem letzten Hören. Jahreszeiten tragen hier keine Namen, weil die von der Halbkugel abhängen.',
    season: SEASON_NAMES,
    latest: (local: string) => `Wie spät wird es? Das späteste Lied begann um ${local}.`,
    latestLede: (title: string, artist: string, date: string, isInTheNightAfter: boolean) =>
      `${title} von ${artist}, ${isInTheNightAfter ? 'in der Nacht nach' : 'am'} ${f.weekdayDay(date)}.`,
    earliest: (local: string, title: string, artist: string, date: string) =>
      `Das früheste begann um ${local}: ${title} von ${artist}, am ${f.weekdayDay(date)}.`,
    latestHow: 'Ein Hörtag wendet sich um vier Uhr früh, in der Stunde mit der wenigsten Musik. Es zählt nur Gespieltes, nach deiner Uhr.',
    eddington: (number: number) => `Wie beständig bist du? ${f.number(number)} Tage mit ${f.number(number)} oder mehr gespielten Titeln.`,
    eddingtonLede: (more: number, next: number) =>
      `Das ist deine Eddington-Zahl. Für ${f.number(next)} brauchst du noch ${f.count(more, 'Tag', 'Tage')} mit ${f.number(next)}.`,
    eddingtonHow: 'Das größte n, für das es n Tage mit wenigstens n gespielten Titeln gibt. So zählte Arthur Eddington seine Radfahrten.',
    milestone: (number: number) => (number === 1 ? 'Das erste Mal' : `Das ${f.number(number)}. Mal`),
    streaks: 'Tage am Stück mit einem Künstler',
    anniversaries: 'Jahrestage am Ende dieses Zeitraums',
    years: (years: number) => f.count(years, 'Jahr', 'Jahre'),
    numberOne: (artist: string, weeks: number) => `Wer führte deine Hitliste an? ${artist}, ${f.count(weeks, 'Woche', 'Wochen')} lang.`,
    numberOneHow:
      'Der Künstler mit der meisten Zeit in einer Woche von Montag bis Sonntag. Wochen ohne Musik verlängern keine Folge und beenden keine.',
    weeks: (weeks: number, run: number) =>
      `${f.count(weeks, 'Woche', 'Wochen')}${run === 1 ? '' : run === weeks ? ' am Stück' : `, ${f.number(run)} am Stück`}`,
    trips: (country: string, days: number) => `Wohin reiste die Musik mit? ${country}, für ${f.count(days, 'Tag', 'Tage')}.`,
    tripsHow:
      'Tage, an denen die meiste Musik in einem anderen Land lief als dem mit der meisten Musik des Zeitraums. Der Dienst hält zu jedem Hören das Land fest.',
    race: (artist: string, leaders: number) =>
      leaders === 1
        ? `Wer gewann das Rennen? ${artist}, von Anfang bis Ende vorn.`
        : `Wer gewann das Rennen? ${artist}; unterwegs führten ${f.number(leaders)} Künstler.`,
    raceLede: 'Die Zeit bis dahin, von denen, die am Ende vorn liegen. Verschiebe den Monat, um zu sehen, wer damals führte.',
    raceHow:
      'Die Zeit mit jedem Künstler vom Beginn des Zeitraums bis zum Ende des Monats. Es laufen die acht mit, die am Ende die meiste Zeit haben.',
    raceUntil: (month: string) => `Bis Ende ${month}`,
    raceTable: 'Die Zeit bis zum Ende jedes Jahres',
    countries: 'Land',
    daysThere: 'Tage',
    tripsLede: (names: string, countries: number) =>
      `Musik in ${countries === 1 ? 'einem Land' : `${f.number(countries)} Ländern`}, nach Zeit: ${names}.`,
  },
  habits: {
    title: 'Wie hörst du?',
    lead: 'Was du gewählt hast und was nur als Nächstes kam, was du verlassen hast, und was du nicht lassen konntest.',
    starts: (share: number) => `Wählst du deine Musik? ${f.percent(share)} davon, mit Absicht.`,
    startsLede: (known: number) => `Von ${f.number(known)}, deren Beginn der Dienst festhielt.`,
    startsHow:
      'Gewählt: Du hast das Lied ausgesucht, auf Abspielen gedrückt oder bist zu ihm zurückgegangen. Kam als Nächstes: Das Lied davor war zu Ende, oder der Dienst machte von selbst weiter. Mit Weiter: Du bist zu ihm gesprungen. Andere Anfänge, etwa das Öffnen der App, bleiben im Anteil außen vor.',
    start: { chosen: 'Gewählt', followed: 'Kam als Nächstes', skippedTo: 'Mit Weiter', other: 'Anders' } satisfies Record<
      StartKind,
      string
    >,
    chosenArtists: 'Am meisten gewählt statt serviert',
    anatomy: (share: number, published: number) =>
      `Hörst du Lieder zu Ende? ${f.percent(share)} verlässt du vorher; insgesamt sind es ${f.percent(published)}.`,
    anatomyHow:
      'Übersprungen ist, was der Dienst so kennzeichnet, oder ohne Kennzeichen kürzer als 30 Sekunden. Die anderen Zahlen sind die Anteile alles Gespielten eines großen Dienstes 2014 (Paul Lamere, „The Skip“, Music Machinery, 2014).',
    within: (seconds: number | null) => (seconds === null ? 'Vor dem Ende' : `Binnen ${seconds} s`),
    pauses: (share: number) => `Kommt das Leben dazwischen? Bei ${f.percent(share)} deiner Lieder.`,
    pausesLede: (median: number, total: number) =>
      `Die Hälfte der Pausen dauert ${f.duration(median)} oder länger; zusammen ${f.duration(total)} Stille mitten in Liedern.`,
    pausesLongest: (title: string, artist: string, ms: number) => `Am längsten gewartet: ${f.duration(ms)} in ${title} von ${artist}.`,
    pausesHow:
      'Vom wahren Anfang bis zum wahren Ende, abzüglich der gespielten Zeit, wo der Dienst beides auf die Sekunde festhielt. Ab zehn Sekunden ist es eine Pause; über einen Tag gilt es als Fehler.',
    through: (title: string, times: number) => `Hörst du noch ganze Alben? ${title}, ${f.number(times)} mal.`,
    throughHow:
      'Wenigstens 80 % der Titel, die du je von einem Album gehört hast, am Stück, ohne Zufall und ohne andere Musik dazwischen. Exporte enthalten keine Titellisten, darum stehen diese Titel für seine Länge. Aufgegeben: wenigstens zweimal begonnen und nie über die Hälfte.',
    abandoned: 'Begonnen, nie beendet',
    tracksOf: (most: number, of: number) => `${f.number(most)} von ${f.count(of, 'Titel', 'Titeln')}`,
    times: (times: number) => `${f.number(times)} ×`,
    obsession: (title: string, plays: number) => `Was ließ dich nicht los? ${title}, ${f.number(plays)} mal in einer Woche.`,
    obsessionHow:
      'Wenigstens zwölfmal ein Lied ohne eine Pause von mehr als zwei Wochen, sechsmal davon binnen sieben Tagen. Geordnet nach der heftigsten Woche.',
    halfLife: (days: number) =>
      `Ein typisches Lied hast du ${f.count(Math.round(days), 'Tag', 'Tage')} nach dem ersten Mal schon zur Hälfte aller Male gespielt.`,
    loops: 'In Schleife',
    inARow: (plays: number) => `${f.number(plays)} am Stück`,
    comfort: (title: string) => `Wohin kommst du immer zurück? Zu ${title}.`,
    comfortLede: (share: number, isHeardMore: boolean) =>
      `Lieder, zu denen du wenigstens dreimal nach zwei Monaten oder mehr zurückkamst. In deine stillsten Wochen fallen ${f.percent(share)} alles Gespielten${isHeardMore ? ', und mehr als das von manchen dieser Lieder' : ''}.`,
    comfortHow:
      'Eine Rückkehr ist ein Abspielen nach 60 Tagen oder mehr ohne das Lied. Stille Wochen sind das Viertel der Wochen mit der wenigsten Musik.',
    obsessions: 'Leidenschaften',
    heardThrough: 'Durchgehört',
    returns: (returns: number) => f.count(returns, 'Rückkehr', 'Rückkehren'),
    inQuietWeeks: (share: number) => `${f.percent(share)} in stillen Wochen`,
    openers: 'Was eine Sitzung eröffnet',
    closers: 'Was sie beendet',
    sessions: (sessions: number) => `${f.number(sessions)} mal`,
    sittings: (ms: number) => `Wie lang ist eine Sitzung? ${f.duration(ms)}.`,
    gap: 'Eine Sitzung endet nach einer Stille von',
    minutes: (minutes: number) => `${minutes} min`,
    sittingsHow:
      'Die mittlere Länge der Sitzungen, vom ersten Anfang bis zum letzten Ende. Wie lange Stille eine beendet, bestimmst du oben.',
    binge: 'Tage ohne Ende',
    bingeNote: (ms: number) => `Tage mit mehr als ${f.duration(ms)} Musik liegen weit außerhalb der übrigen (Tukeys äußerer Zaun).`,
    leaving: (second: number) =>
      second === 0
        ? 'Wann brichst du ein Lied ab? Meist in den ersten zehn Sekunden.'
        : `Wann brichst du ein Lied ab? Meist nach ${f.number(second)} bis ${f.number(second + 10)} Sekunden.`,
    leavingLede: (shuffled: number, inOrder: number) =>
      `Mit Zufallswiedergabe überspringst du ${f.percent(shuffled)} der Lieder, ohne sie ${f.percent(inOrder)}.`,
    leavingHow:
      'Übersprungenes nach den Sekunden, die gelaufen waren, in Schritten von zehn; der letzte Balken enthält alles ab fünf Minuten. Die Zufallswiedergabe zählt, wo der Dienst sie aufgezeichnet hat.',
    leavingTable: 'Gespielte Sekunden',
    second: (from: number, isLast: boolean) => (isLast ? `ab ${from} s` : `${from} s`),
    byHeart: (songs: number, albums: number) =>
      albums === 0
        ? `Was kannst du auswendig? ${f.count(songs, 'Lied', 'Lieder')}.`
        : `Was kannst du auswendig? ${f.count(songs, 'Lied', 'Lieder')} und ${f.count(albums, 'Album', 'Alben')}.`,
    byHeartLede: (share: number) => `Auf diese Lieder entfallen ${f.percent(share)} von allem, was du spielst.`,
    byHeartHow:
      'Ein Lied: wenigstens zwanzigmal gespielt, an zehn Tagen, und höchstens jedes zehnte Mal übersprungen. Ein Album: wenigstens fünf Lieder, die du je davon gehört hast, und vier Fünftel davon fünfmal oder öfter gespielt.',
    byHeartTracks: 'Auswendige Lieder',
    byHeartAlbums: 'Auswendige Alben',
  },
  exploring: {
    title: 'Wo hast du es gefunden, und blieb es?',
    lead: 'Wie weit dein Geschmack ist, was neu darin ist, und wen du zurückgelassen hast.',
    diversity: (hill: number) =>
      `Wie weit ist dein Geschmack? So weit wie ${f.count(Math.round(hill), 'Künstler', 'Künstler, die du gleich gern hast')}.`,
    diversityLede: (artists: number, half: number, top: number) =>
      `Du hast ${f.count(artists, 'Künstler', 'Künstler')} gespielt. ${f.count(half, 'Künstler macht', 'Künstler machen')} die Hälfte aus; die ersten zehn ${f.percent(top)}.`,
    diversityHow:
      'Die Hill-Zahl der Ordnung 1 (Hill 1973): die Exponentialfunktion der Entropie des Gespielten über die Künstler. Sie zählt Künstler danach, wie viel sie gespielt werden; wer einmal probiert wurde, trägt fast nichts bei.',
    firsts: (share: number) => `Wie viel ist neu? ${f.percent(share)} deines Gespielten war das erste Mal eines Liedes.`,
    firstsHow: 'Ein erstes Mal ist ein Lied, das in der ganzen Geschichte zuvor nie gespielt wurde.',
    kept: (days: number, share: number) => `Nach ${f.number(days)} Tagen spielst du noch ${f.percent(share)} der neuen Künstler.`,
    wonders: 'Ein einziges Lied',
    wondersNote: 'Künstler, zehnmal gespielt oder mehr, neun Zehntel davon ein Lied.',
    stopped: (artist: string) => `Wer ist bei dir leiser geworden? ${artist}.`,
    stoppedHow: 'Wenigstens 40 mal binnen 365 Tagen gespielt, und höchstens ein Zehntel davon in den letzten 365 Tagen des Zeitraums.',
    fell: (best: number, last: number) => `${f.number(best)} mal im besten Jahr, ${f.number(last)} mal im letzten`,
    loved: 'Geliebt, dann leiser',
    lastHeard: (day: string) => `zuletzt am ${f.day(day)}`,
    back: 'Gegangen und zurückgekommen',
    away: (days: number) => `${f.number(days)} Tage fort`,
    sleeping: 'Schlafende Lieblinge',
    since: (day: string) => `seit ${f.day(day)}`,
    loyal: (artist: string) => `Wer war in jedem Jahr bei dir? ${artist}.`,
    asleep: (title: string) => `Welche Lieblinge schlafen? ${title}.`,
    everyYear: 'In jedem Jahr bei dir',
    loyalHow:
      'Bei dir: in jedem Kalenderjahr des Zeitraums gespielt, von wenigstens dreien. Schlafend: unter deinen hundert meistgespielten Liedern, und in den letzten 365 Tagen des Zeitraums nicht gespielt.',
    spread: (artist: string, songs: number) => `Wen kennst du am gründlichsten? ${artist}: ${f.count(songs, 'Lied', 'Lieder')}.`,
    spreadLede: (gini: number) =>
      `Gehst du bei wenigen in die Tiefe oder bei vielen in die Breite? Auf einer Skala von 0 (alle gleich) bis 10 (einer allein) stehst du bei ${f.decimal(gini * 10)}.`,
    spreadHow:
      'Gespieltes danach, wie viele verschiedene Lieder desselben Künstlers du im Zeitraum gespielt hast. Die Skala ist das Zehnfache des Gini-Koeffizienten über die Künstler (Gini 1912).',
    spreadTable: 'Lieder eines Künstlers',
    tracksOf: (from: number, to: number | null) =>
      to === null
        ? `${f.number(from)} Lieder oder mehr`
        : from === to
          ? f.count(from, 'Lied', 'Lieder')
          : `${f.number(from)} bis ${f.number(to)} Lieder`,
    deepest: 'Am gründlichsten gekannt',
  },
  recap: {
    title: 'Rückblick',
    story: 'Der Rückblick als Geschichte',
    previous: 'Vorige Karte',
    next: 'Nächste Karte',
    play: 'Abspielen',
    pause: 'Anhalten',
    position: (at: number, of: number) => `Karte ${at} von ${of}`,
    hint: 'Pfeiltasten blättern, die Leertaste spielt ab und hält an. Bilder entstehen auf diesem Gerät.',
    card: (card: RecapCard, period: string): CardWords => cardWords(card, period, f),
  },
})

const SEASON_NAMES: Readonly<Record<Rhythm['seasons'][number]['months'], string>> = {
  decToFeb: 'Dezember bis Februar',
  marToMay: 'März bis Mai',
  junToAug: 'Juni bis August',
  sepToNov: 'September bis November',
}

const ARCHETYPES: Record<Archetype, readonly [name: string, rule: string]> = {
  nightOwl: ['Nachteule', 'deiner Musik läuft zwischen 22 und 4 Uhr'],
  earlyBird: ['Frühaufsteher', 'deiner Musik läuft zwischen 4 und 8 Uhr'],
  explorer: ['Entdecker', 'des Gespielten galt Künstlern, die du nie zuvor gehört hattest'],
  devotee: ['Treue Seele', 'des Gespielten galt deinen ersten zehn Künstlern'],
  albumListener: ['Albenhörer', 'des Gespielten gehört zu Alben, die du durchgehört hast'],
  skipper: ['Springer', 'der Lieder vor dem Ende verlassen'],
  looper: ['Schleifenhörer', 'des Gespielten waren Schleifen eines Liedes'],
}

function cardWords(card: RecapCard, period: string, f: Format): CardWords {
  const told = (large: string, sentence: string, note = ''): CardWords => ({ eyebrow: period, large, sentence, note })
  switch (card.kind) {
    case 'hours': {
      const rank =
        card.rank === null
          ? ''
          : card.rank === 1
            ? `Dein vollstes von ${card.years} Jahren.`
            : `Nummer ${card.rank} deiner ${card.years} Jahre.`
      const change =
        card.shareOfBefore === null ? '' : ` ${f.percent(Math.abs(card.shareOfBefore - 1))} ${points(card.shareOfBefore - 1)} als zuvor.`
      return told(
        f.hours(card.msMusic),
        f.hours(card.msMusic) === '1' ? 'Stunde Musik' : 'Stunden Musik',
        `${f.number(card.plays)} mal gespielt. ${rank}${change}`,
      )
    }
    case 'artist':
      return told(
        card.artist,
        `war an ${f.count(card.days, 'Tag', 'Tagen')} da`,
        `${f.duration(card.msPlayed)}.${card.others.length === 0 ? '' : ` Dann ${f.list(card.others.slice(0, 3))}.`}`,
      )
    case 'track':
      return told(
        card.title,
        `von ${card.artist}`,
        `Dein meistgespieltes Lied: ${f.number(card.plays)} mal, zuerst am ${f.day(card.first)}.`,
      )
    case 'album':
      return told(
        card.title,
        `von ${card.artist}`,
        `Dein Album: ${f.duration(card.msPlayed)}${card.timesThrough > 0 ? `, ${f.number(card.timesThrough)} mal durchgehört` : ''}.`,
      )
    case 'day':
      return told(
        f.duration(card.msPlayed),
        `Musik am ${f.weekdayDay(card.date)}`,
        `${f.number(card.plays)} mal gespielt${card.topArtist === '' ? '' : `, am meisten ${card.topArtist}`}.`,
      )
    case 'hour':
      return told(
        f.hour(card.hour),
        `am ${f.weekday(card.weekday)} ist deine Stunde`,
        `${f.percent(card.shareOfNight)} deiner Musik laufen zwischen 22 und 4 Uhr.`,
      )
    case 'streak':
      return told(f.number(card.days), 'Tage am Stück mit Musik', `Vom ${f.day(card.from)} bis zum ${f.day(card.to)}.`)
    case 'found':
      return told(
        card.artist,
        'war deine Entdeckung',
        `Zuerst gehört am ${f.day(card.first)}, dann ${f.number(card.plays)} mal gespielt. ${card.newArtists === 1 ? 'Der einzige neue Künstler.' : `Unter ${f.number(card.newArtists)} neuen Künstlern.`}`,
      )
    case 'obsession':
      return told(`${f.number(card.playsPeakWeek)} ×`, `${card.title} in einer Woche`, `${card.artist}, ab ${f.day(card.peak)}.`)
    case 'loop':
      return told(`${f.number(card.plays)} ×`, `${card.title}, eins nach dem anderen`, `${card.artist}, mit nichts dazwischen.`)
    case 'skips':
      return told(
        f.percent(card.share),
        'der Lieder vor dem Ende verlassen',
        `${f.percent(card.within5)} binnen fünf Sekunden. Bei allem Gespielten eines Dienstes waren es ${f.percent(card.published)}.`,
      )
    case 'comfort':
      return told(
        card.title,
        `von ${card.artist} kommt immer zurück`,
        `${f.number(card.returns)} mal nach zwei Monaten oder mehr; einmal nach ${f.number(card.daysAwayMost)} Tagen.`,
      )
    case 'climber':
      return told(
        `Nr. ${card.rank}`,
        `für ${card.artist}`,
        card.rankBefore === null ? 'Zuvor nicht unter deinen ersten fünfzig.' : `Zuvor Nummer ${card.rankBefore}.`,
      )
    case 'milestone':
      return told(f.number(card.number), 'mal gespielt, und damit war es so weit', `${card.title} von ${card.artist}.`)
    case 'mood':
    case 'moodShift':
    case 'moodMonths':
    case 'moodComfort':
    case 'moodHours':
    case 'moodWeekdays':
    case 'moodSeasons':
    case 'moodDaylight':
    case 'moodArcs':
    case 'moodRange':
    case 'moodArtists':
      return { eyebrow: period, ...moodCardWords(card, f) }
    case 'archetype':
      return told(
        ARCHETYPES[card.archetype][0],
        `${f.percent(card.value)} ${ARCHETYPES[card.archetype][1]}`,
        `Die Regel: ${f.percent(card.rule)} oder mehr.`,
      )
    default:
      return unreachable(card)
  }
}

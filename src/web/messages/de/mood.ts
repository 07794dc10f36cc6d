/** German: the mood of the music, and check-ins. */
import type { MoodFindings, MoodLevel, MoodRange, MoodTableRefusal } from '../../../contract/mood.ts'
import { limits } from '../../../shared/limits.ts'
import type { Format } from '../format.ts'

const POSITION = { minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: 'exceptZero' } as const

type Range = NonNullable<MoodFindings['range']>
type Refused = Pick<MoodTableRefusal, 'reason' | 'line'> & { readonly name: string }
type Beyond = NonNullable<MoodRange['beyond']>

export const mood = (f: Format) => {
  const position = new Intl.NumberFormat(f.locale, POSITION)
  const said = (value: number): string => position.format(value)
  return {
    position: said,
    axes: { valence: 'Helligkeit', arousal: 'Lebhaftigkeit' },
    sides: { bright: 'heller', dark: 'dunkler', lively: 'lebhafter', calm: 'ruhiger', middle: 'Deine eigene Mitte' },
    unknown: {
      title: 'Die Stimmung dieser Musik ist nicht bekannt.',
      lead: 'Keiner der Künstler dieses Zeitraums steht im Katalog, der mit Chorus kommt. Wähle einen anderen Zeitraum, oder sag unten selbst, wie ein Künstler klingt.',
    },
    hero: {
      unit: 'deiner Zeit',
      sentence: (period: string) => `ist Musik, deren Stimmung bekannt ist, ${period}.`,
      counts: (known: number, artists: number) => `${f.number(known)} von ${f.number(artists)} Künstlern.`,
      gentle:
        'Das ist die Stimmung der Musik, nicht deine. Ein dunkles Lied kann trösten, ein helles eine Pflicht sein. Wenn du es so nicht ansehen magst: Nichts anderes in Chorus braucht es.',
      leaveOut: 'Stimmung weglassen',
      how: 'Jeder Künstler hat Wörter im Katalog, der mit Chorus kommt, und jedes Wort einen Platz zwischen dunkel und hell, ruhig und lebhaft. Wörter zählen so viel, wie sie sagen; sagen sie wenig, zieht es den Wert zur Mitte, sagen sie fast nichts, bleibt er weg. Lebhaftigkeit ist besser begründet als Helligkeit. Alle Werte sind gegen deine eigene Mitte zu lesen.',
      sleeve: 'Auf dieser Seite',
      catalogue: (version: string) => `Katalog ${version}.`,
    },
    map: {
      short: 'Karte',
      title: (bright: boolean, lively: boolean) =>
        `Ist deine Musik ${bright ? 'eher hell als dunkel' : 'eher dunkel als hell'}? Ja, und ${lively ? 'eher lebhaft als ruhig' : 'eher ruhig als lebhaft'}.`,
      lede: ({ valence, arousal }: Range) =>
        `Vier Fünftel deiner Wiedergaben liegen in der Helligkeit zwischen ${said(valence.low)} und ${said(valence.high)} und in der Lebhaftigkeit zwischen ${said(arousal.low)} und ${said(arousal.high)}, auf einer Skala von -1 bis 1.`,
      beyond: (axis: string, { mean, from, to, usual }: Beyond) =>
        `${f.percent(mean)} in der ${axis} (${f.percent(from)} bis ${f.percent(to)}; über all deine Jahre ${f.percent(usual)})`,
      beyondLede: (shares: string) => `In den äußeren Zehnteln all deiner Jahre liegen ${shares}.`,
      how: 'Spielzeit nach dem geschätzten Platz jedes Künstlers auf Russells Circumplex: Valenz nach rechts, Erregung nach oben. Der Punkt ist das Mittel all deiner Wiedergaben.',
      alt: (share: string, where: string) => `Die meiste Zeit, ${share}, ist ${where}.`,
      quadrants: {
        brightExcited: 'hell und lebhaft',
        brightCalm: 'hell und ruhig',
        darkExcited: 'dunkel und lebhaft',
        darkCalm: 'dunkel und ruhig',
      },
      where: 'Wo',
      answer: (where: string) => where,
    },
    line: {
      short: 'Woche für Woche',
      title: (changes: number) =>
        changes === 0
          ? 'Hat sich die Stimmung deiner Musik je dauerhaft geändert? Die Wochen zeigen es nicht.'
          : `Wie oft hat sich die Stimmung deiner Musik dauerhaft geändert? ${changes === 1 ? 'Einmal.' : `${f.number(changes)}-mal.`}`,
      shift: (day: string, how: string, artists: string) => `${f.month(day.slice(0, 7))}: ${how}, mit mehr von ${artists}.`,
      how: 'Das Mittel jeder Woche mit mindestens zehn Wiedergaben an drei Tagen; das Band enthält es mit 95 % Sicherheit, wenn Tage neu gezogen werden. Eine Änderung zählt, wenn kumulierte Summen die Linie besser teilen als in 99 von 100 Fällen, in denen ihre Wochen blockweise gemischt werden; eine Jahreswelle wird vorher herausgenommen. Fehler des Katalogs stecken nicht im Band.',
      alt: (weeks: number) => `Zwei Linien über ${f.count(weeks, 'Woche', 'Wochen')}, mit den Mitteln zwischen den Änderungen.`,
      week: 'Woche vom',
      band: (from: number, to: number) => `${said(from)} bis ${said(to)}`,
      answer: (changes: number) => f.count(changes, 'Änderung', 'Änderungen'),
    },
    hours: {
      short: 'Durch den Tag',
      title: (trough: string, peak: string) => `Wann ist deine Musik am ruhigsten? Gegen ${trough}. Am lebhaftesten ist sie gegen ${peak}.`,
      flat: 'Ändert sich deine Musik mit der Stunde? Nicht mehr als durch Zufall.',
      how: 'Das Mittel jeder Ortsstunde mit ihrem Band, und eine angepasste Kurve aus zwei Wellen am Tag. Sie gilt als deutlich, wenn zufälliges Drehen der Uhr jedes Tages höchstens einmal in 100 Versuchen eine so starke Kurve ergibt.',
      alt: 'Zwei Kurven über die 24 Stunden des Tages.',
      chance: (p: number) => (p <= 0.01 ? 'deutlich' : `vielleicht Zufall (${f.percent(p)})`),
      tests: (valence: string, arousal: string) => `Helligkeit: ${valence}. Lebhaftigkeit: ${arousal}.`,
      answer: (peak: string) => `lebhaft um ${peak}`,
      answerFlat: 'keine deutliche Kurve',
    },
    weekdays: {
      short: 'Durch die Woche',
      title: (day: number) => `Welcher Tag hat deine lebhafteste Musik? Der ${f.weekday(day)}.`,
      bright: (day: number) => `Welcher Tag hat deine hellste Musik? Der ${f.weekday(day)}.`,
      flat: 'Ändert sich deine Musik mit dem Wochentag? Nicht mehr als durch Zufall.',
      how: 'Das Mittel jedes Wochentags mit seinem Band. Es gilt als deutlich, wenn zufälliges Drehen jeder Woche die Tage höchstens einmal in 100 Versuchen so gut trennt.',
      alt: 'Zwei Linien über die sieben Tage der Woche.',
    },
    seasons: {
      short: 'Durch das Jahr',
      title: (month: number) => `Wann im Jahr ist deine Musik am hellsten? Etwa im ${f.monthShortOf((Math.round(month) + 11) % 12)}.`,
      flat: 'Folgt deine Musik den Jahreszeiten? Nicht mehr als durch Zufall.',
      how: 'Das Mittel jedes Monats über mindestens drei Kalenderjahre und eine angepasste Jahreswelle, geprüft durch zufälliges Drehen jedes Jahres.',
      alt: 'Zwei Kurven über die zwölf Monate des Jahres.',
    },
    daylight: {
      short: 'Bei Tageslicht',
      titles: {
        brighter: 'Ist deine Musik bei Tageslicht heller? Ja, zur selben Uhrzeit.',
        darker: 'Ist deine Musik bei Tageslicht heller? Nein, dunkler.',
        livelier: 'Ist deine Musik bei Tageslicht lebhafter? Ja, zur selben Uhrzeit.',
        calmer: 'Ist deine Musik bei Tageslicht lebhafter? Nein, ruhiger.',
        flat: 'Ändert das Tageslicht deine Musik? Nicht mehr, als der Zufall es täte.',
      },
      lede: (valence: number, arousal: number) =>
        `Vom Dunkeln zum Hellen ändert sich die Helligkeit um ${said(valence)} und die Lebhaftigkeit um ${said(arousal)}.`,
      light: 'Bei Tageslicht',
      dark: 'Im Dunkeln',
      when: 'Licht',
      how: 'Ob die Sonne schien, als ein Lied begann, nach den Formeln der NOAA und dem Ort, der für deine Zeitzone oder für das Land des Hörens steht; Genaueres ist nicht bekannt. Es zählen nur Uhrzeiten, zu denen es in einer Jahreszeit hell und in einer anderen dunkel ist, jede gegen sich selbst. Klar ist es, wenn das zufällige Drehen des Kalenders jedes Jahres in höchstens 1 von 100 Versuchen einen so großen Unterschied ergibt. Licht kommt mit der Jahreszeit, mit Wärme und mit Ferien; das hier sagt also, was zusammengeht, und nicht warum.',
      placed: (share: number) => `Für ${f.percent(share)} deiner Wiedergaben ist der Ort bekannt.`,
      answers: { brighter: 'heller', darker: 'dunkler', livelier: 'lebhafter', calmer: 'ruhiger', flat: 'kein klarer Unterschied' },
    },
    arcs: {
      short: 'Beim Hören',
      down: 'Kommst du beim Hören zur Ruhe? Ja.',
      up: 'Kommst du beim Hören zur Ruhe? Nein, du kommst in Fahrt.',
      flat: 'Kommst du beim Hören zur Ruhe? Du endest etwa, wo du begonnen hast.',
      lede: (sessions: number, mean: number, from: number, to: number) =>
        `Vom ersten zum letzten Drittel ändert sich die Lebhaftigkeit um ${said(mean)} (${said(from)} bis ${said(to)}), über ${f.count(sessions, 'Sitzung', 'Sitzungen')}.`,
      how: 'Sitzungen mit mindestens sechs Wiedergaben bekannter Stimmung, jede zählt gleich; 15 Minuten Stille beenden eine Sitzung. Das Bild zeigt fünf gleiche Teile gegen das eigene Mittel der Sitzung.',
      alt: 'Zwei Linien über die fünf Teile einer Sitzung.',
      part: 'Teil',
      answer: (kind: 'down' | 'up' | 'flat') => ({ down: 'du kommst zur Ruhe', up: 'du kommst in Fahrt', flat: 'gleichbleibend' })[kind],
    },
    months: {
      short: 'Monate',
      title: (bright: string, dark: string) =>
        `Welcher Monat klang am hellsten, welcher am dunkelsten? ${f.month(bright)} und ${f.month(dark)}.`,
      brightest: 'Am hellsten',
      darkest: 'Am dunkelsten',
      how: 'Monate mit mindestens dreißig Wiedergaben bekannter Stimmung, nach ihrer mittleren Helligkeit, in Standardabweichungen all deiner Monate.',
      row: (z: number) => `${position.format(z)} SD`,
      answer: (month: string) => f.month(month),
    },
    comfort: {
      short: 'Trost',
      title: (artist: string) => `Wozu kehrst du in dunklen Wochen zurück? ${artist}.`,
      how: 'Künstler, die du seit 90 Tagen oder länger kennst und deren Anteil an der etwa gleich hellen Musik in dem Fünftel der Wochen mit der dunkelsten übrigen Musik mindestens anderthalbmal so groß ist, um mehr als vier Standardfehler; es braucht ein Jahr an Wochen. Gegen Musik derselben Helligkeit, denn jeder dunkle Künstler geht mit dunklen Wochen.',
      lift: (lift: number) => `× ${f.decimal(lift)}`,
    },
    artists: {
      short: 'Künstler',
      title: 'Wer trägt welche Stimmung?',
      lede: 'Auf jeder Seite deiner eigenen Mitte, nach Zeit. Klingt jemand für dich anders? Sag es, dann zählt dein Wort.',
      how: 'Der Platz jedes Künstlers nach den Wörtern im Katalog; sie stehen in der Tabelle. Ein Künstler ohne Wörter nimmt die Stimmung dessen an, was du direkt davor und danach hörst, wenn das reicht, und gilt als wenig sicher.',
      correct: (artist: string) => `Sagen, wie ${artist} klingt`,
      levels: {
        own: 'dein eigenes Wort',
        track: 'Schlagwörter des Stücks',
        sound: 'was in der Aufnahme gehört wurde',
        artist: 'Wörter des Katalogs',
        neighbour: 'was du daneben hörst',
        genre: 'ein Hinweis',
      } satisfies Record<MoodLevel, string>,
      basis: (level: string, confidence: number, sources: string) => `${level}: ${sources} (${f.percent(confidence)} sicher)`,
    },
    coverage: {
      short: 'Was fehlt',
      title: (share: number) => `Was fehlt? ${f.percent(share)} deiner Zeit ist Musik unbekannter Stimmung.`,
      full: 'Was fehlt? Nichts.',
      how: 'Künstler, die der Katalog nicht kennt oder von denen zu wenig bekannt ist, um zu 20 % sicher zu sein. Sie fehlen in jeder Zahl dieser Seite.',
      level: (name: string, share: number) => `${name} (${f.percent(share)})`,
      rests: (levels: string) => `Der Rest beruht auf: ${levels}.`,
      allRests: (levels: string) => `Alles beruht auf: ${levels}.`,
    },
    correct: {
      title: (artist: string) => `Wie klingt ${artist} für dich?`,
      lead: 'Wähle einen Platz. Dein Wort steht über dem Katalog, nur auf diesem Gerät.',
      save: 'So klingt es',
      cancel: 'Lassen',
      yours: 'Deine eigenen Worte zu Künstlern',
      undo: (artist: string) => `Dein Wort zu ${artist} löschen`,
    },
    table: {
      short: 'Deine Tabelle',
      title: 'Weißt du mehr? Gib Chorus eine Tabelle weiterer Künstler und Aufnahmen.',
      titleKept: (name: string) => `Woher kommt der Rest? Aus deiner Tabelle ${name}.`,
      lede: 'Stimmung und Epochen beruhen zuerst auf ihr und dann auf dem Katalog, der mit Chorus kommt. Sie bleibt auf diesem Gerät und wirkt auch ohne Netz.',
      how: 'Eine Tabelle ist eine Datei, die chorus catalogue build auf einem Computer aus den offenen Datenabzügen von MusicBrainz, ListenBrainz und AcousticBrainz macht, oder chorus catalogue look-up für deine eigenen Künstler. Jede Zeile wird geprüft, bevor etwas davon bleibt; dein eigenes Wort zu einem Künstler steht darüber.',
      choose: 'Tabelle wählen',
      orDrop: 'oder hier fallen lassen.',
      replaces: 'Eine andere tritt an ihre Stelle.',
      drop: 'Diese Tabelle löschen',
      reading: (name: string) => `${name} wird gelesen …`,
      answer: (isKept: boolean): string => (isKept ? 'wirkt mit' : 'noch keine'),
      rows: {
        artists: 'Künstler mit Wörtern von MusicBrainz oder ListenBrainz',
        givenWords: 'Künstler mit Wörtern, die andere ihren Liedern gaben, von ListenBrainz',
        beside: 'Künstler nach dem, was andere daneben hören, von ListenBrainz',
        recordings: 'Aufnahmen, wie AcousticBrainz sie gehört hat',
        songs: 'Lieder nach Namen, wie AcousticBrainz sie gehört hat',
      },
      provenance: (version: string, size: string, added: string) => `Version ${version}, ${size}, gegeben am ${added}.`,
      refused: ({ reason, name, line }: Refused) =>
        ({
          noTable: `${name} ist keine Tabelle von Künstlern. chorus catalogue build macht eine.`,
          emptyTable: `${name} hat Überschriften und nichts darunter. Baue sie neu.`,
          faultyLine: `Zeile ${f.number(line ?? 0)} von ${name} ist nicht so, wie chorus catalogue sie schreibt. Baue die Tabelle neu und ändere nichts darin.`,
          tooManyRows: `${name} hat mehr Künstler, als ein Browser halten kann. Frage mit chorus catalogue look-up nur nach deinen.`,
          tooLarge: `${name} ist größer als ${f.bytes(limits.tableBytesMax)}. Baue eine Tabelle aus weniger Datenabzügen.`,
          unreadable: `Der Browser konnte ${name} nicht lesen. Wähle sie noch einmal.`,
          notStored: `Der Browser hat keinen Platz für ${name}. Schaffe Platz und wähle sie noch einmal.`,
        })[reason],
    },
    grid: {
      label: 'Platz auf dem Feld',
      between: (from: string, to: string) => `Von ${from} bis ${to}`,
    },
    checkIns: {
      title: 'Wie geht es dir gerade?',
      lead: 'Ein Tippen genügt. Es bleibt auf diesem Gerät, und niemand sonst sieht es.',
      unpleasant: 'unangenehm',
      pleasant: 'angenehm',
      excited: 'aufgeregt',
      calm: 'ruhig',
      word: 'Ein Wort, wenn du magst',
      note: 'Eine Notiz, wenn du magst',
      save: 'Diesen Moment festhalten',
      kept: 'Auf diesem Gerät festgehalten.',
      tapped: 'Auf diesem Gerät festgehalten. Tippe anderswohin, um es zu verschieben, oder füge ein Wort oder eine Notiz hinzu.',
      finish: 'Fertig',
      list: 'Deine Momente',
      none: 'Noch keine.',
      drop: (when: string) => `Den Moment vom ${when} löschen`,
      dropShort: 'Löschen',
      dropAll: 'Alle Momente löschen',
      dropSure: 'Jetzt alle löschen?',
      dropYes: 'Ja, alle löschen',
      dropNo: 'Behalten',
      export: 'Als Datei sichern',
      reminder: {
        title: 'Eine Erinnerung, wenn du magst',
        limits:
          'Zu einer Zeit deiner Wahl zeigt dieses Gerät eine Mitteilung, wenn du seitdem nichts festgehalten hast. Das kann es nur, solange Chorus offen ist oder installiert läuft; war es geschlossen, kommt die Erinnerung beim nächsten Öffnen. Kein Server weiß davon.',
        time: 'Jeden Tag um',
        turnOn: 'Erinnere mich',
        turnOff: 'Keine Erinnerungen mehr',
        on: (time: string) => `Du wirst um ${time} Uhr erinnert, solange Chorus offen ist.`,
        denied:
          'Dein Browser lässt Chorus keine Mitteilungen zeigen. Erlaube sie für diese Seite in seinen Einstellungen und drücke noch einmal.',
        notification: { title: 'Wie geht es dir gerade?', body: 'Ein Tippen genügt, und es bleibt auf diesem Gerät.' },
      },
      together: 'Gehen deine Momente und deine Musik zusammen?',
      few: (pairs: number, needed: number, hours: number) =>
        `${f.count(pairs, 'Moment hat', 'Momente haben')} Musik in den ${f.number(hours)} Stunden davor. Ab ${f.number(needed)} sagt Chorus, wie beides zusammengeht.`,
      noHistory: 'Wenn dein Verlauf bis zu deinen Momenten reicht, kann Chorus beides nebeneinanderstellen.',
      result: (axis: string, r: number, from: number, to: number) =>
        `${axis}: Korrelation ${said(r)}, mit 95 % Sicherheit zwischen ${said(from)} und ${said(to)}.`,
      unclear: 'Ein Bereich, der die Null enthält, sagt, dass kein Zusammenhang gefunden wurde.',
      gentle: 'Ein Zusammenhang sagt, dass zwei Dinge zusammen auftreten, nicht dass eines das andere macht. Er ist kein Urteil über dich.',
    },
  }
}

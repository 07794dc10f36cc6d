/** German: what an audit found, in the public log of a collective and in all that it sold and paid. */
import type { AuditFacts } from '../../../contract/audit-findings.ts'
import { auditWordsOf, minorMoney, utcDay, type AuditCatalogue, type AuditWords, type StationNames } from '../audit-words.ts'
import type { Format } from '../format.ts'

/** As they follow "erzählt von". */
const STATIONS: StationNames = {
  rollFrozen: 'einer festgehaltenen Liste',
  voteOpened: 'einer eröffneten Abstimmung',
  ballotCast: 'einem Stimmzettel',
  voteCounted: 'einer Auszählung',
  contractMade: 'einem Vertrag',
  saleCancelled: 'einem abgesagten Verkauf',
  paymentReceived: 'einer Zahlung',
  releaseDelivered: 'einer Lieferung',
  priceDivided: 'einem geteilten Preis',
}

const VERDICTS = { pass: 'angenommen', reject: 'abgelehnt', lapse: 'zu wenige haben abgestimmt' } as const
const VERDICT_NAMES = { pass: 'angenommen', reject: 'abgelehnt', lapse: 'verfallen' } as const

type Witness = AuditFacts['notWitnessed']
type Tally = AuditFacts['recountOther']['told']

const nameOf = ({ witness }: Witness): string => witness ?? 'Ein Zeuge ohne lesbaren Schlüssel'
const whoIs = (witness: Witness): string =>
  witness.isDemanded ? nameOf(witness) : `${nameOf(witness)}, im Protokoll selbst als Zeuge genannt,`

function ofLog(f: Format) {
  const n = f.number
  const entries = (count: number): string => f.count(count, 'Eintrag', 'Einträge')
  const first = (count: number): string => (count === 1 ? 'der erste Eintrag' : `die ersten ${n(count)} Einträge`)
  const ballot = ({ sequence, proposal }: { readonly sequence: number; readonly proposal: string }): string =>
    `Dein Stimmzettel Nummer ${n(sequence)} zu ${proposal}`
  return {
    noKey: () => 'Hier ist kein Schlüssel eines Protokolls, also lässt sich nichts prüfen.',
    unsigned: ({ log }) => `Es gibt keinen Stand des Protokolls, den ${log} unterschrieben hat.`,
    tooLong: () => 'Das Protokoll behauptet mehr Einträge, als irgendein Protokoll hat.',
    signed: ({ entries: count, isNamedKey }) =>
      `Das Protokoll mit ${count === 1 ? 'einem Eintrag' : `${n(count)} Einträgen`} ist mit ${isNamedKey ? 'dem Schlüssel unterschrieben, den du genannt hast' : 'seinem eigenen Schlüssel unterschrieben'}.`,
    entriesMissing: () => 'Einträge des Protokolls fehlen oder sind abgeschnitten.',
    entriesSigned: () => 'Alle Einträge zusammen sind genau das, was unterschrieben wurde.',
    entriesRewritten: () => 'Das Protokoll wurde UMGESCHRIEBEN: Seine Einträge sind nicht die, die unterschrieben wurden.',
    tilesSame: () => 'Die Kacheln, mit denen andere das Protokoll lesen, bestehen aus denselben Einträgen.',
    tileOther: ({ tile }) => `Die Kachel ${tile} besteht nicht aus diesen Einträgen.`,
    entryUnknown: ({ place }) => `Eintrag ${n(place)} des Protokolls kennt dieses Programm nicht.`,
    inOrder: () => 'Die Einträge stehen in der Reihenfolge ihrer Zeiten.',
    outOfOrder: ({ place }) => `Eintrag ${n(place)} ist älter als der davor.`,

    witnessesUnreadable: () => 'Die Liste derer, die dieses Protokoll bezeugen, lässt sich nicht lesen.',
    witnessed: ({ at, ...witness }) => `${whoIs(witness)} hat diesen Stand bezeugt, am ${f.instant(at)}.`,
    witnessedBefore: ({ at, entries: count, newer, ...witness }) =>
      `${whoIs(witness)} hat am ${f.instant(at)} ${count === 1 ? 'den ersten Eintrag' : `die ersten ${n(count)} Einträge`} bezeugt; ${n(newer)} ${newer === 1 ? 'ist' : 'sind'} neuer.`,
    witnessedLate: ({ at, entries: count, newer, ...witness }) =>
      `${nameOf(witness)} hat ${newer === 1 ? 'den letzten' : `die letzten ${n(newer)}`} von ${n(count + newer)} Einträgen NICHT bezeugt: Die letzte Unterschrift ist vom ${f.instant(at)}, und danach ging das Protokoll mehr als einen Tag weiter.`,
    notWitnessed: (witness) => `${nameOf(witness)} hat dieses Protokoll NICHT bezeugt.`,
    witnessedLonger: ({ entries: count, shown, ...witness }) =>
      `${whoIs(witness)} hat ${entries(count)} bezeugt, und gezeigt werden nur ${n(shown)}: Es wurden Einträge WEGGELASSEN.`,
    witnessedOther: (witness) => `ZWEI PROTOKOLLE: ${whoIs(witness)} hat andere Einträge bezeugt, als hier gezeigt werden.`,

    seenUnsigned: ({ name }) => `${name}: Das hat dieses Protokoll nie unterschrieben.`,
    seenLonger: ({ name, entries: count, shown }) =>
      `${name}: Das sind ${entries(count)}, und gezeigt werden nur ${n(shown)}. Es wurden Einträge WEGGELASSEN, oder anderen wird ein längeres Protokoll gezeigt.`,
    seenSame: ({ name }) => `${name}: Das ist dasselbe Protokoll, Eintrag für Eintrag.`,
    seenBefore: ({ name, entries: count }) =>
      `${name}: Das ist dasselbe Protokoll, ${first(count)} ${count === 1 ? 'ist gleich' : 'sind gleich'}.`,
    splitView: ({ name }) => `ZWEI PROTOKOLLE. ${name}: Das ist mit demselben Schlüssel unterschrieben und enthält andere Einträge.`,
    rewritten: ({ name, entries: count }) =>
      `Das Protokoll wurde UMGESCHRIEBEN. ${name}: ${f.capital(first(count))} davon ${count === 1 ? 'ist jetzt ein anderer' : 'sind jetzt andere'}.`,

    namedTwice: ({ place, name }) => `Eintrag ${n(place)} erzählt ein zweites Mal von ${name}.`,
    paidOut: ({ currency, amount, at, payouts }) =>
      `Am ${utcDay(f, at)} wurden ${f.money(amount, currency)} gesandt, in ${payouts === 1 ? 'einer Auszahlung' : `${n(payouts)} Auszahlungen`}.`,
    paidTooMuch: ({ currency, amount, at }) =>
      `Am ${utcDay(f, at)} wurden ${f.money(amount, currency)} gesandt, MEHR, als die Verkäufe den Mitgliedern gebracht hatten.`,
    cameBack: ({ currency, amount, at }) =>
      `Am ${utcDay(f, at)} kamen ${f.money(amount, currency)} zurück und stehen ihrem Mitglied wieder zu.`,
    cameBackTooMuch: ({ currency, amount, at }) =>
      `Am ${utcDay(f, at)} kamen ${f.money(amount, currency)} zurück, MEHR, als in ihrer Sammlung gesandt worden war.`,

    receiptOfAnotherLog: ({ log, ...own }) => `${ballot(own)} wurde von einem anderen Protokoll angenommen, ${log}.`,
    ballotDropped: ({ place, ...own }) =>
      `${ballot(own)} wurde WEGGELASSEN: Er steht nicht als Eintrag ${n(place)} da, wo er angenommen wurde.`,
    ballotCounted: ({ place, ...own }) => `${ballot(own)} steht da als Eintrag ${n(place)} und wurde als dein letzter gezählt.`,
    ballotLast: ({ place, ...own }) =>
      `${ballot(own)} steht da als Eintrag ${n(place)} und ist bisher dein letzter; der letzte zählt beim Schluss.`,
    ballotReplaced: ({ place, last, ...own }) =>
      `${ballot(own)} steht da als Eintrag ${n(place)}; an seiner Stelle zählt deine Nummer ${n(last)}.`,
  } satisfies Partial<AuditCatalogue['sentences']>
}

function ofVote(f: Format) {
  const n = f.number
  const faulty = ({ place, others }: AuditFacts['ballotTime'], says: string): string =>
    `Eintrag ${n(place)} ist ${says}${others === 0 ? '' : ` Ebenso ${n(others)} ${others === 1 ? 'weiterer' : 'weitere'}.`}`
  const tally = ({ yes, no, abstain, unreadable }: Tally): string =>
    `${n(yes)}-mal Ja, ${n(no)}-mal Nein, ${f.count(abstain, 'Enthaltung', 'Enthaltungen')} und ${n(unreadable)} unlesbar`
  return {
    voters: ({ enrolled, left }) =>
      `${f.count(enrolled, 'Mitglied wurde', 'Mitglieder wurden')} mit je einem eigenen Stimmschlüssel eingetragen, und ${left === 0 ? 'keines ging' : left === 1 ? '1 ging' : `${n(left)} gingen`} wieder.`,
    enrolledTwice: ({ place }) => `Eintrag ${n(place)} trägt einen Stimmschlüssel ein, der schon eingetragen war.`,
    changedUnknown: ({ place }) => `Eintrag ${n(place)} ändert einen Stimmschlüssel, mit dem niemand abstimmt.`,
    changedTwice: ({ place }) =>
      `Eintrag ${n(place)} ändert einen Stimmschlüssel zweimal zugleich, oder in einen, der schon eingetragen war.`,
    changedTooSoon: ({ place, days }) =>
      `Eintrag ${n(place)} ändert einen Stimmschlüssel FRÜHER als nach den ${n(days)} Tagen, in denen sein Mitglied widersprechen kann.`,
    keptUnknown: ({ place }) => `Eintrag ${n(place)} nimmt eine Änderung eines Stimmschlüssels zurück, die gar nicht lief.`,
    leftUnknown: ({ place }) => `Eintrag ${n(place)} lässt jemanden gehen, der nicht abstimmen konnte.`,

    rollMissing: () => 'Die Liste, die festgehalten wurde, fehlt oder wurde geändert.',
    roll: ({ members }) =>
      `Die Liste mit ${n(members)} ${members === 1 ? 'Mitglied' : 'Mitgliedern'} wurde vor Beginn der Abstimmung festgehalten: alle, die da abstimmen durften, jedes Mitglied einmal, und sonst niemand.`,
    rollOther: () => 'Auf der Liste stehen nicht die Mitglieder, die sie angibt, jedes einmal und der Reihe nach.',
    rollEarly: ({ keys }) =>
      `Auf der Liste ${keys === 1 ? 'steht ein geänderter Stimmschlüssel' : `stehen ${n(keys)} geänderte Stimmschlüssel`} VOR der Zeit.`,
    rollPadded: ({ strangers }) =>
      `Die Liste wurde AUFGEFÜLLT: ${n(strangers)} darauf ${strangers === 1 ? 'gehört' : 'gehören'} niemandem, der abstimmen durfte, als sie festgehalten wurde.`,
    rollThinned: ({ missing }) =>
      `Die Liste wurde AUSGEDÜNNT: ${missing === 1 ? 'Ein Mitglied, das' : `${n(missing)} Mitglieder, die`} abstimmen ${missing === 1 ? 'durfte' : 'durften'}, als sie festgehalten wurde, ${missing === 1 ? 'fehlt' : 'fehlen'}.`,
    rollRoot: () => 'Ihre Wurzel, mit der Stimmzettel beweisen, dass ihre Wähler darauf stehen, stimmt.',
    rollRootOther: () => 'Ihre Wurzel ist FALSCH: Die Stimmzettel bewiesen, dass ihre Wähler auf einer anderen Liste stehen.',

    stationTwice: ({ place, station }) => `Eintrag ${n(place)} erzählt in diesem Verkauf ein zweites Mal von ${STATIONS[station]}.`,
    stationSkipped: ({ place, station, missing }) =>
      `Eintrag ${n(place)} erzählt von ${STATIONS[station]}, ohne dass davor von ${STATIONS[missing]} die Rede wäre.`,
    stationTooLate: ({ place, station, over }) => `Eintrag ${n(place)} erzählt von ${STATIONS[station]} nach ${STATIONS[over]}.`,
    cancelled: () => 'Der Verkauf wurde abgesagt, bevor er bezahlt war.',
    documentMissing: () => 'Der Antrag, über den abgestimmt wurde, fehlt oder wurde geändert.',
    openedAnotherTime: () => 'Die Abstimmung begann zu einer anderen Zeit, als das Protokoll sagt.',
    lastedOtherwise: () => 'Die Abstimmung dauerte nicht so lange, wie ihr eigener Antrag sagt.',
    asked: ({ buyer, currency, price, opensAt, closesAt }) =>
      `Die Mitglieder wurden gefragt, ob sie für ${f.money(price, currency)} an ${buyer} verkaufen, vom ${utcDay(f, opensAt)} bis zum ${utcDay(f, closesAt)}.`,

    noBallots: () => 'Es wurde kein Stimmzettel abgegeben.',
    ballots: ({ ballots, voters, areProved }) =>
      `Im Protokoll, in der Zeit und keiner doppelt: ${f.count(ballots, 'Stimmzettel', 'Stimmzettel')} von ${n(voters)} ${voters === 1 ? 'Mitglied' : 'Mitgliedern'}${areProved ? '; für jeden ist bewiesen, dass er von jemandem auf der Liste kommt' : ''}.`,
    ballotTime: (facts) => faulty(facts, 'ein Stimmzettel von AUSSERHALB der Zeit der Abstimmung.'),
    ballotTwice: (facts) => faulty(facts, 'ein Stimmzettel, der SCHON abgegeben war, oder ein älterer als der letzte dieses Mitglieds.'),
    ballotStuffed: (facts) =>
      faulty(facts, 'ein EINGESCHMUGGELTER Stimmzettel: Er beweist nicht, dass er von jemandem auf der Liste kommt.'),
    closed: () => 'Gezählt wurde, als die Zeit um war.',
    countedEarly: () => 'Gezählt wurde, BEVOR die Zeit um war.',
    nothingToOpen: () => 'Es gibt keinen Schlüssel, der Stimmzettel öffnet, und keinen Stimmzettel.',
    tallyKeyHidden: () => 'Der Schlüssel, der die Stimmzettel öffnet, wurde NICHT veröffentlicht, also kann sie niemand zählen.',
    tallyKeyOther: () =>
      'Der Schlüssel, der zum Öffnen der Stimmzettel veröffentlicht wurde, ist ein ANDERER als der, für den sie versiegelt sind.',
    tallyKey: () => 'Der Schlüssel, der die Stimmzettel öffnet, ist die andere Hälfte dessen, der vor der Abstimmung veröffentlicht wurde.',
    recount: ({ voters, unreadable }) =>
      `Geöffnet und noch einmal gezählt, ist das letzte Wort von ${n(voters)} ${voters === 1 ? 'Mitglied' : 'Mitgliedern'} dasselbe${unreadable === 0 ? '' : `; ${unreadable === 1 ? 'eines davon sagt' : `${n(unreadable)} davon sagen`} nichts, was sich lesen lässt`}.`,
    recountOther: ({ counted, told }) =>
      `Die Auszählung ist FALSCH: Die Stimmzettel sagen ${tally(counted)}, und das Protokoll ${tally(told)}.`,
    tooManyVotes: () => 'Es wurden mehr Stimmen gezählt, als Mitglieder auf der Liste stehen, oder die Liste ist eine andere.',
    verdict: ({ yes, no, abstain, verdict }) =>
      `${n(yes)} ${yes === 1 ? 'sagte' : 'sagten'} Ja, ${n(no)} Nein, und ${n(abstain)} ${abstain === 1 ? 'enthielt' : 'enthielten'} sich: nach den Regeln, die im Antrag stehen, ${VERDICTS[verdict]}.`,
    verdictOther: ({ due, told }) =>
      `Das Ergebnis ist FALSCH: Nach den Regeln ergeben diese Stimmen „${VERDICT_NAMES[due]}“, und das Protokoll sagt „${VERDICT_NAMES[told]}“.`,
  } satisfies Partial<AuditCatalogue['sentences']>
}

function ofSale(f: Format) {
  const n = f.number
  return {
    contractMissing: () => 'Die Mitglieder sagten Ja, und das Protokoll erzählt von keinem Vertrag.',
    contract: ({ buyer, currency, price }) =>
      `Der Vertrag mit ${buyer} ist der Antrag, zu dem die Mitglieder Ja gesagt haben, für ${f.money(price, currency)}.`,
    contractOther: () =>
      'Der Vertrag WEICHT VON DER ABSTIMMUNG AB: Zu diesem Käufer, diesem Antrag und diesem Preis haben die Mitglieder nicht Ja gesagt.',
    payment: ({ currency, price }) => `Der Preis von ${f.money(price, currency)} kam an.`,
    paymentOther: ({ currency, price }) =>
      `${f.money(price, currency)} kamen an; das ist nicht der Preis eines Verkaufs, für den die Mitglieder gestimmt haben.`,
    manifestMissing: () => 'Das Verzeichnis der Lieferung fehlt oder wurde geändert.',
    released: ({ rows, members }) =>
      `Eine Lieferung mit ${n(rows)} ${rows === 1 ? 'Zeile' : 'Zeilen'} von ${n(members)} ${members === 1 ? 'Mitglied' : 'Mitgliedern'} wurde übergeben und ist vom Kollektiv unterschrieben.`,
    releaseUnsigned: () => 'Die Lieferung ist nicht vom Kollektiv unterschrieben, oder sie ist eine andere, als das Protokoll nennt.',
    releaseVoted: () => 'Sie wurde aus genau dem Antrag gemacht, über den die Mitglieder abgestimmt haben.',
    releaseNotVoted: () =>
      'Die Lieferung WEICHT VON DER ABSTIMMUNG AB: Sie wurde aus einem anderen Antrag gemacht als dem, über den abgestimmt wurde.',
    releaseCount: () => 'Ihr Verzeichnis nennt dasselbe Ergebnis der Abstimmung.',
    releaseCountOther: () => 'Ihr Verzeichnis nennt EIN ANDERES ERGEBNIS der Abstimmung als das Protokoll.',

    sharesMissing: () => 'Die Liste der Anteile fehlt oder wurde geändert.',
    shareList: ({ members }) =>
      members === 1
        ? 'Das eine Mitglied in der Lieferung steht genau einmal auf der Liste der Anteile.'
        : `Jedes der ${n(members)} Mitglieder in der Lieferung steht genau einmal auf der Liste der Anteile.`,
    shareListOther: () => 'Auf der Liste der Anteile steht nicht jedes Mitglied der Lieferung genau einmal.',
    sharesUnusable: () =>
      'Nach der Liste der Anteile lässt sich nicht teilen: Ein Name steht zweimal darauf, oder niemand hat ein Gewicht.',
    anotherPrice: () => 'Es wurde ein anderer Preis geteilt, als abgestimmt war.',
    anotherTreasury: ({ currency, treasury, due }) =>
      `Die Kasse nahm ${f.money(treasury, currency)}, und nach der Regel bekommt sie ${f.money(due, currency)}.`,
    shares: ({ currency, treasury, price, shares }) =>
      `${f.money(treasury, currency)} für die Kasse und ${f.count(shares, 'Anteil', 'Anteile')} ergeben ${f.money(price, currency)}, jeder Anteil richtig bis auf den letzten Cent.`,
    shareWrong: ({ currency, pseudonym, minor, dueMinor }) =>
      `Ein Anteil ist FALSCH: ${pseudonym} bekam ${minorMoney(f, minor, currency)}, und nach der Regel sind es ${minorMoney(f, dueMinor, currency)}.`,
  } satisfies Partial<AuditCatalogue['sentences']>
}

export const auditCatalogue = (f: Format): AuditCatalogue => ({
  sentences: { ...ofLog(f), ...ofVote(f), ...ofSale(f) },
  titles: { log: 'Das Protokoll', voters: 'Wer abstimmen darf', payouts: 'Lieferungen und Auszahlungen', receipts: 'Deine Quittungen' },
  unproved: ({ ballots, question }) =>
    `Ob ${ballots === 1 ? 'der Stimmzettel' : `die ${f.number(ballots)} Stimmzettel`} zu „${question}“ von Mitgliedern auf der Liste ${ballots === 1 ? 'kommt' : 'kommen'}.`,
})

export const audit = (f: Format): AuditWords => auditWordsOf(auditCatalogue(f))

/** German: secret votes, the keys for them, and the public log that proves them. */
import type { voting as english } from '../en/voting.ts'

export const voting = (): ReturnType<typeof english> => ({
  vote: {
    title: 'Deine Stimme',
    until: (when: string, roll: string) =>
      `Offen bis ${when}. ${roll} Mitglieder dürfen abstimmen, jedes einmal; bis zum Schluss kannst du es dir anders überlegen.`,
    notOnRoll:
      'Du stehst nicht auf der Liste dieser Abstimmung: Du bist beigetreten oder hast deinen Stimmschlüssel gemacht, als sie schon lief.',
    choices: { yes: 'Ja', no: 'Nein', abstain: 'Enthaltung' },
    notYet: 'In diesem Browser hast du noch nicht abgestimmt.',
    cast: (choice: string, number: string) =>
      `Du hast mit „${choice}“ gestimmt. Dein Stimmzettel ist Eintrag ${number} des öffentlichen Protokolls; niemand kann erkennen, dass es deiner ist.`,
    secret: 'Vor dem Schluss sieht niemand ein Ergebnis, und nie sieht jemand, wer was gesagt hat.',
    how: 'Wie kann das geheim sein und trotzdem gezählt werden?',
    howSays:
      'Dieser Browser beweist, dass eines der Mitglieder auf der Liste abstimmt, ohne zu sagen, welches, und versiegelt die Wahl für einen Schlüssel, der erst nach dem Schluss veröffentlicht wird. Stimmzettel und Beweis stehen im öffentlichen Protokoll, sodass jeder sie nachzählen kann.',
    notPromised:
      'Was das nicht leistet: Es hilft nicht, wenn dir jemand beim Abstimmen zusieht oder dieses Gerät nicht deines ist, und jeder kann anderen erzählen, wie er gestimmt hat.',
    making: 'Dein Stimmzettel wird gemacht.',
    stages: {
      fetchingFiles: 'Was für den Beweis gebraucht wird, ist unterwegs.',
      buildingRoll: 'Du wirst auf der Liste gesucht.',
      proving: 'Der Beweis, dass du abstimmen darfst, wird gemacht; das dauert einige Sekunden.',
    },
    leaves:
      'Dein Stimmzettel ist fertig. Er geht in den nächsten zwanzig Sekunden zu einem zufälligen Zeitpunkt ab, damit seine Zeit nichts verrät.',
    sendNow: 'Jetzt absenden',
    sending: 'Dein Stimmzettel ist unterwegs.',
    sendAgain: 'Noch einmal senden',
    failures: {
      askUnreadable: 'Dein Stimmzettel ließ sich nicht machen.',
      notOnRoll: 'Auf der Liste dieser Abstimmung steht dein Schlüssel nicht.',
      filesUnavailable: 'Was für den Beweis gebraucht wird, kam nicht an.',
      outOfMemory: 'Dieser Browser hat zu wenig Speicher für den Beweis.',
      fault: 'Dein Stimmzettel ließ sich wegen eines Fehlers in Chorus nicht machen.',
    },
    failureHints: {
      askUnreadable: 'Lade die Seite neu und versuche es noch einmal.',
      notOnRoll: 'Lade die Seite neu. Bleibt es so, sag es einem Verwalter: Die Liste ist vielleicht nicht die, die festgehalten wurde.',
      filesUnavailable: 'Prüfe deine Verbindung und versuche es noch einmal.',
      outOfMemory: 'Schließe andere Tabs oder stimme auf einem anderen Gerät ab.',
      fault: 'Lade die Seite neu und versuche es noch einmal.',
    },
    codeElsewhere: 'Dein Stimmcode ist nicht in diesem Browser.',
    codeElsewhereHint: 'Gib ihn unten ein, oder stimme dort ab, wo du beigetreten bist.',
    codeTaken: 'Dieser Browser hat jetzt deinen Stimmcode. Stimme noch einmal ab.',
    otherCode: 'Das ist nicht der Stimmcode, mit dem du auf der Liste stehst.',
    otherPasskey: 'Dieser Passkey ist nicht der, mit dem du auf der Liste stehst.',
    otherPasskeyHint: 'Nimm den Passkey, mit dem du beigetreten bist.',
  },
  votingKey: {
    title: 'Stimmschlüssel',
    hint: 'Du stimmst mit einem eigenen Schlüssel ab, damit niemand, auch keine Verwalter und Betreiber, erkennen kann, welcher Stimmzettel deiner ist. Hier ist nur seine öffentliche Hälfte bekannt.',
    lede: 'Mit diesem zweiten Code stimmst du ab. Die Gemeinschaft kennt ihn nicht. Bewahre ihn auf, um von einem anderen Gerät abzustimmen oder falls dieser Browser ihn vergisst.',
    none: 'Du hast keinen Stimmschlüssel, also stehst du auf keiner Liste und kannst nicht abstimmen.',
    current: {
      passkey: (since: string) => `Dein Passkey rechnet ihn aus, wann immer du abstimmst. Er gilt seit ${since}.`,
      device: (since: string) => `Sein Code liegt in dem Browser, in dem du ihn gemacht hast. Er gilt seit ${since}.`,
    },
    next: (when: string) =>
      `Am ${when} ersetzt ihn ein anderer. Wenn du das nicht verlangt hast, behalte den, den du hast, und beende die Sitzungen, die du nicht kennst.`,
    keep: 'Den jetzigen Schlüssel behalten',
    make: 'Einen Stimmschlüssel machen',
    renew: 'Einen neuen Schlüssel machen',
    renewSure:
      'Der neue Schlüssel gilt in drei Tagen, und in keiner Abstimmung, die dann schon offen ist; bis dahin stimmst du mit dem jetzigen ab. Die Frist schützt dich vor jemandem, der nur dein Konto in die Hand bekommt.',
    renewYes: 'Ja, einen neuen machen',
    show: 'Meinen Stimmcode zeigen',
    forget: 'In diesem Browser vergessen',
    forgetSure: 'Ohne den Code, den du aufgeschrieben haben musst, kannst du drei Tage lang nicht abstimmen.',
    forgetYes: 'Ich habe ihn aufgeschrieben: hier vergessen',
    forgotten: 'Dieser Browser hat den Code vergessen.',
    typeCode: 'Dein Stimmcode',
    takeCode: 'In diesem Browser behalten',
  },
  evidence: {
    title: 'Prüfe es selbst',
    lede: 'Alles, was diese Gemeinschaft beschlossen, verkauft und ausgezahlt hat, steht in einem öffentlichen Protokoll, das sie nicht unbemerkt umschreiben kann. Dieser Browser liest es jetzt ganz und rechnet alles nach.',
    see: 'Diese Abstimmung und alles, was aus ihr wurde, nachprüfen',
    checking: 'Das Protokoll wird gelesen und nachgerechnet.',
    fault: 'Das Protokoll ließ sich wegen eines Fehlers in Chorus nicht prüfen.',
    holds: (checks: string) => `Alle ${checks} Prüfungen bestehen.`,
    fails: (failed: string, checks: string) =>
      `${failed} von ${checks} Prüfungen sind GESCHEITERT. Sichere diese Seite und sag es den anderen Mitgliedern.`,
    failed: 'Gescheitert:',
    unchecked: 'Hier nicht geprüft',
    log: 'Name des Protokolls',
    entries: 'Einträge',
    root: 'Wurzel aller Einträge',
    before: 'Was dieser Browser früher gesehen hat',
    theirs: 'Was dem anderen Mitglied gezeigt wurde',
    compare: 'Siehst du dasselbe wie andere?',
    compareHint:
      'Eine unehrliche Gemeinschaft könnte zwei Mitgliedern zwei verschiedene Protokolle zeigen. Das fällt auf, sobald sie vergleichen: Füge hier ein, was ein anderes Mitglied unter „Was für dich unterschrieben ist“ sieht.',
    theirCheckpoint: 'Was für das andere Mitglied unterschrieben ist',
    compareNow: 'Vergleichen',
    mine: 'Was für dich unterschrieben ist',
    save: 'Als Datei sichern',
    yourself: 'Ohne diese Seite',
    yourselfHint:
      'Dieselben Prüfungen, und die jedes Beweises eines Stimmzettels, in einem Terminal. Die Sätze der Prüfungen sind englisch.',
  },
})

/** German: what the checks find in a contribution, and what stewards and members say to each other about it. */
import type { doubts as english } from '../en/doubts.ts'
import type { Format } from '../format.ts'

const findings: ReturnType<typeof english>['findings'] = {
  'no-listens': 'Eine Zeile steht für mindestens einmal Hören.',
  'more-plays-than-listens': 'Jede Wiedergabe ist auch ein Hören, also kann es nicht mehr davon geben.',
  'plays-too-short': 'Eine Wiedergabe dauert mindestens 30 Sekunden; für so viele reicht die gespielte Zeit nicht.',
  'listens-too-long': 'Niemand hört ein einziges Stück länger als eine Woche.',
  'out-of-order': 'Die Zeilen stehen in fester Reihenfolge, und zu jedem Künstler, Lied oder Lied und Tag gehört genau eine.',
  'before-streaming': 'Vor dem Jahr 2000 gab es keinen Streamingdienst.',
  'in-the-future': 'Morgen hat noch niemand gehört.',
  'days-apart': 'Der örtliche Tag liegt höchstens einen Tag neben dem Tag in UTC.',
  'more-than-a-day': 'Ein Tag hat 24 Stunden, und länger kann an einem Tag niemand hören.',
  'more-than-a-life': 'Hier sind mehr Stunden Musik, als seit Beginn des Streamings vergangen sind.',
  overlapping: 'Mehr als ein Zehntel beginnt, bevor das Stück davor zu Ende war.',
  'same-length': 'Mehr als die Hälfte dauert auf die Millisekunde genau gleich lang.',
  'hardly-heard': 'Im Durchschnitt dauert ein Hören weniger als zehn Sekunden.',
}

export const doubts = (f: Format): ReturnType<typeof english> => ({
  findings,
  findingRows: (found, total) => `${f.number(found)} von ${f.count(total, 'Zeile', 'Zeilen')}`,
  review: {
    title: 'Was bezweifeln die Prüfungen?',
    lede: 'Wenige echte Geschichten sehen so aus. Du entscheidest allein nach Zahlen: Hier steht weder, von wem ein Beitrag ist, noch was gehört wurde.',
    none: 'Nichts wartet auf eine Entscheidung.',
    waitsSince: (when) => `Wartet seit ${when}.`,
    doubted: 'Bezweifelt',
    appealed: 'Widerspruch',
    found: 'Was die Prüfungen fanden',
    accept: 'Annehmen',
    acceptSure: 'Diesen Beitrag annehmen? Seine Zeilen kommen sofort in den Pool.',
    acceptYes: 'Ja, in den Pool',
    refuse: 'Ablehnen',
    reason: 'Warum, in Worten, die das Mitglied liest',
    reasonHint: 'Sag, was anders sein müsste. Das Mitglied kann einmal widersprechen.',
    reasonHintFinal: 'Das ist das letzte Wort: Ein zweiter Widerspruch ist nicht möglich, und die Datei wird gelöscht.',
    refuseSure: 'Diesen Beitrag ablehnen? Das Mitglied liest deine Begründung.',
    refuseYes: 'Ja, ablehnen',
  },
  contributed: {
    states: {
      received: 'Wird geprüft.',
      accepted: 'Im Pool.',
      doubted: 'Wartet auf einen Verwalter.',
      refused: 'Abgelehnt.',
      appealed: 'Widerspruch eingelegt; wartet auf einen Verwalter.',
      dismissed: 'Endgültig abgelehnt.',
      withdrawn: 'Zurückgenommen.',
    },
    sent: {
      received: 'Empfangen',
      accepted: 'Sie sind im Pool.',
      doubted: 'Ein Verwalter sieht sie sich zuerst an.',
      refused: 'Sie wurden abgelehnt.',
      appealed: 'Sie warten auf die Antwort auf deinen Widerspruch.',
      dismissed: 'Sie wurden endgültig abgelehnt.',
      withdrawn: 'Sie wurden zurückgenommen.',
    },
  },
  reviewed: {
    admit: 'Ein Verwalter hat ihn angenommen.',
    refuse: 'Ein Verwalter hat ihn abgelehnt:',
    appeal: 'Der Widerspruch:',
    grant: 'Ein Verwalter hat ihn nach dem Widerspruch angenommen.',
    dismiss: 'Ein Verwalter hat ihn endgültig abgelehnt:',
  },
  appeal: {
    open: 'Widersprechen',
    text: 'Warum er doch in den Pool gehört',
    textHint: 'Ein Verwalter liest es und entscheidet noch einmal. Du kannst einmal widersprechen.',
    send: 'Widerspruch senden',
  },
})

/** Deutsch: Hörer in der Nähe eines Mitglieds. */
import type { Format } from '../format.ts'

export const nearby = (f: Format) => ({
  title: 'Wer hört wie du?',
  lede: 'Wer mitmacht, sieht, wie nah der Geschmack der anderen ist, berechnet aus dem, was alle eingebracht haben. Kein Name wird gezeigt, bevor beide zustimmen.',
  join: 'Mitmachen',
  joinTitle: 'Du machst nicht mit',
  joinHint:
    'Du siehst niemanden, und niemand sieht dich. Wer mitmacht, wird mit den anderen verglichen, nach den eingebrachten Künstlern; andere sehen, wie nah du bist und wie viele Künstler ihr teilt, und sonst nichts.',
  leave: 'Aufhören',
  leaveHint: 'Gilt sofort und nimmt alle Zustimmungen mit.',
  since: (instant: string) => `Du machst seit ${instant} mit.`,
  nearest: 'Die Nächsten',
  among: (listeners: number) => `Von ${f.count(listeners, 'Hörer, der mitmacht', 'Hörern, die mitmachen')} und genug eingebracht haben.`,
  withheld: {
    fewArtists:
      'Du hast weniger als zehn Künstler eingebracht, zu wenig, um Nähe von Zufall zu unterscheiden. Bring mehr ein und sieh wieder nach.',
    fewListeners: 'Bisher machen zu wenige mit.',
  },
  somebody: (place: number) => `Hörer ${f.number(place)}`,
  near: (percentile: number) => `näher als ${f.decimal(Math.floor(Math.min(99.9, percentile) * 10) / 10)} % der Paare`,
  shared: (artists: number) => `${f.number(artists)} gemeinsame Künstler`,
  wants: 'Möchte dich kennen.',
  agree: 'Ich möchte sie kennen',
  agreed: 'Du hast zugestimmt; eure Namen erscheinen, sobald die andere Seite es auch tut.',
  mutual: 'Ihr habt beide zugestimmt.',
  withdraw: 'Zurücknehmen',
})

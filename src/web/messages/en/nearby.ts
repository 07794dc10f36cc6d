/** English: listeners near a member of a collective. */
import type { Format } from '../format.ts'

export const nearby = (f: Format) => ({
  title: 'Who listens like you?',
  lede: 'Members who take part see how near the others’ tastes are, worked out from what each of them pooled. Nobody’s name is shown before both agree.',
  join: 'Take part',
  joinTitle: 'You do not take part',
  joinHint:
    'You see nobody and nobody sees you. Whoever takes part is compared with the others who do, by the artists that they pooled; others see how near you are and how many artists you share, and nothing else.',
  leave: 'Leave',
  leaveHint: 'Takes effect at once, and takes all agreements along.',
  since: (instant: string) => `You have taken part since ${instant}.`,
  nearest: 'The nearest to you',
  among: (listeners: number) => `Of ${f.count(listeners, 'listener', 'listeners')} who take part and pooled enough to be compared.`,
  withheld: {
    fewArtists: 'You pooled fewer than ten artists, too few to tell closeness from chance. Hand in more, and look again.',
    fewListeners: 'Too few members take part so far.',
  },
  somebody: (place: number) => `Listener ${f.number(place)}`,
  near: (percentile: number) => `closer than ${f.decimal(Math.floor(Math.min(99.9, percentile) * 10) / 10)} % of pairs`,
  shared: (artists: number) => `${f.count(artists, 'artist', 'artists')} in common`,
  wants: 'Would like to know you.',
  agree: 'I would like to know them',
  agreed: 'You agreed; your names show once they agree too.',
  mutual: 'You both agreed.',
  withdraw: 'Take it back',
})

/** English: the page of the listens themselves. */
import type { HeardKind, ListenPart, StartKind } from '../../../contract/insight-kinds.ts'
import type { ListenOrder } from '../../../contract/worker.ts'
import type { Format } from '../format.ts'

export const listens = (f: Format) => ({
  title: (total: number) => f.count(total, 'listen', 'listens'),
  lead: (period: string, ms: number, plays: number, skips: number) =>
    `${f.duration(ms)} of playing, ${period}. ${f.count(plays, 'play', 'plays')}, ${f.count(skips, 'skip', 'skips')} of music.`,
  empty: 'No listen answers to all of that.',
  emptyHint: 'Take one of the conditions away, or choose another period above.',
  chosen: 'Only these',
  take: (condition: string) => `Take away: ${condition}`,
  takeAll: 'Take all away',
  narrow: 'Narrow down',
  any: 'Any',
  kind: 'Kind',
  weekday: 'Weekday',
  hour: 'Hour',
  part: 'Which',
  order: 'Order',
  orders: { newest: 'Newest first', oldest: 'Oldest first', longest: 'Longest first' } satisfies Record<ListenOrder, string>,
  kinds: { music: 'Music', podcast: 'Podcasts', audiobook: 'Audiobooks', video: 'Videos', unidentified: 'Without a name' } satisfies Record<
    HeardKind,
    string
  >,
  parts: {
    plays: 'Plays',
    skips: 'Skips',
    interrupted: 'Interrupted',
    newArtists: 'First listens of an artist',
    newTracks: 'First listens of a track',
    firstPlays: 'First plays of a track',
  } satisfies Record<ListenPart, string>,
  starts: {
    chosen: 'Chosen on purpose',
    followed: 'Came after the one before',
    skippedTo: 'Reached by a skip',
    other: 'Started in another way',
  } satisfies Record<StartKind, string>,
  below: (seconds: number) => `Under ${seconds} s`,
  opens: (minutes: number) => `First after ${f.count(minutes, 'minute', 'minutes')} of silence`,
  session: (from: string) => `Sitting of ${from}`,
  since: (from: string) => `From ${from}`,
  until: (to: string) => `Until ${to}`,
  place: (file: string, line: number) => `line ${f.number(line)} of ${file}`,
  columns: { what: 'What', how: 'How', source: 'Told by' },
  play: 'play',
  short: 'no play',
  shown: (from: number, to: number, total: number) => `${f.number(from)}–${f.number(to)} of ${f.number(total)}`,
  pages: 'Pages of listens',
  earlier: 'Previous page',
  later: 'Next page',
  save: 'Save these as CSV',
  account: 'How the rows of your files became these',
})

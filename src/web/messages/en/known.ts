/** English: the words of the page about what the service knows. */
import type { Format } from '../format.ts'

export const known = (f: Format) => ({
  title: 'What do they know about you?',
  lead: 'Your searches, word for word, and what your service concluded about you. It is read for this page alone, and forgotten when you leave it.',
  ask: 'Give the account data of your service',
  askHint:
    'Searches and conclusions come in the account data of Spotify, which is asked for apart from the extended history. Chorus reads them in memory and stores nothing of them, so the files are needed again at each visit.',
  choose: 'Choose files',
  nothing: 'These files hold no searches and no conclusions. You need the account data; the extended history has none of it.',
  fault: 'These files could not be read. Choose them again, or unpack the zip and give the files in it.',
  reading: 'Reading your files',
  searches: (total: number) => `They keep ${f.count(total, 'search', 'searches')} of yours, word for word`,
  searchesLede: (from: string, to: string, followed: number) =>
    `From ${f.day(from)} to ${f.day(to)}. After ${f.percent(followed)} of them you opened something that was found.`,
  searchesHow:
    'From the file of your searches. The list joins searches that are alike but for capital letters and blanks, and shows the fifty most frequent.',
  columns: {
    month: 'Month',
    hour: 'Hour',
    searches: 'Searches',
    query: 'You searched for',
    last: 'Last time',
    segment: 'Group',
    artists: 'Artists',
  },
  hours: (hour: number) => `You search most between ${f.hour(hour)} and ${f.hour((hour + 1) % 24)}`,
  hoursHow: 'Searches by the local hour, in the zone of the settings.',
  inferences: (total: number) => `They drew ${f.count(total, 'conclusion', 'conclusions')} about you`,
  inferencesHow:
    'The inferences of your account data, in the words of the service, which decide what advertisements you get. Those marked 3P come from third parties.',
  own: 'Their own conclusions',
  bought: 'From third parties',
  segments: (groups: number) => `They sort you into ${f.count(groups, 'group', 'groups')} for artists who advertise`,
  segmentsHow: 'The groups in which artists can buy your attention, such as listeners who have drifted away.',
  none: 'They say that they concluded nothing',
  noneHow: 'The files are there, and hold no search, no conclusion and no group.',
})

/** Tests that each card of mood is one whole sentence in the terminal. */
import { expect, test } from 'vitest'
import type { MoodCard } from '../contract/deep-insights.ts'
import { recapLine } from './recap-lines.ts'

test.each([
  [
    { kind: 'mood', side: 'darkCalm', brighter: 0, livelier: 0, shareKnown: 0.83 },
    'Your music was dark and calm, in the mean of its weeks; the mood is known for 83 % of the time.',
  ],
  [
    { kind: 'moodShift', axis: 'arousal', week: '2021-03-01', change: -0.2, artists: ['Nina', 'Otto', 'Ada'] },
    'From 1 March 2021 on your music was calmer, with more of Nina and Otto.',
  ],
  [{ kind: 'moodShift', axis: 'valence', week: '2021-03-01', change: 0.2, artists: [] }, 'From 1 March 2021 on your music was brighter.'],
  [
    { kind: 'moodMonths', brightest: '2021-07', artistOfBrightest: 'Nina', darkest: '2021-02', artistOfDarkest: 'Otto' },
    'July 2021 sounded brightest, with Nina; February 2021 darkest, with Otto.',
  ],
  [{ kind: 'moodComfort', artist: 'Nina', lift: 2.34, plays: 9 }, 'Nina comes back when all other music is dark: × 2.3.'],
  [{ kind: 'moodHours', axis: 'arousal', trough: 3.99, peak: 19.5 }, 'Your music is liveliest at 19:30, and calmest at 03:59.'],
  [{ kind: 'moodWeekdays', axis: 'valence', trough: 1, peak: 5 }, 'Saturday has your brightest music, Tuesday the darkest.'],
  [
    { kind: 'moodSeasons', axis: 'valence', trough: 1, peak: 7 },
    'Year after year your music is brightest about July, and darkest about January.',
  ],
  [
    { kind: 'moodDaylight', axis: 'arousal', difference: 0.1, share: 1 },
    'In daylight your music is livelier than in the dark, at the same time of the clock.',
  ],
  [{ kind: 'moodArcs', change: -0.1, sessions: 312 }, 'Within a sitting your music winds down, in the mean of 312.'],
  [
    { kind: 'moodRange', axis: 'valence', share: 0.31, shareUsual: 0.2 },
    '31 % of your plays were brighter or darker than usual; in the whole history it is 20 %.',
  ],
  [
    {
      kind: 'moodArtists',
      sides: [
        { side: 'brightCalm', artist: 'Nina', msPlayed: 2 },
        { side: 'darkExcited', artist: 'Otto', msPlayed: 1 },
      ],
    },
    'Nina stands for your bright and calm side and Otto stands for your dark and lively side.',
  ],
] as const satisfies readonly (readonly [MoodCard, string])[])('%o', (card, line) => {
  expect(recapLine(card)).toBe(line)
})

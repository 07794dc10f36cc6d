/** English: what the checks find in a contribution, and what stewards and members say to each other about it. */
import type { FindingCode } from '../../../contract/contribution.ts'
import type { Format } from '../format.ts'

const findings: Readonly<Record<FindingCode, string>> = {
  'no-listens': 'A row stands for at least one listen.',
  'more-plays-than-listens': 'Every play is a listen, so there cannot be more plays than listens.',
  'plays-too-short': 'A play lasts at least 30 seconds, so the time played must be that long for each of them.',
  'listens-too-long': 'No single listen lasts longer than a week.',
  'out-of-order': 'Rows stand in one order, and each artist, song or song and day has one row for all its listens.',
  'before-streaming': 'There was no streaming service before the year 2000.',
  'in-the-future': 'Nobody has listened tomorrow yet.',
  'days-apart': 'The local day of a listen is at most a day from its day in UTC.',
  'more-than-a-day': 'A day has 24 hours, and nobody can listen for longer than that in one.',
  'more-than-a-life': 'There are more hours of music here than have passed since streaming began.',
  overlapping: 'More than a tenth of the listens begin before the one before them has ended.',
  'same-length': 'More than half of the listens last exactly as long as each other, to the millisecond.',
  'hardly-heard': 'On average the listens last less than ten seconds.',
}

export const doubts = (f: Format) => ({
  findings,
  findingRows: (found: number, total: number) => `${f.number(found)} of ${f.count(total, 'row', 'rows')}`,
  review: {
    title: 'What do the checks doubt?',
    lede: 'Few real histories look like these. You decide by figures alone: nothing here says whose a contribution is or what was listened to.',
    none: 'Nothing waits for a decision.',
    waitsSince: (when: string) => `Waits since ${when}.`,
    doubted: 'Doubted',
    appealed: 'Appealed',
    found: 'What the checks found',
    accept: 'Accept',
    acceptSure: 'Accept this contribution? Its rows are pooled at once.',
    acceptYes: 'Yes, pool it',
    refuse: 'Refuse',
    reason: 'Why, in words that its member reads',
    reasonHint: 'Say what would have to be different. The member may appeal once.',
    reasonHintFinal: 'This is the last word: a second appeal is not possible, and the file is deleted.',
    refuseSure: 'Refuse this contribution? Its member reads your reason.',
    refuseYes: 'Yes, refuse it',
  },
  contributed: {
    states: {
      received: 'Being checked.',
      accepted: 'In the pool.',
      doubted: 'Waits for a steward.',
      refused: 'Refused.',
      appealed: 'Appealed; waits for a steward.',
      dismissed: 'Refused for good.',
      withdrawn: 'Taken back.',
    },
    sent: {
      received: 'Received',
      accepted: 'They are in the pool.',
      doubted: 'A steward looks at them first.',
      refused: 'They were refused.',
      appealed: 'They wait for the answer to your appeal.',
      dismissed: 'They were refused for good.',
      withdrawn: 'They were taken back.',
    },
  },
  reviewed: {
    admit: 'A steward accepted it.',
    refuse: 'A steward refused it:',
    appeal: 'The appeal:',
    grant: 'A steward accepted it after the appeal.',
    dismiss: 'A steward refused it for good:',
  },
  appeal: {
    open: 'Appeal',
    text: 'Why it should be pooled after all',
    textHint: 'A steward reads it and decides once more. You can appeal once.',
    send: 'Send the appeal',
  },
})

/** English: what a proposal says in full, and what of one's own it takes. */
import type { Format } from '../format.ts'

export const sale = (f: Format) => ({
  myRows: {
    title: 'What of yours would leave',
    covered: 'As things stand you are in this sale.',
    titleLeft: 'What of yours left',
    inRelease: 'Your rows are in the release that the buyer has: what you had handed in and allowed when it was built.',
    notInRelease: 'Nothing of yours is in the release that the buyer has.',
    neverLeaves: 'Nothing leaves: this sale does not take place.',
    gaps: {
      noConsent: 'You have not allowed anything yet, so nothing of yours is in this sale.',
      saidNo: 'You said no to this sale, so nothing of yours is in it.',
      buyer: 'You never sell to this buyer, so nothing of yours is in this sale.',
      scope: 'You do not allow data of this kind to be sold, so nothing of yours is in this sale.',
      purpose: 'You do not allow every purpose of this sale, so nothing of yours is in it.',
      notAsked: 'You want to be asked for each sale. As long as you do not say yes to this one, nothing of yours is in it.',
    },
    none: 'You have handed in nothing that this sale could use.',
    total: (rows: number, columns: number) =>
      `${f.count(rows, 'row', 'rows')} of ${f.count(columns, 'column', 'columns')}; the first are below. In place of your name stands one made for this sale alone.`,
    yes: 'Yes, for this sale',
    no: 'No, not in this sale',
    saidYes: 'You said yes to this very sale.',
    saidNo: 'You said no to this very sale, so you are left out of it and not paid for it.',
    threshold: (members: number) => `Artists whom fewer than ${f.number(members)} members of the release listen to are left out of it.`,
  },
  terms: {
    title: 'The whole proposal',
    hint: 'This is what is voted on, down to the letter: a release can be built from these words only.',
    purposes: 'For',
    inTheirWords: 'In the buyer’s words',
    scope: 'Scope',
    columns: 'Columns',
    period: 'Period',
    allTime: 'All time',
    thresholds: 'Left out',
    thresholdsSay: (artists: number, rows: number) =>
      `artists of fewer than ${f.count(artists, 'member', 'members')}, members of fewer than ${f.count(rows, 'row', 'rows')}`,
    split: 'Divided',
    splits: {
      equal: 'equally among the members in the release',
      byContribution: (cap: number | null) =>
        cap === null
          ? 'by contribution, without an upper limit'
          : `by contribution, up to ${f.count(cap, 'equal share', 'equal shares')} each`,
    },
    artistsExcluded: 'Artists left out',
    precision: 'Told to the',
    units: { day: 'day', week: 'week', month: 'month', second: 'second', minute: 'minute', hour: 'hour' },
    hash: 'SHA-256 of the proposal',
    manifest: 'SHA-256 of the release’s manifest',
    whole: 'As canonical JSON',
  },
})

/** What the page of a demonstration says of its vote, for few voters and for many. */
import { expect, test } from 'vitest'
import type { DemoReport } from '../contract/demo.ts'
import { demoPage } from './demo-page.ts'
import { Screen } from './terminal.case.ts'

const SHA = 'ab'.repeat(32)
const REPORT: DemoReport = {
  members: 10_000,
  listens: 4_700_000,
  ballots: { yes: 60, no: 0, abstain: 0 },
  ballotsCast: 63,
  quorum: 30,
  turnout: 0.006,
  currency: 'USD',
  price: '55000.00',
  treasury: '5500.00',
  distributed: '49500.00',
  shareMin: '4.95',
  shareMax: '4.95',
  paidMembers: 10_000,
  proposalSha256: SHA,
  release: { id: 'release_x', members: 10_000, rows: 700_000, files: 5, manifestSha256: SHA },
  releaseVerified: true,
  payouts: { requested: 2_500, belowMinimum: 0, paid: 2_500, amount: '12375.00' },
  booksSound: true,
  recordSound: true,
  publicLogSound: true,
  folder: null,
  seconds: 90,
}

function pageOf(changes: Partial<DemoReport>): string {
  return demoPage({ ...REPORT, ...changes }, { stdout: new Screen({ columns: 100 }), env: {} }).replace(/\s+/g, ' ')
}

test('a few of many: why the others are silent, and how many show the sale of June', () => {
  const page = pageOf({})
  expect(page).toContain('100 % voted to sell their artist preferences for $55,000.00.')
  expect(page).toContain(
    'That is why the others stay silent; --ballots lets more of them vote, and 200 show the 99.5 % of June 2025. The quorum was 30 members, half of those who were to vote. 3 ballots replaced an earlier one of the same member.',
  )
})

test('two hundred show it', () => {
  const page = pageOf({ ballots: { yes: 199, no: 1, abstain: 0 }, ballotsCast: 210, quorum: 100 })
  expect(page).toContain('99.5 % voted to sell')
  expect(page).toContain('--ballots lets more of them vote. The quorum was 100 members')
  expect(page).toContain('10 ballots replaced')
})

test('all of a small collective', () => {
  const page = pageOf({ members: 60, ballotsCast: 60 })
  expect(page).toContain(
    'All 60 members cast a secret ballot, each with a real proof that takes about two seconds of one core to make. The quorum',
  )
  expect(page).not.toMatch(/replaced|silent|99\.5/)
})

test('a single one, too few for a quorum', () => {
  const page = pageOf({ ballots: { yes: 1, no: 0, abstain: 0 }, ballotsCast: 1, quorum: 0 })
  expect(page).toContain('1 of 10,000 members cast a secret ballot, with a real proof')
  expect(page).toContain('With so few voters there is no quorum. A ballot that came after the close was refused.')
  expect(pageOf({ ballots: { yes: 1, no: 0, abstain: 0 }, ballotsCast: 1, members: 13, quorum: 1 })).toContain(
    'The quorum was 1 member. A ballot',
  )
})

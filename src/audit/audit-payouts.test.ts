/** What an audit says of money that left for members, came back, and left again. */
import { expect, test } from 'vitest'
import type { LogEntry } from '../contract/log.ts'
import { ID_BYTES, makeId } from '../shared/ids.ts'
import { auditPayouts } from './audit-payouts.ts'

const at = '2025-06-30T12:00:00.000Z'
const BATCH = makeId('batch', new Uint8Array(ID_BYTES).fill(1))
const AGAIN = makeId('batch', new Uint8Array(ID_BYTES).fill(2))

const divided: LogEntry = {
  kind: 'priceDivided',
  at,
  proposal: makeId('proposal', new Uint8Array(ID_BYTES).fill(3)),
  currency: 'EUR',
  price: '11.00',
  treasury: '1.00',
  members: 2,
  listSha256: '0'.repeat(64),
  root: '0'.repeat(64),
}
const sent = (amount: string, batch = BATCH): LogEntry => ({ kind: 'payoutsSent', at, batch, payouts: 1, currency: 'EUR', amount })
const cameBack = (amount: string, batch = BATCH): LogEntry => ({ kind: 'payoutReturned', at, batch, currency: 'EUR', amount })

const said = (...entries: readonly LogEntry[]): readonly string[] =>
  auditPayouts(entries).map(({ holds, finding }) => `${holds ? 'holds' : 'fails'}: ${finding.kind}`)

test('what came back can be sent once more, and no cent beyond it', () => {
  const before = [divided, sent('10.00'), cameBack('4.95')]
  expect(said(...before, sent('4.95', AGAIN))).toEqual(['holds: paidOut', 'holds: cameBack', 'holds: paidOut'])
  expect(said(...before, sent('4.96', AGAIN)).at(-1)).toBe('fails: paidTooMuch')
})

test('no more of a batch can come back than was sent in it', () => {
  expect(said(divided, sent('5.00'), cameBack('5.00'), cameBack('0.01')).at(-1)).toBe('fails: cameBackTooMuch')
  expect(said(divided, sent('5.00'), sent('5.00', AGAIN), cameBack('5.01', AGAIN)).at(-1)).toBe('fails: cameBackTooMuch')
})

/** The files of a sent batch for those who carry the money: a bank, or a batch provider. */
import { refused } from '../../app/outcome.ts'
import type { RailBatch } from '../../app/payouts/payout-desk.ts'
import type { BankFiles, BankTransfer } from '../../app/ports/bank-file.ts'
import type { BankAccount } from '../../contract/http/money.ts'
import { formatAmount } from '../../shared/money.ts'
import type { FileReply, Reply } from './reply.ts'

/** An id without its kind: 26 signs, which every bank takes. */
function codeOf(id: string): string {
  return id.slice(id.indexOf('_') + 1)
}

export function bankFileOf(bankFiles: BankFiles, { batch, payments }: RailBatch, from: BankAccount): Reply<never> {
  if (batch.currency !== 'EUR') return refused('otherCurrency', 'A SEPA file moves euros only; take the CSV file for other currencies.')
  const transfers = payments.flatMap(({ id, amount, method }): BankTransfer[] =>
    method?.kind === 'bankTransfer' ? [{ endToEndId: codeOf(id), to: method.account, amount }] : [],
  )
  if (transfers.length === 0) return refused('nothingToPay', 'Nobody in this batch is paid by bank transfer.')
  const order = { messageId: codeOf(batch.id), createdAtMs: batch.sentAtMs, from, transfers, note: 'Your share' }
  return fileOf(`${batch.id}.xml`, 'application/xml', bankFiles.creditTransfers(order))
}

const COLUMNS = ['payout', 'method', 'recipient', 'iban', 'bic', 'amount', 'currency']

/** RFC 4180, with every payment of the batch, whatever its method, so that its sum is that of the books. */
export function csvFileOf({ batch, payments }: RailBatch): FileReply {
  const lines = payments.map(({ id, amount, method }) => {
    const account = method?.kind === 'bankTransfer' ? method.account : undefined
    const recipient = method?.kind === 'csv' ? method.account.recipient : (account?.holder ?? '')
    return [id, method?.kind ?? '', recipient, account?.iban ?? '', account?.bic ?? '', formatAmount(amount), amount.currency]
  })
  return fileOf(
    `${batch.id}.csv`,
    'text/csv; charset=utf-8',
    [COLUMNS, ...lines].map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join(''),
  )
}

/** A cell that begins like a formula would be run by a spreadsheet, so it gets a quote in front. */
function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

function fileOf(name: string, type: string, text: string): FileReply {
  const bytes = new TextEncoder().encode(text)
  return { kind: 'file', type, name, bytes: bytes.length, chunks: once(bytes) }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes)
}

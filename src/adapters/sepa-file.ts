/** SEPA credit transfers by sepa.js; what it wrote is read again and summed in whole cents before anyone sees it. */
import SEPA from 'sepa'
import type { BankFiles } from '../app/ports/bank-file.ts'
import { assert, at } from '../shared/assert.ts'
import { add, formatAmount, parseAmount, zero, type Money } from '../shared/money.ts'

/** The signs that every SEPA bank takes; others are written as a full stop, as the implementation guidelines advise. */
const OTHER_SIGNS = /[^A-Za-z0-9/\-?:().,'+ ]/g

export const sepaFiles: BankFiles = {
  creditTransfers({ messageId, createdAtMs, from, transfers, note }) {
    const document = new SEPA.Document('pain.001.001.09')
    const created = new Date(createdAtMs)
    document.grpHdr.id = messageId
    document.grpHdr.created = created
    document.grpHdr.initiatorName = basicText(from.holder)
    const info = document.createPaymentInfo()
    info.id = '1'
    info.requestedExecutionDate = created
    info.batchBooking = true
    info.debtorName = basicText(from.holder)
    info.debtorIBAN = from.iban
    info.debtorBIC = from.bic ?? ''
    document.addPaymentInfo(info)
    for (const { endToEndId, to, amount } of transfers) {
      assert(amount.currency === 'EUR', 'SEPA moves euros')
      const payment = info.createTransaction()
      payment.end2endId = endToEndId
      payment.creditorName = basicText(to.holder)
      payment.creditorIBAN = to.iban
      payment.creditorBIC = to.bic ?? ''
      payment.remittanceInfo = basicText(note)
      payment.currency = 'EUR'
      // The library takes floating point, which holds every whole number of cents below 2^53 closely enough to print it.
      payment.amount = Number.parseFloat(formatAmount(amount))
      info.addTransaction(payment)
    }
    const text = document.toString()
    assertSums(
      text,
      transfers.map(({ amount }) => amount),
    )
    return text
  },
}

function basicText(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').replaceAll(OTHER_SIGNS, '.').slice(0, 70)
}

/** Every amount in the file is the one that was asked for, and both control sums are their sum to the cent. */
function assertSums(text: string, amounts: readonly Money[]): void {
  const read = (pattern: RegExp): readonly Money[] =>
    Array.from(text.matchAll(pattern), (match) => {
      const money = parseAmount(at(match, 1), 'EUR')
      assert(money !== undefined, 'the file holds amounts with two digits')
      return money
    })
  const written = read(/<InstdAmt Ccy="EUR">([^<]*)<\/InstdAmt>/g)
  assert(
    written.length === amounts.length && written.every(({ minor }, index) => minor === at(amounts, index).minor),
    'the file pays what is owed',
  )
  const sum = amounts.reduce(add, zero('EUR'))
  const sums = read(/<CtrlSum>([^<]*)<\/CtrlSum>/g)
  assert(sums.length === 2 && sums.every(({ minor }) => minor === sum.minor), 'the control sums are exact')
}

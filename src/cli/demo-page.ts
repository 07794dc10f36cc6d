/** The demonstration as a page of the terminal: what the collective did, voted, sold and paid. */
import type { DemoReport } from '../contract/demo.ts'
import { assert } from '../shared/assert.ts'
import { amountInWords, isCurrency, parseAmount } from '../shared/money.ts'
import type { CliContext } from './context.ts'
import { wrapText } from './layout.ts'
import { barTable, note, pageOn, renderPage, type Page, type Section } from './page.ts'
import { safeText } from './safe-text.ts'
import { countOf, percentOf, plural } from './words.ts'

const SECTIONS: readonly ((report: DemoReport, page: Page) => Section)[] = [gathered, voted, released, divided, paidOut, checked]

export function demoPage(report: DemoReport, context: Pick<CliContext, 'stdout' | 'env'>): string {
  const page = pageOn(context)
  return renderPage(
    SECTIONS.map((section) => section(report, page)),
    page,
  )
}

function money(text: string, { currency }: DemoReport): string {
  const amount = isCurrency(currency) ? parseAmount(text, currency) : undefined
  assert(amount, 'a report holds amounts of its currency')
  return amountInWords(amount)
}

function gathered({ members, listens }: DemoReport, page: Page): Section {
  return {
    title: `${plural(members, 'member')} pooled ${plural(listens, 'listen')}.`,
    lines: note(
      'All of them invented. Each history was stripped to the rows that its member chose, read and checked by the collective, encrypted under a key of that member alone, and pooled under another name.',
      page,
    ),
  }
}

function voted(report: DemoReport, page: Page): Section {
  const { yes, no, abstain } = report.ballots
  const ballots = yes + no + abstain
  const rows = [
    ['yes', yes],
    ['no', no],
    ['abstain', abstain],
  ] as const
  return {
    title: `${percentOf(yes / ballots)} voted to sell their artist preferences for ${money(report.price, report)}.`,
    lines: [
      ...barTable(
        rows.map(([label, value]) => ({ label, value, figures: [countOf(value), percentOf(value / ballots)] })),
        page,
      ),
      ...note(howTheyVoted(report), page),
      ...note(`The vote was on the document with the SHA-256 ${report.proposalSha256}.`, page),
    ],
  }
}

/** The sale of June 2025 shows itself from so many ballots on: one in two hundred says no. */
const BALLOTS_OF_JUNE = 200

function howTheyVoted({ members, ballots: { yes, no, abstain }, ballotsCast, quorum }: DemoReport): string {
  const ballots = yes + no + abstain
  const who = ballots === members ? `All ${countOf(members)} members` : `${countOf(ballots)} of ${plural(members, 'member')}`
  const enough = ballots < BALLOTS_OF_JUNE && members >= BALLOTS_OF_JUNE ? `, and ${BALLOTS_OF_JUNE} show the 99.5 % of June 2025` : ''
  const replaced = ballotsCast - ballots
  return [
    `${who} cast a secret ballot,${ballots === 1 ? '' : ' each'} with a real proof that takes about two seconds of one core to make.`,
    ballots < members ? ` That is why the others stay silent; --ballots lets more of them vote${enough}.` : '',
    quorum === 0
      ? ' With so few voters there is no quorum.'
      : ` The quorum was ${plural(quorum, 'member')}${ballots === 1 ? '' : ', half of those who were to vote'}.`,
    replaced === 0 ? '' : ` ${plural(replaced, 'ballot')} replaced an earlier one of the same member.`,
    ' A ballot that came after the close was refused.',
  ].join('')
}

function released({ release, releaseVerified }: DemoReport, page: Page): Section {
  return {
    title: releaseVerified ? 'The release is what they voted for.' : 'The release FAILED its check.',
    lines: wrapText(
      `${plural(release.rows, 'row')} of ${plural(release.members, 'member')} in ${plural(release.files, 'file')} beside a signed manifest, built from the recipe in that document and from consenting members only, and checked as a buyer checks it.`,
      page.width,
    ),
  }
}

function divided(report: DemoReport, page: Page): Section {
  const { price, treasury, distributed, shareMin, shareMax, paidMembers } = report
  const shares = shareMin === shareMax ? money(shareMin, report) : `${money(shareMin, report)} or ${money(shareMax, report)}`
  return {
    title: `${plural(paidMembers, 'member')} got ${shares} each.`,
    lines: wrapText(
      `${money(treasury, report)} for the treasury and ${money(distributed, report)} for the members are ${money(price, report)}, to the cent.`,
      page.width,
    ),
  }
}

function paidOut(report: DemoReport, page: Page): Section {
  const { requested, paid, amount, belowMinimum } = report.payouts
  const waits = belowMinimum === 0 ? '' : ` ${plural(belowMinimum, 'share')} smaller than the least payout stay owed.`
  return {
    title: `${money(amount, report)} were paid out to ${plural(paid, 'member')} who asked for it.`,
    lines: wrapText(
      `${plural(requested, 'request')}, approved by two stewards and confirmed by the bank; the rest stays owed.${waits}`,
      page.width,
    ),
  }
}

function checked({ booksSound, recordSound, publicLogSound, folder, seconds }: DemoReport, page: Page): Section {
  const isSound = booksSound && recordSound && publicLogSound
  return {
    title: isSound ? 'Everything adds up.' : 'Something does NOT add up.',
    lines: [
      ...wrapText(
        [
          booksSound
            ? 'Read again from the first transfer, the books balance.'
            : 'Read again from the first transfer, the books do NOT balance.',
          recordSound
            ? 'Every entry of the record follows from the one before.'
            : 'An entry of the record does NOT follow from the one before.',
          publicLogSound
            ? 'An audit from outside, which trusts nobody, finds the public log, the vote, the release and every share in order.'
            : 'An audit from outside does NOT find the public log in order.',
        ].join(' '),
        page.width,
      ),
      ...note(
        `This run took ${plural(seconds, 'second')}. ${folder === null ? 'Nothing of it stays on this computer.' : `Kept in ${safeText(folder)}.`}`,
        page,
      ),
    ],
  }
}

/** Says what an audit found in another language than the one in which the command line prints it. */
import { sayFinding, type AuditedStation, type AuditSentences } from '../../contract/audit-findings.ts'
import type { AuditCheck, AuditPart, AuditReport } from '../../contract/log.ts'
import { formatAmount, isCurrency } from '../../shared/money.ts'
import type { Format } from './format.ts'

/** What the page of evidence asks of a language. */
export interface AuditWords {
  readonly check: (check: AuditCheck) => string
  readonly title: (part: Pick<AuditPart, 'about' | 'title'>) => string
  readonly unchecked: (report: Pick<AuditReport, 'unchecked' | 'unproved'>) => readonly string[]
}

export interface AuditCatalogue {
  readonly sentences: AuditSentences
  /** A sale has the title of its question. */
  readonly titles: Readonly<Record<Exclude<AuditPart['about'], 'sale'>, string>>
  readonly unproved: (left: AuditReport['unproved'][number]) => string
}

/** How a language calls the stations of a sale. */
export type StationNames = Readonly<Record<AuditedStation, string>>

export function auditWordsOf({ sentences, titles, unproved }: AuditCatalogue): AuditWords {
  return {
    check: ({ finding }) => sayFinding(sentences, finding),
    title: ({ about, title }) => (about === 'sale' ? title : titles[about]),
    unchecked: (report) => report.unproved.map(unproved),
  }
}

/** Minor units, as a list of shares has them, as an amount that people read. */
export function minorMoney(f: Format, minor: string, currency: string): string {
  return isCurrency(currency) ? f.money(formatAmount({ currency, minor: BigInt(minor) }), currency) : `${minor} ${currency}`
}

/** The day of an instant in UTC, by which a log tells its times. */
export function utcDay(f: Format, instant: string): string {
  return f.instantDay(instant, 'UTC')
}

/** What an audit can find, by kinds with their facts that every page has a sentence for in each of its languages. */
import { z } from 'zod'

const count = z.int().nonnegative()
/** Of an entry in the log. */
const place = count
const text = z.string()
const instant = z.iso.datetime()
const currency = z.string().length(3)
/** In major units, as the log writes it. */
const amount = z.string()
/** In minor units, written in digits. */
const minor = z.string()
const verdict = z.enum(['pass', 'reject', 'lapse'])
const tally = z.strictObject({ yes: count, no: count, abstain: count, unreadable: count }).readonly()

/** A station of a sale, by the kind of the entry that tells of it. */
const station = z.enum([
  'rollFrozen',
  'voteOpened',
  'ballotCast',
  'voteCounted',
  'contractMade',
  'saleCancelled',
  'paymentReceived',
  'releaseDelivered',
  'priceDivided',
])
export type AuditedStation = z.infer<typeof station>

/** A name that a witness has no readable key for is null; one that nobody demanded is named by the log itself. */
const witness = { witness: text.nullable(), isDemanded: z.boolean() }
/** The first entry that is faulty, and how many there are besides. */
const faulty = { place, others: count }
const ballot = { sequence: count, proposal: text }

const found = <Holds extends boolean, Shape extends z.ZodRawShape>(code: string, holds: Holds, shape: Shape) => ({
  code,
  holds,
  facts: z.strictObject(shape).readonly(),
})
/** `code` is what programs know the check by; a check that fails can have failed in several ways. */
const holds = <Shape extends z.ZodRawShape>(code: string, shape: Shape) => found(code, true, shape)
const fails = <Shape extends z.ZodRawShape>(code: string, shape: Shape) => found(code, false, shape)

export const AUDIT_FINDINGS = {
  noKey: fails('key', {}),
  unsigned: fails('checkpoint', { log: text }),
  tooLong: fails('size', {}),
  signed: holds('checkpoint', { entries: count, isNamedKey: z.boolean() }),
  entriesMissing: fails('entries', {}),
  entriesSigned: holds('entries', {}),
  entriesRewritten: fails('entries', {}),
  tilesSame: holds('tiles', {}),
  tileOther: fails('tiles', { tile: text }),
  entryUnknown: fails('entry', { place }),
  inOrder: holds('order', {}),
  outOfOrder: fails('order', { place }),

  witnessesUnreadable: fails('witness', {}),
  witnessed: holds('witness', { ...witness, at: instant }),
  witnessedBefore: holds('witness', { ...witness, at: instant, entries: count, newer: count }),
  witnessedLate: fails('witness', { ...witness, at: instant, entries: count, newer: count }),
  notWitnessed: fails('witness', { ...witness }),
  witnessedLonger: fails('witnessedLonger', { ...witness, entries: count, shown: count }),
  witnessedOther: fails('witnessedOther', { ...witness }),

  seenUnsigned: fails('seen', { name: text }),
  seenLonger: fails('seenLonger', { name: text, entries: count, shown: count }),
  seenSame: holds('splitView', { name: text, entries: count }),
  seenBefore: holds('rewrittenLog', { name: text, entries: count }),
  splitView: fails('splitView', { name: text }),
  rewritten: fails('rewrittenLog', { name: text, entries: count }),

  voters: holds('voters', { enrolled: count, left: count }),
  enrolledTwice: fails('voters', { place }),
  changedUnknown: fails('voters', { place }),
  changedTwice: fails('voters', { place }),
  changedTooSoon: fails('voters', { place, days: count }),
  keptUnknown: fails('voters', { place }),
  leftUnknown: fails('voters', { place }),

  rollMissing: fails('roll', {}),
  roll: holds('roll', { members: count }),
  rollOther: fails('roll', {}),
  rollEarly: fails('rollEarly', { keys: count }),
  rollPadded: fails('rollPadded', { strangers: count }),
  rollThinned: fails('rollThinned', { missing: count }),
  rollRoot: holds('rollRoot', {}),
  rollRootOther: fails('rollRoot', {}),

  stationTwice: fails('station', { place, station }),
  stationSkipped: fails('station', { place, station, missing: station }),
  stationTooLate: fails('station', { place, station, over: station }),
  cancelled: holds('cancelled', {}),
  documentMissing: fails('document', {}),
  openedAnotherTime: fails('document', {}),
  lastedOtherwise: fails('document', {}),
  asked: holds('document', { buyer: text, currency, price: amount, opensAt: instant, closesAt: instant }),

  noBallots: holds('ballots', {}),
  ballots: holds('ballots', { ballots: count, voters: count, areProved: z.boolean() }),
  ballotTime: fails('ballotTime', faulty),
  ballotTwice: fails('ballotTwice', faulty),
  ballotStuffed: fails('ballotProof', faulty),
  closed: holds('closed', {}),
  countedEarly: fails('closed', {}),
  nothingToOpen: holds('tallyKey', {}),
  tallyKeyHidden: fails('tallyKey', {}),
  tallyKeyOther: fails('tallyKey', {}),
  tallyKey: holds('tallyKey', {}),
  recount: holds('recount', { voters: count, unreadable: count }),
  recountOther: fails('recount', { counted: tally, told: tally }),
  tooManyVotes: fails('count', {}),
  verdict: holds('count', { yes: count, no: count, abstain: count, verdict }),
  verdictOther: fails('count', { due: verdict, told: verdict }),

  contractMissing: fails('contract', {}),
  contract: holds('contract', { buyer: text, currency, price: amount }),
  contractOther: fails('contract', {}),
  payment: holds('payment', { currency, price: amount }),
  paymentOther: fails('payment', { currency, price: amount }),
  manifestMissing: fails('release', {}),
  released: holds('releaseSigned', { rows: count, members: count }),
  releaseUnsigned: fails('releaseSigned', {}),
  releaseVoted: holds('releaseVoted', {}),
  releaseNotVoted: fails('releaseVoted', {}),
  releaseCount: holds('releaseCount', {}),
  releaseCountOther: fails('releaseCount', {}),

  sharesMissing: fails('shares', {}),
  shareList: holds('shareList', { members: count }),
  shareListOther: fails('shareList', {}),
  sharesUnusable: fails('shares', {}),
  anotherPrice: fails('shares', {}),
  anotherTreasury: fails('treasury', { currency, treasury: amount, due: amount }),
  shares: holds('shares', { currency, treasury: amount, price: amount, shares: count }),
  shareWrong: fails('shares', { currency, pseudonym: text, minor, dueMinor: minor }),

  namedTwice: fails('twice', { place, name: text }),
  paidOut: holds('payouts', { currency, amount, at: instant, payouts: count }),
  paidTooMuch: fails('payouts', { currency, amount, at: instant }),
  cameBack: holds('payouts', { currency, amount, at: instant }),
  cameBackTooMuch: fails('payouts', { currency, amount, at: instant }),

  receiptOfAnotherLog: fails('receiptLog', { ...ballot, log: text }),
  ballotDropped: fails('receipt', { ...ballot, place }),
  ballotCounted: holds('receipt', { ...ballot, place }),
  ballotLast: holds('receipt', { ...ballot, place }),
  ballotReplaced: holds('receipt', { ...ballot, place, last: count }),
} as const
export type AuditFindingKind = keyof typeof AUDIT_FINDINGS
export type AuditFacts = { readonly [Kind in AuditFindingKind]: z.infer<(typeof AUDIT_FINDINGS)[Kind]['facts']> }

export interface AuditFinding<Kind extends AuditFindingKind = AuditFindingKind> {
  readonly kind: Kind
  readonly facts: AuditFacts[Kind]
}

/** A sentence for everything that an audit can find. */
export type AuditSentences = { readonly [Kind in AuditFindingKind]: (facts: AuditFacts[Kind]) => string }

export function sayFinding<Kind extends AuditFindingKind>(sentences: AuditSentences, { kind, facts }: AuditFinding<Kind>): string {
  return sentences[kind](facts)
}

function isFindingKind(kind: unknown): kind is AuditFindingKind {
  return typeof kind === 'string' && Object.hasOwn(AUDIT_FINDINGS, kind)
}

const bareFindingSchema = z.strictObject({ kind: z.custom<AuditFindingKind>(isFindingKind), facts: z.unknown() })

export const auditFindingSchema = z.custom<AuditFinding>((value) => {
  const bare = bareFindingSchema.safeParse(value)
  return bare.success && AUDIT_FINDINGS[bare.data.kind].facts.safeParse(bare.data.facts).success
}, 'something that an audit can find, with its facts')

/** English: what each check of an audit found. The command prints these; pages in other languages say the same from the facts. */
import type { AuditedStation, AuditFacts, AuditSentences } from '../contract/audit-findings.ts'
import type { AuditReport } from '../contract/log.ts'

const STATIONS: Readonly<Record<AuditedStation, string>> = {
  rollFrozen: 'a frozen roll',
  voteOpened: 'an opened vote',
  ballotCast: 'a ballot',
  voteCounted: 'a count',
  contractMade: 'a contract',
  saleCancelled: 'a cancelled sale',
  paymentReceived: 'a payment',
  releaseDelivered: 'a delivered release',
  priceDivided: 'a divided price',
}

const VERDICTS = { pass: 'that passes', reject: 'that is rejected', lapse: 'too few voted' } as const

/** A number with its thing: one ballot, two ballots. */
function plural(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`
}

const dayOf = (instant: string): string => instant.slice(0, 10)
const minuteOf = (instant: string): string => `on ${instant.slice(0, 16).replace('T', ' at ')} UTC`

type Witness = AuditFacts['notWitnessed']

const nameOf = ({ witness }: Witness): string => witness ?? 'a witness without a readable key'

function whoIs(witness: Witness): string {
  return witness.isDemanded ? nameOf(witness) : `${nameOf(witness)}, whom the log names as its witness,`
}

function faulty({ place, others }: AuditFacts['ballotTime'], says: string): string {
  return `Entry ${place} is ${says}${others === 0 ? '' : ` So are ${others} more.`}`
}

function ballot({ sequence, proposal }: Pick<AuditFacts['ballotLast'], 'sequence' | 'proposal'>): string {
  return `Your ballot number ${sequence} on ${proposal}`
}

const OF_LOG = {
  noKey: () => 'There is no key of a log here, so nothing can be checked.',
  unsigned: ({ log }) => `There is no checkpoint that ${log} has signed.`,
  tooLong: () => 'The log claims more entries than any log has.',
  signed: ({ entries, isNamedKey }) =>
    `The log of ${entries} entries is signed by ${isNamedKey ? 'the key that you named' : 'its own key'}.`,
  entriesMissing: () => 'Entries of the log are missing or cut short.',
  entriesSigned: () => 'All entries together are exactly what was signed.',
  entriesRewritten: () => 'The log was REWRITTEN: its entries are not those that were signed.',
  tilesSame: () => 'The tiles, by which others read the log, are made of the same entries.',
  tileOther: ({ tile }) => `The tile ${tile} is not made of the entries.`,
  entryUnknown: ({ place }) => `Entry ${place} of the log is none that this program knows.`,
  inOrder: () => 'Entries stand in the order of their times.',
  outOfOrder: ({ place }) => `Entry ${place} is older than the one before it.`,

  witnessesUnreadable: () => 'The list of those who witness this log cannot be read.',
  witnessed: ({ at, ...witness }) => `${whoIs(witness)} has witnessed this checkpoint, ${minuteOf(at)}.`,
  witnessedBefore: ({ at, entries, newer, ...witness }) =>
    `${whoIs(witness)} has witnessed the first ${entries === 1 ? 'entry' : `${entries} entries`}, ${minuteOf(at)}; ${newer} ${newer === 1 ? 'is' : 'are'} newer.`,
  witnessedLate: ({ at, entries, newer, ...witness }) =>
    `${nameOf(witness)} has NOT witnessed the last ${newer} of ${entries + newer} entries: it signed last ${minuteOf(at)}, and the log went on for more than a day.`,
  notWitnessed: (witness) => `${nameOf(witness)} has NOT witnessed this log.`,
  witnessedLonger: ({ entries, shown, ...witness }) =>
    `${whoIs(witness)} has witnessed ${entries} entries, and only ${shown} are shown: entries were DROPPED.`,
  witnessedOther: (witness) => `SPLIT VIEW: ${whoIs(witness)} has witnessed other entries than those that are shown here.`,

  seenUnsigned: ({ name }) => `${name} is no checkpoint that this log has signed.`,
  seenLonger: ({ name, entries, shown }) =>
    `${name} tells of ${entries} entries, and only ${shown} are shown: entries were DROPPED, or others are shown a longer log.`,
  seenSame: ({ name, entries }) => `${name} tells of the same log: the first ${entries} entries are the same.`,
  seenBefore: ({ name, entries }) => `${name} tells of the same log: the first ${entries} entries are the same.`,
  splitView: ({ name }) => `SPLIT VIEW: ${name} is signed by the same key and tells of other entries.`,
  rewritten: ({ name, entries }) => `The log was REWRITTEN: the first ${entries} entries are not those of ${name}.`,

  namedTwice: ({ place, name }) => `Entry ${place} tells a second time of ${name}.`,
  paidOut: ({ currency, amount, at, payouts }) => `${currency} ${amount} were sent on ${dayOf(at)}, in ${plural(payouts, 'payout')}.`,
  paidTooMuch: ({ currency, amount, at }) => `${currency} ${amount} were sent on ${dayOf(at)}, MORE than sales had brought the members.`,
  cameBack: ({ currency, amount, at }) => `${currency} ${amount} came back on ${dayOf(at)}, and is owed to its member again.`,
  cameBackTooMuch: ({ currency, amount, at }) => `${currency} ${amount} came back on ${dayOf(at)}, MORE than was sent in its batch.`,

  receiptOfAnotherLog: ({ log, ...own }) => `${ballot(own)} was taken by another log, ${log}.`,
  ballotDropped: ({ place, ...own }) => `${ballot(own)} was DROPPED: it does not stand at entry ${place}, where it was taken.`,
  ballotCounted: ({ place, ...own }) => `${ballot(own)} stands at entry ${place} and was counted as your last.`,
  ballotLast: ({ place, ...own }) => `${ballot(own)} stands at entry ${place} and is your last so far, which counts at the close.`,
  ballotReplaced: ({ place, last, ...own }) => `${ballot(own)} stands at entry ${place}; your number ${last} counts in its place.`,
} satisfies Partial<AuditSentences>

const OF_VOTE = {
  voters: ({ enrolled, left }) => `${enrolled} voters were enrolled, each with a key of their own, and ${left} left.`,
  enrolledTwice: ({ place }) => `Entry ${place} enrols a key that was enrolled before.`,
  changedUnknown: ({ place }) => `Entry ${place} changes a key that nobody votes with.`,
  changedTwice: ({ place }) => `Entry ${place} changes a key twice at once, or to one that was enrolled before.`,
  changedTooSoon: ({ place, days }) => `Entry ${place} changes a key SOONER than the ${days} days in which its member can object.`,
  keptUnknown: ({ place }) => `Entry ${place} takes back a change of a key that is not under way.`,
  leftUnknown: ({ place }) => `Entry ${place} lets somebody leave who could not vote.`,

  rollMissing: () => 'The roll that was frozen is missing or was changed.',
  roll: ({ members }) =>
    `The roll of ${members} was frozen before the vote opened: everyone who could vote then, each once, and nobody else.`,
  rollOther: () => 'The roll does not hold the members that it claims, each once and in their order.',
  rollEarly: ({ keys }) => `The roll holds ${keys} changed keys BEFORE their time.`,
  rollPadded: ({ strangers }) => `The roll is PADDED: ${strangers} on it are nobody who could vote when it was frozen.`,
  rollThinned: ({ missing }) => `The roll is THINNED: ${missing} who could vote when it was frozen are missing.`,
  rollRoot: () => 'Its root, by which ballots prove that their voters are on it, is right.',
  rollRootOther: () => 'Its root is WRONG: ballots proved that their voters are on another roll.',

  stationTwice: ({ place, station }) => `Entry ${place} tells a second time of ${STATIONS[station]} in this sale.`,
  stationSkipped: ({ place, station, missing }) => `Entry ${place} tells of ${STATIONS[station]} without ${STATIONS[missing]} before it.`,
  stationTooLate: ({ place, station, over }) => `Entry ${place} tells of ${STATIONS[station]} after ${STATIONS[over]}.`,
  cancelled: () => 'The sale was cancelled before it was paid.',
  documentMissing: () => 'The document that was voted on is missing or was changed.',
  openedAnotherTime: () => 'The vote did not open when the log says so.',
  lastedOtherwise: () => 'The vote did not last as long as its own document says.',
  asked: ({ buyer, currency, price, opensAt, closesAt }) =>
    `Members were asked to sell to ${buyer} for ${currency} ${price}, from ${dayOf(opensAt)} to ${dayOf(closesAt)}.`,

  noBallots: () => 'No ballot was cast.',
  ballots: ({ ballots, voters, areProved }) =>
    `In the log, in its time and none twice: ${plural(ballots, 'ballot')} of ${plural(voters, 'voter')}${areProved ? ', each proved to be by somebody on the roll' : ''}.`,
  ballotTime: (facts) => faulty(facts, 'a ballot from OUTSIDE the time of the vote.'),
  ballotTwice: (facts) => faulty(facts, 'a ballot that was cast BEFORE, or an older one than its voter had cast.'),
  ballotStuffed: (facts) => faulty(facts, 'a STUFFED ballot: it does not prove that it was cast by somebody on the roll.'),
  closed: () => 'It was counted after its time was over.',
  countedEarly: () => 'It was counted BEFORE its time was over.',
  nothingToOpen: () => 'There is no key to open ballots with, and no ballot.',
  tallyKeyHidden: () => 'The key that opens the ballots was NOT published, so nobody can count them.',
  tallyKeyOther: () => 'The key that was published to open the ballots is ANOTHER than the one they were sealed to.',
  tallyKey: () => 'The key that opens the ballots is the other half of the one that was published before the vote.',
  recount: ({ voters, unreadable }) =>
    `Opened and counted once more, what ${plural(voters, 'voter')} said last is the same${unreadable === 0 ? '' : `; ${unreadable} of them say nothing that can be read`}.`,
  recountOther: ({ counted, told }) =>
    `The count is WRONG: the ballots say ${counted.yes} yes, ${counted.no} no, ${counted.abstain} abstentions and ${counted.unreadable} unreadable, and the log ${told.yes}, ${told.no}, ${told.abstain} and ${told.unreadable}.`,
  tooManyVotes: () => 'More votes were counted than there are members on the roll, or the roll is another.',
  verdict: ({ yes, no, abstain, verdict }) =>
    `${yes} said yes, ${no} no, and ${abstain} abstained: by the rules that stand in the document, ${VERDICTS[verdict]}.`,
  verdictOther: ({ due, told }) => `The verdict is WRONG: of these votes the rules make ${due}, and the log says ${told}.`,
} satisfies Partial<AuditSentences>

const OF_SALE = {
  contractMissing: () => 'The members said yes, and the log tells of no contract.',
  contract: ({ buyer, currency, price }) =>
    `The contract with ${buyer} is the document that members said yes to, for ${currency} ${price}.`,
  contractOther: () => 'The contract DIFFERS FROM THE VOTE: members did not say yes to this buyer, document and price.',
  payment: ({ currency, price }) => `The price of ${currency} ${price} was received.`,
  paymentOther: ({ currency, price }) => `${currency} ${price} was received, which is not the price of a sale that members voted for.`,
  manifestMissing: () => 'The manifest of the release is missing or was changed.',
  released: ({ rows, members }) =>
    `A release of ${plural(rows, 'row')} of ${plural(members, 'member')} was delivered and signed by the collective.`,
  releaseUnsigned: () => 'The release is not signed by the collective, or is another than the log names.',
  releaseVoted: () => 'It was built from the very document that members voted on.',
  releaseNotVoted: () => 'The release DIFFERS FROM THE VOTE: it was built from another document than members voted on.',
  releaseCount: () => 'Its manifest tells the same count of the vote.',
  releaseCountOther: () => 'Its manifest tells ANOTHER COUNT of the vote than the log.',

  sharesMissing: () => 'The list of shares is missing or was changed.',
  shareList: ({ members }) => `Each of the ${members} members in the release stands on the list of shares once.`,
  shareListOther: () => 'The list of shares does not hold each member of the release once.',
  sharesUnusable: () => 'The list of shares cannot be divided by: a name stands on it twice, or nobody weighs anything.',
  anotherPrice: () => 'Another price was divided than was voted on.',
  anotherTreasury: ({ treasury, due }) => `The treasury took ${treasury}, and by the rule it gets ${due}.`,
  shares: ({ currency, treasury, price, shares }) =>
    `${currency} ${treasury} for the treasury and ${shares} shares are ${currency} ${price}, each share right to the last cent.`,
  shareWrong: ({ pseudonym, minor, dueMinor }) =>
    `A share is WRONG: ${pseudonym} got ${minor} in minor units, and by the rule it is ${dueMinor}.`,
} satisfies Partial<AuditSentences>

export const SENTENCES: AuditSentences = { ...OF_LOG, ...OF_VOTE, ...OF_SALE }

export function sayUnproved({ ballots, question }: AuditReport['unproved'][number]): string {
  return `Whether members on the roll cast the ${plural(ballots, 'ballot')} on "${question}".`
}

/** Everything that an audit can find is said in each language of the pages, with the same facts. */
import { describe, expect, test } from 'vitest'
import { found } from '../../audit/checks.ts'
import {
  AUDIT_FINDINGS,
  auditFindingSchema,
  type AuditFacts,
  type AuditFinding,
  type AuditFindingKind,
} from '../../contract/audit-findings.ts'
import { audit as german, auditCatalogue as germanCatalogue } from './de/audit.ts'
import { audit as english } from './en/audit.ts'
import { audit as spanish, auditCatalogue as spanishCatalogue } from './es/audit.ts'
import { makeFormat } from './format.ts'

const LANGUAGES = [
  ['English', english()],
  ['German', german(makeFormat('de-DE'))],
  ['Spanish', spanish(makeFormat('es-ES'))],
] as const
const de = LANGUAGES[1][1]
const es = LANGUAGES[2][1]

const at = '2025-06-04T09:00:10.000Z'
const place = 417
const witness = { witness: 'witness.example', isDemanded: true }
const price = { currency: 'EUR', price: '4950.00' }
const ballot = { sequence: 2, proposal: 'prp_question', place }
const faulty = { place, others: 3 }
const tally = { yes: 61, no: 17, abstain: 5, unreadable: 1 }

const FACTS: AuditFacts = {
  noKey: {},
  unsigned: { log: 'log.example' },
  tooLong: {},
  signed: { entries: 817, isNamedKey: false },
  entriesMissing: {},
  entriesSigned: {},
  entriesRewritten: {},
  tilesSame: {},
  tileOther: { tile: 'tile/0/001' },
  entryUnknown: { place },
  inOrder: {},
  outOfOrder: { place },
  witnessesUnreadable: {},
  witnessed: { ...witness, at },
  witnessedBefore: { ...witness, at, entries: 817, newer: 3 },
  witnessedLate: { ...witness, at, entries: 817, newer: 3 },
  notWitnessed: witness,
  witnessedLonger: { ...witness, entries: 817, shown: 417 },
  witnessedOther: witness,
  seenUnsigned: { name: 'mine.checkpoint' },
  seenLonger: { name: 'mine.checkpoint', entries: 817, shown: 417 },
  seenSame: { name: 'mine.checkpoint', entries: 817 },
  seenBefore: { name: 'mine.checkpoint', entries: 417 },
  splitView: { name: 'mine.checkpoint' },
  rewritten: { name: 'mine.checkpoint', entries: 417 },
  voters: { enrolled: 121, left: 19 },
  enrolledTwice: { place },
  changedUnknown: { place },
  changedTwice: { place },
  changedTooSoon: { place, days: 3 },
  keptUnknown: { place },
  leftUnknown: { place },
  rollMissing: {},
  roll: { members: 102 },
  rollOther: {},
  rollEarly: { keys: 23 },
  rollPadded: { strangers: 23 },
  rollThinned: { missing: 23 },
  rollRoot: {},
  rollRootOther: {},
  stationTwice: { place, station: 'voteCounted' },
  stationSkipped: { place, station: 'contractMade', missing: 'voteCounted' },
  stationTooLate: { place, station: 'ballotCast', over: 'voteCounted' },
  cancelled: {},
  documentMissing: {},
  openedAnotherTime: {},
  lastedOtherwise: {},
  asked: { buyer: 'Example Models', ...price, opensAt: at, closesAt: '2025-06-11T09:00:10.000Z' },
  noBallots: {},
  ballots: { ballots: 93, voters: 84, areProved: true },
  ballotTime: faulty,
  ballotTwice: faulty,
  ballotStuffed: faulty,
  closed: {},
  countedEarly: {},
  nothingToOpen: {},
  tallyKeyHidden: {},
  tallyKeyOther: {},
  tallyKey: {},
  recount: { voters: 84, unreadable: 1 },
  recountOther: { counted: tally, told: { ...tally, yes: 62 } },
  tooManyVotes: {},
  verdict: { yes: 61, no: 17, abstain: 5, verdict: 'pass' },
  verdictOther: { due: 'lapse', told: 'pass' },
  contractMissing: {},
  contract: { buyer: 'Example Models', ...price },
  contractOther: {},
  payment: price,
  paymentOther: price,
  manifestMissing: {},
  released: { rows: 731, members: 84 },
  releaseUnsigned: {},
  releaseVoted: {},
  releaseNotVoted: {},
  releaseCount: {},
  releaseCountOther: {},
  sharesMissing: {},
  shareList: { members: 84 },
  shareListOther: {},
  sharesUnusable: {},
  anotherPrice: {},
  anotherTreasury: { currency: 'EUR', treasury: '250.50', due: '247.50' },
  shares: { ...price, treasury: '247.50', shares: 84 },
  shareWrong: { currency: 'EUR', pseudonym: 'm-0042', minor: '5600', dueMinor: '5500' },
  namedTwice: { place, name: 'rel_first' },
  paidOut: { currency: 'EUR', amount: '812.34', at, payouts: 14 },
  paidTooMuch: { currency: 'EUR', amount: '812.34', at },
  cameBack: { currency: 'EUR', amount: '4.95', at },
  cameBackTooMuch: { currency: 'EUR', amount: '4.95', at },
  receiptOfAnotherLog: { sequence: 2, proposal: 'prp_question', log: 'log.example' },
  ballotDropped: ballot,
  ballotCounted: ballot,
  ballotLast: ballot,
  ballotReplaced: { ...ballot, last: 4 },
}

function isKind(kind: string): kind is AuditFindingKind {
  return Object.hasOwn(AUDIT_FINDINGS, kind)
}
const KINDS = Object.keys(AUDIT_FINDINGS).filter(isKind)

/** Names and figures of the facts that stand in a sentence as they are. */
function namedIn(facts: AuditFinding['facts']): readonly string[] {
  return Object.entries(facts).flatMap(([key, value]) => {
    if (typeof value === 'number' && value !== 817 && key !== 'unreadable') return [String(value)]
    return ['witness', 'name', 'buyer', 'pseudonym', 'log', 'tile', 'proposal'].includes(key) ? [String(value)] : []
  })
}

describe.each(LANGUAGES)('in %s', (name, words) => {
  const said = KINDS.map((kind) => words.check(found(kind, FACTS[kind])))

  test.each(KINDS)('%s is one whole sentence that names what it is about', (kind) => {
    const sentence = words.check(found(kind, FACTS[kind]))
    expect(sentence).toMatch(/^[\p{Lu}\p{N}€„«]|^(?:mine|witness)\b|^EUR/u)
    expect(sentence).toMatch(/\.$/)
    expect(sentence).not.toMatch(/undefined|null|NaN|\[object| {2}/)
    for (const named of namedIn(FACTS[kind])) expect(sentence).toContain(named)
  })

  test('no two findings are said in the same words', () => {
    const same = said.filter((sentence, index) => said.indexOf(sentence) !== index)
    expect(same).toEqual([])
  })

  test('a fraud that English shouts is shouted', () => {
    const loud = /(?<![\p{L}.])\p{Lu}{4,}(?![\p{L}.])/u
    const plain = KINDS.filter((kind) => loud.test(found(kind, FACTS[kind]).sentence)).filter(
      (kind) => !/\p{Lu}{2,}/u.test(words.check(found(kind, FACTS[kind])).replaceAll('EUR', '')),
    )
    expect([name, plain]).toEqual([name, []])
  })
})

test.each([
  ['German', germanCatalogue(makeFormat('de-DE'))],
  ['Spanish', spanishCatalogue(makeFormat('es-ES'))],
])('the catalogue in %s has a sentence for each kind and no other', (_, { sentences }) => {
  expect(Object.keys(sentences).toSorted()).toEqual(KINDS.toSorted())
})

test('amounts, days and numbers are written as the language writes them', () => {
  const asked = found('asked', FACTS.asked)
  expect(asked.sentence).toBe('Members were asked to sell to Example Models for EUR 4950.00, from 2025-06-04 to 2025-06-11.')
  expect(de.check(asked).replaceAll(/\s/g, ' ')).toBe(
    'Die Mitglieder wurden gefragt, ob sie für 4.950,00 € an Example Models verkaufen, vom 4. Juni 2025 bis zum 11. Juni 2025.',
  )
  expect(es.check(asked).replaceAll(/\s/g, ' ')).toBe(
    'Se preguntó a los miembros si vendían a Example Models por 4950,00 €, del 4 de junio de 2025 al 11 de junio de 2025.',
  )
  expect(de.check(found('shareWrong', FACTS.shareWrong)).replaceAll(/\s/g, ' ')).toBe(
    'Ein Anteil ist FALSCH: m-0042 bekam 56,00 €, und nach der Regel sind es 55,00 €.',
  )
})

test('one of a thing is said as one', () => {
  expect(de.check(found('rollThinned', { missing: 1 }))).toBe(
    'Die Liste wurde AUSGEDÜNNT: Ein Mitglied, das abstimmen durfte, als sie festgehalten wurde, fehlt.',
  )
  expect(es.check(found('ballotTime', { place: 4, others: 1 }))).toBe(
    'La entrada 4 es una papeleta de FUERA del tiempo de la votación. También lo es una más.',
  )
})

test('a part has the title of its question, and the others one in the language', () => {
  expect(de.title({ about: 'sale', title: 'Artist preferences' })).toBe('Artist preferences')
  expect(LANGUAGES.map(([, words]) => words.title({ about: 'voters', title: 'Who can vote' }))).toEqual([
    'Who can vote',
    'Wer abstimmen darf',
    'Quién puede votar',
  ])
})

test('a finding whose facts are not those of its kind is none', () => {
  expect(auditFindingSchema.safeParse({ kind: 'roll', facts: { members: 3 } }).success).toBe(true)
  for (const wrong of [{ kind: 'roll', facts: {} }, { kind: 'toString', facts: {} }, { kind: 'roll' }, null]) {
    expect(auditFindingSchema.safeParse(wrong).success).toBe(false)
  }
})

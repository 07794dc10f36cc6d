/** Goes through one sale from its roll to its shares, from what the log says and the documents that it names. */
import { shareListSchema, type AuditCheck, type AuditPart, type LogEntry, type ShareLine } from '../contract/log.ts'
import { manifestSchema, type Manifest } from '../contract/manifest.ts'
import { proposalDocumentSchema, type ProposalDocument } from '../contract/proposal.ts'
import { canonicalDocument } from '../governance/index.ts'
import { manifestText, signedText } from '../release/index.ts'
import { hexOf, parseHex } from '../shared/hex.ts'
import { parseInstant } from '../shared/time.ts'
import { hashText } from '../transparency/index.ts'
import { checkBallots, checkCount, type Vote } from './audit-vote.ts'
import { check, fails, plural } from './checks.ts'
import type { AuditEffects, AuditRequest, EntryOf, Placed } from './effects.ts'
import { evidenceOf, parsedAs, parsedEvidence, type EvidenceSource } from './evidence.ts'
import { divideAgain, isListWhole } from './shares.ts'

export type SaleEntry = Extract<LogEntry, { readonly proposal: string }>

/** How a station is called, and what it must come after and not come after; a sale cannot skip one. */
interface Station {
  readonly name: string
  readonly after: readonly SaleEntry['kind'][]
  readonly notAfter: readonly SaleEntry['kind'][]
}

const STATIONS: Readonly<Record<SaleEntry['kind'], Station>> = {
  rollFrozen: { name: 'a frozen roll', after: [], notAfter: [] },
  voteOpened: { name: 'an opened vote', after: ['rollFrozen'], notAfter: [] },
  ballotCast: { name: 'a ballot', after: ['voteOpened'], notAfter: ['voteCounted'] },
  voteCounted: { name: 'a count', after: ['voteOpened'], notAfter: [] },
  contractMade: { name: 'a contract', after: ['voteCounted'], notAfter: ['saleCancelled'] },
  saleCancelled: { name: 'a cancelled sale', after: ['contractMade'], notAfter: ['paymentReceived'] },
  paymentReceived: { name: 'a payment', after: ['contractMade'], notAfter: ['saleCancelled'] },
  releaseDelivered: { name: 'a delivered release', after: ['paymentReceived'], notAfter: [] },
  priceDivided: { name: 'a divided price', after: ['releaseDelivered'], notAfter: [] },
}

export interface SaleRequest {
  readonly effects: AuditEffects
  readonly read: AuditRequest['read']
  readonly onProgress: AuditRequest['onProgress']
  /** Of the collective, which signs its releases with the key of its log. */
  readonly publicKey: Uint8Array
  readonly entries: readonly Placed<SaleEntry>[]
  /** What was found of its roll. */
  readonly rolls: ReadonlyMap<number, readonly AuditCheck[]>
}

interface Sale extends SaleRequest {
  readonly source: EvidenceSource
  document?: ProposalDocument
  manifest?: Manifest
}

export interface AuditedSale {
  readonly part: AuditPart
  readonly unchecked: readonly string[]
}

export async function auditSale(request: SaleRequest): Promise<AuditedSale> {
  const { effects, read, entries } = request
  const sale: Sale = { ...request, source: { sha256: effects.sha256, read } }
  const checks = [...checkOrder(entries)]
  const unchecked: string[] = []
  const takeBallots = async (): Promise<void> => {
    const vote = voteOf(sale)
    const checked = vote && (await checkBallots(vote))
    checks.push(...(checked?.checks ?? []))
    unchecked.push(...(checked?.unchecked ?? []))
  }
  for (const { place, entry } of entries) {
    if (entry.kind === 'voteCounted') await takeBallots()
    checks.push(...(await checkStation(sale, place, entry)))
  }
  if (stationOf(sale, 'voteCounted') === undefined) await takeBallots()
  return { part: { title: sale.document?.title ?? entries[0]?.entry.proposal ?? '', checks }, unchecked }
}

function checkOrder(entries: readonly Placed<SaleEntry>[]): readonly AuditCheck[] {
  const seen = new Set<SaleEntry['kind']>()
  for (const { place, entry } of entries) {
    const { name, after, notAfter } = STATIONS[entry.kind]
    if (seen.has(entry.kind) && entry.kind !== 'ballotCast') {
      return [fails('station', `Entry ${place} tells a second time of ${name} in this sale.`)]
    }
    const missing = after.find((before) => !seen.has(before))
    if (missing !== undefined) return [fails('station', `Entry ${place} tells of ${name} without ${STATIONS[missing].name} before it.`)]
    const over = notAfter.find((before) => seen.has(before))
    if (over !== undefined) return [fails('station', `Entry ${place} tells of ${name} after ${STATIONS[over].name}.`)]
    seen.add(entry.kind)
  }
  return []
}

function stationOf<Kind extends SaleEntry['kind']>({ entries }: Sale, kind: Kind): EntryOf<Kind> | undefined {
  return entries.map(({ entry }) => entry).find((entry): entry is EntryOf<Kind> => entry.kind === kind)
}

/** Undefined for a vote whose beginning is not told; that it is not is said elsewhere. */
function voteOf(sale: Sale): Vote | undefined {
  const { effects, onProgress, document, entries } = sale
  const [frozen, opened] = [stationOf(sale, 'rollFrozen'), stationOf(sale, 'voteOpened')]
  if (document === undefined || frozen === undefined || opened === undefined) return undefined
  const ballots = entries.flatMap(({ place, entry }) => (entry.kind === 'ballotCast' ? [{ place, entry }] : []))
  return { effects, onProgress, document, frozen, opened, ballots }
}

async function checkStation(sale: Sale, place: number, entry: SaleEntry): Promise<readonly AuditCheck[]> {
  switch (entry.kind) {
    case 'rollFrozen':
      return sale.rolls.get(place) ?? []
    case 'voteOpened':
      return [await checkDocument(sale, entry)]
    case 'ballotCast':
      return []
    case 'voteCounted':
      return await checkCounted(sale, entry)
    case 'contractMade':
      return [checkContract(sale, entry)]
    case 'saleCancelled':
      return [check('cancelled', true, { yes: 'The sale was cancelled before it was paid.', no: '' })]
    case 'paymentReceived':
      return checkPayment(sale, entry)
    case 'releaseDelivered':
      return await checkRelease(sale, entry)
    case 'priceDivided':
      return await checkShares(sale, entry)
    default:
      return entry satisfies never
  }
}

async function checkDocument(sale: Sale, { at, documentSha256, opensAt, closesAt }: EntryOf<'voteOpened'>): Promise<AuditCheck> {
  const text = await evidenceOf(sale.source, documentSha256)
  const document = text === undefined ? undefined : parsedAs(text, proposalDocumentSchema, canonicalDocument)
  if (document === undefined) {
    return fails('document', 'The document that was voted on is missing or was changed.')
  }
  sale.document = document
  const [atMs, opensAtMs, closesAtMs] = [at, opensAt, closesAt].map((each) => parseInstant(each) ?? 0)
  if (atMs !== opensAtMs) return fails('document', 'The vote did not open when the log says so.')
  return check('document', (closesAtMs ?? 0) - (opensAtMs ?? 0) === document.vote.votingMs, {
    yes: `Members were asked to sell to ${document.buyer.name} for ${document.currency} ${document.price}, from ${opensAt.slice(0, 10)} to ${closesAt.slice(0, 10)}.`,
    no: 'The vote did not last as long as its own document says.',
  })
}

async function checkCounted(sale: Sale, counted: EntryOf<'voteCounted'>): Promise<readonly AuditCheck[]> {
  const vote = voteOf(sale)
  const checks = vote === undefined ? [] : await checkCount(vote, counted)
  if (counted.verdict !== 'pass' || stationOf(sale, 'contractMade') !== undefined) return checks
  return [...checks, fails('contract', 'The members said yes, and the log tells of no contract.')]
}

function checkContract(sale: Sale, { buyer, documentSha256, currency, price }: EntryOf<'contractMade'>): AuditCheck {
  const { document } = sale
  const isVoted =
    stationOf(sale, 'voteCounted')?.verdict === 'pass' &&
    stationOf(sale, 'voteOpened')?.documentSha256 === documentSha256 &&
    document?.buyer.id === buyer &&
    document.currency === currency &&
    document.price === price
  return check('contract', isVoted, {
    yes: `The contract with ${document?.buyer.name ?? ''} is the document that members said yes to, for ${currency} ${price}.`,
    no: 'The contract DIFFERS FROM THE VOTE: members did not say yes to this buyer, document and price.',
  })
}

function checkPayment(sale: Sale, { currency, price }: EntryOf<'paymentReceived'>): readonly AuditCheck[] {
  const isPassed = stationOf(sale, 'voteCounted')?.verdict === 'pass'
  const asked = sale.document
  return [
    check('payment', isPassed && asked?.currency === currency && asked.price === price, {
      yes: `The price of ${currency} ${price} was received.`,
      no: `${currency} ${price} was received, which is not the price of a sale that members voted for.`,
    }),
  ]
}

async function checkRelease(sale: Sale, entry: EntryOf<'releaseDelivered'>): Promise<readonly AuditCheck[]> {
  const text = await evidenceOf(sale.source, entry.manifestSha256)
  const manifest = text === undefined ? undefined : parsedAs(text, manifestSchema, manifestText)
  if (manifest === undefined) return [fails('release', 'The manifest of the release is missing or was changed.')]
  sale.manifest = manifest
  const { isSignedBy, sha256 } = sale.effects
  const signature = parseHex(manifest.signature)
  const isSigned =
    manifest.signer.publicKey === hexOf(sale.publicKey) &&
    signature !== undefined &&
    isSignedBy(sale.publicKey, new TextEncoder().encode(signedText(manifest)), signature)
  const voted = stationOf(sale, 'voteOpened')
  const isVoted =
    manifest.proposal.id === entry.proposal &&
    manifest.proposal.documentSha256 === voted?.documentSha256 &&
    hashText(sha256, canonicalDocument(manifest.proposal.document)) === voted.documentSha256
  const counted = stationOf(sale, 'voteCounted')
  const isCount = counted !== undefined && (['roll', 'yes', 'no', 'abstain'] as const).every((key) => manifest.vote[key] === counted[key])
  const isEntry = manifest.release === entry.release && manifest.counts.members === entry.members
  return [
    check('releaseSigned', isSigned && isEntry, {
      yes: `A release of ${plural(manifest.counts.rows, 'row')} of ${plural(entry.members, 'member')} was delivered and signed by the collective.`,
      no: 'The release is not signed by the collective, or is another than the log names.',
    }),
    check('releaseVoted', isVoted, {
      yes: 'It was built from the very document that members voted on.',
      no: 'The release DIFFERS FROM THE VOTE: it was built from another document than members voted on.',
    }),
    check('releaseCount', isCount, {
      yes: 'Its manifest tells the same count of the vote.',
      no: 'Its manifest tells ANOTHER COUNT of the vote than the log.',
    }),
  ]
}

async function checkShares(sale: Sale, entry: EntryOf<'priceDivided'>): Promise<readonly AuditCheck[]> {
  const list = await parsedEvidence(sale.source, entry.listSha256, shareListSchema)
  if (list === undefined) return [fails('shares', 'The list of shares is missing or was changed.')]
  const isWhole = isListWhole(sale.effects.sha256, entry, list)
  const checks = [
    check('shareList', isWhole && list.length === sale.manifest?.counts.members, {
      yes: `Each of the ${entry.members} members in the release stands on the list of shares once.`,
      no: 'The list of shares does not hold each member of the release once.',
    }),
  ]
  return sale.document === undefined ? checks : [...checks, checkAmounts(sale.document, entry, list)]
}

/** Divides the price once more by the rule in the document, to the last minor unit. */
function checkAmounts(document: ProposalDocument, entry: EntryOf<'priceDivided'>, list: readonly ShareLine[]): AuditCheck {
  const again = divideAgain(document, entry, list)
  switch (again.kind) {
    case 'badList':
      return fails('shares', 'The list of shares cannot be divided by: a name stands on it twice, or nobody weighs anything.')
    case 'anotherPrice':
      return fails('shares', 'Another price was divided than was voted on.')
    case 'anotherTreasury':
      return fails('treasury', `The treasury took ${entry.treasury}, and by the rule it gets ${again.treasury}.`)
    case 'divided': {
      const wrong = again.minor.findIndex((minor, index) => minor !== BigInt(list[index]?.minor ?? -1))
      return check('shares', wrong === -1, {
        yes: `${entry.currency} ${entry.treasury} for the treasury and ${list.length} shares are ${entry.currency} ${entry.price}, each share right to the last cent.`,
        no: `A share is WRONG: ${list[wrong]?.pseudonym ?? ''} got ${list[wrong]?.minor ?? ''} in minor units, and by the rule it is ${again.minor[wrong] ?? ''}.`,
      })
    }
    default:
      return again satisfies never
  }
}

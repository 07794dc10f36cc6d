/** Goes through one sale from its roll to its shares, from what the log says and the documents that it names. */
import { shareListSchema, type AuditCheck, type AuditPart, type AuditReport, type LogEntry, type ShareLine } from '../contract/log.ts'
import { manifestSchema, type Manifest } from '../contract/manifest.ts'
import { proposalDocumentSchema, type ProposalDocument } from '../contract/proposal.ts'
import { canonicalDocument } from '../governance/index.ts'
import { manifestText, signedText } from '../release/index.ts'
import { hexOf, parseHex } from '../shared/hex.ts'
import { parseInstant } from '../shared/time.ts'
import { hashText } from '../transparency/index.ts'
import { checkBallots, checkCount, type Vote } from './audit-vote.ts'
import { found } from './checks.ts'
import type { AuditEffects, AuditRequest, EntryOf, Placed } from './effects.ts'
import { evidenceOf, parsedAs, parsedEvidence, type EvidenceSource } from './evidence.ts'
import { divideAgain, isListWhole } from './shares.ts'

export type SaleEntry = Extract<LogEntry, { readonly proposal: string }>

/** What a station must come after and not come after; a sale cannot skip one. */
interface Station {
  readonly after: readonly SaleEntry['kind'][]
  readonly notAfter: readonly SaleEntry['kind'][]
}

const STATIONS: Readonly<Record<SaleEntry['kind'], Station>> = {
  rollFrozen: { after: [], notAfter: [] },
  voteOpened: { after: ['rollFrozen'], notAfter: [] },
  ballotCast: { after: ['voteOpened'], notAfter: ['voteCounted'] },
  voteCounted: { after: ['voteOpened'], notAfter: [] },
  contractMade: { after: ['voteCounted'], notAfter: ['saleCancelled'] },
  saleCancelled: { after: ['contractMade'], notAfter: ['paymentReceived'] },
  paymentReceived: { after: ['contractMade'], notAfter: ['saleCancelled'] },
  releaseDelivered: { after: ['paymentReceived'], notAfter: [] },
  priceDivided: { after: ['releaseDelivered'], notAfter: [] },
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
  readonly unproved: AuditReport['unproved']
}

export async function auditSale(request: SaleRequest): Promise<AuditedSale> {
  const { effects, read, entries } = request
  const sale: Sale = { ...request, source: { sha256: effects.sha256, read } }
  const checks = [...checkOrder(entries)]
  const unproved: AuditReport['unproved'] = []
  const takeBallots = async (): Promise<void> => {
    const vote = voteOf(sale)
    const checked = vote && (await checkBallots(vote))
    checks.push(...(checked?.checks ?? []))
    if (checked?.unproved !== undefined) unproved.push(checked.unproved)
  }
  for (const { place, entry } of entries) {
    if (entry.kind === 'voteCounted') await takeBallots()
    checks.push(...(await checkStation(sale, place, entry)))
  }
  if (stationOf(sale, 'voteCounted') === undefined) await takeBallots()
  const title = sale.document?.title ?? entries[0]?.entry.proposal ?? ''
  return { part: { about: 'sale', title, checks }, unproved }
}

function checkOrder(entries: readonly Placed<SaleEntry>[]): readonly AuditCheck[] {
  const seen = new Set<SaleEntry['kind']>()
  for (const { place, entry } of entries) {
    const { kind: station } = entry
    const { after, notAfter } = STATIONS[station]
    if (seen.has(station) && station !== 'ballotCast') return [found('stationTwice', { place, station })]
    const missing = after.find((before) => !seen.has(before))
    if (missing !== undefined) return [found('stationSkipped', { place, station, missing })]
    const over = notAfter.find((before) => seen.has(before))
    if (over !== undefined) return [found('stationTooLate', { place, station, over })]
    seen.add(station)
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
      return [found('cancelled', {})]
    case 'paymentReceived':
      return [checkPayment(sale, entry)]
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
  if (document === undefined) return found('documentMissing', {})
  sale.document = document
  const [atMs, opensAtMs, closesAtMs] = [at, opensAt, closesAt].map((each) => parseInstant(each) ?? 0)
  if (atMs !== opensAtMs) return found('openedAnotherTime', {})
  if ((closesAtMs ?? 0) - (opensAtMs ?? 0) !== document.vote.votingMs) return found('lastedOtherwise', {})
  const { buyer, currency, price } = document
  return found('asked', { buyer: buyer.name, currency, price, opensAt, closesAt })
}

async function checkCounted(sale: Sale, counted: EntryOf<'voteCounted'>): Promise<readonly AuditCheck[]> {
  const vote = voteOf(sale)
  const checks = vote === undefined ? [] : await checkCount(vote, counted)
  if (counted.verdict !== 'pass' || stationOf(sale, 'contractMade') !== undefined) return checks
  return [...checks, found('contractMissing', {})]
}

function checkContract(sale: Sale, { buyer, documentSha256, currency, price }: EntryOf<'contractMade'>): AuditCheck {
  const { document } = sale
  const isVoted =
    stationOf(sale, 'voteCounted')?.verdict === 'pass' &&
    stationOf(sale, 'voteOpened')?.documentSha256 === documentSha256 &&
    document?.buyer.id === buyer &&
    document.currency === currency &&
    document.price === price
  return isVoted ? found('contract', { buyer: document.buyer.name, currency, price }) : found('contractOther', {})
}

function checkPayment(sale: Sale, { currency, price }: EntryOf<'paymentReceived'>): AuditCheck {
  const isPassed = stationOf(sale, 'voteCounted')?.verdict === 'pass'
  const asked = sale.document
  const isAsked = isPassed && asked?.currency === currency && asked.price === price
  return found(isAsked ? 'payment' : 'paymentOther', { currency, price })
}

async function checkRelease(sale: Sale, entry: EntryOf<'releaseDelivered'>): Promise<readonly AuditCheck[]> {
  const text = await evidenceOf(sale.source, entry.manifestSha256)
  const manifest = text === undefined ? undefined : parsedAs(text, manifestSchema, manifestText)
  if (manifest === undefined) return [found('manifestMissing', {})]
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
    isSigned && isEntry ? found('released', { rows: manifest.counts.rows, members: entry.members }) : found('releaseUnsigned', {}),
    found(isVoted ? 'releaseVoted' : 'releaseNotVoted', {}),
    found(isCount ? 'releaseCount' : 'releaseCountOther', {}),
  ]
}

async function checkShares(sale: Sale, entry: EntryOf<'priceDivided'>): Promise<readonly AuditCheck[]> {
  const list = await parsedEvidence(sale.source, entry.listSha256, shareListSchema)
  if (list === undefined) return [found('sharesMissing', {})]
  const isWhole = isListWhole(sale.effects.sha256, entry, list) && list.length === sale.manifest?.counts.members
  const checks = [isWhole ? found('shareList', { members: entry.members }) : found('shareListOther', {})]
  return sale.document === undefined ? checks : [...checks, checkAmounts(sale.document, entry, list)]
}

/** Divides the price once more by the rule in the document, to the last minor unit. */
function checkAmounts(document: ProposalDocument, entry: EntryOf<'priceDivided'>, list: readonly ShareLine[]): AuditCheck {
  const { currency, treasury, price } = entry
  const again = divideAgain(document, entry, list)
  switch (again.kind) {
    case 'badList':
      return found('sharesUnusable', {})
    case 'anotherPrice':
      return found('anotherPrice', {})
    case 'anotherTreasury':
      return found('anotherTreasury', { currency, treasury, due: again.treasury })
    case 'divided': {
      const wrong = again.minor.findIndex((minor, index) => minor !== BigInt(list[index]?.minor ?? -1))
      const [line, due] = [list[wrong], again.minor[wrong]]
      if (line === undefined || due === undefined) return found('shares', { currency, treasury, price, shares: list.length })
      return found('shareWrong', { currency, pseudonym: line.pseudonym, minor: line.minor, dueMinor: due.toString() })
    }
    default:
      return again satisfies never
  }
}

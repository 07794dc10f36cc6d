/** Goes through one sale from its roll to its shares, from what the log says and the documents that it names. */
import { rollListSchema, shareListSchema, type AuditCheck, type AuditPart, type LogEntry, type ShareLine } from '../../contract/log.ts'
import { manifestSchema, type Manifest } from '../../contract/manifest.ts'
import { proposalDocumentSchema, type ProposalDocument } from '../../contract/proposal.ts'
import { canonicalDocument, priceOf, tally } from '../../governance/index.ts'
import { memberId, splitSale } from '../../ledger/index.ts'
import { manifestText, signedText } from '../../release/index.ts'
import { canonicalJson, type CanonicalValue } from '../../shared/canonical-json.ts'
import { hexOf, parseHex } from '../../shared/hex.ts'
import { formatAmount } from '../../shared/money.ts'
import { parseInstant } from '../../shared/time.ts'
import { hashText } from '../hash-text.ts'
import { rootOfList } from '../sales/public-lists.ts'
import { termsOf } from '../sales/settle-sale.ts'
import { LOG_PATHS } from '../public-log.ts'
import { check, fails } from './checks.ts'
import type { AuditEffects, AuditRequest } from './read-log.ts'

type Entry<Kind extends LogEntry['kind']> = Extract<LogEntry, { kind: Kind }>
type SaleEntry = Exclude<LogEntry, { kind: 'payoutsSent' }>

/** What each station must come after; a sale cannot skip one. */
const AFTER: Readonly<Record<SaleEntry['kind'], readonly SaleEntry['kind'][]>> = {
  rollFrozen: [],
  voteOpened: ['rollFrozen'],
  voteCounted: ['voteOpened'],
  saleCancelled: ['voteCounted'],
  paymentReceived: ['voteCounted'],
  releaseDelivered: ['paymentReceived'],
  priceDivided: ['releaseDelivered'],
}

interface Sale {
  readonly effects: AuditEffects
  readonly read: AuditRequest['read']
  /** Of the collective, which signs its releases with the key of its log. */
  readonly publicKey: Uint8Array
  readonly entries: readonly SaleEntry[]
  document?: ProposalDocument
  manifest?: Manifest
}

export async function auditSale(
  effects: AuditEffects,
  {
    read,
    publicKey,
    entries,
  }: { readonly read: AuditRequest['read']; readonly publicKey: Uint8Array; readonly entries: readonly SaleEntry[] },
): Promise<AuditPart> {
  const sale: Sale = { effects, read, publicKey, entries }
  const checks = [...checkOrder(entries)]
  for (const entry of entries) checks.push(...(await checkStation(sale, entry)))
  return { title: sale.document?.title ?? entries[0]?.proposal ?? '', checks }
}

function checkOrder(entries: readonly SaleEntry[]): readonly AuditCheck[] {
  const seen = new Set<string>()
  for (const { kind } of entries) {
    if (seen.has(kind)) return [fails('station', `The log tells twice of one station of this sale: ${kind}.`)]
    const missing = AFTER[kind].find((before) => !seen.has(before))
    if (missing !== undefined) return [fails('station', `The log tells of ${kind} without ${missing} before it.`)]
    seen.add(kind)
  }
  return []
}

async function checkStation(sale: Sale, entry: SaleEntry): Promise<readonly AuditCheck[]> {
  switch (entry.kind) {
    case 'rollFrozen':
      return [await checkRoll(sale, entry)]
    case 'voteOpened':
      return [await checkDocument(sale, entry)]
    case 'voteCounted':
      return checkCount(sale, entry)
    case 'saleCancelled':
      return [check('cancelled', true, { yes: 'The sale was cancelled before it was paid.', no: '' })]
    case 'paymentReceived':
      return checkPayment(sale, entry)
    case 'releaseDelivered':
      return checkRelease(sale, entry)
    case 'priceDivided':
      return checkShares(sale, entry)
    default:
      return entry satisfies never
  }
}

interface Schema<Value> {
  safeParse(value: unknown): { readonly success: boolean; readonly data?: Value | undefined }
}

/** A document by its hash; undefined where it is missing or another. */
async function evidenceOf({ effects, read }: Sale, sha256: string): Promise<string | undefined> {
  const bytes = await read(`${LOG_PATHS.evidence}${sha256}`)
  return bytes !== undefined && hexOf(effects.hasher.sha256(bytes)) === sha256 ? new TextDecoder().decode(bytes) : undefined
}

async function parsedEvidence<Value>(sale: Sale, sha256: string, schema: Schema<Value>): Promise<Value | undefined> {
  const text = await evidenceOf(sale, sha256)
  try {
    return text === undefined ? undefined : schema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

async function checkRoll(sale: Sale, { members, listSha256, root }: Entry<'rollFrozen'>): Promise<AuditCheck> {
  const list = await parsedEvidence(sale, listSha256, rollListSchema)
  if (list === undefined) return fails('roll', 'The roll that was frozen is missing or was changed.')
  const isSound = list.length === members && new Set(list).size === members && rootOfList(sale.effects.hasher, list) === root
  return check('roll', isSound, {
    yes: `The roll of ${members} was frozen before the vote opened, each member on it once.`,
    no: 'The roll does not hold the members that it claims, each once.',
  })
}

async function checkDocument(sale: Sale, { documentSha256, opensAt, closesAt }: Entry<'voteOpened'>): Promise<AuditCheck> {
  const document = await parsedEvidence(sale, documentSha256, proposalDocumentSchema)
  if (document === undefined || hashText(sale.effects.hasher, canonicalDocument(document)) !== documentSha256) {
    return fails('document', 'The document that was voted on is missing or was changed.')
  }
  sale.document = document
  const isInTime = (parseInstant(closesAt) ?? 0) - (parseInstant(opensAt) ?? 0) === document.vote.votingMs
  return check('document', isInTime, {
    yes: `Members were asked to sell to ${document.buyer.name} for ${document.currency} ${document.price}, from ${opensAt.slice(0, 10)} to ${closesAt.slice(0, 10)}.`,
    no: 'The vote did not last as long as its own document says.',
  })
}

function stationOf<Kind extends SaleEntry['kind']>({ entries }: Sale, kind: Kind): Entry<Kind> | undefined {
  return entries.find((entry): entry is Entry<Kind> => entry.kind === kind)
}

function checkCount(sale: Sale, { roll, yes, no, abstain, verdict, at }: Entry<'voteCounted'>): readonly AuditCheck[] {
  const frozen = stationOf(sale, 'rollFrozen')
  const opened = stationOf(sale, 'voteOpened')
  if (sale.document === undefined || frozen === undefined || opened === undefined) return []
  if (yes + no + abstain > roll || roll !== frozen.members) {
    return [fails('count', 'More votes were counted than there are members on the roll, or the roll is another.')]
  }
  const counts = { roll: BigInt(roll), yes: BigInt(yes), no: BigInt(no), abstain: BigInt(abstain) }
  const again = tally(counts, sale.document.vote)
  return [
    check('closed', at >= opened.closesAt, {
      yes: 'It was counted after its time was over.',
      no: 'It was counted BEFORE its time was over.',
    }),
    check('count', again.verdict === verdict, {
      yes: `${yes} said yes, ${no} no, and ${abstain} abstained: by the rules that stand in the document, ${VERDICTS[verdict]}.`,
      no: `The verdict is WRONG: of these votes the rules make ${again.verdict}, and the log says ${verdict}.`,
    }),
  ]
}

const VERDICTS = { pass: 'that passes', reject: 'that is rejected', lapse: 'too few voted' } as const

function checkPayment(sale: Sale, { currency, price }: Entry<'paymentReceived'>): readonly AuditCheck[] {
  const isPassed = stationOf(sale, 'voteCounted')?.verdict === 'pass'
  const asked = sale.document
  return [
    check('payment', isPassed && asked?.currency === currency && asked.price === price, {
      yes: `The price of ${currency} ${price} was received.`,
      no: `${currency} ${price} was received, which is not the price of a sale that members voted for.`,
    }),
  ]
}

async function checkRelease(sale: Sale, entry: Entry<'releaseDelivered'>): Promise<readonly AuditCheck[]> {
  const text = await evidenceOf(sale, entry.manifestSha256)
  const manifest = text === undefined ? undefined : parsedManifest(text)
  if (manifest === undefined) return [fails('release', 'The manifest of the release is missing or was changed.')]
  sale.manifest = manifest
  const { signatures, hasher } = sale.effects
  const signature = parseHex(manifest.signature)
  const isSigned =
    manifest.signer.publicKey === hexOf(sale.publicKey) &&
    signature !== undefined &&
    signatures.isSignedBy(sale.publicKey, new TextEncoder().encode(signedText(manifest)), signature)
  const voted = stationOf(sale, 'voteOpened')
  const isVoted =
    manifest.proposal.id === entry.proposal &&
    manifest.proposal.documentSha256 === voted?.documentSha256 &&
    hashText(hasher, canonicalDocument(manifest.proposal.document)) === voted.documentSha256
  const counted = stationOf(sale, 'voteCounted')
  const isCount = counted !== undefined && (['roll', 'yes', 'no', 'abstain'] as const).every((key) => manifest.vote[key] === counted[key])
  const isEntry = manifest.release === entry.release && manifest.counts.members === entry.members
  return [
    check('releaseSigned', isSigned && isEntry, {
      yes: `A release of ${manifest.counts.rows} rows of ${entry.members} members was delivered and signed by the collective.`,
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

function parsedManifest(text: string): Manifest | undefined {
  try {
    const manifest = manifestSchema.safeParse(JSON.parse(text))
    return manifest.success && manifestText(manifest.data) === text ? manifest.data : undefined
  } catch {
    return undefined
  }
}

async function checkShares(sale: Sale, entry: Entry<'priceDivided'>): Promise<readonly AuditCheck[]> {
  const list = await parsedEvidence(sale, entry.listSha256, shareListSchema)
  if (list === undefined) return [fails('shares', 'The list of shares is missing or was changed.')]
  const root = rootOfList(
    sale.effects.hasher,
    list.map((line) => canonicalJson(line satisfies CanonicalValue)),
  )
  const isWhole = root === entry.root && list.length === entry.members && list.length === sale.manifest?.counts.members
  const isDistinct = [list.map(({ member }) => member), list.map(({ pseudonym }) => pseudonym)].every(
    (names) => new Set(names).size === list.length,
  )
  const checks = [
    check('shareList', isWhole && isDistinct, {
      yes: `Each of the ${entry.members} members in the release stands on the list of shares once.`,
      no: 'The list of shares does not hold each member of the release once.',
    }),
  ]
  if (sale.document === undefined || !isDistinct) return checks
  return [...checks, checkAmounts(sale.document, entry, list)]
}

/** Divides the price once more by the rule in the document, to the last minor unit. */
function checkAmounts(document: ProposalDocument, entry: Entry<'priceDivided'>, list: readonly ShareLine[]): AuditCheck {
  const members = list.map(({ pseudonym, weight, member }) => ({ member: memberId(member), pseudonym, weight: BigInt(weight) }))
  const split = splitSale(termsOf(document), members)
  const price = formatAmount(priceOf(document))
  if (split.kind === 'refused' || entry.price !== price || entry.currency !== document.currency)
    return fails('shares', 'Another price was divided than was voted on.')
  const wrong = split.shares.findIndex(({ amount }, index) => amount.minor !== BigInt(list[index]?.minor ?? -1))
  const treasury = formatAmount(split.treasury)
  if (entry.treasury !== treasury) return fails('treasury', `The treasury took ${entry.treasury}, and by the rule it gets ${treasury}.`)
  return check('shares', wrong === -1, {
    yes: `${entry.currency} ${treasury} for the treasury and ${list.length} shares are ${entry.currency} ${price}, each share right to the last cent.`,
    no: `A share is WRONG: ${list[wrong]?.pseudonym ?? ''} got ${list[wrong]?.minor ?? ''} in minor units, and by the rule it is ${split.shares[wrong]?.amount.minor ?? ''}.`,
  })
}

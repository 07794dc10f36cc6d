/** What a member's own app checks of their share in a sale: their line on the published list, and the split made once more. */
import { shareListSchema } from '../contract/log.ts'
import { proposalDocumentSchema } from '../contract/proposal.ts'
import { canonicalDocument } from '../governance/index.ts'
import type { Id } from '../shared/ids.ts'
import { blinded, openLog, TILE_WIDTH, TileReader, type LogSource } from '../transparency/index.ts'
import type { EntryOf } from './effects.ts'
import { evidenceOf, parsedAs, parsedEvidence } from './evidence.ts'
import { entryAt, entryOf } from './my-vote.ts'
import { divideAgain, isListWhole } from './shares.ts'

export interface MyShareRequest extends LogSource {
  readonly proposal: Id<'proposal'>
  readonly member: Id<'member'>
  /** Place of the entry that opened the vote. */
  readonly opening: number
}

/** Amounts are in minor units of the currency. */
export type MyShare =
  /** `notDivided`: the log does not tell of a division yet. `notInRelease`: nobody's line on the list is the member's. */
  | { readonly kind: 'notDivided' | 'notInRelease' }
  /** `unshown`: log, document or list is missing or wrong. `anotherPrice`: not the price, treasury or list of the document. */
  | { readonly kind: 'unshown' | 'anotherPrice' }
  | { readonly kind: 'right'; readonly currency: string; readonly minor: bigint }
  | { readonly kind: 'wrong'; readonly currency: string; readonly minor: bigint; readonly due: bigint }

export async function checkMyShare(request: MyShareRequest): Promise<MyShare> {
  const { read, sha256, proposal, member, opening } = request
  const log = await openLog(request)
  if (log.kind !== 'open') return { kind: 'unshown' }
  const { size } = log.checkpoint
  const reader = new TileReader(read, sha256, log.checkpoint)
  const opened = await entryAt(reader, opening)
  if (opened?.kind !== 'voteOpened' || opened.proposal !== proposal) return { kind: 'unshown' }
  const divided = await findDivided(reader, { size, opening, proposal })
  if (typeof divided === 'string') return { kind: divided }
  const text = await evidenceOf(request, opened.documentSha256)
  const document = text === undefined ? undefined : parsedAs(text, proposalDocumentSchema, canonicalDocument)
  const list = await parsedEvidence(request, divided.listSha256, shareListSchema)
  if (document === undefined || list === undefined || !isListWhole(sha256, divided, list)) return { kind: 'unshown' }
  const again = divideAgain(document, divided, list)
  if (again.kind !== 'divided') return { kind: 'anotherPrice' }
  const own = blinded(sha256, proposal, member)
  const place = list.findIndex((line) => line.member === own)
  const [line, due] = [list[place], again.minor[place]]
  if (line === undefined || due === undefined) return { kind: 'notInRelease' }
  const { currency } = divided
  const minor = BigInt(line.minor)
  return minor === due ? { kind: 'right', currency, minor } : { kind: 'wrong', currency, minor, due }
}

/** Looks from the end, since members ask soon after the division. */
async function findDivided(
  reader: TileReader,
  { size, opening, proposal }: { readonly size: number; readonly opening: number; readonly proposal: string },
): Promise<EntryOf<'priceDivided'> | 'notDivided' | 'unshown'> {
  for (let index = Math.floor((size - 1) / TILE_WIDTH); index >= Math.floor(opening / TILE_WIDTH); index -= 1) {
    const bundle = await reader.bundle(index)
    if (bundle === undefined) return 'unshown'
    for (const bytes of bundle) {
      const entry = entryOf(bytes)
      if (entry?.kind === 'priceDivided' && entry.proposal === proposal) return entry
    }
  }
  return 'notDivided'
}

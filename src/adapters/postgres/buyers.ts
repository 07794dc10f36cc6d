/** What belongs to a buyer, in tables. */
import { sql } from 'kysely'
import type { BuyerTransactor, Download, DownloadLink } from '../../app/ports/buyers.ts'
import type { Page, PageRequest } from '../../app/ports/page.ts'
import type { Proposal } from '../../app/ports/proposals.ts'
import type { Release } from '../../app/ports/releases.ts'
import type { DatasetRequest } from '../../app/ports/requests.ts'
import type { Id } from '../../shared/ids.ts'
import type { EpochMs } from '../../shared/time.ts'
import { formatInstant } from '../../shared/time.ts'
import type { Queries } from './queries.ts'
import { comesAfter, isAny, pageOf, rowsOf } from './queries.ts'

/** The buyer is told by the document that was voted on. */
const BUYER_OF_DOCUMENT = sql<string>`((proposal.document::jsonb -> 'buyer') ->> 'id')`

export class BuyerTables implements BuyerTransactor {
  private readonly db: Queries

  constructor(db: Queries) {
    this.db = db
  }

  async requestsOf(buyer: Id<'buyer'>, page: PageRequest): Promise<Page<DatasetRequest>> {
    const query = this.db.selectFrom('datasetRequest').selectAll().where('buyerId', '=', buyer)
    const rows = await query
      .where((eb) => comesAfter(eb.ref('id'), page))
      .orderBy('id')
      .limit(rowsOf(page))
      .execute()
    const item = ({ id, title, wishes, requestedAt }: (typeof rows)[number]): DatasetRequest => ({
      id,
      buyer,
      title,
      wishes,
      requestedAtMs: requestedAt,
    })
    return pageOf(rows, page, { item, key: ({ id }) => id })
  }

  async proposalsFor(requests: readonly Id<'request'>[]): Promise<readonly Proposal[]> {
    const query = this.db.selectFrom('proposal').selectAll().where('opensAt', 'is not', null)
    const rows = await query
      .where((eb) => isAny(eb.ref('requestId').$castTo<string>(), requests))
      .orderBy('id')
      .execute()
    return rows.map(({ requestId, draftedAt, opensAt, closesAt, ...rest }) => ({
      ...rest,
      request: requestId,
      draftedAtMs: draftedAt,
      window: opensAt === null || closesAt === null ? null : { opensAtMs: opensAt, closesAtMs: closesAt },
    }))
  }

  private releases(buyer: Id<'buyer'>) {
    return this.db
      .selectFrom('release')
      .innerJoin('proposal', 'proposal.id', 'release.proposalId')
      .selectAll('release')
      .where(sql<boolean>`${BUYER_OF_DOCUMENT} = ${buyer}`)
  }

  async releasesOf(buyer: Id<'buyer'>, page: PageRequest): Promise<Page<Release>> {
    const rows = await this.releases(buyer)
      .where((eb) => comesAfter(eb.ref('release.id'), page))
      .orderBy('release.id')
      .limit(rowsOf(page))
      .execute()
    return pageOf(rows, page, { item: releaseOf, key: ({ id }) => id })
  }

  async releaseOf(buyer: Id<'buyer'>, release: Id<'release'>): Promise<Release | undefined> {
    const row = await this.releases(buyer).where('release.id', '=', release).executeTakeFirst()
    return row && releaseOf(row)
  }

  async link(tokenHash: Uint8Array): Promise<DownloadLink | undefined> {
    const row = await this.db.selectFrom('downloadLink').selectAll().where('tokenHash', '=', tokenHash).executeTakeFirst()
    return row && linkOf(row)
  }

  async linksTo(release: Id<'release'>, page: PageRequest): Promise<Page<DownloadLink>> {
    const key = sql<string>`encode(token_hash, 'hex')`
    const query = this.db.selectFrom('downloadLink').selectAll().where('releaseId', '=', release)
    const rows = await query
      .where(page.after === null ? sql<boolean>`true` : sql<boolean>`${key} > ${page.after}`)
      .orderBy(key)
      .limit(rowsOf(page))
      .execute()
    return pageOf(rows, page, { item: linkOf, key: ({ tokenHash }) => Buffer.from(tokenHash).toString('hex') })
  }

  async downloadsOf(release: Id<'release'>, page: PageRequest): Promise<Page<Download>> {
    // The key is of one width in every part but the path, which comes last, so that text compares as the parts do.
    const key = sql<string>`to_char(download.at, 'YYYY-MM-DD"T"HH24:MI:SS.MS') || encode(download.token_hash, 'hex') || download.path collate "C"`
    const query = this.db
      .selectFrom('download')
      .innerJoin('downloadLink', 'downloadLink.tokenHash', 'download.tokenHash')
      .selectAll('download')
      .select(key.as('key'))
      .where('downloadLink.releaseId', '=', release)
    const rows = await query
      .where(page.after === null ? sql<boolean>`true` : sql<boolean>`${key} > ${page.after}`)
      .orderBy(key)
      .limit(rowsOf(page))
      .execute()
    const item = ({ tokenHash, at, path, sentBytes }: (typeof rows)[number]): Download => ({ tokenHash, atMs: at, path, bytes: sentBytes })
    return pageOf(rows, page, { item, key: (row) => row.key })
  }

  async addLink({ tokenHash, release, buyer, createdAtMs, expiresAtMs }: DownloadLink): Promise<void> {
    const times = { createdAt: formatInstant(createdAtMs), expiresAt: formatInstant(expiresAtMs), revokedAt: null }
    await this.db
      .insertInto('downloadLink')
      .values({ tokenHash, releaseId: release, buyerId: buyer, ...times })
      .execute()
  }

  async revokeLink(tokenHash: Uint8Array, atMs: EpochMs): Promise<void> {
    const query = this.db.updateTable('downloadLink').set({ revokedAt: formatInstant(atMs) })
    await query.where('tokenHash', '=', tokenHash).where('revokedAt', 'is', null).execute()
  }

  async addDownload({ tokenHash, atMs, path, bytes }: Download): Promise<void> {
    await this.db
      .insertInto('download')
      .values({ tokenHash, at: formatInstant(atMs), path, sentBytes: bytes })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

function releaseOf(row: {
  readonly id: Id<'release'>
  readonly proposalId: Id<'proposal'>
  readonly manifestSha256: string
  readonly snapshot: string
  readonly builtAt: EpochMs
}): Release {
  const { id, proposalId, manifestSha256, snapshot, builtAt } = row
  return { id, proposal: proposalId, manifestSha256, snapshot, builtAtMs: builtAt }
}

function linkOf(row: {
  readonly tokenHash: Uint8Array
  readonly releaseId: Id<'release'>
  readonly buyerId: Id<'buyer'>
  readonly createdAt: EpochMs
  readonly expiresAt: EpochMs
  readonly revokedAt: EpochMs | null
}): DownloadLink {
  const { tokenHash, releaseId, buyerId, createdAt, expiresAt, revokedAt } = row
  return { tokenHash, release: releaseId, buyer: buyerId, createdAtMs: createdAt, expiresAtMs: expiresAt, revokedAtMs: revokedAt }
}

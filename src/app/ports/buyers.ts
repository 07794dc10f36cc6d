/** What belongs to a buyer: their requests, the proposals and releases made for them, and how they fetch those. */
import type { Id } from '../../shared/ids.ts'
import type { EpochMs } from '../../shared/time.ts'
import type { Page, PageRequest } from './page.ts'
import type { Proposal } from './proposals.ts'
import type { Release } from './releases.ts'
import type { DatasetRequest } from './requests.ts'

export interface DownloadLink {
  readonly tokenHash: Uint8Array
  readonly release: Id<'release'>
  readonly buyer: Id<'buyer'>
  readonly createdAtMs: EpochMs
  readonly expiresAtMs: EpochMs
  readonly revokedAtMs: EpochMs | null
}

export interface Download {
  readonly tokenHash: Uint8Array
  readonly atMs: EpochMs
  readonly path: string
  readonly bytes: bigint
}

export interface BuyerReader {
  requestsOf(buyer: Id<'buyer'>, page: PageRequest): Promise<Page<DatasetRequest>>
  /** Those that were put to the vote, with what they answer. */
  proposalsFor(requests: readonly Id<'request'>[]): Promise<readonly Proposal[]>
  releasesOf(buyer: Id<'buyer'>, page: PageRequest): Promise<Page<Release>>
  /** Undefined where the release was not delivered to this buyer. */
  releaseOf(buyer: Id<'buyer'>, release: Id<'release'>): Promise<Release | undefined>
  link(tokenHash: Uint8Array): Promise<DownloadLink | undefined>
  /** The newest last. */
  linksTo(release: Id<'release'>, page: PageRequest): Promise<Page<DownloadLink>>
  downloadsOf(release: Id<'release'>, page: PageRequest): Promise<Page<Download>>
}

export interface BuyerTransactor extends BuyerReader {
  addLink(link: DownloadLink): Promise<void>
  revokeLink(tokenHash: Uint8Array, atMs: EpochMs): Promise<void>
  addDownload(download: Download): Promise<void>
}

/** What buyers ask for, in their own words, before anything is proposed to the members. */
import type { Id } from '../../shared/ids.ts'
import type { EpochMs } from '../../shared/time.ts'
import type { Page, PageRequest } from './page.ts'

export interface DatasetRequest {
  readonly id: Id<'request'>
  readonly buyer: Id<'buyer'>
  readonly title: string
  readonly wishes: string
  readonly requestedAtMs: EpochMs
}

export interface RequestReader {
  request(id: Id<'request'>): Promise<DatasetRequest | undefined>
  list(page: PageRequest): Promise<Page<DatasetRequest>>
}

export interface RequestTransactor extends RequestReader {
  add(request: DatasetRequest): Promise<void>
}

/** What members do at home: their device strips their history to the rows that they offer, and writes the file that leaves it. */
import type { Scope } from '../../contract/contribution.ts'
import { contributionRows, summarise, writeContribution } from '../../contribution/index.ts'
import type { Id } from '../../shared/ids.ts'
import { listenerOf } from './listener.ts'
import { planOf } from './member-choices.ts'

/** Which members: those from this place up to, and without, another. */
export interface DeviceOrder {
  readonly seed: string
  readonly otherBuyer: Id<'buyer'>
  readonly from: number
  readonly to: number
}

export interface DeviceFile {
  readonly scope: Scope
  readonly bytes: Uint8Array
  readonly listens: number
}

export interface Devices {
  /** In the order of the members. */
  readonly files: (order: DeviceOrder) => Promise<readonly DeviceFile[]>
  readonly close: () => Promise<void>
}

export function filesOf({ seed, otherBuyer, from, to }: DeviceOrder): readonly DeviceFile[] {
  return Array.from({ length: to - from }, (_, index) => {
    const history = listenerOf(seed, from + index)
    const rows = contributionRows(history, planOf(seed, from + index, otherBuyer).contribution(history))
    return { scope: rows.scope, bytes: writeContribution(rows), listens: summarise(rows).listens }
  })
}

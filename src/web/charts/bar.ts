/** One bar of a chart. */
import type { RowsSearch } from '../ui/rows-link.tsx'

export interface Bar {
  readonly key: string
  readonly label: string
  readonly value: number
  /** Written over the bar where there is room, and always over the one that matters. */
  readonly said: string
  readonly matters?: boolean
  /** A filled part of the bar, from the bottom. */
  readonly part?: number
  /** The listens that a press on it opens. */
  readonly rows?: RowsSearch
}

/** What a table holds, whether it is shown or saved. */
import type { ReactNode } from 'react'
import type { RowsSearch } from './rows-link.tsx'

export interface TableData {
  readonly caption: string
  readonly columns: readonly { readonly label: string; readonly numeric?: boolean }[]
  /** One list of cells per row, as many as there are columns; the first cell names the row, and leads to its listens where it has some. */
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[]; readonly rows?: RowsSearch }[]
}

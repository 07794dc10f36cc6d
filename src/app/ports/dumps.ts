/** The port to dumps of open data: archives and folders far larger than memory, read once from the beginning to the end. */
import type { Problem } from '../../contract/reconciliation.ts'

export interface DumpFile {
  readonly path: string
  /** Unpacked where the file is compressed. Rejects with a `DumpError` where that fails. */
  readonly pieces: () => AsyncIterable<Uint8Array>
}

export interface OpenedDump {
  readonly kind: 'opened'
  readonly isFolder: boolean
  /** A file as it is, or all files of a folder in an order that does not depend on the disk. */
  readonly files: AsyncIterable<DumpFile>
  /** Bytes of a file, files of a folder. */
  readonly sizeTotal: number
  /** How much of it has been read. */
  readonly sizeRead: () => number
}

export interface Dumps {
  open(path: string): Promise<OpenedDump | { readonly kind: 'refused'; readonly problem: Problem }>
}

/** What is wrong with a dump that could be opened and not be read to its end. */
export class DumpError extends Error {
  override readonly name = 'DumpError' as const
  readonly problem: Problem

  constructor(problem: Problem, options?: ErrorOptions) {
    super(problem.message, options)
    this.problem = problem
  }
}

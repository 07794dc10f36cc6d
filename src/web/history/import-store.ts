/** The import that is under way, or what became of the last one, as a small store that any component can watch. */
import { useSyncExternalStore } from 'react'
import type { Problem } from '../../contract/reconciliation.ts'
import type { HistorySummary, ImportOutcome, ImportProgress } from '../../contract/worker.ts'
import { CancelledError, ProblemError, type HistoryClient } from './client.ts'
import type { Chosen } from './dropped-files.ts'

export type ImportState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'reading'; readonly progress: ImportProgress | null }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }

export interface ImportStoreOptions {
  readonly client: HistoryClient
  readonly timeZone: () => string
  /** Ends when the page of the new history can be shown; until then the import is on screen. */
  readonly onImported: (summary: HistorySummary, problems: readonly Problem[]) => Promise<void>
  readonly noFiles: Problem
}

const IDLE: ImportState = { kind: 'idle' }

export class ImportStore {
  private readonly options: ImportStoreOptions
  private readonly watchers = new Set<() => void>()
  private state: ImportState = IDLE
  private expects = false

  constructor(options: ImportStoreOptions) {
    this.options = options
  }

  readonly current = (): ImportState => this.state

  readonly watch = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher)
    return () => this.watchers.delete(watcher)
  }

  /** Somebody reaches for a file: the code that reads it is loaded meanwhile. What fails now is told of when a file comes. */
  readonly expectFiles = (): void => {
    if (this.expects) return
    this.expects = true
    this.options.client.ask('prepare', null).catch(() => (this.expects = false))
  }

  /** `adds`: the files join the history that is held; otherwise they take its place. */
  readonly importFiles = (files: readonly Chosen[], { adds = false } = {}): Promise<void> => {
    if (files.length === 0) {
      this.set({ kind: 'refused', problems: [this.options.noFiles] })
      return Promise.resolve()
    }
    return this.run((onProgress) => this.options.client.ask('importFiles', { files, timeZone: this.options.timeZone(), adds }, onProgress))
  }

  readonly importSample = (): Promise<void> =>
    this.run((onProgress) => this.options.client.ask('importSample', { timeZone: this.options.timeZone() }, onProgress))

  readonly cancel = (): Promise<void> => this.options.client.cancelAll()

  readonly dismiss = (): void => this.set(IDLE)

  private async run(start: (onProgress: (progress: ImportProgress) => void) => Promise<ImportOutcome>): Promise<void> {
    if (this.state.kind === 'reading') return
    this.set({ kind: 'reading', progress: null })
    try {
      const outcome = await start((progress) => this.set({ kind: 'reading', progress }))
      if (outcome.kind === 'nothingUsable') return this.set({ kind: 'refused', problems: outcome.problems })
      await this.options.onImported(outcome.summary, outcome.problems)
      this.set(IDLE)
    } catch (error) {
      if (error instanceof CancelledError) this.set(IDLE)
      else if (error instanceof ProblemError) this.set({ kind: 'refused', problems: [error.problem] })
      else throw error
    }
  }

  private set(state: ImportState): void {
    this.state = state
    for (const watcher of this.watchers) watcher()
  }
}

export function useImportState(store: ImportStore): ImportState {
  return useSyncExternalStore(store.watch, store.current)
}

/** The one history of this browser: as it came in this visit, or as it is stored. */
import { assert } from '../shared/assert.ts'
import type { History } from './store.ts'

export class HeldHistory {
  private readonly read: () => Promise<History | undefined>
  private history: History | undefined
  private reading: Promise<History | undefined> | undefined

  /** `read` gives what is stored. */
  constructor(read: () => Promise<History | undefined>) {
    this.read = read
  }

  /** Undefined where this browser holds none. Whoever asks while it is being read waits for the same reading. */
  async get(): Promise<History | undefined> {
    if (this.history !== undefined) return this.history
    const reading = (this.reading ??= this.read())
    try {
      const stored = await reading
      // What came or was forgotten meanwhile stands above what was stored.
      if (this.reading === reading) this.history = stored
    } finally {
      // Whoever asks after a reading that failed, reads again.
      if (this.reading === reading) this.reading = undefined
    }
    return this.history
  }

  /** For questions about it. */
  async held(): Promise<History> {
    const history = await this.get()
    assert(history, 'the page asks about a history only after it was told of one')
    return history
  }

  /** Undefined for none: what is stored then no longer counts. */
  put(history: History | undefined): void {
    this.reading = undefined
    this.history = history
  }

  /** Whether it is this very one. */
  is(history: History): boolean {
    return this.history === history
  }
}

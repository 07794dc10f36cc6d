/** The small part of what is stored, which whoever answers from it shares: read once, and put in place by whoever changes it. */
import { loadCover, type Cover } from './store.ts'

export class HeldCover {
  /** Undefined until it was read, and where nothing is stored. */
  current: Cover | undefined

  async get(): Promise<Cover | undefined> {
    this.current ??= await loadCover()
    return this.current
  }
}

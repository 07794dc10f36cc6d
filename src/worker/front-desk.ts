/** What every visit begins with: answered from the cover alone, so that the code of the desk is loaded only for who needs it. */
import type { Answer, ImportProgress, QuestionName, ToWorker } from '../contract/worker.ts'
import type { Desk, DeskOptions } from './desk.ts'
import { HeldCover } from './held-cover.ts'
import { isHistoryStored } from './store.ts'

/** Within this time a page that was opened again shows its first figures, and reading a table beside that would hold them up. */
const FIRST_FIGURES_MS = 700
/** The first page is there by then; whoever drops a file at once, or goes offline, finds the code that reads it at hand. */
const UNASKED_MS = 1_000

export class FrontDesk {
  private readonly options: Omit<DeskOptions, 'cover'>
  private readonly cover = new HeldCover()
  private desk: Promise<Desk> | undefined
  private opened: Desk | undefined
  /** Answers that are still being worked out. */
  private readonly underWay = new Set<Promise<unknown>>()

  constructor(options: Omit<DeskOptions, 'cover'>) {
    this.options = options
  }

  async answer(question: ToWorker, onProgress: (progress: ImportProgress) => void): Promise<Answer<QuestionName>> {
    // Whatever is still being answered could open the storage again behind the one who deletes it.
    if (question.name === 'forget') await Promise.allSettled(this.underWay)
    const answer = this.answerOne(question, onProgress)
    this.underWay.add(answer)
    try {
      return await answer
    } finally {
      this.underWay.delete(answer)
    }
  }

  private async answerOne(question: ToWorker, onProgress: (progress: ImportProgress) => void): Promise<Answer<QuestionName>> {
    const known = await this.fromCover(question)
    return known === undefined ? (await this.open()).answer(question, onProgress) : known
  }

  /** See the desk; what was never opened owes nothing. */
  payOwed(): void {
    this.opened?.payOwed()
  }

  /** Undefined where the desk must be asked: another version may have counted otherwise. */
  private async fromCover(question: ToWorker): Promise<Answer<QuestionName> | undefined> {
    if (question.name !== 'restore' && question.name !== 'findings') return undefined
    const cover = await this.cover.get()
    if (cover === undefined) {
      if (question.name === 'findings' || (await isHistoryStored())) return undefined
      setTimeout(() => void this.warm(), UNASKED_MS)
      return null
    }
    if (cover.madeBy !== this.options.madeBy) return undefined
    if (question.name === 'findings') return question.ask.period === null ? cover.findings[question.ask.playRule] : undefined
    // What is asked after the first figures finds the rest at hand.
    setTimeout(() => void this.warm(), FIRST_FIGURES_MS)
    return cover.summary
  }

  private async warm(): Promise<void> {
    // What fails now is tried again, and told of, when somebody asks.
    const desk = await this.open().catch(() => undefined)
    desk?.warm()
  }

  private open(): Promise<Desk> {
    this.desk ??= this.load().catch((error: unknown) => {
      this.desk = undefined
      throw error
    })
    return this.desk
  }

  private async load(): Promise<Desk> {
    const code = await import('./desk.ts')
    this.opened = new code.Desk({ ...this.options, cover: this.cover })
    return this.opened
  }
}

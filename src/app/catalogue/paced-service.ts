/** Asks a service no faster than it wants, and again when it was busy. */
import type { WebAnswer, WebService } from '../ports/web-service.ts'

export interface Pace {
  /** From the start of one request to the start of the next. */
  readonly betweenMsMin: number
}

export interface PaceEffects {
  readonly service: WebService
  /** Milliseconds of a clock that never goes back. */
  readonly nowMs: () => number
  readonly sleep: (ms: number) => Promise<void>
}

const MS = 1_000
const ATTEMPTS_MAX = 5
/** Doubles with every attempt, where the service does not say itself. */
const WAIT_MS_FIRST = 2 * MS
/** A service that wants longer is better asked another day. */
const WAIT_MS_MAX = 10 * 60 * MS

export class PacedService {
  private readonly pace: Pace
  private readonly effects: PaceEffects
  private freeFromMs = 0

  constructor(pace: Pace, effects: PaceEffects) {
    this.pace = pace
    this.effects = effects
  }

  /** Busy only after some attempts, or where the service asks for a longer wait than anybody would sit through. */
  async get(url: string): Promise<WebAnswer> {
    for (let attempt = 1; ; attempt++) {
      const answer = await this.ask(url)
      if (answer.kind !== 'busy') return answer
      const waitMs = (answer.rest.waitSeconds ?? (WAIT_MS_FIRST / MS) * 2 ** (attempt - 1)) * MS
      if (attempt >= ATTEMPTS_MAX || waitMs > WAIT_MS_MAX) return answer
      this.rest(waitMs)
    }
  }

  private async ask(url: string): Promise<WebAnswer> {
    const { nowMs, sleep, service } = this.effects
    for (let early = this.freeFromMs - nowMs(); early > 0; early = this.freeFromMs - nowMs()) await sleep(early)
    this.freeFromMs = nowMs() + this.pace.betweenMsMin
    const answer = await service.get(url)
    if (answer.kind === 'answered' && answer.rest.remaining === 0 && answer.rest.waitSeconds !== undefined) {
      this.rest(Math.min(answer.rest.waitSeconds * MS, WAIT_MS_MAX))
    }
    return answer
  }

  private rest(ms: number): void {
    this.freeFromMs = Math.max(this.freeFromMs, this.effects.nowMs() + ms)
  }
}

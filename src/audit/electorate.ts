/** Who can vote at any time, as the entries of the log tell it: by the key in effect, from the enrolment until they leave. */
import type { AuditCheck, LogEntry } from '../contract/log.ts'
import { VOTING_KEY_DELAY_MS } from '../governance/index.ts'
import { MS_PER_DAY, parseInstant, type EpochMs } from '../shared/time.ts'
import { found } from './checks.ts'
import type { EntryOf, Placed } from './effects.ts'

const KINDS = ['voterEnrolled', 'voterChangeAsked', 'voterChangeDropped', 'voterLeft'] as const
export type VoterEntry = EntryOf<(typeof KINDS)[number]>

export function isVoterEntry(entry: LogEntry): entry is VoterEntry {
  return KINDS.some((kind) => kind === entry.kind)
}

interface Change {
  readonly after: string
  readonly before: string
  readonly effectiveAtMs: EpochMs
}

export class Electorate {
  private readonly current = new Set<string>()
  /** By the commitment that is to come. */
  private readonly changes = new Map<string, Change>()
  /** The same, the soonest last; those that were taken back are still among them. */
  private readonly queue: Change[] = []
  private readonly changing = new Set<string>()
  /** A commitment that was somebody's once is nobody else's later. */
  private readonly used = new Set<string>()
  enrolled = 0
  left = 0

  /** Takes the next entry; gives what is wrong with it. */
  take({ place, entry }: Placed<VoterEntry>): AuditCheck | undefined {
    const atMs = parseInstant(entry.at) ?? 0
    this.advance(atMs)
    switch (entry.kind) {
      case 'voterEnrolled':
        return this.enrol(place, entry.commitment)
      case 'voterChangeAsked':
        return this.ask(place, entry, atMs)
      case 'voterChangeDropped':
        return this.drop(place, entry.after)
      case 'voterLeft':
        return this.leave(place, entry.commitment)
      default:
        return entry satisfies never
    }
  }

  /** The commitments in effect, in ascending order. */
  rollAt(atMs: EpochMs): readonly string[] {
    this.advance(atMs)
    return [...this.current].map(BigInt).toSorted(ascending).map(String)
  }

  /** Tells whether a key was asked for that is not in effect yet. */
  isToCome(commitment: string): boolean {
    return this.changes.has(commitment)
  }

  /** Brings changes into effect whose time has come. */
  private advance(atMs: EpochMs): void {
    for (let next = this.queue.at(-1); next !== undefined && next.effectiveAtMs <= atMs; next = this.queue.at(-1)) {
      this.queue.pop()
      if (this.changes.get(next.after) !== next) continue
      this.forget(next.after)
      this.current.delete(next.before)
      this.current.add(next.after)
    }
  }

  private enrol(place: number, commitment: string): AuditCheck | undefined {
    if (this.used.has(commitment)) return found('enrolledTwice', { place })
    this.used.add(commitment)
    this.current.add(commitment)
    this.enrolled += 1
    return undefined
  }

  private ask(place: number, { before, after, effectiveAt }: EntryOf<'voterChangeAsked'>, atMs: EpochMs): AuditCheck | undefined {
    if (!this.current.has(before)) return found('changedUnknown', { place })
    if (this.used.has(after) || this.changing.has(before)) return found('changedTwice', { place })
    const effectiveAtMs = parseInstant(effectiveAt) ?? 0
    this.used.add(after)
    this.changing.add(before)
    const change = { before, after, effectiveAtMs }
    this.changes.set(after, change)
    const sooner = this.queue.findIndex((each) => each.effectiveAtMs <= effectiveAtMs)
    this.queue.splice(sooner === -1 ? this.queue.length : sooner, 0, change)
    if (effectiveAtMs - atMs >= VOTING_KEY_DELAY_MS) return undefined
    return found('changedTooSoon', { place, days: VOTING_KEY_DELAY_MS / MS_PER_DAY })
  }

  private drop(place: number, after: string): AuditCheck | undefined {
    if (!this.changes.has(after)) return found('keptUnknown', { place })
    this.forget(after)
    this.used.delete(after)
    return undefined
  }

  private leave(place: number, commitment: string): AuditCheck | undefined {
    if (!this.current.delete(commitment)) return found('leftUnknown', { place })
    this.left += 1
    return undefined
  }

  private forget(after: string): void {
    const change = this.changes.get(after)
    if (change !== undefined) this.changing.delete(change.before)
    this.changes.delete(after)
  }
}

export function ascending(a: bigint, b: bigint): number {
  return a < b ? -1 : Number(a > b)
}

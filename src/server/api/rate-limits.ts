/** Counts requests by caller within windows of a minute, in memory: a restart forgives, and a second server counts for itself. */
import { MS_PER_MINUTE } from '../../shared/time.ts'

export interface RateLimits {
  /** Counts one request; false when there were more than `max` in this minute. */
  allows(key: string, max: number, nowMs: number): boolean
}

/** A flood of callers cannot fill the memory: beyond so many, the minute starts anew for everyone. */
const CALLERS_MAX = 100_000

export function createRateLimits(): RateLimits {
  let windowStartMs = 0
  let counts = new Map<string, number>()
  return {
    allows(key, max, nowMs) {
      const startMs = nowMs - (nowMs % MS_PER_MINUTE)
      if (startMs !== windowStartMs || counts.size > CALLERS_MAX) {
        windowStartMs = startMs
        counts = new Map()
      }
      const count = (counts.get(key) ?? 0) + 1
      counts.set(key, count)
      return count <= max
    },
  }
}

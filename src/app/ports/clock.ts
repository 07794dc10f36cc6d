/** The port to the present instant. */
import type { EpochMs } from '../../shared/time.ts'

export interface Clock {
  now(): EpochMs
}

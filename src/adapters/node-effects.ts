/** The clock, the randomness and the hashing of the machine that this runs on. */
import { createHash, randomBytes } from 'node:crypto'
import type { Clock } from '../app/ports/clock.ts'
import type { Hasher } from '../app/ports/hasher.ts'
import type { Random } from '../app/ports/random.ts'

export const nodeClock: Clock = { now: () => Date.now() }
export const nodeRandom: Random = { bytes: (count) => randomBytes(count) }
export const nodeHasher: Hasher = { sha256: (bytes) => createHash('sha256').update(bytes).digest() }

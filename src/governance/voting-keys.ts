/** The rule about changes of voting keys, which stewards and auditors share. */
import { MS_PER_DAY } from '../shared/time.ts'

/** Whoever came by an account for an hour cannot vote with it: its member sees the change and takes it back before it counts. */
export const VOTING_KEY_DELAY_MS = 3 * MS_PER_DAY

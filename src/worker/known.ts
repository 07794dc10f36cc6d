/** Reads what the service knows from account data, for the one page that shows it; loaded when somebody goes there. */
import type { ThingsTheyKnow } from '../contract/things-they-know.ts'
import { thingsTheyKnow } from '../insights/index.ts'
import { readAccountData, type ImportSource } from '../listening/index.ts'
import { browserEffects } from './effects.ts'

export async function knownFrom(sources: readonly ImportSource[], timeZone: string): Promise<ThingsTheyKnow | null> {
  const data = await readAccountData(sources, browserEffects)
  return data.files === 0 ? null : thingsTheyKnow(data, timeZone)
}

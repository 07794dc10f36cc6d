/** What the invented members choose: most allow the usual, and a few leave something out or want to be asked. */
import type { ConsentChoices } from '../../contract/consent.ts'
import type { ContributionChoice } from '../../contract/contribution.ts'
import type { Listens } from '../../listening/index.ts'
import type { Id } from '../../shared/ids.ts'
import { ARTISTS, KNOWN_TO_ALL } from './artists.ts'
import { seededRandom } from './random.ts'

/** Purposes of the sale; every member of the demonstration allows them. */
export const SALE_PURPOSES = ['recommenders', 'research'] as const

/** Shares of the members. */
const TRACK_COUNTS = 0.05
const GENERATIVE_TRAINING = 0.2
const BUYER_REFUSED = 0.03
const ASK_EACH_SALE = 0.01
const ARTIST_LEFT_OUT = 0.04
const YEAR_LEFT_OUT = 0.02

const KNOWN: ReadonlySet<string> = new Set(ARTISTS.slice(0, KNOWN_TO_ALL))

export interface MemberPlan {
  readonly consent: ConsentChoices
  readonly contribution: (history: Listens) => ContributionChoice
}

/** The plan of the member with this number; `otherBuyer` is one that is no part of the sale. */
export function planOf(seed: string, number: number, otherBuyer: Id<'buyer'>): MemberPlan {
  const random = seededRandom(`${seed}/choices/${number}`)
  const isWide = random.chance(TRACK_COUNTS)
  const consent: ConsentChoices = {
    scopes: isWide ? ['artistPreferences', 'trackCounts'] : ['artistPreferences'],
    purposes: random.chance(GENERATIVE_TRAINING) ? [...SALE_PURPOSES, 'generativeTraining'] : [...SALE_PURPOSES],
    buyersNever: random.chance(BUYER_REFUSED) ? [otherBuyer] : [],
    askEachSale: random.chance(ASK_EACH_SALE),
    textVersion: 'demo-1',
  }
  const artistLeftOut = random.chance(ARTIST_LEFT_OUT)
  const years = random.chance(YEAR_LEFT_OUT) ? [2024, 2025] : null
  return {
    consent,
    contribution: ({ artists }) => ({
      scope: isWide ? 'trackCounts' : 'artistPreferences',
      years,
      // Never one of those that everybody knows, or a member could be left without a row that the sale takes.
      artistsExcluded: artistLeftOut ? artists.filter((artist) => !KNOWN.has(artist)).slice(0, 1) : [],
      withIncognito: false,
    }),
  }
}

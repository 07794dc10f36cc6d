/** Every handler of the API, one for each route of the table. */
import type { Handlers } from './call.ts'
import { contributionHandlers } from './contributions.ts'
import { logHandlers } from './log.ts'
import { moneyHandlers } from './money.ts'
import { nearbyHandlers } from './nearby.ts'
import { peopleHandlers } from './people.ts'
import { releaseHandlers } from './releases.ts'
import { saleHandlers } from './sales.ts'
import { voteHandlers } from './votes.ts'

export const handlers: Handlers = {
  ...peopleHandlers,
  ...contributionHandlers,
  ...saleHandlers,
  ...voteHandlers,
  ...releaseHandlers,
  ...moneyHandlers,
  ...nearbyHandlers,
  ...logHandlers,
}

/** Every route of the HTTP API in one table: the server, its tests, its documentation and the pages read it. */
import type { z } from 'zod'
import { contributionRoutes } from './contributions.ts'
import type { Endpoint } from './endpoint.ts'
import { logRoutes } from './log.ts'
import { moneyRoutes } from './money.ts'
import { nearbyRoutes } from './nearby.ts'
import { peopleRoutes } from './people.ts'
import { saleRoutes } from './sales.ts'
import { voteRoutes } from './votes.ts'

export const routes = {
  ...peopleRoutes,
  ...contributionRoutes,
  ...saleRoutes,
  ...voteRoutes,
  ...moneyRoutes,
  ...logRoutes,
  ...nearbyRoutes,
} as const satisfies Record<string, Endpoint>

export type Routes = typeof routes
export type RouteName = keyof Routes

export type ParamsOf<Name extends RouteName> = z.output<Routes[Name]['params']>
export type QueryOf<Name extends RouteName> = z.output<Routes[Name]['query']>
/** What a handler is given. */
export type BodyOf<Name extends RouteName> = Routes[Name]['body'] extends z.ZodType ? z.output<Routes[Name]['body']> : null
/** What a page sends. */
export type SentBodyOf<Name extends RouteName> = Routes[Name]['body'] extends z.ZodType ? z.input<Routes[Name]['body']> : null
/** What stands in the address as a page writes it. */
export type SentParamsOf<Name extends RouteName> = z.input<Routes[Name]['params']>
export type SentQueryOf<Name extends RouteName> = z.input<Routes[Name]['query']>
/** What a page gets, and what a handler gives. */
export type AnswerOf<Name extends RouteName> = Routes[Name]['answer'] extends z.ZodType ? z.output<Routes[Name]['answer']> : never

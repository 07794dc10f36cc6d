/** One request as a handler sees it: parsed, allowed, and with who is asking. */
import type { AnswerOf, BodyOf, ParamsOf, QueryOf, RouteName } from '../../contract/http/routes.ts'
import type { PageQuery } from '../../contract/http/vocabulary.ts'
import type { PageRequest } from '../../app/ports/page.ts'
import type { SignedIn } from '../../app/people/sessions.ts'
import { assert } from '../../shared/assert.ts'
import { isId, type AccountId, type Id } from '../../shared/ids.ts'
import type { ApiEffects } from './effects.ts'
import type { Reply } from './reply.ts'

export interface Call<Name extends RouteName> {
  readonly effects: ApiEffects
  readonly params: ParamsOf<Name>
  readonly query: QueryOf<Name>
  readonly body: BodyOf<Name>
  /** Of a binary body; empty for every other route. */
  readonly bytes: Uint8Array
  /** Null only on routes for anyone. */
  readonly signedIn: SignedIn | null
  /** What the browser calls itself. */
  readonly device: string
}

export type Handler<Name extends RouteName> = (call: Call<Name>) => Promise<Reply<AnswerOf<Name>>>
export type Handlers = { readonly [Name in RouteName]: Handler<Name> }

type Asking = Pick<Call<RouteName>, 'signedIn'>

/** The routes' table lets nobody through to these without a session, a role and the id that goes with it. */
export function signedInOf({ signedIn }: Asking): SignedIn {
  assert(signedIn !== null, 'the route is for those who are signed in')
  return signedIn
}

export function accountOf(call: Asking): AccountId {
  return signedInOf(call).session.account
}

export function memberOf(call: Asking): Id<'member'> {
  const account = accountOf(call)
  assert(isId('member', account), 'only accounts of members hold the role')
  return account
}

export function buyerOf(call: Asking): Id<'buyer'> {
  const account = accountOf(call)
  assert(isId('buyer', account), 'only accounts of buyers hold the role')
  return account
}

export function isSteward({ signedIn }: Asking): boolean {
  return signedIn?.roles.has('steward') ?? false
}

const PAGE_ITEMS = 50

export function pageOf({ after, limit }: PageQuery): PageRequest {
  return { after: after ?? null, limit: limit ?? PAGE_ITEMS }
}

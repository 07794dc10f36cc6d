/** How pages ask the collective and change it: answers are remembered for a moment, and any change makes them be asked again. */
import {
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type QueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query'
import type { AnswerOf, RouteName } from '../../contract/http/routes.ts'
import { call } from './api.ts'
import { ApiError, type CallArgs } from './calls.ts'

const COLLECTIVE = 'collective'
/** Others change things too: a page that was left and is looked at again asks anew. */
const FRESH_MS = 5_000

export function useRead<Name extends RouteName>(name: Name, args: CallArgs<Name> = {}, enabled = true): UseQueryResult<AnswerOf<Name>> {
  return useQuery<AnswerOf<Name>>({
    queryKey: [COLLECTIVE, name, args],
    queryFn: () => call(name, args),
    staleTime: FRESH_MS,
    gcTime: FRESH_MS,
    refetchOnWindowFocus: true,
    enabled,
  })
}

/** A page of a list, as every route that lists something answers. */
interface PageOf<Item> {
  readonly items: readonly Item[]
  readonly next: string | null
}

/** Routes that answer with a page of a list and take the place to go on from. */
type ListName = {
  [Name in RouteName]: AnswerOf<Name> extends PageOf<unknown>
    ? CallArgs<Name> extends { readonly query?: infer Query }
      ? keyof NonNullable<Query> extends never
        ? never
        : Name
      : never
    : never
}[RouteName]
export type ItemOf<Name extends ListName> = AnswerOf<Name> extends PageOf<infer Item> ? Item : never

export interface Listed<Item, Answer = unknown> {
  /** The page that came last, for what a list says of itself besides its items. */
  readonly page: Answer | undefined
  /** Undefined until the first page is there. */
  readonly items: readonly Item[] | undefined
  readonly error: Error | null
  /** Null where everything is shown. */
  readonly more: (() => void) | null
}

/** A list that grows by a page whenever more is asked for. */
export function useList<Name extends ListName>(name: Name, args: CallArgs<Name> = {}): Listed<ItemOf<Name>, AnswerOf<Name>> {
  const { data, error, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: [COLLECTIVE, name, 'list', args],
    queryFn: ({ pageParam }) => readPage(name, args, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    staleTime: FRESH_MS,
    gcTime: FRESH_MS,
  })
  const items = data?.pages.flatMap((page) => page.items)
  return { page: data?.pages.at(-1), items, error, more: hasNextPage ? () => void fetchNextPage() : null }
}

/** Every list takes the end of the page before it under the same name, which the compiler cannot follow through the table. */
async function readPage<Name extends ListName>(
  name: Name,
  args: CallArgs<Name>,
  after: string | null,
): Promise<AnswerOf<Name> & PageOf<ItemOf<Name>>> {
  const next = after === null ? args : { ...args, query: { ...args.query, after } }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return (await call(name, next as CallArgs<Name>)) as AnswerOf<Name> & PageOf<ItemOf<Name>>
}

/** Something that a button does: what it is given, whether it is under way, and why it last failed. */
export interface Deed<Input> {
  readonly mutate: (input: Input) => void
  readonly isPending: boolean
  readonly error: Error | null
}

/** Does something that changes the collective; afterwards everything shown is asked for again. */
export function useDeed<Input, Output>(deed: (input: Input) => Promise<Output>): UseMutationResult<Output, Error, Input> {
  const queries = useQueryClient()
  return useMutation<Output, Error, Input>({ mutationFn: deed, networkMode: 'always', onSuccess: () => refresh(queries) })
}

export function useSend<Name extends RouteName>(name: Name): UseMutationResult<AnswerOf<Name>, Error, CallArgs<Name>> {
  return useDeed((args: CallArgs<Name>) => call(name, args))
}

export function refresh(queries: QueryClient): Promise<void> {
  return queries.invalidateQueries({ queryKey: [COLLECTIVE] })
}

/** What was asked under another name must not be shown to the next person at this browser. */
export function forgetAnswers(queries: QueryClient): Promise<void> {
  return queries.resetQueries({ queryKey: [COLLECTIVE] })
}

export function sentenceOf(error: Error): { readonly message: string; readonly hint: string } {
  return error instanceof ApiError ? { message: error.message, hint: error.hint } : { message: error.message, hint: '' }
}

/** No answer of the API grows without an end: every list in one is a page to go on from, or has a bound that a limit names. */
import { expect, test } from 'vitest'
import { z } from 'zod'
import { limits } from '../../shared/limits.ts'
import type { Endpoint } from './endpoint.ts'
import { routes } from './routes.ts'

interface Found {
  readonly at: string
  readonly itemsMax: number | undefined
}

/** Every list in a JSON schema, by where it stands. */
function listsIn(schema: unknown, at = ''): readonly Found[] {
  if (typeof schema !== 'object' || schema === null) return []
  const here = 'type' in schema && schema.type === 'array'
  const itemsMax = 'maxItems' in schema && typeof schema.maxItems === 'number' ? schema.maxItems : undefined
  const inside = Object.entries(schema).flatMap(([key, value]) => listsIn(value, `${at}/${key}`))
  return here ? [{ at, itemsMax }, ...inside] : inside
}

const answers = Object.entries<Endpoint>(routes).flatMap(([name, { answer, query }]) =>
  answer === 'file' ? [] : [{ name, json: z.toJSONSchema(answer, { io: 'output', unrepresentable: 'any' }), query }],
)

test.each(answers)('every list that $name answers with has an end', ({ json }) => {
  expect(listsIn(json).filter(({ itemsMax }) => itemsMax === undefined)).toEqual([])
})

test.each(answers)('$name takes the place to go on from where it answers with a page', ({ json, query }) => {
  const page = listsIn(json).find(({ at, itemsMax }) => at === '/properties/items' && itemsMax === limits.httpPageItemsMax)
  const { properties = {} } = z.toJSONSchema(query, { io: 'input' })
  expect('after' in properties && 'limit' in properties).toBe(page !== undefined)
})

test('the test itself sees a list without an end', () => {
  const endless = z.toJSONSchema(z.object({ kept: z.array(z.string()).max(3), found: z.object({ items: z.array(z.string()) }) }))
  expect(listsIn(endless)).toEqual([
    { at: '/properties/kept', itemsMax: 3 },
    { at: '/properties/found/properties/items', itemsMax: undefined },
  ])
})

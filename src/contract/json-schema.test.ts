/** Holds the published JSON Schema to the golden one. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { findingsJsonSchema, thingsTheyKnowJsonSchema } from './json-schema.ts'

test.each([
  ['findings', 'insights', findingsJsonSchema],
  ['things they know', 'known', thingsTheyKnowJsonSchema],
])('the published JSON Schema of the %s is the one that other programs were written against', (_, file, made) => {
  const golden: unknown = JSON.parse(readFileSync(new URL(`../../test/golden/${file}.schema.json`, import.meta.url), 'utf8'))
  expect(JSON.parse(JSON.stringify(made()))).toEqual(golden)
})

test('the JSON Schema requires the keys that the command line promises', () => {
  expect(findingsJsonSchema()).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    required: expect.arrayContaining(['rows', 'period', 'totals', 'top', 'years', 'clock', 'streaks']),
  })
})

/** The description of the API is OpenAPI 3.1 by an independent reading of that standard, and speaks of every route. */
import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, test } from 'vitest'
import { openApiDocument } from './openapi.ts'
import { routes } from './routes.ts'

/** As it is served: through JSON, which drops what has no form there. */
const served = (): Record<string, unknown> => JSON.parse(JSON.stringify(openApiDocument()))

test('the document holds to the standard', async () => {
  const validator = new Validator()
  const { valid, errors } = await validator.validate(served())
  expect(errors).toBeUndefined()
  expect([valid, validator.version]).toEqual([true, '3.1'])
})

test('a document that does not is told apart', async () => {
  const document = served()
  const { valid } = await new Validator().validate({ ...document, paths: { '/api/me': { get: { responses: 'many' } } } })
  expect(valid).toBe(false)
})

test('every route is in it', () => {
  const { paths } = served()
  const described = Object.entries(typeof paths === 'object' && paths !== null ? paths : {}).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  )
  const known = Object.values(routes).map(({ method, path }) => `${method} ${path.replaceAll('+}', '}')}`)
  expect(described.toSorted()).toEqual(known.toSorted())
})

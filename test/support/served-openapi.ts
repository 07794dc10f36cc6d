/** What the served OpenAPI document says of an answer, read back into a check that knows nothing of the program's own schemas. */
import type { Hono } from 'hono'
import { z } from 'zod'
import type { RouteName } from '../../src/contract/http/routes.ts'

const content = z.object({ 'application/json': z.object({ schema: z.record(z.string(), z.unknown()) }).optional() })
const documentSchema = z.object({
  paths: z.record(
    z.string(),
    z.record(z.string(), z.object({ operationId: z.string(), responses: z.object({ 200: z.object({ content }) }) })),
  ),
  components: z.object({ schemas: z.object({ Error: z.record(z.string(), z.unknown()) }) }),
})

export interface ServedChecks {
  /** Undefined where the document promises a file. */
  readonly answerTo: (name: RouteName) => z.ZodType | undefined
  readonly error: z.ZodType
}

export async function readServedChecks(api: Hono): Promise<ServedChecks> {
  const served = await (await api.request('/api/openapi.json')).json()
  const { paths, components } = documentSchema.parse(served)
  const operations = Object.values(paths).flatMap((methods) => Object.values(methods))
  const checks = new Map<string, z.ZodType | undefined>()
  return {
    error: z.fromJSONSchema(components.schemas.Error),
    answerTo(name) {
      if (checks.has(name)) return checks.get(name)
      const operation = operations.find(({ operationId }) => operationId === name)
      if (operation === undefined) throw new Error(`the document does not know ${name}`)
      const schema = operation.responses[200].content['application/json']?.schema
      const check = schema === undefined ? undefined : z.fromJSONSchema(schema)
      checks.set(name, check)
      return check
    },
  }
}

/** The HTTP API as an OpenAPI 3.1 document, made from the very schemas that requests are parsed by. */
import { z } from 'zod'
import { errorSchema } from './vocabulary.ts'
import { RATES, type Caller, type Endpoint } from './endpoint.ts'
import { routes } from './routes.ts'

export const PARQUET_TYPE = 'application/vnd.apache.parquet'

const CALLERS: Readonly<Record<Caller, string>> = {
  anyone: 'anyone',
  self: 'whoever is signed in',
  member: 'members',
  steward: 'stewards',
  buyer: 'buyers',
}

/** Who may call a route and how often, in a sentence. */
export function rulesOf({ who, rate, needsProof }: Endpoint): string {
  const proof = needsProof ? ' A passkey must have been shown within the last five minutes.' : ''
  return `For ${who.map((caller) => CALLERS[caller]).join(' and ')}; at most ${RATES[rate]} times a minute.${proof}`
}

export function openApiDocument(): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const [name, endpoint] of Object.entries(routes)) {
    const path = endpoint.path.replaceAll('+}', '}')
    paths[path] = { ...paths[path], [endpoint.method]: operationOf(name, endpoint) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Chorus',
      version: '1',
      license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' },
      description: 'Amounts are decimal strings, instants are UTC. Requests that change something carry the Origin of the pages.',
    },
    paths,
    components: {
      schemas: { Error: schemaOf(errorSchema, 'output') },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'chorus-session' } },
    },
  }
}

function operationOf(name: string, endpoint: Endpoint): object {
  const { summary, who, body, params, query, answer } = endpoint
  const error = { description: 'Why not', content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } } }
  const file = { 'application/octet-stream': {} }
  return {
    operationId: name,
    summary,
    description: rulesOf(endpoint),
    ...(who.includes('anyone') ? {} : { security: [{ session: [] }] }),
    parameters: [...parametersOf(params, 'path'), ...parametersOf(query, 'query')],
    ...(body === null ? {} : { requestBody: requestBodyOf(body) }),
    responses: {
      200: { description: 'Done', content: answer === 'file' ? file : { 'application/json': { schema: schemaOf(answer, 'output') } } },
      default: error,
    },
  }
}

function requestBodyOf(body: z.ZodType | 'parquet'): object {
  const content = body === 'parquet' ? { [PARQUET_TYPE]: {} } : { 'application/json': { schema: schemaOf(body, 'input') } }
  return { required: true, content }
}

const objectSchema = z.object({
  properties: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
  required: z.array(z.string()).default([]),
})

function parametersOf(schema: z.ZodType, where: 'path' | 'query'): readonly object[] {
  const { properties, required } = objectSchema.parse(schemaOf(schema, 'input'))
  return Object.entries(properties).map(([name, property]) => ({ name, in: where, required: required.includes(name), schema: property }))
}

/** References within a schema are to itself, so each is given an id of its own to be resolved against. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): object {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' })
  return '$defs' in json ? { $id: `chorus:${++schemas}`, ...json } : json
}

let schemas = 0

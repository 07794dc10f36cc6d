/** The shapes of the contract as JSON Schema, for programs that are not written in TypeScript. */
import { z } from 'zod'
import { printedFindingsSchema } from './deep-insights.ts'
import { thingsTheyKnowSchema } from './things-they-know.ts'

/** JSON Schema (draft 2020-12) of what `chorus insights --json` prints. */
export function findingsJsonSchema(): object {
  return { title: 'Findings of a listening history', ...z.toJSONSchema(printedFindingsSchema) }
}

/** JSON Schema (draft 2020-12) of what `chorus known --json` prints. */
export function thingsTheyKnowJsonSchema(): object {
  return { title: 'What a service knows beyond the listening', ...z.toJSONSchema(thingsTheyKnowSchema) }
}

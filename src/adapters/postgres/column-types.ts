/** How values of columns become values of the program, the same on both engines, and the types of columns that follow. */
import type { ColumnType } from 'kysely'
import { assert } from '../../shared/assert.ts'
import type { EpochMs } from '../../shared/time.ts'
import { parseInstant } from '../../shared/time.ts'

/** Read as milliseconds, written as ISO 8601 by `formatInstant`. */
export type Instant = ColumnType<EpochMs, string, string>
export type InstantOrNull = ColumnType<EpochMs | null, string | null, string | null>
/** Written as JSON text. */
export type Json = ColumnType<unknown, string, string>
/** The engine makes the value; nobody else may. */
export type Made<T> = ColumnType<T, never, never>

const BIGINT = 20
const DATE = 1082
const TIMESTAMPTZ = 1184

/** Readers of text by the type's object id; what is not named is read as the driver does. */
export const columnParsers: Readonly<Record<number, (text: string) => unknown>> = {
  [BIGINT]: (text) => BigInt(text),
  [DATE]: (text) => text,
  [TIMESTAMPTZ]: (text) => {
    const instant = parseInstant(text.replace(/\+00$/, 'Z'))
    assert(instant !== undefined, 'the session of the database is in UTC')
    return instant
  },
}

/** The plain reader of one record: JSON.parse and a look at each field. It defines what the fast reader must equal. */
import { unreachable } from '../../shared/assert.ts'
import { parseInstant } from '../../shared/time.ts'
import { type Field, type RecordSlots, SLOT } from './record-fields.ts'
import type { TextTable } from './text-table.ts'

/** Fills the slots from the text of one JSON object; false when the text is no JSON object. */
export function readPlainRecord(text: string, fields: readonly Field[], texts: TextTable, into: RecordSlots): boolean {
  const value = parseLeniently(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const record = new Map<string, unknown>(Object.entries(value))
  for (const [index, field] of fields.entries()) {
    const [kind, held] = record.has(field.name) ? readValue(record.get(field.name), field, texts) : ([SLOT.absent, 0] as const)
    into.kinds[index] = kind
    into.values[index] = held
  }
  return true
}

/** Damaged disks and old exporters leave control characters inside strings, which strict JSON forbids. */
function parseLeniently(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // oxlint-disable-next-line no-control-regex -- Control characters are the very thing that is looked for.
    const cleaned = text.replaceAll(/[\u0000-\u001F]/g, (character) => (character === '\0' ? '' : ' '))
    try {
      return JSON.parse(cleaned)
    } catch {
      return undefined
    }
  }
}

type Held = readonly [kind: number, value: number]
const UNUSABLE: Held = [SLOT.unusable, 0]

function readValue(value: unknown, field: Field, texts: TextTable): Held {
  if (value === null || value === undefined) return [SLOT.null, 0]
  switch (field.type) {
    case 'text':
      return typeof value === 'string' ? [SLOT.text, texts.internText(value)] : UNUSABLE
    case 'integer':
      return readNumber(value)
    case 'boolean':
      return readBoolean(value)
    case 'instant': {
      const ms = typeof value === 'string' ? parseInstant(value) : undefined
      return ms === undefined ? UNUSABLE : [SLOT.number, ms]
    }
    default:
      return unreachable(field.type)
  }
}

/** Some exporters write numbers as strings. */
function readNumber(value: unknown): Held {
  if (typeof value === 'number') return Number.isFinite(value) ? [SLOT.number, value] : UNUSABLE
  if (typeof value === 'string' && /^\s*-?\d{1,15}(\.\d+)?\s*$/.test(value)) return [SLOT.number, Number(value)]
  return UNUSABLE
}

function readBoolean(value: unknown): Held {
  if (value === true || value === 'true' || value === 1) return [SLOT.true, 0]
  if (value === false || value === 'false' || value === 0) return [SLOT.false, 0]
  return UNUSABLE
}

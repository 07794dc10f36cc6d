/** Reading slots by what they mean; shared by all readers of JSON lists. */
import { limits } from '../../shared/limits.ts'
import { INSTANT_MAX, INSTANT_MIN } from '../../shared/time.ts'
import { type RecordSlots, SLOT } from '../json/record-fields.ts'
import type { RowDraft, RowRejection } from './reader.ts'

/** The id of a text, 0 when there is none. */
export function textAt(record: RecordSlots, field: number): number {
  return record.kinds[field] === SLOT.text ? (record.values[field] ?? 0) : 0
}

/** NaN when there is no number. */
export function numberAt(record: RecordSlots, field: number): number {
  return record.kinds[field] === SLOT.number ? (record.values[field] ?? Number.NaN) : Number.NaN
}

export function isTrue(record: RecordSlots, field: number): boolean {
  return record.kinds[field] === SLOT.true
}

/** True for yes and for no, false when the source does not say. */
export function isKnown(record: RecordSlots, field: number): boolean {
  return record.kinds[field] === SLOT.true || record.kinds[field] === SLOT.false
}

/** Reads end and time played; a row without a time played is kept as zero, since it still tells what was started when. */
export function readEndAndPlayed(record: RecordSlots, endField: number, playedField: number, into: RowDraft): RowRejection | undefined {
  const endMs = numberAt(record, endField)
  if (Number.isNaN(endMs)) return 'noTime'
  if (endMs < INSTANT_MIN || endMs > INSTANT_MAX) return 'timeOutOfRange'
  if (record.kinds[playedField] === SLOT.unusable) return 'badDuration'
  const played = record.kinds[playedField] === SLOT.number ? (record.values[playedField] ?? 0) : 0
  if (played < 0 || played > limits.listenMsMax) return 'badDuration'
  into.endMs = endMs
  into.msPlayed = Math.round(played)
  return undefined
}

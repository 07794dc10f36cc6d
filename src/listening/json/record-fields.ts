/** What a reader wants to know of each record of a JSON list, and the slots in which it finds the answers. */

/** `instant` takes the written forms of `parseInstant` and gives milliseconds since 1970 UTC. */
export type FieldType = 'text' | 'integer' | 'boolean' | 'instant'

export interface Field {
  readonly name: string
  readonly type: FieldType
}

/** What a slot holds. UNUSABLE: a value was there, but not one that the field can have. */
export const SLOT = { absent: 0, null: 1, text: 2, number: 3, true: 4, false: 5, unusable: 6 } as const

/** One record: position i belongs to field i. `values` holds a text id, a number or an instant. */
export interface RecordSlots {
  readonly kinds: Uint8Array
  readonly values: Float64Array
}

export type MalformedReason = 'malformed' | 'cutOff' | 'tooDeep' | 'tooLong' | 'notARecord'

/** `byteOffset` counts from the start of the unpacked file. */
export interface RecordSink {
  accept(record: RecordSlots, byteOffset: number): void
  reject(reason: MalformedReason, byteOffset: number): void
}

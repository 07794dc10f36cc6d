/** The compiled record reader (`scan.as.ts`) with its memory, as the scanner of records uses it. */
import { assert, at } from '../../../shared/assert.ts'
import type { Field, FieldType, RecordSlots } from '../record-fields.ts'
import type { TextTable } from '../text-table.ts'
import { KERNEL_HEX } from './kernel-bytes.ts'

/** Why a scan returned; the same numbers as in the kernel. */
export const STOP = {
  batchIsFull: 0,
  /** The bytes end within or right before a record. */
  needsMore: 1,
  /** The record at `stoppedAt` is for the plain reader. */
  unusualRecord: 2,
  /** What stands at `stoppedAt` is no record. */
  noRecord: 3,
} as const

const TYPES = { text: 0, integer: 1, boolean: 2, instant: 3 } as const satisfies Record<FieldType, number>

interface KernelExports {
  readonly memory: WebAssembly.Memory
  readonly FIELDS_MAX: WebAssembly.Global
  readonly BATCH_RECORDS: WebAssembly.Global
  readonly PIECE_BYTES_MAX: WebAssembly.Global
  readonly WINDOW_BYTES: WebAssembly.Global
  readonly PADDING_BYTES: WebAssembly.Global
  readonly KINDS: WebAssembly.Global
  readonly VALUES: WebAssembly.Global
  readonly STARTS: WebAssembly.Global
  readonly WINDOW: WebAssembly.Global
  readonly stoppedAt: WebAssembly.Global
  readonly recordCount: WebAssembly.Global
  begin(): void
  addField(nameLength: number, type: number): void
  scan(from: number, to: number): number
}

let compiled: WebAssembly.Module | undefined

function compile(): WebAssembly.Module {
  const bytes = Uint8Array.from({ length: KERNEL_HEX.length / 2 }, (_, i) => Number.parseInt(KERNEL_HEX.slice(i * 2, i * 2 + 2), 16))
  return new WebAssembly.Module(bytes)
}

/** Undefined where the platform runs no WebAssembly, or none that works on sixteen bytes at a time: everything is read the plain way. */
export function startKernel(texts: TextTable): Kernel | undefined {
  try {
    compiled ??= compile()
    return new Kernel(compiled, texts)
  } catch {
    return undefined
  }
}

const encoder = new TextEncoder()

/** One reader of records for one table of texts. Files are read one after the other; what is known of texts stays. */
export class Kernel {
  readonly windowBytes: number
  readonly paddingBytes: number
  readonly pieceBytesMax: number
  private readonly exports: KernelExports
  private readonly windowAt: number
  private fieldCount = 0
  /** Views of the memory; they end when it grows. */
  private bytes: Uint8Array
  private starts: Uint32Array
  private batch: readonly RecordSlots[] = []

  constructor(module: WebAssembly.Module, texts: TextTable) {
    const textOf = (from: number, length: number): number => texts.internBytes(this.memoryBytes().subarray(from, from + length))
    this.exports = new WebAssembly.Instance<KernelExports>(module, { caller: { textOf } }).exports
    const { memory, WINDOW, WINDOW_BYTES, PADDING_BYTES, PIECE_BYTES_MAX } = this.exports
    this.windowAt = WINDOW.value
    this.windowBytes = WINDOW_BYTES.value
    this.paddingBytes = PADDING_BYTES.value
    this.pieceBytesMax = PIECE_BYTES_MAX.value
    this.bytes = new Uint8Array(memory.buffer)
    this.starts = new Uint32Array(0)
  }

  /** The bytes to read, with room for the padding. Ask again after each scan: the memory may have moved. */
  window(): Uint8Array {
    return this.memoryBytes().subarray(this.windowAt, this.windowAt + this.windowBytes + this.paddingBytes)
  }

  /** Begins a file whose records have these fields. False where they are more than it can hold. */
  begin(fields: readonly Field[]): boolean {
    if (fields.length > this.exports.FIELDS_MAX.value) return false
    this.exports.begin()
    for (const { name, type } of fields) {
      const bytes = encoder.encode(name)
      this.window().set(bytes)
      this.exports.addField(bytes.length, TYPES[type])
    }
    this.fieldCount = fields.length
    this.viewBatch()
    return true
  }

  /** Reads records in `[from, to)` of the window, behind which zero bytes follow. Says why it stopped: one of STOP. */
  scan(from: number, to: number): number {
    const why = this.exports.scan(this.windowAt + from, this.windowAt + to)
    if (this.starts.buffer !== this.exports.memory.buffer) this.viewBatch()
    return why
  }

  /** How many records the last scan gave. */
  get recordCount(): number {
    return this.exports.recordCount.value
  }

  /** Where in the window the last scan stopped. */
  get stoppedAt(): number {
    return this.exports.stoppedAt.value - this.windowAt
  }

  /** The slots of a record of the last scan, good until the next. */
  record(index: number): RecordSlots {
    return at(this.batch, index)
  }

  /** Where in the window a record of the last scan begins. */
  startOf(index: number): number {
    return at(this.starts, index) - this.windowAt
  }

  private memoryBytes(): Uint8Array {
    if (this.bytes.buffer !== this.exports.memory.buffer) this.bytes = new Uint8Array(this.exports.memory.buffer)
    return this.bytes
  }

  private viewBatch(): void {
    const { memory, FIELDS_MAX, BATCH_RECORDS, KINDS, VALUES, STARTS } = this.exports
    const { buffer } = memory
    assert(this.fieldCount > 0, 'the fields are known before records are read')
    this.starts = new Uint32Array(buffer, STARTS.value, BATCH_RECORDS.value)
    this.batch = Array.from({ length: BATCH_RECORDS.value }, (_, i) => ({
      kinds: new Uint8Array(buffer, KINDS.value + i * FIELDS_MAX.value, this.fieldCount),
      values: new Float64Array(buffer, VALUES.value + i * FIELDS_MAX.value * 8, this.fieldCount),
    }))
  }
}

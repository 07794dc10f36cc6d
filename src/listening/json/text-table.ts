/** Interns texts straight from UTF-8 bytes, so that a name that occurs ten thousand times becomes a string once. */
import { assert, at } from '../../shared/assert.ts'
import { limits } from '../../shared/limits.ts'

const EMPTY_SLOT = -1
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** Ids are dense and start at 0, which is always the empty text. Texts beyond `nameCharsMax` are cut. */
export class TextTable {
  private readonly texts: string[] = []
  private readonly idOfText = new Map<string, number>()
  /** Open addressing over the byte forms seen so far; several forms (escaped and plain) can share one text. */
  private slots = new Int32Array(1 << 14).fill(EMPTY_SLOT)
  private formHash = new Uint32Array(1 << 13)
  private formStart = new Uint32Array((1 << 13) + 1)
  private formText = new Uint32Array(1 << 13)
  private formCount = 0
  private arena = new Uint8Array(1 << 18)

  constructor() {
    this.internText('')
  }

  get size(): number {
    return this.texts.length
  }

  textOf(id: number): string {
    return at(this.texts, id)
  }

  internText(text: string): number {
    const cut = text.length > limits.nameCharsMax ? text.slice(0, limits.nameCharsMax) : text
    const known = this.idOfText.get(cut)
    if (known !== undefined) return known
    const id = this.texts.length
    this.texts.push(cut)
    this.idOfText.set(cut, id)
    return id
  }

  /**
   * Interns the inside of a JSON string, `bytes[from, to)`, without its quotes. `hash` must depend on these bytes alone.
   * Returns -1 when the escapes in it are not JSON's.
   */
  internBytes(bytes: Uint8Array, from: number, to: number, hash: number, escaped: boolean): number {
    const length = to - from
    const mask = this.slots.length - 1
    let slot = hash & mask
    for (;;) {
      const form = this.slots[slot] ?? EMPTY_SLOT
      if (form === EMPTY_SLOT) break
      if (this.formHash[form] === hash >>> 0 && this.sameBytes(form, bytes, from, length)) return at(this.formText, form)
      slot = (slot + 1) & mask
    }
    const text = decodeJsonString(bytes.subarray(from, to), escaped)
    if (text === undefined) return -1
    const id = this.internText(text)
    this.addForm(slot, bytes.subarray(from, to), hash, id)
    return id
  }

  private sameBytes(form: number, bytes: Uint8Array, from: number, length: number): boolean {
    const start = this.formStart[form] ?? 0
    if ((this.formStart[form + 1] ?? 0) - start !== length) return false
    const arena = this.arena
    for (let i = 0; i < length; i++) if (arena[start + i] !== bytes[from + i]) return false
    return true
  }

  private addForm(slot: number, bytes: Uint8Array, hash: number, text: number): void {
    const form = this.formCount
    const start = at(this.formStart, form)
    if (form + 1 >= this.formText.length) this.growForms()
    if (start + bytes.length > this.arena.length) this.arena = grown(this.arena, Math.max(this.arena.length * 2, start + bytes.length))
    this.arena.set(bytes, start)
    this.formStart[form + 1] = start + bytes.length
    this.formHash[form] = hash
    this.formText[form] = text
    this.slots[slot] = form
    this.formCount = form + 1
    if (this.formCount * 2 > this.slots.length) this.rehash()
  }

  private growForms(): void {
    const capacity = this.formText.length * 2
    assert(capacity < 2 ** 30, 'the row limit keeps the number of texts far below this')
    this.formHash = grown(this.formHash, capacity)
    this.formStart = grown(this.formStart, capacity + 1)
    this.formText = grown(this.formText, capacity)
  }

  private rehash(): void {
    const slots = new Int32Array(this.slots.length * 2).fill(EMPTY_SLOT)
    const mask = slots.length - 1
    for (let form = 0; form < this.formCount; form++) {
      let slot = at(this.formHash, form) & mask
      while (slots[slot] !== EMPTY_SLOT) slot = (slot + 1) & mask
      slots[slot] = form
    }
    this.slots = slots
  }
}

function decodeJsonString(bytes: Uint8Array, escaped: boolean): string | undefined {
  const text = decoder.decode(bytes)
  if (!escaped) return text
  try {
    const value: unknown = JSON.parse(`"${text}"`)
    return typeof value === 'string' ? value : undefined
  } catch {
    return undefined
  }
}

function grown<T extends Uint8Array | Uint32Array>(from: T, capacity: number): T
function grown(from: Uint8Array | Uint32Array, capacity: number): Uint8Array | Uint32Array {
  const to = from instanceof Uint8Array ? new Uint8Array(capacity) : new Uint32Array(capacity)
  to.set(from)
  return to
}

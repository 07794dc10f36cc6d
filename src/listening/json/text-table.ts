/** Interns texts straight from UTF-8 bytes, so that a name that occurs ten thousand times becomes a string once. */
import { assert, at } from '../../shared/assert.ts'
import { limits } from '../../shared/limits.ts'

const EMPTY_SLOT = -1
/** Stands for "no form" where forms are given and kept. */
export const NO_FORM = -1
/** What is kept of a form: its hash, where its bytes start in the arena, how many they are, and its text. */
const START = 1
const LENGTH = 2
const TEXT = 3
const FORM_NUMBERS = 4
/** Stands for bytes that are no UTF-8; different ones decode to the same text. */
const REPLACEMENT = '\uFFFD'
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** Ids are dense and start at 0, which is always the empty text. Texts beyond `nameCharsMax` are cut. */
export class TextTable {
  private readonly texts: string[] = ['']
  /** Made when a text first comes in a form that is not the only one it can have; until then bytes alone tell texts apart. */
  private idOfText: Map<string, number> | undefined
  /** Open addressing over the byte forms seen so far; several forms (escaped and plain) can share one text. */
  private slots = new Int32Array(1 << 14).fill(EMPTY_SLOT)
  /** FORM_NUMBERS numbers a form, side by side so that looking one up touches one line of the cache. */
  private forms = new Int32Array(FORM_NUMBERS << 13)
  private formCount = 0
  private arena = new Uint8Array(1 << 18)
  private arenaView = new DataView(this.arena.buffer)
  private arenaUsed = 0

  get size(): number {
    return this.texts.length
  }

  /** Lets go of all that only interning needs. */
  endInterning(): void {
    this.idOfText = undefined
    this.slots = new Int32Array(0)
    this.forms = new Int32Array(0)
    this.arena = new Uint8Array(0)
    this.arenaView = new DataView(this.arena.buffer)
  }

  textOf(id: number): string {
    return at(this.texts, id)
  }

  internText(text: string): number {
    this.idOfText ??= new Map(this.texts.map((known, id) => [known, id]))
    const cut = text.length > limits.nameCharsMax ? text.slice(0, limits.nameCharsMax) : text
    const known = this.idOfText.get(cut)
    if (known !== undefined) return known
    const id = this.texts.push(cut) - 1
    this.idOfText.set(cut, id)
    return id
  }

  /** For a text from a form that was not seen before. */
  private addText(text: string, isEscaped: boolean): number {
    if (text === '') return 0
    const hasOneForm = !isEscaped && text.length <= limits.nameCharsMax && !text.includes(REPLACEMENT)
    return hasOneForm && this.idOfText === undefined ? this.texts.push(text) - 1 : this.internText(text)
  }

  /**
   * Interns the inside of a JSON string, `bytes[from, to)`, without its quotes; `view` is of the same bytes. `hash` is an
   * int32 that depends on these bytes alone. Gives the form, or NO_FORM when the escapes in it are not JSON's.
   */
  internForm(bytes: Uint8Array, view: DataView, from: number, to: number, hash: number, isEscaped: boolean): number {
    const { slots, forms } = this
    const mask = slots.length - 1
    let slot = hash & mask
    let form = slots[slot] ?? EMPTY_SLOT
    while (form !== EMPTY_SLOT) {
      if (forms[form] === hash && forms[form + LENGTH] === to - from && this.isForm(form, bytes, view, from)) return form
      slot = (slot + 1) & mask
      form = slots[slot] ?? EMPTY_SLOT
    }
    const text = decodeJsonString(bytes.subarray(from, to), isEscaped)
    return text === undefined ? NO_FORM : this.addForm(slot, bytes.subarray(from, to), hash, this.addText(text, isEscaped))
  }

  /** How many bytes a form has. */
  lengthOf(form: number): number {
    return this.forms[form + LENGTH] ?? 0
  }

  textOfForm(form: number): number {
    return this.forms[form + TEXT] ?? 0
  }

  /** Compares a form with as many bytes at `from`. */
  isForm(form: number, bytes: Uint8Array, view: DataView, from: number): boolean {
    const { arena, arenaView } = this
    const start = this.forms[form + START] ?? 0
    const length = this.forms[form + LENGTH] ?? 0
    if (from + length > bytes.length) return false
    let i = 0
    for (; i + 4 <= length; i += 4) if (arenaView.getInt32(start + i, true) !== view.getInt32(from + i, true)) return false
    for (; i < length; i++) if (arena[start + i] !== bytes[from + i]) return false
    return true
  }

  private addForm(slot: number, bytes: Uint8Array, hash: number, text: number): number {
    const form = this.formCount * FORM_NUMBERS
    if (form + FORM_NUMBERS > this.forms.length) this.growForms()
    if (this.arenaUsed + bytes.length > this.arena.length) this.growArena(bytes.length)
    this.arena.set(bytes, this.arenaUsed)
    this.forms.set([hash, this.arenaUsed, bytes.length, text], form)
    this.arenaUsed += bytes.length
    this.slots[slot] = form
    this.formCount++
    if (this.formCount * 2 > this.slots.length) this.rehash()
    return form
  }

  private growForms(): void {
    const forms = new Int32Array(this.forms.length * 2)
    assert(forms.length < 2 ** 31, 'the row limit keeps the number of texts far below this')
    forms.set(this.forms)
    this.forms = forms
  }

  private growArena(bytesMore: number): void {
    const arena = new Uint8Array(Math.max(this.arena.length * 2, this.arenaUsed + bytesMore))
    arena.set(this.arena)
    this.arena = arena
    this.arenaView = new DataView(arena.buffer)
  }

  private rehash(): void {
    const slots = new Int32Array(this.slots.length * 2).fill(EMPTY_SLOT)
    const mask = slots.length - 1
    for (let form = 0; form < this.formCount * FORM_NUMBERS; form += FORM_NUMBERS) {
      let slot = at(this.forms, form) & mask
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

/** Interns texts, so that a name that occurs ten thousand times is one string and one number. */
import { at } from '../../shared/assert.ts'
import { limits } from '../../shared/limits.ts'

/** Stands for bytes that are no UTF-8; different ones decode to the same text. */
const REPLACEMENT = '\uFFFD'
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** Ids are dense and start at 0, which is always the empty text. Texts beyond `nameCharsMax` are cut. */
export class TextTable {
  private readonly texts: string[] = ['']
  /** Made when a text first comes in a form that is not the only one it can have; until then whoever reads bytes tells texts apart by them. */
  private idOfText: Map<string, number> | undefined

  get size(): number {
    return this.texts.length
  }

  /** Lets go of all that only interning needs. */
  endInterning(): void {
    this.idOfText = undefined
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

  /** For bytes of UTF-8 that the caller has not interned before. */
  internBytes(bytes: Uint8Array): number {
    const text = decoder.decode(bytes)
    if (text === '') return 0
    const hasOneForm = text.length <= limits.nameCharsMax && !text.includes(REPLACEMENT)
    return hasOneForm && this.idOfText === undefined ? this.texts.push(text) - 1 : this.internText(text)
  }
}

/** Finds the cards of an activity page as Google Takeout writes them, one after the other, with memory for one of them. */
import { limits } from '../../shared/limits.ts'
import type { RecordStream } from '../formats/reader.ts'
import type { MalformedReason } from '../json/record-fields.ts'

export interface CardSink {
  /** `html`: the card from its opening tag on. */
  accept(html: string, byteOffset: number): void
  reject(reason: MalformedReason, byteOffset: number): void
}

const OPENING = '<div class="outer-cell'
const ENDING = '</body>'

const decoder = new TextDecoder()
/** One character a byte, so that places in the text are places in the bytes. */
const latin1 = new TextDecoder('latin1')

export class CardStream implements RecordStream {
  readonly places = 'bytes'
  readonly gaveUp = false
  private window: Uint8Array = new Uint8Array(0)
  /** Position of the window's first byte in the file. */
  private windowOffset = 0
  /** Before this place of the window no further card begins. */
  private searched = 0
  /** True where the window begins with a card, and not with what stands before the first. */
  private isInCard = false
  private hasEnded = false
  private readonly sink: CardSink

  constructor(sink: CardSink) {
    this.sink = sink
  }

  /** Every whole page says where its body ends. */
  get listIsOpen(): boolean {
    return !this.hasEnded
  }

  push(bytes: Uint8Array): void {
    const window = new Uint8Array(this.window.length + bytes.length)
    window.set(this.window)
    window.set(bytes, this.window.length)
    this.window = window
    const text = latin1.decode(window.subarray(this.searched))
    let from = 0
    for (let next = text.indexOf(OPENING); next !== -1; next = text.indexOf(OPENING, next + 1)) {
      const begin = this.searched + next
      this.finishCard(from, begin)
      from = begin
      this.isInCard = true
    }
    // The sign of the next card may lie across the end of these bytes.
    const unsure = Math.max(0, window.length - OPENING.length + 1)
    this.drop(this.isInCard ? from : unsure)
    this.searched = this.isInCard ? Math.max(1, unsure - from) : 0
    if (this.window.length > limits.recordBytesMax) this.giveUpCard()
  }

  end(): void {
    const text = latin1.decode(this.window)
    const end = text.lastIndexOf(ENDING)
    this.hasEnded = end !== -1
    if (!this.isInCard) return
    const card = end === -1 ? text : text.slice(0, end)
    if (end === -1 && count(card, '<div') > count(card, '</div')) this.sink.reject('cutOff', this.windowOffset)
    else this.finishCard(0, card.length)
    this.isInCard = false
  }

  private finishCard(from: number, to: number): void {
    if (!this.isInCard) return
    if (to - from > limits.recordBytesMax) this.sink.reject('tooLong', this.windowOffset + from)
    else this.sink.accept(decoder.decode(this.window.subarray(from, to)), this.windowOffset + from)
  }

  /** What is longer than any card is none. */
  private giveUpCard(): void {
    this.sink.reject('tooLong', this.windowOffset)
    this.isInCard = false
    this.drop(this.searched)
    this.searched = 0
  }

  private drop(bytes: number): void {
    this.window = this.window.slice(bytes)
    this.windowOffset += bytes
  }
}

function count(text: string, part: string): number {
  return text.split(part).length - 1
}

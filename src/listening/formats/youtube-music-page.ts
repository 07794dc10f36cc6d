/** The watch history of a Google Takeout as a web page, which is how it comes unless somebody asks for JSON. */
import { INSTANT_MAX, INSTANT_MIN, type ZoneOffsets, instantOfLocal, offsetAt, zoneOffsets } from '../../shared/time.ts'
import { type WrittenTime, WrittenTimeReader } from '../../shared/written-time.ts'
import { CardStream } from '../streams/card-stream.ts'
import { emptyDraft, readStartAndPlayed } from './drafts.ts'
import { decodedHtml, textOfHtml } from './html-text.ts'
import type { FormatReader, ReadingInput, RecordStream, StreamRejection } from './reader.ts'
import { isVideo, PRODUCT, readVideo, VIDEO_STARTS } from './youtube-music.ts'

export const youtubeMusicPage: FormatReader = {
  name: 'youtube-music-page',
  label: 'YouTube Music watch history as a web page',
  service: 'YouTube Music',
  capabilities: VIDEO_STARTS,
  // The style sheet at the top is longer than what is looked at, and names the parts that come after it.
  recognises: ({ text }) => /^\uFEFF?\s*<(!doctype html|html)/i.test(text) && /outer-cell|mdl-(grid|cell|typography)/.test(text),
  open: (input) => new ActivityPage(input),
}

/** Enough cards to tell by their months which language the page speaks. */
const CARDS_FIRST = 60

class ActivityPage implements RecordStream {
  readonly places = 'bytes'
  private readonly input: ReadingInput
  private readonly cards: CardStream
  private readonly draft = emptyDraft()
  /** Held back until the language is known. */
  private first: { readonly html: string; readonly byteOffset: number }[] = []
  private times: WrittenTimeReader | undefined
  private zone: ZoneOffsets | undefined

  constructor(input: ReadingInput) {
    this.input = input
    this.cards = new CardStream({
      accept: (html, byteOffset) => this.take(html, byteOffset),
      reject: (reason, byteOffset) => input.sink.reject(reason, byteOffset),
    })
  }

  get gaveUp(): boolean {
    return this.cards.gaveUp
  }

  get listIsOpen(): boolean {
    return this.cards.listIsOpen
  }

  push(bytes: Uint8Array): void {
    this.cards.push(bytes)
  }

  end(): void {
    this.cards.end()
    if (this.times === undefined) this.readFirst()
  }

  private take(html: string, byteOffset: number): void {
    if (this.times !== undefined) return this.read(this.times, html, byteOffset)
    this.first.push({ html, byteOffset })
    if (this.first.length >= CARDS_FIRST) this.readFirst()
  }

  private readFirst(): void {
    const times = new WrittenTimeReader(this.first.map(({ html }) => partsOf(html)?.time ?? ''))
    this.times = times
    for (const { html, byteOffset } of this.first) this.read(times, html, byteOffset)
    this.first = []
  }

  private read(times: WrittenTimeReader, html: string, byteOffset: number): void {
    const { sink } = this.input
    const rejection = this.fill(times, html)
    if (rejection === undefined) sink.accept(this.draft, byteOffset)
    else sink.reject(rejection, byteOffset)
  }

  private fill(times: WrittenTimeReader, html: string): StreamRejection | undefined {
    const parts = partsOf(html)
    if (parts === undefined) return 'malformed'
    if (parts.product !== PRODUCT || (parts.url !== '' && !isVideo(parts.url))) return 'otherActivity'
    const written = times.parse(parts.time)
    const rejection = readStartAndPlayed(this.draft, {
      startMs: written === undefined ? Number.NaN : this.instantOf(written),
      msPlayed: Number.NaN,
    })
    if (rejection === undefined) readVideo(parts, this.input.texts, this.draft)
    return rejection
  }

  /** Letters that stand for several zones, or for none that is known, are read by the zone of the person. */
  private instantOf({ localMs, offsetsMs }: WrittenTime): number {
    const [offset, ...others] = offsetsMs
    if (offset !== undefined && others.length === 0) return localMs - offset
    if (!(localMs > INSTANT_MIN && localMs < INSTANT_MAX)) return localMs
    this.zone ??= zoneOffsets(this.input.timeZone, INSTANT_MIN, INSTANT_MAX)
    const own = instantOfLocal(this.zone, localMs)
    return offset === undefined || offsetsMs.includes(offsetAt(this.zone, own)) ? own : localMs - offset
  }
}

interface CardParts {
  readonly product: string
  readonly url: string
  /** Empty where the video is no longer there. */
  readonly name: string
  readonly channel: string
  readonly time: string
}

// All repetitions are bounded, so that no card costs more than its length.
const HEADING = /<p class="mdl-typography--title">(.{0,500}?)<\/p>/s
const CONTENT = /<div class="content-cell [^"<>]{0,300}">/
const LINK = /<a [^<>]{0,100}?href="([^"<>]{0,2000})"[^<>]{0,200}>(.{0,2000}?)<\/a>/gs

/** Undefined where the card has no such parts. */
function partsOf(html: string): CardParts | undefined {
  const product = HEADING.exec(html)?.[1]
  const opening = CONTENT.exec(html)
  if (product === undefined || opening === null) return undefined
  const from = opening.index + opening[0].length
  const to = html.indexOf('</div>', from)
  if (to === -1) return undefined
  const lines = html.slice(from, to).split(/<br ?\/?>/)
  const time = lines.map(textOfHtml).findLast((line) => line !== '') ?? ''
  const [video, channel] = [...html.slice(from, to).matchAll(LINK)]
  return {
    product: textOfHtml(product),
    url: decodedHtml(video?.[1] ?? ''),
    name: textOfHtml(video?.[2] ?? ''),
    channel: textOfHtml(channel?.[2] ?? ''),
    time,
  }
}

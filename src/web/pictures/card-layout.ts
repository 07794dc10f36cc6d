/** Lays a claim out as lines of type on a picture, for the screen, for a drawing and for a photograph of it alike. */

/** One claim, as the recap tells it and as two people share it. */
export interface CardWords {
  readonly eyebrow: string
  /** The large figure or name. */
  readonly large: string
  readonly sentence: string
  readonly note: string
}

export interface Shape {
  readonly width: number
  readonly height: number
}

/** What phones show full screen, and what feeds show. */
export const SHAPES = { tall: { width: 1080, height: 1920 }, square: { width: 1080, height: 1080 } } as const satisfies Record<
  string,
  Shape
>

export const FACES = {
  display: '"Newsreader Variable", "Iowan Old Style", Georgia, serif',
  text: '"Hanken Grotesk Variable", "Helvetica Neue", Arial, sans-serif',
} as const

export interface TypeLine {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly size: number
  readonly weight: number
  readonly face: keyof typeof FACES
  readonly colour: 'ink' | 'soft' | 'accent'
}

/** The width of a text in pixels. */
export type Measure = (text: string, size: number, weight: number, face: keyof typeof FACES) => number

const MARGIN = 96
/** What the line above and the name below need for themselves. */
const HEAD = 120
const FOOT = 64
const LARGE_SIZE_MAX = 300
const LARGE_SIZE_MIN = 84
const LARGE_LINES_MAX = 3
const SENTENCE_SIZE = 68
const SENTENCE_LEADING = SENTENCE_SIZE * 1.15
const SENTENCE_LINES_MAX = 4
const NOTE_SIZE = 42
const NOTE_LEADING = NOTE_SIZE * 1.4
const NOTE_LINES_MAX = 5
const ABOVE_SENTENCE = 36
const ABOVE_NOTE = 48

export function layCard(card: CardWords, { width, height }: Shape, measure: Measure): readonly TypeLine[] {
  const room = width - 2 * MARGIN
  const tallest = height - 2 * MARGIN - HEAD - FOOT
  const sentence = firstOf(
    wrap(card.sentence, room, (text) => measure(text, SENTENCE_SIZE, 380, 'display')),
    SENTENCE_LINES_MAX,
  )
  const aboveNote = ABOVE_SENTENCE + sentence.length * SENTENCE_LEADING + ABOVE_NOTE
  const noteLines = Math.floor((tallest - LARGE_SIZE_MIN - aboveNote) / NOTE_LEADING)
  const note = firstOf(
    wrap(card.note, room, (text) => measure(text, NOTE_SIZE, 430, 'text')),
    Math.min(NOTE_LINES_MAX, noteLines),
  )
  const below = aboveNote + note.length * NOTE_LEADING
  const large = fitLarge(card.large, { room, tallest: tallest - below }, measure)
  const lines: TypeLine[] = [{ text: card.eyebrow, x: MARGIN, y: MARGIN + 40, size: 36, weight: 600, face: 'text', colour: 'soft' }]
  const block = large.lines.length * large.size + below
  let y = Math.max(MARGIN + HEAD, (height - block) / 2)
  for (const text of large.lines) {
    y += large.size
    lines.push({ text, x: MARGIN, y: y - large.size * 0.12, size: large.size, weight: 280, face: 'display', colour: 'accent' })
  }
  y += ABOVE_SENTENCE
  for (const text of sentence) {
    y += SENTENCE_LEADING
    lines.push({ text, x: MARGIN, y, size: SENTENCE_SIZE, weight: 380, face: 'display', colour: 'ink' })
  }
  y += ABOVE_NOTE
  for (const text of note) {
    y += NOTE_LEADING
    lines.push({ text, x: MARGIN, y, size: NOTE_SIZE, weight: 430, face: 'text', colour: 'soft' })
  }
  return [...lines, { text: 'Chorus', x: MARGIN, y: height - MARGIN, size: 44, weight: 450, face: 'display', colour: 'ink' }]
}

interface Room {
  readonly room: number
  readonly tallest: number
}

/** As large as it fits beside what stands below it: on one line where it can be, on up to three where it is a long name. */
function fitLarge(text: string, { room, tallest }: Room, measure: Measure): { readonly lines: readonly string[]; readonly size: number } {
  for (let size = LARGE_SIZE_MAX; size > LARGE_SIZE_MIN; size -= 8) {
    const lines = wrap(text, room, (part) => measure(part, size, 280, 'display'))
    const most = size > 200 ? 1 : size > 130 ? 2 : LARGE_LINES_MAX
    const isNarrow = lines.every((line) => measure(line, size, 280, 'display') <= room)
    if (lines.length <= most && isNarrow && lines.length * size <= tallest) return { lines, size }
  }
  const lines = wrap(text, room, (part) => measure(part, LARGE_SIZE_MIN, 280, 'display'))
  const most = Math.max(1, Math.min(LARGE_LINES_MAX, Math.floor(tallest / LARGE_SIZE_MIN)))
  return { lines: firstOf(lines, most), size: LARGE_SIZE_MIN }
}

/** As many lines as there is room for; where there are more, the last one says that it goes on. */
function firstOf(lines: readonly string[], most: number): readonly string[] {
  return lines.length <= most ? lines : [...lines.slice(0, most - 1), `${lines[most - 1] ?? ''} …`]
}

/** Breaks at spaces; what is wider than the room by itself, as in scripts without spaces, between characters. */
function wrap(text: string, room: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (widthOf(longer) <= room) {
      line = longer
      continue
    }
    if (line !== '') lines.push(line)
    line = ''
    for (const character of word) {
      if (widthOf(line + character) > room) {
        lines.push(line)
        line = ''
      }
      line += character
    }
  }
  return line === '' ? lines : [...lines, line]
}

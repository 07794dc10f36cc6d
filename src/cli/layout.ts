/** Text and small charts in columns of a terminal, measured as terminals draw: wide for CJK and emoji, nothing for marks. */
import stringWidth from 'string-width'

/** Lines longer than this are hard to read, and shorter ones leave no room for a chart. */
const COLUMNS_MAX = 100
const COLUMNS_MIN = 40
const COLUMNS_DEFAULT = 80

/** How many columns a page may use on an output; one that is no terminal, or a terminal without a size, gets the common width. */
export function pageWidth(columns: number | undefined): number {
  return Math.min(COLUMNS_MAX, Math.max(COLUMNS_MIN, columns || COLUMNS_DEFAULT))
}

export function widthOf(text: string): number {
  return stringWidth(text)
}

const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Cuts at a whole character and marks the cut; `cut` says which end may go. */
export function fitText(text: string, width: number, cut: 'end' | 'start' = 'end'): string {
  if (widthOf(text) <= width) return text
  if (width < 1) return ''
  const characters = Array.from(GRAPHEMES.segment(text), ({ segment }) => segment)
  const kept: string[] = []
  let used = 1
  for (const character of cut === 'start' ? characters.toReversed() : characters) {
    used += widthOf(character)
    if (used > width) break
    kept.push(character)
  }
  return cut === 'start' ? `…${kept.toReversed().join('')}` : `${kept.join('').trimEnd()}…`
}

export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)))
}

export function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - widthOf(text))) + text
}

/** Breaks a sentence between words, and a word only where it is longer than a line by itself. */
export function wrapText(text: string, width: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ').flatMap((whole) => breakWord(whole, width))) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && widthOf(longer) > width) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return [...lines, line]
}

function breakWord(word: string, width: number): readonly string[] {
  if (widthOf(word) <= width) return [word]
  const parts: string[] = []
  let part = ''
  for (const { segment } of GRAPHEMES.segment(word)) {
    if (part !== '' && widthOf(part + segment) > width) {
      parts.push(part)
      part = ''
    }
    part += segment
  }
  return [...parts, part]
}

const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'] as const

/** A bar as long as the share of the width, to an eighth of a column; what is more than nothing shows. */
export function bar(share: number, width: number): string {
  const eighths = share > 0 ? Math.max(1, Math.round(Math.min(1, share) * width * 8)) : 0
  return '█'.repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? '')
}

const LEVELS = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const

/** One column per value, as high as its share of the largest; nothing is blank and what is more than nothing shows. */
export function sparkline(values: readonly number[]): string {
  return steps(values, Math.max(...values), LEVELS)
}

/** Columns over several lines, the highest as high as all of them, each to an eighth of a line; what is more than nothing shows. */
export function columnLines(values: readonly number[], height: number): readonly string[] {
  const most = Math.max(...values)
  const eighths = values.map((value) => (value > 0 ? Math.max(1, Math.round((value / most) * height * 8)) : 0))
  return Array.from({ length: height }, (_, line) => {
    const below = (height - 1 - line) * 8
    return eighths.map((filled) => LEVELS[Math.min(8, Math.max(0, filled - below))] ?? ' ').join('')
  })
}

const SHADES = [' ', '░', '▒', '▓', '█'] as const

/** One cell per level, from 0 for nothing to 4. */
export function shadeRow(levels: readonly number[], cellWidth: number): string {
  return levels.map((level) => (SHADES[level] ?? ' ').repeat(cellWidth)).join('')
}

/** One cell per value, as dark as its share of `largest`. */
export function heatRow(values: readonly number[], largest: number, cellWidth: number): string {
  return Array.from(steps(values, largest, SHADES), (shade) => shade.repeat(cellWidth)).join('')
}

/** What each mark of the small charts becomes where only ASCII can be drawn: about as much ink. */
const IN_ASCII: Readonly<Record<string, string>> = {
  '▁': '_',
  '▂': '.',
  '▃': '-',
  '▄': ':',
  '▅': '=',
  '▆': '+',
  '▇': '*',
  '█': '#',
  '░': '.',
  '▒': ':',
  '▓': '+',
  '▏': '|',
  '▎': '|',
  '▍': '|',
  '▌': '|',
  '▋': '#',
  '▊': '#',
  '▉': '#',
}

/** Draws bars and cells in ASCII, column for column. */
export function inAscii(line: string): string {
  return line.replaceAll(/[▁-▏░-▓]/g, (mark) => IN_ASCII[mark] ?? mark)
}

function steps(values: readonly number[], largest: number, levels: readonly string[]): string {
  const highest = levels.length - 1
  return values.map((value) => levels[value > 0 ? Math.min(highest, Math.max(1, Math.round((value / largest) * highest))) : 0]).join('')
}

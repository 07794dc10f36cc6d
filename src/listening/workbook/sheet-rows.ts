/** Reads the rows of one sheet, and the texts that all sheets share, from the XML of a workbook (ECMA-376), piece by piece. */
import { SaxesParser } from 'saxes'
import { DamagedError } from '../archive/damaged-error.ts'
import { limits } from '../../shared/limits.ts'

interface Xml {
  opened(name: string, attributes: Readonly<Record<string, string>>): void
  text(text: string): void
  closed(name: string): void
}

/**
 * Feeds XML to `xml`; names come without their prefix. A document type, which is where entities that grow are declared, has no
 * place in a workbook and ends the reading. Throws DamagedError at whatever is not well formed.
 */
async function readXml(pieces: AsyncIterable<Uint8Array>, xml: Xml): Promise<void> {
  const parser = new SaxesParser({ xmlns: false })
  const decoder = new TextDecoder()
  let bytesSinceTag = 0
  /** How Japanese texts are spoken stands within them, in tags of the same names. */
  let isSpoken = false
  parser.on('error', (error) => {
    throw new DamagedError('badSheet', { cause: error })
  })
  parser.on('doctype', () => {
    throw new DamagedError('badSheet')
  })
  parser.on('opentag', ({ name, attributes }) => {
    bytesSinceTag = 0
    isSpoken ||= localName(name) === SPOKEN
    if (!isSpoken) xml.opened(localName(name), attributes)
  })
  parser.on('text', (text) => {
    if (!isSpoken) xml.text(text)
  })
  parser.on('closetag', ({ name }) => {
    if (!isSpoken) xml.closed(localName(name))
    else if (localName(name) === SPOKEN) isSpoken = false
  })
  for await (const piece of pieces) {
    parser.write(decoder.decode(piece, { stream: true }))
    bytesSinceTag += piece.length
    if (bytesSinceTag > limits.recordBytesMax) throw new DamagedError('badSheet')
  }
  parser.write(decoder.decode()).close()
}

/** ECMA-376, 18.4.6: a phonetic run. */
const SPOKEN = 'rPh'

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/** The names of the sheets with the ids of their files, in their order. */
export async function readSheetNames(
  pieces: AsyncIterable<Uint8Array>,
): Promise<readonly { readonly name: string; readonly id: string }[]> {
  const sheets: { name: string; id: string }[] = []
  await readXml(pieces, {
    opened(name, attributes) {
      if (name === 'sheet') sheets.push({ name: attributes['name'] ?? '', id: attributes['r:id'] ?? '' })
    },
    text: () => undefined,
    closed: () => undefined,
  })
  return sheets
}

/** The files behind the ids. */
export async function readRelations(pieces: AsyncIterable<Uint8Array>): Promise<ReadonlyMap<string, string>> {
  const targets = new Map<string, string>()
  await readXml(pieces, {
    opened(name, attributes) {
      if (name === 'Relationship') targets.set(attributes['Id'] ?? '', attributes['Target'] ?? '')
    },
    text: () => undefined,
    closed: () => undefined,
  })
  return targets
}

export async function readSharedTexts(pieces: AsyncIterable<Uint8Array>): Promise<readonly string[]> {
  const texts: string[] = []
  let text = ''
  let isText = false
  let chars = 0
  await readXml(pieces, {
    opened(name) {
      if (name === 'si') text = ''
      isText = name === 't'
    },
    text(part) {
      if (isText) text += part
    },
    closed(name) {
      isText = false
      if (name !== 'si') return
      chars += text.length
      if (chars > limits.sheetTextCharsMax) throw new DamagedError('badSheet')
      texts.push(text)
    },
  })
  return texts
}

/** `row`: the cells from the first column on, and the number of the row. Stops when it answers false. */
export async function readSheetRows(
  pieces: AsyncIterable<Uint8Array>,
  sharedTexts: readonly string[],
  row: (cells: readonly string[], number: number) => boolean,
): Promise<void> {
  let cells: string[] = []
  let number = 0
  let column = 0
  let type = ''
  let value = ''
  let isValue = false
  try {
    await readXml(pieces, {
      opened(name, attributes) {
        if (name === 'row') {
          cells = []
          column = -1
          number = Number(attributes['r']) || number + 1
        } else if (name === 'c') {
          column = columnOf(attributes['r']) ?? column + 1
          type = attributes['t'] ?? ''
          value = ''
        }
        isValue = name === 'v' || name === 't'
      },
      text(text) {
        if (isValue) value += text
      },
      closed(name) {
        isValue = false
        if (name === 'c' && column < COLUMNS_MAX) {
          while (cells.length < column) cells.push('')
          cells[column] = type === 's' ? (sharedTexts[Number(value)] ?? '') : value
        } else if (name === 'row' && !row(cells, number)) throw new EnoughRows()
      },
    })
  } catch (error) {
    if (!(error instanceof EnoughRows)) throw error
  }
}

class EnoughRows extends Error {
  override readonly name = 'EnoughRows' as const
}

/** No table of listens is wider; a cell far to the right would make a row of nothing but blanks. */
const COLUMNS_MAX = 64

/** "C7" stands in the third column, which is number 2. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0]
  if (letters === undefined) return undefined
  return Array.from(letters).reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

/** Writes workbooks as spreadsheet programs do: sheets of XML in a zip, texts shared between them. */
import { zipBytes } from './zip.ts'

export interface SheetContent {
  readonly name: string
  readonly rows: readonly (readonly (string | number)[])[]
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

export interface WorkbookOptions {
  /** Writes texts into their cells instead of sharing them. */
  readonly inline?: boolean
  /** Files beside the sheets, for example macros. */
  readonly extra?: Readonly<Record<string, string>>
  /** Changes the XML of each sheet before it is packed. */
  readonly spoil?: (xml: string) => string
}

export function workbookBytes(sheets: readonly SheetContent[], { inline = false, extra = {}, spoil = (xml) => xml }: WorkbookOptions = {}) {
  const shared: string[] = []
  const cell = (value: string | number, row: number, column: number): string => {
    const at = `${String.fromCharCode(65 + column)}${row + 1}`
    if (typeof value === 'number') return `<c r="${at}"><v>${value}</v></c>`
    if (value === '') return ''
    if (inline) return `<c r="${at}" t="inlineStr"><is><t>${escaped(value)}</t></is></c>`
    return `<c r="${at}" t="s"><v>${shared.push(value) - 1}</v></c>`
  }
  const sheetXml = ({ rows }: SheetContent): string =>
    `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${rows
      .map((cells, row) => `<row r="${row + 1}">${cells.map((value, column) => cell(value, row, column)).join('')}</row>`)
      .join('')}</sheetData></worksheet>`
  const files: Record<string, string> = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets
      .map(({ name }, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships>${sheets
      .map((_, i) => `<Relationship Id="rId${i + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`)
      .join('')}</Relationships>`,
    ...Object.fromEntries(sheets.map((sheet, i) => [`xl/worksheets/sheet${i + 1}.xml`, spoil(sheetXml(sheet))])),
    ...extra,
  }
  files['xl/sharedStrings.xml'] = `${HEAD}<sst xmlns="${MAIN}">${shared.map((text) => `<si><t>${escaped(text)}</t></si>`).join('')}</sst>`
  return zipBytes(Object.entries(files).map(([path, text]) => ({ path, parts: [text] })))
}

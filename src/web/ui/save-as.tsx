/** Takes a table away as CSV, and a chart as the picture that it is on the page. */
import type { RefObject } from 'react'
import { text } from '../messages/text.ts'
import { saveFile } from '../save-file.ts'
import type { TableData } from './table-data.ts'
import { csvOfFigure, csvOfTable } from './table-text.ts'

interface SaveAsProps {
  /** The file's name is made of it. */
  readonly name: string
  readonly table?: TableData | undefined
  /** What is on the page; only its words are taken where it shows no picture. */
  readonly figure?: RefObject<HTMLElement | null>
  readonly hasPicture?: boolean
}

export function SaveAs({ name, table, figure, hasPicture = figure !== undefined }: SaveAsProps) {
  const file = fileNameOf(name)
  const saveCsv = (): void => {
    const { current } = figure ?? {}
    const csv = table ? csvOfTable(table) : current ? csvOfFigure(current) : ''
    saveFile(`${file}.csv`, new Blob([csv], { type: 'text/csv' }))
  }
  const savePicture = async (form: 'svg' | 'png'): Promise<void> => {
    const { pictureOf, pngOf, svgOf } = await import('../charts/picture.ts')
    if (!figure?.current) return
    const picture = pictureOf(figure.current)
    const blob = form === 'svg' ? svgOf(picture) : await pngOf(picture)
    if (blob) saveFile(`${file}.${form}`, blob)
  }
  return (
    <details className="how save-as">
      <summary>{text.chart.save}</summary>
      <p>
        <button type="button" className="quiet" onClick={saveCsv}>
          {text.chart.csv}
        </button>
        {hasPicture && (
          <>
            <button type="button" className="quiet" onClick={() => void savePicture('svg')}>
              {text.chart.svg}
            </button>
            <button type="button" className="quiet" onClick={() => void savePicture('png')}>
              {text.chart.png}
            </button>
          </>
        )}
      </p>
    </details>
  )
}

/** One button, where a table stands alone. */
export function SaveCsv({ table, label }: { readonly table: TableData; readonly label: string }) {
  const save = (): void => saveFile(`${fileNameOf(table.caption)}.csv`, new Blob([csvOfTable(table)], { type: 'text/csv' }))
  return (
    <button type="button" className="quiet" onClick={save}>
      {label}
    </button>
  )
}

/** Letters and digits of any script; the first few words are enough to find a file again. */
function fileNameOf(name: string): string {
  const words = name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return ['chorus', ...words.slice(0, 6)].join('-')
}

/** Writes the file that a person takes away. */
import type { ExportedFile, ExportForm } from '../contract/worker.ts'
import { EXPORT_FORMS, type Listens } from '../listening/index.ts'

export function exportFile(listens: Listens, form: ExportForm): ExportedFile<Blob> {
  const { extension, mediaType } = EXPORT_FORMS[form]
  const pieces = Array.from(EXPORT_FORMS[form].write(listens), (piece) => Uint8Array.from(piece))
  return { name: `chorus-listens.${extension}`, file: new Blob(pieces, { type: mediaType }) }
}

/** Tells a workbook from other zips by the one entry that every workbook has (ECMA-376). */
import type { ZipEntry } from '../archive/zip.ts'

export const WORKBOOK = 'xl/workbook.xml'

export function isWorkbook(entries: readonly ZipEntry[]): boolean {
  return entries.some(({ path }) => path === WORKBOOK)
}

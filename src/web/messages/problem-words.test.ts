/** What goes wrong with files is said in the language of the page, with the same facts. */
import { expect, test } from 'vitest'
import { importFiles } from '../../../test/support/import-texts.ts'
import { PROBLEM_CODES } from '../../contract/problems.ts'
import type { Problem } from '../../contract/reconciliation.ts'
import { problemCatalogue as german } from './de/problems.ts'
import { problemCatalogue as spanish } from './es/problems.ts'
import { makeFormat } from './format.ts'
import { problemIn, rowFaultIn } from './problem-words.ts'

const de = german(makeFormat('de-DE'))
const es = spanish(makeFormat('es-ES'))

const problemOf = (code: string): Problem => ({ code, path: 'pack.zip/a.json', line: null, message: 'English.', hint: 'Do this.' })

async function problemsOf(files: Record<string, string>): Promise<readonly Problem[]> {
  const result = await importFiles(files)
  return result.kind === 'nothingUsable' ? result.problems : result.reconciliation.problems
}

test.each([
  ['German', de],
  ['Spanish', es],
])('every sentence in %s ends, names the file that it is about, and no two are the same', (_, catalogue) => {
  const said = PROBLEM_CODES.map((code) => problemIn(catalogue, problemOf(code)))
  for (const { message, hint } of said) {
    expect(message).toMatch(/\.$/)
    expect(hint).toMatch(/^\p{Lu}.*\.$/u)
    expect(message).not.toBe('English.')
  }
  expect(new Set(said.map(({ message }) => message)).size).toBe(PROBLEM_CODES.length)
  const aboutFiles = said.slice(0, PROBLEM_CODES.indexOf('nothingAdded'))
  for (const { message } of aboutFiles) expect(message).toContain('pack.zip/a.json')
})

test('rows that were left out are told with their line, their number and why', async () => {
  const row = '{"endTime":"2021-05-06 07:08","artistName":"Boats","trackName":"Lantern","msPlayed":180000}'
  const [found] = await problemsOf({
    'a.json': `[${row},\n${row.replace('2021-05-06 07:08', 'noon')},\n${row.replace('2021', '2022')},\n{"endTime":"noon","artistName":"Boats","trackName":"Lantern","msPlayed":1}]`,
  })
  expect(problemIn(de, found!).message).toBe(
    'a.json, Zeile 2: Die Zeile hat keine Zeit, die sich lesen lässt. 2 Zeilen wurden weggelassen, die erste hier.',
  )
  expect(problemIn(es, found!).message).toBe(
    'a.json, línea 2: La fila no tiene una hora que se pueda leer. Se han dejado fuera 2 filas; la primera es esta.',
  )
})

test('what was found instead of a history is named in the same language', async () => {
  const [found] = await problemsOf({ 'a.json': '{"inferences": []}', 'b.pdf': '%PDF-1.7' })
  expect(problemIn(de, found!).message).toBe(
    'In den 2 Dateien ist kein Hörverlauf. Gefunden: Schlüsse des Dienstes über dich, nichts Gehörtes; ein PDF-Dokument.',
  )
  expect(problemIn(es, found!).message).toContain('en los 2 archivos')
  const [single] = await problemsOf({ 'a.pdf': '%PDF-1.7' })
  expect(problemIn(es, single!).message).toBe('No hay ningún historial de escucha en a.pdf. Se ha encontrado: un documento PDF.')
})

test('a problem that an older visit stored keeps the words that it was stored with', () => {
  expect(problemIn(de, problemOf('goneByNow'))).toEqual({ message: 'English.', hint: 'Do this.' })
  expect(problemIn(de, { ...problemOf('noTime'), line: 3 })).toEqual({ message: 'English.', hint: 'Do this.' })
  expect(rowFaultIn(de, 'goneByNow', 'English.')).toBe('English.')
  expect(rowFaultIn(de, 'noTime', 'English.')).toBe('Die Zeile hat keine Zeit, die sich lesen lässt.')
})

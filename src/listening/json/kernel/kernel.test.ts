/** The kernel runs on this platform, is the one that its source says, and goes on when its memory grows. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { compileKernel, KERNEL_MODULE } from '../../../../scripts/compile-kernel.js'
import type { RecordSink } from '../record-fields.ts'
import { SLOT } from '../record-fields.ts'
import { RecordScanner } from '../record-scanner.ts'
import { TextTable } from '../text-table.ts'
import { startKernel } from './kernel.ts'

test('the kernel is what its source compiles to', async () => {
  const source = await compileKernel()
  expect(readFileSync(KERNEL_MODULE, 'utf8') === source, 'run npm run kernel').toBe(true)
})

test('names that outgrow its memory keep their numbers, and every record arrives', () => {
  const texts = new TextTable()
  const kernel = startKernel(texts)
  expect(kernel).toBeDefined()
  const names: string[] = []
  const slow: string[] = []
  const sink: RecordSink = {
    accept: ({ kinds, values }) => {
      names.push(kinds[0] === SLOT.text ? texts.textOf(values[0]!) : `kind ${kinds[0]}`)
    },
    reject: (reason) => slow.push(reason),
  }
  const scanner = new RecordScanner([{ name: 'name', type: 'text' }], texts, sink, kernel)
  const wanted = Array.from({ length: 30_000 }, (_, i) => `${i % 20_000} ${'a name of some length '.repeat(i % 7)}`)
  scanner.push(new TextEncoder().encode(JSON.stringify(wanted.map((name) => ({ name })))))
  scanner.end()
  expect(slow).toEqual([])
  expect(names).toEqual(wanted)
  // The same name twice is one text; that of each number below 20,000 comes in one to three lengths.
  expect(texts.size).toBe(new Set(wanted).size + 1)
})

test('a file with more fields than it holds is left to the plain way', () => {
  const fields = Array.from({ length: 33 }, (_, i) => ({ name: `field${i}`, type: 'text' as const }))
  expect(startKernel(new TextTable())?.begin(fields)).toBe(false)
})

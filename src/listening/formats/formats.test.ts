/** Every format through the front door: what its files give, what their faults give, and that no damage crashes, hangs or loses rows in silence. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { describeListens, importFiles, imported } from '../../../test/support/import-texts.ts'
import { OBJECT_CASES } from '../../../test/support/object-format-cases.ts'
import { PAGE_CASES } from '../../../test/support/page-format-cases.ts'
import { TABLE_CASES } from '../../../test/support/table-format-cases.ts'
import { READERS } from '../readers.ts'

const FORMAT_CASES = [...OBJECT_CASES, ...PAGE_CASES, ...TABLE_CASES]

const GOLDEN = '../../../test/golden/formats'
const nameOf = (text: string): string => text.replaceAll(/[^a-z0-9]+/gi, '-')

/** What no file may bring into the table. */
const PRIVATE = ['203.0.113', 'synthetic-device', 'Testville', '1234567890', 'Synthetic Phone', 'Synthetic Person']

describe.each(FORMAT_CASES)('$format, $shape', ({ format, shape, path, content, listens, others = 0, faults = [] }) => {
  test('gives its listens and accounts for every other row', async () => {
    const result = await imported({ [path]: await content() })
    const { rows, files, problems } = result.reconciliation
    expect(rows).toMatchObject({ read: listens + others, listens, duplicates: 0, merged: 0, rejected: others })
    expect(files.filter((file) => file.format !== null).map((file) => file.format)).toEqual(
      files.filter((file) => file.format !== null).map(() => format),
    )
    expect(problems).toEqual([])
    const everything = JSON.stringify({ ...result.listens })
    for (const secret of PRIVATE) expect(everything).not.toContain(secret)
    const golden = `${JSON.stringify(describeListens(result.listens), undefined, 2)}\n`
    await expect(golden).toMatchFileSnapshot(`${GOLDEN}/${format}-${nameOf(shape)}.json`)
  })

  test('is told by its content, whatever its name', async () => {
    const { reconciliation } = await imported({ 'x.bin': await content() })
    expect(reconciliation.rows.listens).toBe(listens)
  })

  test.each(faults)('with $name', async (fault) => {
    const { reconciliation } = await imported({ [path]: await fault.content() })
    expect(reconciliation.rows.listens).toBe(fault.listens)
    expect(Object.fromEntries(reconciliation.rejections.map(({ reason, rows }) => [reason, rows]))).toEqual(fault.reasons)
  })

  test('damaged anywhere, gives an error or a result', async () => {
    const whole = await content()
    const damage = fc.record({
      cutTo: fc.integer({ min: 0, max: whole.length }),
      changes: fc.array(fc.tuple(fc.nat(whole.length - 1), fc.constantFrom(0, 10, 13, 34, 44, 59, 91, 93, 123, 125, 92, 255)), {
        maxLength: 4,
      }),
      isCut: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(damage, async ({ cutTo, changes, isCut }) => {
        const bytes = whole.slice()
        for (const [at, byte] of changes) bytes[at] = byte
        const result = await importFiles({ [path]: isCut ? bytes.slice(0, cutTo) : bytes })
        if (result.kind === 'nothingUsable') {
          expect(result.problems.length).toBeGreaterThan(0)
          return
        }
        const { rows, problems, rejections } = result.reconciliation
        expect(rows.read).toBe(rows.listens + rows.duplicates + rows.merged + rows.rejected)
        expect(rows.listens).toBe(result.listens.count)
        if (rows.read < listens + others && isCut && changes.length === 0 && format !== 'rockbox') {
          // A table may end after any of its rows; all other files show where they were cut.
          const mayEnd = /table|days|activity|pano|listenbrainz/.test(format)
          expect(mayEnd || problems.length + rejections.length > 0).toBe(true)
        }
      }),
      { numRuns: 60 },
    )
  })
})

test('every reader has a case, and says what it can tell', () => {
  const known = new Set(FORMAT_CASES.map(({ format }) => format))
  const elsewhere = /^(spotify|chorus)-/
  expect(READERS.filter(({ name }) => !known.has(name) && !elsewhere.test(name)).map(({ name }) => name)).toEqual([])
  expect(new Set(READERS.map(({ name }) => name)).size).toBe(READERS.length)
  for (const { capabilities } of READERS) expect(capabilities.startResolutionMs).toBeGreaterThanOrEqual(1_000)
})

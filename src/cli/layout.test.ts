/** Columns of text and small charts. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  bar,
  columnLines,
  fitText,
  heatRow,
  inAscii,
  padEnd,
  padStart,
  pageWidth,
  shadeRow,
  sparkline,
  widthOf,
  wrapText,
} from './layout.ts'
import { safeText } from './safe-text.ts'

test('wide characters take two columns and marks none', () => {
  expect([widthOf('静かな海'), widthOf('e\u{301}'), widthOf('👩\u{200d}👩\u{200d}👧'), widthOf('abc')]).toEqual([8, 1, 2, 3])
})

test('text that is too long is cut at a whole character and the cut is marked', () => {
  expect(fitText('Harbour Songs', 8)).toBe('Harbour…')
  expect(fitText('静かな海', 6)).toBe('静か…')
  expect(fitText('a/long/path/file.json', 10, 'start')).toBe('…file.json')
  expect(fitText('fits', 4)).toBe('fits')
})

test('whatever the text, it fits when it is cut and fills the column when it is padded', () => {
  const texts = fc.string({ unit: 'grapheme', maxLength: 40 }).map(safeText)
  fc.assert(
    fc.property(texts, fc.integer({ min: 1, max: 30 }), fc.constantFrom('start', 'end'), (text, width, cut) => {
      const fitted = fitText(text, width, cut)
      expect(widthOf(fitted)).toBeLessThanOrEqual(width)
      expect(widthOf(padEnd(fitted, width))).toBe(width)
      expect(widthOf(padStart(fitted, width))).toBe(width)
    }),
  )
})

test('sentences break between words and lose none', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z]{1,9}$/), { minLength: 1 }), fc.integer({ min: 10, max: 40 }), (words, width) => {
      const lines = wrapText(words.join(' '), width)
      expect(lines.join(' ')).toBe(words.join(' '))
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(width)
    }),
  )
})

test('a bar is as long as its share, to an eighth of a column', () => {
  expect(bar(1, 4)).toBe('████')
  expect(bar(0.5, 4)).toBe('██')
  expect(bar(9 / 32, 4)).toBe('█▏')
  expect(bar(0, 4)).toBe('')
})

test('what is more than nothing shows, however little', () => {
  expect(bar(1e-9, 10)).toBe('▏')
  expect(sparkline([0, 1e-9, 1])).toBe(' ▁█')
  expect(heatRow([0, 1, 1000], 1000, 2)).toBe('  ░░██')
  expect(columnLines([0, 1e-9, 5, 16], 2)).toEqual(['   █', ' ▁▅█'])
})

test('a chart of nothing is blank', () => {
  expect(sparkline([0, 0])).toBe('  ')
  expect(heatRow([0, 0], 0, 2)).toBe('    ')
  expect(columnLines([0, 0], 2)).toEqual(['  ', '  '])
})

test('every mark of a chart has one of ASCII, and text is left alone', () => {
  const drawn = [
    sparkline([0, 1, 2, 3, 4, 5, 6, 7, 8]),
    shadeRow([0, 1, 2, 3, 4], 1),
    ...[1, 2, 3, 4, 5, 6, 7].map((part) => bar(part / 8, 1)),
  ]
  expect(drawn.map(inAscii).join('')).toBe(' _.-:=+*# .:+#||||###')
  expect(inAscii('Imre’s Library · 静かな海 ██▏')).toBe('Imre’s Library · 静かな海 ##|')
})

test('a page is neither too narrow nor too wide', () => {
  expect([pageWidth(undefined), pageWidth(10), pageWidth(70), pageWidth(400)]).toEqual([80, 40, 70, 100])
})

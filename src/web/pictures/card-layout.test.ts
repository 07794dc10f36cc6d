/** Cards laid out: whatever they say, no line lies on another or leaves the picture. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { layCard, SHAPES, type Measure } from './card-layout.ts'

/** As wide as most type is on the average. */
const measure: Measure = (text, size) => text.length * size * 0.5

const words = fc
  .array(fc.constantFrom('a', 'Ada', 'Marble', 'Conservatory', 'Abschiedssymphonie'), { maxLength: 40 })
  .map((all) => all.join(' '))

test.each(Object.entries(SHAPES))('in a %s picture lines stand below each other, between the line above and the name below', (_, shape) => {
  fc.assert(
    fc.property(words, words, words, (large, sentence, note) => {
      const lines = layCard({ eyebrow: 'You and Ada', large: large || '93 %', sentence, note }, shape, measure)
      for (const [index, line] of lines.entries()) {
        const above = lines[index - 1]
        expect(line.y - line.size * 0.8).toBeGreaterThan(above === undefined ? 0 : above.y)
        expect(line.y).toBeLessThan(shape.height)
      }
    }),
  )
})

test('what a picture has no room for is cut where it says so, and the name below stays free', () => {
  const long = Array.from({ length: 60 }, () => 'Conservatory').join(' ')
  const lines = layCard({ eyebrow: 'You and Ada', large: long, sentence: long, note: long }, SHAPES.square, measure)
  const last = (size: number): string => lines.findLast((line) => line.size === size)?.text ?? ''
  expect([84, 68, 42].map((size) => last(size).endsWith(' …'))).toEqual([true, true, true])
  expect(lines.filter(({ size }) => size === 84)).toHaveLength(1)
})

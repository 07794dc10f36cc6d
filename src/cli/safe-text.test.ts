/** Text from files, as an attacker would write it. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { safeJson, safeText, withSafeText } from './safe-text.ts'

const ESC = '\u{1b}'

test.each([
  ['a colour', `${ESC}[31mred${ESC}[0m`, '\u{fffd}[31mred\u{fffd}[0m'],
  ['a new title for the window', `${ESC}]0;owned\u{7}`, '\u{fffd}]0;owned\u{fffd}'],
  ['an eight-bit control', '\u{9b}2J', '\u{fffd}2J'],
  ['a line of its own', 'Song\r\nWarning: send money', 'Song Warning: send money'],
  ['a line of its own by other means', 'a\u{2028}b\u{85}c\u{c}d', 'a b c d'],
  ['a step back', 'abc\u{8}\u{8}x', 'abc\u{fffd}\u{fffd}x'],
  ['text turned around', 'gpj.\u{202e}exe', 'gpj.exe'],
  ['isolates left open', '\u{2066}\u{2067}x', 'x'],
  ['nothing that shows', 'a\u{200b}\u{feff}b', 'ab'],
  ['half a character', 'a\u{d800}b', 'a\u{fffd}b'],
])('%s is made harmless', (_, text, safe) => {
  expect(safeText(text)).toBe(safe)
})

test.each(['Sigur Rós', '静かな海', 'فيروز', '👩\u{200d}👩\u{200d}👧 family', 'क्ष', 'AC⚡DC', 'می\u{200c}خواهم', 'n̈'])(
  '%s stays as it is',
  (name) => {
    expect(safeText(name)).toBe(name)
  },
)

// oxlint-disable-next-line no-control-regex -- these are the very characters that must be gone
const ACTIVE = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/

const anyText = fc.string({ unit: 'binary', maxLength: 60 })

describe('whatever the text', () => {
  test('nothing that a terminal acts upon is left, and doing it twice changes nothing', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const safe = safeText(text)
        expect(safe).not.toMatch(ACTIVE)
        expect(safeText(safe)).toBe(safe)
      }),
    )
  })

  test('JSON holds nothing that a terminal acts upon and says exactly the same', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          anyText.filter((key) => key !== '__proto__'),
          fc.array(anyText),
        ),
        (data) => {
          const json = safeJson(data)
          expect(json).not.toMatch(ACTIVE)
          expect(JSON.parse(json)).toEqual({ ...data })
        },
      ),
    )
  })

  test('data keeps its shape and its numbers, and every text in it is safe', () => {
    const data = { a: [`${ESC}[2J`, 1, null, true], b: { c: 'x\ny' } }
    expect(withSafeText(data)).toEqual({ a: ['\u{fffd}[2J', 1, null, true], b: { c: 'x y' } })
  })
})

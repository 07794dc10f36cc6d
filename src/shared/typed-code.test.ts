/** What was written down comes back, however it is typed. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readTypedCode, TYPED_CODE_BYTES, typedCodeOf } from './typed-code.ts'

const bytes = fc.uint8Array({ minLength: TYPED_CODE_BYTES, maxLength: TYPED_CODE_BYTES })

it('writes every secret as another code, in groups of four', () => {
  expect(typedCodeOf(new Uint8Array(TYPED_CODE_BYTES))).toBe('0000-0000-0000-0000-0000-0000-0000-0000')
  expect(typedCodeOf(Uint8Array.from({ length: TYPED_CODE_BYTES }, (_, index) => index))).toBe('000G-40R4-0M30-E209-185G-R38E-1W81-24GK')
  fc.assert(fc.property(bytes, bytes, (one, other) => (typedCodeOf(one) === typedCodeOf(other)) === (String(one) === String(other))))
})

it('reads a code in small letters, without groups, and with letters for the digits that they look like', () => {
  fc.assert(
    fc.property(bytes, (secret) => {
      const code = typedCodeOf(secret)
      expect(readTypedCode(code)).toBe(code)
      expect(readTypedCode(` ${code.toLowerCase().replaceAll('-', ' ')} `)).toBe(code)
      expect(readTypedCode(code.replaceAll('0', 'o').replaceAll('1', 'l').replaceAll('-', ''))).toBe(code)
    }),
  )
})

it.each(['', 'ABCD', `${'0'.repeat(31)}U`, '0'.repeat(33)])('reads nothing else: %s', (typed) => {
  expect(readTypedCode(typed)).toBeUndefined()
})

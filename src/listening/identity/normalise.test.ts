/** When two names are one and when they are not, by example and by property. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { artistKey, canBeSameArtist, titleKey } from './normalise.ts'

test.each([
  ['The Paper Boats', 'paper boats'],
  ['Bôats', 'boats'],
  ['Boats feat. A Guest', 'Boats'],
  ['Salt & Tide', 'Salt and Tide'],
  ["Sailor's", 'Sailors'],
  ['Ｂｏａｔｓ', 'Boats'],
  ['ЁЛКА', 'елка'],
  ['Ødegård', 'Odegard'],
  ['Sigríður', 'Sigridur'],
])('the artists %s and %s are one', (a, b) => expect(artistKey(a)).toBe(artistKey(b)))

test.each([
  ['!!!', '???'],
  ['か', 'が'],
  ['Boats', 'Boats 2'],
])('the artists %s and %s are two', (a, b) => expect(artistKey(a)).not.toBe(artistKey(b)))

test.each([
  ['Lantern', 'LANTERN'],
  ['Lantern - Remastered 2011', 'Lantern'],
  ['Lantern (2011 Remaster)', 'Lantern'],
  ['Lantern - 2011 Digital Remaster', 'Lantern'],
  ['Lantern (feat. A Guest)', 'Lantern'],
  ['Lantern [Deluxe Edition]', 'Lantern'],
  ['Lantern - Single Version', 'Lantern'],
  ['What’s New?', "What's new"],
])('the titles %s and %s are one', (a, b) => expect(titleKey(a)).toBe(titleKey(b)))

test.each([
  ['Lantern', 'Lantern (Live)'],
  ['Lantern', 'Lantern - Acoustic'],
  ['Lantern', 'Lantern (Somebody Remix)'],
  ['Lantern', 'Lantern, Pt. 2'],
  ['Lantern - Live 2011', 'Lantern - 2011 Remaster'],
  ['...', '???'],
  ['1999', '2011'],
])('the titles %s and %s are two', (a, b) => expect(titleKey(a)).not.toBe(titleKey(b)))

test('keys do not depend on case or form, and no name of letters has an empty key', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }), (name) => {
      expect(titleKey(name.normalize('NFD'))).toBe(titleKey(name.normalize('NFC')))
      if (name.trim() !== '') expect(titleKey(name)).not.toBe('')
      if (name.trim() !== '') expect(artistKey(name)).not.toBe('')
      expect(canBeSameArtist(artistKey(name), artistKey(name))).toBe(true)
    }),
  )
})

/** Without f, which could begin the word that announces a guest, and without brackets and dashes. */
const SIGNS = "abceghijklmnopqrstuvwxyzABCEGHIJKLMNOPQRSTUVWXYZ0123456789 &+'.,:!?/".split('')

test('a name in plain signs, which is told apart quickly, has the key of the same in full-width ones, which is not', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...SIGNS)), (signs) => {
      const name = signs.join('')
      const wide = name.replaceAll(/[!-~]/gu, (sign) => String.fromCodePoint(sign.charCodeAt(0) + 0xfee0))
      expect(titleKey(wide)).toBe(titleKey(name))
      expect(artistKey(wide)).toBe(artistKey(name))
    }),
  )
})

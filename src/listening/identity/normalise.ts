/**
 * When two names mean the same artist or the same song. The rule, in the order in which it is applied: compatibility forms and
 * accents of Latin, Greek and Cyrillic letters are undone (Unicode NFKD); case goes; guests ("feat. ...") and editions
 * ("Remastered 2011", "Deluxe Edition") go; "&" and "+" are "and"; a leading "the" goes from artists; apostrophes go, other
 * punctuation is a blank. Live versions, remixes, demos and instrumentals are songs of their own. Scripts are never transliterated.
 */

/** Only marks that Latin, Greek and Cyrillic letters carry; marks of other scripts are letters' own and change the word. */
const ACCENTS = /(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])[\u0300-\u036f]+/gu
const APOSTROPHES = /['’‘ʼ`´]/gu
const PUNCTUATION = /[^\p{Letter}\p{Mark}\p{Number}\p{Symbol}]+/gu

/** Letters that are one letter with another look, and have no decomposition. */
const LETTERS: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ł', 'l'],
  ['ı', 'i'],
  ['ς', 'σ'],
])

const GUESTS_IN_BRACKETS = /\s*[([](?:feat|ft|featuring|with)[.\s][^)\]]*[)\]]/giu
const GUESTS_AT_END = /\s+(?:feat|ft|featuring)[.\s].*$/iu

const EDITION_WORDS = String.raw`(?:\d{4}\s+)?(?:digital(?:ly)?\s+)?(?:re-?master(?:ed)?|deluxe|expanded|anniversary|special|standard|bonus track|super deluxe|collector['’]?s|mono|stereo|album|single|original|explicit|clean)(?:\s+(?:version|edition|mix|release))?(?:\s+\d{4})?`
const EDITION_IN_BRACKETS = new RegExp(String.raw`\s*[([]${EDITION_WORDS}[)\]]`, 'giu')
const EDITION_AFTER_DASH = new RegExp(String.raw`\s+[-–—]\s+${EDITION_WORDS}\s*$`, 'iu')

const OF_OTHER_LOOK = new RegExp(`[${[...LETTERS.keys()].join('')}]`, 'gu')

/** Most names have these characters alone, of which there is no other form. */
const ASCII = /^[\u0020-\u007e]*$/
/** What most are then, with nothing left to take out. */
const PLAIN = /^[a-z0-9]+(?: [a-z0-9]+)*$/

function plain(text: string): string {
  const lettered = ASCII.test(text) ? text.toLowerCase() : plainLetters(text)
  if (PLAIN.test(lettered)) return lettered
  return lettered.replaceAll(APOSTROPHES, '').replaceAll(/[&+]/g, ' and ').replaceAll(PUNCTUATION, ' ').trim().normalize('NFC')
}

function plainLetters(text: string): string {
  const folded = text.normalize('NFKD').replaceAll(ACCENTS, '').toLowerCase()
  return folded.replaceAll(OF_OTHER_LOOK, (letter) => LETTERS.get(letter) ?? letter)
}

/** Names that are nothing but punctuation ("!!!") are what they are. */
function keyOf(text: string, fallback: string): string {
  const key = plain(text)
  return key === '' ? fallback.normalize('NFKC').trim().toLowerCase() : key
}

/** Two artists with the same key are one. */
export function artistKey(name: string): string {
  const withoutGuests = name.replace(GUESTS_AT_END, '')
  const key = keyOf(hasBrackets(withoutGuests) ? withoutGuests.replaceAll(GUESTS_IN_BRACKETS, '') : withoutGuests, name)
  return key.startsWith('the ') && key.length > 4 ? key.slice(4) : key
}

/** Two titles of one artist with the same key are one song. */
export function titleKey(title: string): string {
  const isBracketed = hasBrackets(title)
  const withoutGuests = (isBracketed ? title.replaceAll(GUESTS_IN_BRACKETS, '') : title).replace(GUESTS_AT_END, '')
  const song = isBracketed ? withoutGuests.replaceAll(EDITION_IN_BRACKETS, '') : withoutGuests
  return keyOf(song.replace(EDITION_AFTER_DASH, ''), title)
}

/** Most names have none, and to find that out is quicker than to look for what could be in them. */
function hasBrackets(name: string): boolean {
  return name.includes('(') || name.includes('[')
}

/**
 * Tells whether two keys of artists can be the same listen's: sources differ in whether they name all artists of a song or the
 * first alone. An artist that is not known contradicts none.
 */
export function canBeSameArtist(a: string, b: string): boolean {
  if (a === b || a === '' || b === '') return true
  return a.startsWith(`${b} `) || b.startsWith(`${a} `)
}

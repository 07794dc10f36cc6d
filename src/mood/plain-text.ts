/** One spelling for what people write in many: tags and names without case, accents and punctuation. */

/** Letters that Unicode does not take apart into a plain one and a mark. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  đ: 'd',
  ð: 'd',
  þ: 'th',
}
const SPECIAL = new RegExp(`[${Object.keys(PLAIN_LETTERS).join('')}]`, 'gu')
const ASCII = /^[\u0020-\u007e]*$/
/** What most names are already. */
const PLAIN = /^[a-z0-9]+(?: [a-z0-9]+)*$/

/** Words of letters and digits with one space between them: "Chill-Out" gives "chill out", "R&B" gives "r and b". Empty where there are none. */
export function plainText(text: string): string {
  const lower = text.toLowerCase()
  if (PLAIN.test(lower)) return lower
  const unmarked = ASCII.test(lower)
    ? lower
    : lower
        .normalize('NFKD')
        .replace(/\p{M}+/gu, '')
        .replace(SPECIAL, (letter) => PLAIN_LETTERS[letter] ?? letter)
  return unmarked
    .replaceAll('&', ' and ')
    .replace(/['’`´]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** The same without spaces, because "chill out", "chillout" and "chill-out" are one word to those who write it. */
export function compactKey(plain: string): string {
  return plain.includes(' ') ? plain.replaceAll(' ', '') : plain
}

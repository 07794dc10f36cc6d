/** Artists by name, however it is written: case, accents, "The", "&" for "and", guests. */
import { compactKey, plainText } from './plain-text.ts'

/** What separates the artist from guests, who come after. */
const GUESTS = /\s+[([]?(?:feat(?:uring)?|ft|with|con|vs|versus|meets|presents|pres)[.]?\s+/iu
/** What stands between artists who made something together. */
const TOGETHER = /\s*(?:[;/,+×]|\s&\s|\s(?:and|x|y|e|et|und)\s)\s*/iu
const IN_BRACKETS = /\s*[([][^)\]]*[)\]]\s*/gu

/** The spelling under which an artist is filed: "The Beatles" and "beatles, the" give "beatles". */
export function artistKey(name: string): string {
  // Some artists write letters as signs: P!nk, Ke$ha.
  const letters = name.replaceAll('$', 's').replace(/(?<=\p{L})!(?=\p{L})/gu, 'i')
  const plain = plainText(letters)
    .replace(/^the (?=.)/u, '')
    .replace(/(?<=.) the$/u, (end, offset: number, whole: string) => (/,\s*the\s*$/iu.test(name) && whole.length > offset ? '' : end))
  // A name made of signs alone has nothing to make plain.
  return plain === '' ? name.trim().toLowerCase() : compactKey(plain)
}

export interface NameReading {
  readonly key: string
  /** Whether it is the whole name, or only the one of several artists that comes first. */
  readonly isWhole: boolean
}

/** Spellings to look a name up by, the most faithful first. */
export function readingsOfName(name: string): readonly NameReading[] {
  const unbracketed = name.replace(IN_BRACKETS, ' ').trim()
  const [beforeGuests = ''] = unbracketed.split(GUESTS)
  const whole = [name, unbracketed, beforeGuests].filter((text) => text.trim() !== '').map(artistKey)
  const parts = beforeGuests.split(TOGETHER).filter((text) => text.trim() !== '')
  const single = parts.length > 1 ? parts.map(artistKey) : []
  return [...new Set([...whole, ...single])].map((key) => ({ key, isWhole: whole.includes(key) }))
}

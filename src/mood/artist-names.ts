/** Artists by name, however it is written: case, accents, "The", "&" for "and", guests. */
import { compactKey, plainText } from './plain-text.ts'

/** What separates the artist from guests, who come after. */
const GUESTS = /\s+[([]?(?:feat(?:uring)?|ft|with|con|vs|versus|meets|presents|pres)[.]?\s+/iu
/** What stands between artists who made something together. */
const TOGETHER = /\s*(?:[;/,+×]|\s&\s|\s(?:and|x|y|e|et|und)\s)\s*/iu
const IN_BRACKETS = /\s*[([][^)\]]*[)\]]\s*/gu

/** The spelling under which an artist is filed: "The Beatles" and "beatles, the" give "beatles". */
export function artistKey(name: string): string {
  const plain = withoutThe(plainText(lettersOf(name)), name)
  // A name made of signs alone has nothing to make plain.
  return plain === '' ? name.trim().toLowerCase() : compactKey(plain)
}

/** Some artists write letters as signs: P!nk, Ke$ha. */
function lettersOf(name: string): string {
  if (!name.includes('$') && !name.includes('!')) return name
  return name.replaceAll('$', 's').replace(/(?<=\p{L})!(?=\p{L})/gu, 'i')
}

/** At the beginning, and at the end where a comma stands before it. */
function withoutThe(plain: string, name: string): string {
  const rest = plain.startsWith('the ') && plain.length > 'the '.length ? plain.slice('the '.length) : plain
  return rest.endsWith(' the') && rest.length > ' the'.length && /,\s*the\s*$/iu.test(name) ? rest.slice(0, -' the'.length) : rest
}

export interface NameReading {
  readonly key: string
  /** Whether it is the whole name, or only the one of several artists that comes first. */
  readonly isWhole: boolean
}

/** Spellings to look a name up by, the most faithful first; each is made when it is asked for, because the first one mostly does. */
export function* readingsOfName(name: string): Generator<NameReading> {
  const told = new Set<string>()
  const isNew = (key: string): boolean => told.size < told.add(key).size
  const whole = artistKey(name)
  if (name.trim() !== '' && isNew(whole)) yield { key: whole, isWhole: true }
  const unbracketed = /[([]/u.test(name) ? name.replace(IN_BRACKETS, ' ').trim() : name.trim()
  const [beforeGuests = ''] = unbracketed.split(GUESTS)
  for (const text of new Set([unbracketed, beforeGuests])) {
    if (text.trim() === '' || text === name) continue
    const key = artistKey(text)
    if (isNew(key)) yield { key, isWhole: true }
  }
  const parts = beforeGuests.split(TOGETHER).filter((text) => text.trim() !== '')
  if (parts.length < 2) return
  for (const part of parts) {
    const key = artistKey(part)
    if (isNew(key)) yield { key, isWhole: false }
  }
}

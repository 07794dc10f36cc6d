/** From a tag as people write it to the words in it: "Melodic-Death_Metal", "sad indie folk", "songs that make me happy". */
import { compactKey, plainText } from './plain-text.ts'
import type { Vocabulary, Word } from './vocabulary.ts'

/** A word that a tag holds, and how much of the tag's say it has. */
export interface TagWord {
  readonly word: Word
  /** 0 to 1. */
  readonly weight: number
}

/** Words that stand in many tags and turn none of them. */
const FILLERS = new Set(
  'a an the of to my for in on at is it and with that this when you i me im be are was from by so very too really some all music song songs tune tunes track tracks sound sounds sounding band bands de la el los las del y para con que der die das und zum zur fur mit von le les et pour musik musica musique lieder canciones but yet or about wanna feel feels feeling make makes mood moods vibe vibes genre emotion usage kind type style'.split(
    ' ',
  ),
)
/** "Not sad" says something, but not what. */
const NEGATIONS = new Set('not no non never without less isnt aint dont anti nicht kein keine sin nunca pas'.split(' '))
/** Words that mean a feeling by themselves, and something else in the middle of a sentence or a name. */
const LOST_IN_SENTENCES = new Set('love loved hate like cool sweet hot high light deep ice road god men free single alt'.split(' '))

/** A longer tag is a sentence, in which single words count for little. */
const TAG_WORDS_MAX = 6
/** The longest words of the vocabulary have four parts. */
const PARTS_MAX = 5
/** Shorter parts are found by chance inside other words. */
const JOINED_PART_CHARS_MIN = 4

/** How much a word says that goes with a genre, by its kind: "sad" in "sad indie folk" nearly as much as by itself. */
const BESIDE_GENRE = { mood: 0.8, use: 0.6, sound: 0.5, genre: 0.35, era: 0.5, hint: 0.5, ending: 0, none: 0 } as const

/** Words found in a tag; none where it says nothing about mood or is not understood. `isKnown` tells these two apart. */
export interface TagReading {
  readonly words: readonly TagWord[]
  readonly isKnown: boolean
}

const UNKNOWN: TagReading = { words: [], isKnown: false }

export function readTag(vocabulary: Vocabulary, tag: string): TagReading {
  const plain = plainText(tag)
  if (plain === '') return UNKNOWN
  const whole = lookUp(vocabulary, plain)
  if (whole !== undefined) return readingOf([{ word: whole, weight: 1 }])
  const listed = tag.split(/[,;/|]/u).filter((part) => part.trim() !== '')
  return listed.length > 1 ? readList(vocabulary, listed) : readPhrase(vocabulary, plain)
}

/** "Passionate, rousing, confident" is three tags in one. */
function readList(vocabulary: Vocabulary, listed: readonly string[]): TagReading {
  const readings = listed.map((part) => {
    const plain = plainText(part)
    const word = lookUp(vocabulary, plain)
    return word === undefined ? readPhrase(vocabulary, plain) : readingOf([{ word, weight: 1 }])
  })
  return { words: readings.flatMap(({ words }) => words), isKnown: readings.some(({ isKnown }) => isKnown) }
}

function readPhrase(vocabulary: Vocabulary, plain: string): TagReading {
  if (plain === '') return UNKNOWN
  const parts = plain.split(' ')
  if (parts.some((part) => NEGATIONS.has(part))) return UNKNOWN
  const telling = parts.filter((part) => !FILLERS.has(part))
  if (telling.length > 0 && telling.length < parts.length) {
    const bare = lookUp(vocabulary, telling.join(' '))
    if (bare !== undefined && !(parts.length > 2 && LOST_IN_SENTENCES.has(telling.join(' '))))
      return readingOf([{ word: bare, weight: 0.9 }])
  }
  return readParts(vocabulary, parts, telling.length)
}

function readingOf(words: readonly TagWord[]): TagReading {
  return { words: words.filter(({ word }) => word.kind !== 'none'), isKnown: true }
}

/** The word of a spelling, also of its plural and of "sadness" for "sad". */
function lookUp({ byKey }: Vocabulary, plain: string): Word | undefined {
  const key = compactKey(plain)
  for (const candidate of inflectionsOf(key)) {
    const word = byKey.get(candidate)
    if (word !== undefined && word.kind !== 'ending') return word
  }
  return undefined
}

function inflectionsOf(key: string): readonly string[] {
  const forms = [key]
  if (key.length < 4) return forms
  if (key.endsWith('ies')) forms.push(`${key.slice(0, -3)}y`)
  if (key.endsWith('es')) forms.push(key.slice(0, -2))
  if (key.endsWith('s')) forms.push(key.slice(0, -1))
  else forms.push(`${key}s`)
  if (key.endsWith('iness')) forms.push(`${key.slice(0, -5)}y`)
  if (key.endsWith('ness')) forms.push(key.slice(0, -4))
  if (key.endsWith('ful')) forms.push(key.slice(0, -3))
  if (key.endsWith('ish') || key.endsWith('ing')) forms.push(key.slice(0, -3))
  if (key.endsWith('ally')) forms.push(key.slice(0, -4))
  if (key.endsWith('ly')) forms.push(key.slice(0, -2))
  if (key.endsWith('ic')) forms.push(key.slice(0, -2), `${key.slice(0, -2)}y`)
  if (key.endsWith('y')) forms.push(key.slice(0, -1))
  return forms
}

interface FoundPart {
  readonly word: Word
  readonly parts: number
}

function readParts(vocabulary: Vocabulary, parts: readonly string[], tellingParts: number): TagReading {
  const found: FoundPart[] = []
  let start = 0
  while (start < parts.length) {
    const next = longestAt(vocabulary, parts, start)
    if (next !== undefined) found.push(...next.found)
    start += next?.length ?? 1
  }
  const telling = found.filter(({ word }) => word.kind !== 'none')
  if (found.length === 0) return UNKNOWN
  const covered = found.reduce((sum, { parts: length }) => sum + length, 0) / Math.max(1, tellingParts)
  return readingOf(weigh(telling, Math.min(1, covered), parts.length))
}

function longestAt(
  vocabulary: Vocabulary,
  parts: readonly string[],
  start: number,
): { readonly found: readonly FoundPart[]; readonly length: number } | undefined {
  for (let length = Math.min(PARTS_MAX, parts.length - start); length >= 1; length--) {
    const text = parts.slice(start, start + length).join(' ')
    if (length === 1 && (FILLERS.has(text) || LOST_IN_SENTENCES.has(text))) continue
    const word = lookUp(vocabulary, text)
    if (word !== undefined) return { found: [{ word, parts: length }], length }
  }
  const joined = splitJoined(vocabulary, parts[start] ?? '')
  return joined.length === 0 ? undefined : { found: joined, length: 1 }
}

/** Takes "jazzmetal" and "dreamcore" apart; the end must be a word or an ending, and so must the beginning. */
function splitJoined({ byKey }: Vocabulary, part: string): readonly FoundPart[] {
  for (let cut = JOINED_PART_CHARS_MIN; cut <= part.length - JOINED_PART_CHARS_MIN; cut++) {
    const head = byKey.get(part.slice(cut))
    const before = byKey.get(part.slice(0, cut))
    if (head === undefined || head.kind === 'none') continue
    if (before !== undefined && before.kind !== 'ending')
      return [
        { word: before, parts: 0.5 },
        { word: head, parts: 0.5 },
      ]
    if (head.kind === 'ending') return [{ word: head, parts: 0.5 }]
  }
  return []
}

/** The last genre leads, as in "melodic death metal"; what is beside it qualifies it. Without a genre all speak alike. */
function weigh(found: readonly FoundPart[], covered: number, parts: number): readonly TagWord[] {
  const leader = found.findLastIndex(({ word }) => word.kind === 'genre' || word.kind === 'ending')
  // A word that is met in half of a name or a sentence may be there by chance.
  const trust = (leader === -1 ? covered ** 2 : 0.4 + 0.6 * covered) * (parts > TAG_WORDS_MAX ? 0.4 : 1)
  return found.map(({ word }, index) => {
    const share = index === leader ? 1 : leader === -1 ? 0.9 : BESIDE_GENRE[word.kind]
    return { word, weight: trust * share }
  })
}

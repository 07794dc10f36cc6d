/** The words that say something about the mood of music, as `catalogue/genres.tsv` lists them. */
import { compactKey, plainText } from './plain-text.ts'

/**
 * What a word is, and so how much it tells. A `mood` names a feeling, a `genre` a kind of music, a `use` an occasion, a
 * `sound` how it is made; an `era` and a `hint` tell little, an `ending` stands at the end of longer words ("-core"), and
 * `none` is known to tell nothing.
 */
export const WORD_KINDS = ['mood', 'genre', 'use', 'sound', 'era', 'hint', 'ending', 'none'] as const
export type WordKind = (typeof WORD_KINDS)[number]

export interface Word {
  readonly name: string
  readonly kind: WordKind
  /** The broader word that it belongs to. */
  readonly parent: string | null
  /** -1 unpleasant to 1 pleasant, on Russell's circumplex; 0 for `none`. */
  readonly valence: number
  /** -1 calm to 1 excited; 0 for `none`. */
  readonly arousal: number
  /** Has narrower words below it and none above, and so says little by itself. */
  readonly isBroad: boolean
}

export interface Vocabulary {
  readonly words: ReadonlyMap<string, Word>
  /** Words and their aliases by compact spelling. */
  readonly byKey: ReadonlyMap<string, Word>
}

const COLUMNS = ['word', 'kind', 'parent', 'valence', 'arousal', 'aliases'] as const

interface Row {
  readonly line: number
  readonly word: string
  readonly kind: string
  readonly parent: string
  readonly valence: string
  readonly arousal: string
  readonly aliases: readonly string[]
}

/** Reads a table that `checkVocabulary` has nothing against; of what is wrong in another, the line is left out. */
export function parseVocabulary(text: string): Vocabulary {
  const rows = rowsOf(text)
  const parents = new Set(rows.map(({ parent }) => parent))
  const words = new Map<string, Word>()
  const byKey = new Map<string, Word>()
  for (const row of rows) {
    const kind = WORD_KINDS.find((known) => known === row.kind)
    if (kind === undefined) continue
    const word: Word = {
      name: row.word,
      kind,
      parent: row.parent === '' ? null : row.parent,
      valence: Number(row.valence),
      arousal: Number(row.arousal),
      isBroad: row.parent === '' && parents.has(row.word),
    }
    words.set(word.name, word)
    for (const spelling of [row.word, ...row.aliases]) byKey.set(keyOf(spelling), word)
  }
  return { words, byKey }
}

function rowsOf(text: string): readonly Row[] {
  return text
    .split('\n')
    .slice(1)
    .flatMap((line, index) => {
      if (line === '') return []
      const [word = '', kind = '', parent = '', valence = '', arousal = '', aliases = ''] = line.split('\t')
      return [{ line: index + 2, word, kind, parent, valence, arousal, aliases: aliases === '' ? [] : aliases.split('; ') }]
    })
}

export function keyOf(spelling: string): string {
  return compactKey(plainText(spelling))
}

/** What is wrong with a table of words, a sentence each; nothing where it is in order. */
export function checkVocabulary(text: string): readonly string[] {
  const problems: string[] = []
  const [header = ''] = text.split('\n')
  if (header !== COLUMNS.join('\t')) problems.push(`The columns are ${COLUMNS.join(', ')}.`)
  if (!text.endsWith('\n')) problems.push('The last line ends with a line feed.')
  const rows = rowsOf(text)
  const names = new Set(rows.map(({ word }) => word))
  const spellings = new Map<string, string>()
  let previous = ''
  for (const row of rows) {
    const say = (what: string): number => problems.push(`Line ${row.line}, ${row.word}: ${what}`)
    if (row.word <= previous) say('words are sorted and stand once.')
    previous = row.word
    if (!WORD_KINDS.some((kind) => kind === row.kind)) say(`there is no kind ${row.kind}.`)
    if (row.parent !== '' && !names.has(row.parent)) say(`its parent ${row.parent} is no word of the table.`)
    for (const position of [row.valence, row.arousal]) {
      if (row.kind === 'none' ? position !== '' : !isPosition(position)) say(`${position} is no position from -1.00 to 1.00.`)
    }
    for (const spelling of [row.word, ...row.aliases]) {
      const key = keyOf(spelling)
      const other = spellings.get(key)
      if (key === '') say(`the spelling ${spelling} has neither letters nor digits.`)
      else if (other !== undefined) say(`the spelling ${spelling} belongs to ${other} already.`)
      spellings.set(key, row.word)
    }
  }
  return [...problems, ...circlesIn(rows)]
}

function isPosition(text: string): boolean {
  return /^-?[01][.]\d\d$/.test(text) && Math.abs(Number(text)) <= 1
}

function circlesIn(rows: readonly Row[]): readonly string[] {
  const parentOf = new Map(rows.map(({ word, parent }) => [word, parent]))
  return rows.flatMap(({ word }) => {
    let above = parentOf.get(word) ?? ''
    for (let steps = 0; above !== '' && steps < rows.length; steps++) {
      if (above === word) return [`${word} is its own ancestor.`]
      above = parentOf.get(above) ?? ''
    }
    return []
  })
}

/** The broader words above one, the closest first. */
export function ancestorsOf({ words }: Vocabulary, word: Word): readonly Word[] {
  const above: Word[] = []
  let parent = word.parent === null ? undefined : words.get(word.parent)
  while (parent !== undefined && !above.includes(parent)) {
    above.push(parent)
    parent = parent.parent === null ? undefined : words.get(parent.parent)
  }
  return above
}

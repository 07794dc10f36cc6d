/** Artists of a MusicBrainz JSON dump, as rows of a table of artists: what people there have tagged them with. */
import type { Catalogue } from './catalogue.ts'
import { artistKey } from './artist-names.ts'
import { TagReader, type Tag } from './tagged-items.ts'

/** The part of an artist of the dump that is read; everything else in it is passed over. */
interface DumpedArtist {
  readonly name: string
  readonly tags: readonly Tag[]
  /** Decades in which a group existed; none for a person, whose dates are those of a life and not of a career. */
  readonly decades: readonly string[]
}

const WORDS_MAX = 5

interface Row {
  readonly votes: number
  readonly text: string
}

/** Gathers one line of the dump after the other; of artists of the same name the one with the most votes stays. */
export class ArtistTable {
  private readonly reader: TagReader
  private readonly rows = new Map<string, Row>()

  constructor(catalogue: Catalogue) {
    this.reader = new TagReader(catalogue)
  }

  get size(): number {
    return this.rows.size
  }

  /** Takes a line of JSON. False where it is no artist; an artist without any word that tells something is passed over in silence. */
  add(line: string): boolean {
    const artist = parseArtist(line)
    if (artist === undefined) return false
    const { weights } = this.reader.words(artist.tags)
    if (weights.size === 0 || /[\t\n\r]/u.test(artist.name)) return true
    const words = [...weights].toSorted(([, a], [, b]) => b - a).slice(0, WORDS_MAX)
    const votes = artist.tags.reduce((sum, { weight }) => sum + weight, 0)
    const key = artistKey(artist.name)
    if ((this.rows.get(key)?.votes ?? -1) >= votes) return true
    const text = `${artist.name}\t${words.map(([word]) => word.name).join('; ')}\t${artist.decades.join('; ')}`
    this.rows.set(key, { votes, text })
    return true
  }

  /** The table, sorted by name so that the same dump gives the same file. */
  *lines(): Generator<string> {
    yield 'name\twords\tdecades\n'
    for (const text of [...this.rows.values()].map((row) => row.text).toSorted()) yield `${text}\n`
  }
}

function parseArtist(line: string): DumpedArtist | undefined {
  const value = parsed(line)
  if (!isRecord(value) || typeof value['name'] !== 'string' || value['name'].trim() === '') return undefined
  const tags = new Map<string, number>()
  for (const tag of [...tagsOf(value['tags']), ...tagsOf(value['genres'])]) tags.set(tag.tag, Math.max(tags.get(tag.tag) ?? 0, tag.weight))
  return {
    name: value['name'].trim(),
    tags: [...tags].map(([tag, weight]) => ({ tag, weight })),
    decades: value['type'] === 'Group' ? decadesOf(value['life-span']) : [],
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Votes against a tag can outnumber those for it. */
function tagsOf(value: unknown): readonly Tag[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((entry: unknown): readonly Tag[] => {
    if (!isRecord(entry) || typeof entry['name'] !== 'string' || typeof entry['count'] !== 'number') return []
    return entry['count'] > 0 ? [{ tag: entry['name'], weight: entry['count'] }] : []
  })
}

const FIRST_DECADE = 1900
const LAST_DECADE = 2020
/** Without an end, a group is taken to have been heard most in the decade of its beginning and the next. */
const DECADES_WITHOUT_END = 2

function decadesOf(value: unknown): readonly string[] {
  if (!isRecord(value)) return []
  const begin = decadeOf(value['begin'])
  if (begin === undefined) return []
  const end = decadeOf(value['end']) ?? begin + 10 * (DECADES_WITHOUT_END - 1)
  const decades: string[] = []
  for (let decade = begin; decade <= Math.min(end, LAST_DECADE); decade += 10) decades.push(`${decade}s`)
  return decades
}

function decadeOf(value: unknown): number | undefined {
  const match = typeof value === 'string' ? /^(\d{3})\d/.exec(value) : null
  const decade = match === null ? undefined : Number(match[1]) * 10
  return decade !== undefined && decade >= FIRST_DECADE && decade <= LAST_DECADE ? decade : undefined
}

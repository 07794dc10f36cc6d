/** Artists of a MusicBrainz JSON dump or of its API: what people there have tagged them with, as records of a table. */
import { artistKey } from '../artist-names.ts'
import type { Tag, TagReader } from '../tagged-items.ts'
import { isRecord, parsedJson } from './json.ts'
import { isCell, recordKey, type DumpRecord } from './records.ts'

/** The part of an artist that is read; everything else is passed over. */
interface TaggedArtist {
  readonly name: string
  readonly tags: readonly Tag[]
  /** Decades in which a group existed; none for a person, whose dates are those of a life and not of a career. */
  readonly decades: readonly string[]
}

const WORDS_MAX = 5

/** A line of the dump. Undefined where it is no artist; no record where nothing is known that tells something. */
export function recordsOfArtistLine(line: string, reader: TagReader): readonly DumpRecord[] | undefined {
  return recordsOfArtist(parsedJson(line), reader)
}

export function recordsOfArtist(value: unknown, reader: TagReader): readonly DumpRecord[] | undefined {
  const artist = parseArtist(value)
  if (artist === undefined) return undefined
  const { weights } = reader.words(artist.tags)
  if (weights.size === 0 || !isCell(artist.name)) return []
  const words = [...weights].toSorted(([, a], [, b]) => b - a).slice(0, WORDS_MAX)
  const votes = artist.tags.reduce((sum, { weight }) => sum + weight, 0)
  const row = [artist.name, words.map(([word]) => word.name).join('; '), artist.decades.join('; ')]
  return [{ key: recordKey('artists', artistKey(artist.name)), value: [votes, ...row].join('\t') }]
}

function parseArtist(value: unknown): TaggedArtist | undefined {
  if (!isRecord(value) || typeof value['name'] !== 'string' || value['name'].trim() === '') return undefined
  const tags = new Map<string, number>()
  for (const tag of [...tagsOf(value['tags']), ...tagsOf(value['genres'])]) tags.set(tag.tag, Math.max(tags.get(tag.tag) ?? 0, tag.weight))
  return {
    name: value['name'].trim(),
    tags: [...tags].map(([tag, weight]) => ({ tag, weight })),
    decades: value['type'] === 'Group' ? decadesOf(value['life-span']) : [],
  }
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

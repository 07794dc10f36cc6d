/**
 * Artists that no catalogue knows, looked up by name at MusicBrainz, and those without tags there at ListenBrainz by the id that
 * MusicBrainz gives them. Every answer is kept, so that nobody is asked twice and an interrupted look-up goes on.
 */
import { artistKey, recordsOfArtist, TagReader, type Catalogue, type DumpRecord } from '../../mood/index.ts'
import type { Problem } from '../../contract/reconciliation.ts'
import type { WorkFolder } from '../ports/work-folder.ts'
import { PacedService, type PaceEffects } from './paced-service.ts'

export interface LookUpSites {
  readonly musicbrainz: string
  readonly listenbrainz: string
}

export const PUBLIC_SITES: LookUpSites = { musicbrainz: 'https://musicbrainz.org', listenbrainz: 'https://api.listenbrainz.org' }

/** MusicBrainz allows one request a second from one address on average; ListenBrainz says itself what is left. */
export const MUSICBRAINZ_MS_MIN = 1_000
const LISTENBRAINZ_MS_MIN = 350
/** Short addresses, as its users ask for. */
const IDS_PER_REQUEST = 25
/** Tags change slowly. */
const KEPT_MS_MAX = 180 * 24 * 3_600_000

export interface LookUpEffects extends PaceEffects {
  readonly cache: WorkFolder
  /** What the calendar says now. */
  readonly now: number
  readonly sites: LookUpSites
  readonly catalogue: Catalogue
  readonly onProgress?: (done: number) => void
}

export type LookUp =
  | { readonly kind: 'found'; readonly records: readonly DumpRecord[]; readonly unknown: readonly string[] }
  /** What was answered until then is kept. */
  | { readonly kind: 'refused'; readonly problem: Problem }

/** What is kept of an artist: the part of the answer that matters, or null where there is no such artist. */
interface Kept {
  readonly key: string
  readonly at: number
  readonly artist: FoundArtist | null
  /** Whether ListenBrainz was asked where MusicBrainz had no tags. */
  readonly isAskedTwice: boolean
}

interface FoundArtist {
  readonly id: string
  readonly name: string
  readonly type: string | null
  readonly 'life-span': unknown
  readonly tags: readonly { readonly name: string; readonly count: number }[]
}

export async function lookUpArtists(names: readonly string[], effects: LookUpEffects): Promise<LookUp> {
  const musicbrainz = new PacedService({ betweenMsMin: MUSICBRAINZ_MS_MIN }, effects)
  const found = new Map<string, Kept>()
  for (const [index, name] of names.entries()) {
    let kept = await keptOf(name, effects)
    if (kept === undefined) {
      const asked = await askMusicBrainz(name, musicbrainz, effects)
      if (asked.kind === 'refused') return asked
      kept = asked.kept
      await keep(kept, effects.cache)
    }
    found.set(name, kept)
    effects.onProgress?.(index + 1)
  }
  const problem = await askListenBrainz(found, effects)
  if (problem !== undefined) return { kind: 'refused', problem }
  const reader = new TagReader(effects.catalogue)
  const records = [...found].flatMap(([name, { artist }]) => (artist === null ? [] : (recordsOfArtist({ ...artist, name }, reader) ?? [])))
  const known = new Set(records.map(({ key }) => key.split('\t')[1]))
  return { kind: 'found', records, unknown: names.filter((name) => !known.has(artistKey(name))) }
}

/** Which of the names would be asked for, and not answered from what was kept. */
export async function namesToAsk(names: readonly string[], effects: Pick<LookUpEffects, 'cache' | 'now'>): Promise<readonly string[]> {
  const unasked: string[] = []
  for (const name of names) if ((await keptOf(name, effects)) === undefined) unasked.push(name)
  return unasked
}

async function keptOf(name: string, { cache, now }: Pick<LookUpEffects, 'cache' | 'now'>): Promise<Kept | undefined> {
  const key = artistKey(name)
  const text = await cache.read(fileOf(key))
  if (text === undefined) return undefined
  try {
    const kept: Kept = JSON.parse(text)
    return kept.key === key && now - kept.at < KEPT_MS_MAX ? kept : undefined
  } catch {
    return undefined
  }
}

function keep(kept: Kept, cache: WorkFolder): Promise<void> {
  return cache.write(fileOf(kept.key), [JSON.stringify(kept)])
}

/** A short name for any key: FNV-1a. Two keys that share one take turns in the file, which says whose it is. */
function fileOf(key: string): string {
  let hash = 0x811c9dc5
  for (let index = 0; index < key.length; index++) hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193)
  return `${key.replaceAll(/[^a-z0-9]/g, '').slice(0, 40)}-${(hash >>> 0).toString(16)}.json`
}

async function askMusicBrainz(
  name: string,
  service: PacedService,
  { sites, now }: LookUpEffects,
): Promise<{ readonly kind: 'answered'; readonly kept: Kept } | { readonly kind: 'refused'; readonly problem: Problem }> {
  const quoted = `"${name.replaceAll(/["\\]/g, String.raw`\$&`)}"`
  const query = new Map([
    ['query', `artist:${quoted} OR alias:${quoted}`],
    ['fmt', 'json'],
    ['limit', '10'],
  ])
  const answer = await service.get(`${sites.musicbrainz}/ws/2/artist?${encoded(query)}`)
  // A name that the search cannot read is one that it does not know.
  const json = answer.kind === 'answered' ? answer.json : answer.kind === 'refused' && answer.status === 400 ? {} : undefined
  if (json === undefined) return { kind: 'refused', problem: unanswered(sites.musicbrainz, answer.kind) }
  return { kind: 'answered', kept: { key: artistKey(name), at: now, artist: bestOf(json, artistKey(name)), isAskedTwice: false } }
}

function encoded(query: ReadonlyMap<string, string>): string {
  return [...query].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')
}

function unanswered(site: string, how: string): Problem {
  const message = how === 'unreachable' ? `${site} cannot be reached.` : `${site} does not answer now.`
  return { code: 'unanswered', path: site, line: null, message, hint: 'Try again later: what was answered so far is kept.' }
}

/** Of those who bear the name, by itself or as an alias, the one with the most votes for tags. */
function bestOf(json: unknown, key: string): FoundArtist | null {
  const found = listOf(json, 'artists').flatMap((value): readonly FoundArtist[] => {
    const [id, name] = [textOf(value, 'id'), textOf(value, 'name')]
    const names = [name, ...listOf(value, 'aliases').map((alias) => textOf(alias, 'name'))]
    if (id === '' || !names.some((other) => other !== '' && artistKey(other) === key)) return []
    const tags = listOf(value, 'tags').map((tag) => ({ name: textOf(tag, 'name'), count: numberOf(tag, 'count') }))
    return [{ id, name, type: textOf(value, 'type') || null, 'life-span': fieldOf(value, 'life-span') ?? null, tags }]
  })
  const votes = ({ tags }: FoundArtist): number => tags.reduce((sum, { count }) => sum + Math.max(0, count), 0)
  const [best] = found.toSorted((a, b) => votes(b) - votes(a) || (a.id < b.id ? -1 : 1))
  return best ?? null
}

/** Fills in the tags of those who have none yet. Gives the reason where that could not be asked. */
async function askListenBrainz(found: Map<string, Kept>, effects: LookUpEffects): Promise<Problem | undefined> {
  const service = new PacedService({ betweenMsMin: LISTENBRAINZ_MS_MIN }, effects)
  const untagged = [...found].filter(([, { artist, isAskedTwice }]) => artist !== null && artist.tags.length === 0 && !isAskedTwice)
  for (let from = 0; from < untagged.length; from += IDS_PER_REQUEST) {
    const some = untagged.slice(from, from + IDS_PER_REQUEST)
    const query = new Map([
      ['artist_mbids', some.map(([, { artist }]) => artist?.id ?? '').join(',')],
      ['inc', 'tag'],
    ])
    const answer = await service.get(`${effects.sites.listenbrainz}/1/metadata/artist/?${encoded(query)}`)
    if (answer.kind !== 'answered') return unanswered(effects.sites.listenbrainz, answer.kind)
    const tagsById = tagsOf(answer.json)
    for (const [name, kept] of some) {
      if (kept.artist === null) continue
      const tagged: Kept = { ...kept, isAskedTwice: true, artist: { ...kept.artist, tags: tagsById.get(kept.artist.id) ?? [] } }
      await keep(tagged, effects.cache)
      found.set(name, tagged)
    }
  }
  return undefined
}

function tagsOf(json: unknown): ReadonlyMap<string, FoundArtist['tags']> {
  const artists = Array.isArray(json) ? json : []
  return new Map(
    artists.map((value: unknown) => {
      const tags = listOf(fieldOf(value, 'tag'), 'artist').map((tag) => ({ name: textOf(tag, 'tag'), count: numberOf(tag, 'count') }))
      return [textOf(value, 'artist_mbid'), tags]
    }),
  )
}

function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  const entry = Object.entries(value).find(([key]) => key === name)
  return entry?.[1]
}

function listOf(value: unknown, name: string): readonly unknown[] {
  const field = fieldOf(value, name)
  return Array.isArray(field) ? field : []
}

function textOf(value: unknown, name: string): string {
  const field = fieldOf(value, name)
  return typeof field === 'string' ? field : ''
}

function numberOf(value: unknown, name: string): number {
  const field = fieldOf(value, name)
  return typeof field === 'number' ? field : 0
}

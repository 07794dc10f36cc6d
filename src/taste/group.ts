/** Up to twenty cards around one table: who is nearest to whom, what they have in common, and a list that all can hear. */
import type { BlendTrack, Group } from '../contract/taste.ts'
import type { TasteCard } from '../contract/taste-card.ts'
import { assert, at } from '../shared/assert.ts'
import { limits } from '../shared/limits.ts'
import { closeness } from './compare.ts'
import { compareTexts, profileOf } from './compare-cards.ts'
import { artistKey, titleKey } from './name-key.ts'
import type { ReferencePopulation } from './reference-listeners.ts'

const COMMON_MAX = 40
const BLEND_MAX = 40
/** A list that many can hear does not dwell on one artist. */
const BLEND_PER_ARTIST_MAX = 2
/** How much a song pleases whoever has its artist but not the song itself. */
const ARTIST_LIKING = 0.4

export function compareGroup(cards: readonly TasteCard[], { population }: ReferencePopulation): Group {
  assert(cards.length <= limits.groupCardsMax, 'a group has at most twenty cards')
  const points = population.place(cards.map(profileOf))
  const pairs = cards.flatMap((_, first) =>
    cards.slice(0, first).map((__, second) => {
      const found = closeness(population, points[second], points[first])
      return {
        members: [second, first] as const,
        percentile: found.kind === 'closeness' ? found.percentile : null,
        score: found.kind === 'closeness' ? found.score : -Infinity,
      }
    }),
  )
  return {
    people: cards.map(({ name }) => name ?? null),
    // By score, because percentiles end at 100.
    pairs: pairs.toSorted((one, other) => other.score - one.score).map(({ members, percentile }) => ({ members, percentile })),
    common: commonArtists(cards),
    blend: blend(cards),
  }
}

function commonArtists(cards: readonly TasteCard[]): Group['common'] {
  const found = new Map<string, { readonly artist: string; readonly members: number[]; weight: number }>()
  for (const [member, { artists = [] }] of cards.entries()) {
    for (const [artist, weight] of artists) {
      const entry = found.get(artistKey(artist)) ?? { artist, members: [], weight: 0 }
      // The same artist under two spellings of one card counts once.
      if (entry.members.at(-1) !== member) entry.members.push(member)
      entry.weight += Math.sqrt(weight)
      found.set(artistKey(artist), entry)
    }
  }
  return [...found.values()]
    .filter(({ members }) => members.length >= 2)
    .toSorted(
      (one, other) => other.members.length - one.members.length || other.weight - one.weight || compareTexts(one.artist, other.artist),
    )
    .slice(0, COMMON_MAX)
    .map(({ artist, members }) => ({ artist, members }))
}

interface Candidate {
  readonly title: string
  readonly artist: string
  /** By member, from 0 to 1. */
  readonly liking: readonly number[]
}

/**
 * Songs one by one, each time the one that pleases most those who were pleased least so far (the proportional approval
 * voting of Thiele, 1895, with degrees of liking), so that nobody's taste is outvoted.
 */
export function blend(cards: readonly TasteCard[]): readonly BlendTrack[] {
  const candidates = candidatesOf(cards)
  const pleased = cards.map(() => 0)
  const perArtist = new Map<string, number>()
  const chosen: BlendTrack[] = []
  while (chosen.length < BLEND_MAX) {
    const open = candidates.filter(({ artist, title }) => isOpen(artist, title, perArtist, chosen))
    const gains = open.map(({ liking }) => liking.reduce((sum, value, member) => sum + value / (1 + at(pleased, member)), 0))
    const best = gains.indexOf(Math.max(...gains))
    const song = open[best]
    if (song === undefined) break
    for (const [member, value] of song.liking.entries()) pleased[member] = at(pleased, member) + value
    perArtist.set(artistKey(song.artist), (perArtist.get(artistKey(song.artist)) ?? 0) + 1)
    chosen.push({ title: song.title, artist: song.artist, members: song.liking.flatMap((value, member) => (value > 0 ? [member] : [])) })
  }
  return chosen
}

function isOpen(artist: string, title: string, perArtist: ReadonlyMap<string, number>, chosen: readonly BlendTrack[]): boolean {
  if ((perArtist.get(artistKey(artist)) ?? 0) >= BLEND_PER_ARTIST_MAX) return false
  return chosen.every((song) => song.title !== title || song.artist !== artist)
}

function candidatesOf(cards: readonly TasteCard[]): Candidate[] {
  const artists = cards.map((card) => new Map((card.artists ?? []).map(([name, weight]) => [artistKey(name), Math.sqrt(weight / 1_000)])))
  const tracks = cards.map(
    (card) => new Map((card.tracks ?? []).map(([title, artist, weight]) => [titleKey(title, artist), Math.sqrt(weight / 1_000)])),
  )
  const songs = new Map(
    cards.flatMap((card) => (card.tracks ?? []).map(([title, artist]) => [titleKey(title, artist), { title, artist }] as const)),
  )
  return [...songs]
    .toSorted(([one], [other]) => compareTexts(one, other))
    .map(([key, { title, artist }]) => ({
      title,
      artist,
      liking: cards.map((_, member) => tracks[member]?.get(key) ?? ARTIST_LIKING * (artists[member]?.get(artistKey(artist)) ?? 0)),
    }))
}

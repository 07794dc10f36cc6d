/** Two cards side by side: how near, by what evidence, where they differ, and what each could show the other. */
import type { Comparison } from '../contract/taste.ts'
import type { TasteCard } from '../contract/taste-card.ts'
import { closeness } from './compare.ts'
import { artistKey, titleKey } from './name-key.ts'
import type { TasteProfile } from './population.ts'
import type { ReferencePopulation } from './reference-listeners.ts'
import type { TastePoint } from './taste-point.ts'

const SHARED_MAX = 40
const DIFFERENCES_MAX = 8
const SHOWN_MAX = 12
const SONGS_MAX = 12
/** Tags that weigh less on both sides say nothing of either. */
const TAG_WEIGHT_MIN = 0.08
/** Of square roots: a half against six tenths is no difference worth a word. */
const GAP_MIN = 0.1

/** What the card says of a taste. Names are brought to one form, so that services that write them differently meet. */
export function profileOf(card: TasteCard): TasteProfile {
  return {
    artists: (card.artists ?? []).map(([name, weight]) => ({ name: artistKey(name), weight })),
    tags: card.tags && new Map(card.tags),
    mood: card.mood?.cells,
  }
}

export function referenceOfPopulation({ population, artists }: ReferencePopulation): Comparison['reference'] {
  return { artists, listeners: population.reference.listenerCount, pairs: population.reference.pairCount }
}

/** Whatever a card leaves out leads to an empty answer in its place, never to a guess. */
export function compareCards(one: TasteCard, other: TasteCard, reference: ReferencePopulation): Comparison {
  const { population } = reference
  const [left, right] = population.place([profileOf(one), profileOf(other)])
  const songs = bothPlay(one, other)
  return {
    people: [one.name ?? null, other.name ?? null],
    closeness: closeness(population, left, right),
    reference: referenceOfPopulation(reference),
    artistCounts: [one.artists?.length ?? 0, other.artists?.length ?? 0],
    shared: sharedArtists(one, other, left, right),
    differences: differences(one, other),
    canShow: [canShow(one, other, reference), canShow(other, one, reference)],
    obsessions: sameObsessions(one, other),
    bothPlay: songs,
  }
}

/** The weight of an artist by the key of its name; the same artist under two spellings keeps the heavier. */
function weightsByKey(card: TasteCard): Map<string, { readonly name: string; readonly weight: number }> {
  const weights = new Map<string, { readonly name: string; readonly weight: number }>()
  for (const [name, weight] of card.artists ?? []) {
    const key = artistKey(name)
    if ((weights.get(key)?.weight ?? 0) < weight / 1_000) weights.set(key, { name, weight: weight / 1_000 })
  }
  return weights
}

function sharedArtists(
  one: TasteCard,
  other: TasteCard,
  left: TastePoint | undefined,
  right: TastePoint | undefined,
): Comparison['shared'] {
  const theirs = weightsByKey(other)
  const shared = [...weightsByKey(one)].flatMap(([key, { name, weight }]) => {
    const also = theirs.get(key)
    return also === undefined ? [] : [{ artist: name, weights: [weight, also.weight] as const, evidence: evidenceOf(left, right, key) }]
  })
  const whole = shared.reduce((sum, { evidence }) => sum + evidence, 0)
  return shared
    .map((row) => ({ ...row, evidence: whole > 0 ? Math.min(1, row.evidence / whole) : 0 }))
    .toSorted((a, b) => b.evidence - a.evidence || compareTexts(a.artist, b.artist))
    .slice(0, SHARED_MAX)
}

/** The artist's own part of the cosine: both weights, each with its rarity. */
function evidenceOf(left: TastePoint | undefined, right: TastePoint | undefined, key: string): number {
  return (left?.weightOf(key) ?? 0) * (right?.weightOf(key) ?? 0)
}

function differences(one: TasteCard, other: TasteCard): Comparison['differences'] {
  // A difference needs two sides that say something.
  if (one.tags === undefined || other.tags === undefined) return []
  const lefts = new Map(one.tags)
  const rights = new Map(other.tags)
  return [...new Set([...lefts.keys(), ...rights.keys()])]
    .map((tag) => ({ tag, weights: [(lefts.get(tag) ?? 0) / 1_000, (rights.get(tag) ?? 0) / 1_000] as const }))
    .filter(({ weights }) => Math.max(...weights) >= TAG_WEIGHT_MIN && gap(weights) >= GAP_MIN)
    .toSorted((a, b) => gap(b.weights) - gap(a.weights) || compareTexts(a.tag, b.tag))
    .slice(0, DIFFERENCES_MAX)
}

function gap([left, right]: readonly [number, number]): number {
  return Math.abs(Math.sqrt(left) - Math.sqrt(right))
}

/** Artists that one side plays and the other does not have, by how much they are played and how well they would fit. */
function canShow(from: TasteCard, to: TasteCard, { population }: ReferencePopulation): string[] {
  // Whoever does not say what they know cannot be shown anything new.
  if (to.artists === undefined) return []
  const known = weightsByKey(to)
  const [there] = population.place([profileOf(to)])
  return [...weightsByKey(from)]
    .filter(([key]) => !known.has(key))
    .map(([key, { name, weight }]) => ({ name, liking: Math.sqrt(weight) * (1 + (there?.fitOf(key) ?? 0)) }))
    .toSorted((a, b) => b.liking - a.liking || compareTexts(a.name, b.name))
    .slice(0, SHOWN_MAX)
    .map(({ name }) => name)
}

function sameObsessions(one: TasteCard, other: TasteCard): Comparison['obsessions'] {
  const found = (one.obsessions ?? []).flatMap(([title, artist, month]) =>
    (other.obsessions ?? [])
      .filter(([, also, when]) => artistKey(artist) === artistKey(also) && Math.abs(monthNumber(month) - monthNumber(when)) <= 1)
      .map(([theirs, , when]) => ({ artist, titles: [title, theirs] as const, months: [month, when] as const })),
  )
  // A song that came back month after month is told once, of the month that both had it in if there is one.
  const closest = found.toSorted((a, b) => monthsApart(b) - monthsApart(a) || compareTexts(b.months[0], a.months[0]))
  const once = new Map(closest.map((row) => [titleKey(row.titles.join('\n'), row.artist), row]))
  return [...once.values()]
    .toSorted((a, b) => Number(isSameSong(b)) - Number(isSameSong(a)) || compareTexts(a.months[0], b.months[0]))
    .slice(0, SONGS_MAX)
}

function isSameSong({ titles: [one, other] }: { readonly titles: readonly [string, string] }): boolean {
  return titleKey(one, '') === titleKey(other, '')
}

function monthsApart({ months: [one, other] }: { readonly months: readonly [string, string] }): number {
  return Math.abs(monthNumber(one) - monthNumber(other))
}

function monthNumber(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7))
}

function bothPlay(one: TasteCard, other: TasteCard): Comparison['bothPlay'] {
  const theirs = new Map((other.tracks ?? []).map(([title, artist, weight]) => [titleKey(title, artist), weight / 1_000]))
  return (one.tracks ?? [])
    .flatMap(([title, artist, weight]) => {
      const also = theirs.get(titleKey(title, artist))
      return also === undefined ? [] : [{ title, artist, weights: [weight / 1_000, also] as const }]
    })
    .toSorted((a, b) => b.weights[0] * b.weights[1] - a.weights[0] * a.weights[1] || compareTexts(a.title, b.title))
    .slice(0, SONGS_MAX)
}

export function compareTexts(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

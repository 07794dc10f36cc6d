/** Listeners whose tastes can be compared: who is near whom, and how near that is among random pairs of them. */
import { at } from '../shared/assert.ts'
import { finished, type Steps } from '../shared/steps.ts'
import { canonicalOrder, rowCount, ROWS_A_STEP, type SparseRows } from './canonical-order.ts'
import { dot, latentPoint, latentSpace, unit, type LatentSpace } from './latent.ts'
import type { PlayTable, TagTable } from './play-table.ts'
import { referenceOf, type Reference } from './reference.ts'
import type { TastePoint } from './taste-point.ts'
import { artistTags, tagPoint, tagProfile, tagSpace, type TagSpace } from './tag-space.ts'

/** Fewer artists say too little of anybody: one song heard in a shop would decide. */
export const ARTISTS_MIN = 10

/**
 * Plays count by their fourth root. Hellinger's square root still lets a listener's five loudest artists decide; that an
 * artist is among somebody's own tells friends from strangers better than how often it was played.
 */
const PLAYS_EXPONENT = 0.25
/** Each side carries this power of the rarity, so that an artist counts by its 1.5th: sharing a rare one is what tells. */
const RARITY_EXPONENT = 0.75
/** The latent directions are learnt from so many listeners at most; more would not turn them any further. */
const LEARNT_FROM_MAX = 3_000

/** Rows of the table that are looked at before others have their turn. */
const PLAYS_A_STEP = 20_000

/** Somebody who need not be of the population. */
export interface TasteProfile {
  /** Positive weights in any unit, for instance plays. */
  readonly artists: readonly { readonly name: string; readonly weight: number }[]
  /** Known words and their weights; where absent, the population's words for the artists are taken. */
  readonly tags?: ReadonlyMap<string, number> | undefined
  /** Shares of a grid of moods, as many cells as the population's. */
  readonly mood?: readonly number[] | undefined
}

export interface PopulationOptions {
  readonly tags?: TagTable | undefined
  /** Of listeners who do not exist, neither how many have an artist nor what they have together says anything of life. */
  readonly isInvented?: boolean
  /** The mood map of a listener of the population, where it has one. */
  readonly moodOf?: ((listener: string) => readonly number[] | undefined) | undefined
}

export interface Population {
  readonly listenerCount: number
  /** The place of a listener of the population; undefined for anybody else. */
  pointOf(listener: string): TastePoint | undefined
  /** Places of others, in one numbering, so that names that the population does not know meet too. */
  place(profiles: readonly TasteProfile[]): readonly TastePoint[]
  /** How many listeners have this artist. */
  heardBy(artist: string): number
  readonly reference: Reference
}

interface Frame {
  readonly artistNumber: ReadonlyMap<string, number>
  readonly heardBy: Uint32Array
  readonly listenerCount: number
  readonly latent: LatentSpace
  readonly tags: TagSpace | undefined
  readonly moodCentre: Float64Array | undefined
}

/** Learns a population. Deterministic: equal up to names whatever the names and the order of the rows. */
export function learnPopulation(table: PlayTable, options: PopulationOptions = {}): Population {
  return finished(populationInSteps(table, options))
}

/** The same for a thread that has other duties: thousands of listeners take seconds. */
export function* populationInSteps(table: PlayTable, options: PopulationOptions = {}): Steps<Population> {
  const { rows, listeners, artists } = yield* canonicalRows(table)
  const heardBy = new Uint32Array(artists.length)
  for (const column of rows.column) heardBy[column] = heardBy[column]! + 1
  if (options.isInvented === true) heardBy.fill(rows.column.length / Math.max(1, artists.length))
  const weighted = weightedRows(rows, heardBy)
  const artistNumber = new Map(artists.map((name, index) => [name, index]))
  const profiles = tagProfiles(weighted, options.tags, artistNumber)
  const moods = listeners.map((name) => rootsOf(options.moodOf?.(name)))
  const frame: Frame = {
    artistNumber,
    heardBy,
    listenerCount: listeners.length,
    latent: yield* latentSpace(everyNth(weighted, options.isInvented === true ? 0 : LEARNT_FROM_MAX), artists.length),
    tags: profiles && tagSpace(profiles, profiles.ofListeners),
    moodCentre: meanOf(moods),
  }
  const points: TastePoint[] = []
  for (let row = 0; row < listeners.length; row++) {
    if (row % ROWS_A_STEP === 0) yield
    const [from, to] = [weighted.start[row]!, weighted.start[row + 1]!]
    const about = { tags: profiles?.ofListeners[row], mood: moods[row], numberOf: (name: string) => artistNumber.get(name) }
    points.push(pointAt(frame, weighted.column.subarray(from, to), weighted.value.subarray(from, to), about))
  }
  const numberOf = new Map(listeners.map((name, index) => [name, index]))
  const pointOf = (name: string): TastePoint | undefined => {
    const index = numberOf.get(name)
    return index === undefined ? undefined : points[index]
  }
  return {
    listenerCount: listeners.length,
    pointOf,
    place: (others) => placeProfiles(frame, others),
    heardBy: (name) => heardBy[artistNumber.get(name) ?? heardBy.length] ?? 0,
    reference: yield* referenceOf(points.filter(({ artistCount }) => artistCount >= ARTISTS_MIN)),
  }
}

/** Shares of plays with equal pairs summed, listeners and artists in their canonical order. */
function* canonicalRows(table: PlayTable): Steps<{ rows: SparseRows; listeners: string[]; artists: string[] }> {
  const summed = table.listeners.map(() => new Map<number, number>())
  for (let row = 0; row < table.count.length; row++) {
    if (row % PLAYS_A_STEP === 0) yield
    const counts = at(summed, table.listener[row]!)
    const artist = table.artist[row]!
    counts.set(artist, (counts.get(artist) ?? 0) + table.count[row]!)
  }
  const shares: Entries[] = []
  for (const counts of summed) if (shares.push(sharesOf(counts)) % ROWS_A_STEP === 0) yield
  const order = yield* canonicalOrder(rowsOf(shares), table.artists.length)
  const rankOfArtist = new Uint32Array(table.artists.length)
  for (let rank = 0; rank < rankOfArtist.length; rank++) rankOfArtist[order.columns[rank]!] = rank
  const ranked: Entries[] = []
  for (const listener of order.rows) {
    const row = at(shares, listener).map(([artist, share]): readonly [number, number] => [rankOfArtist[artist]!, share])
    if (ranked.push(row.toSorted(([one], [other]) => one - other)) % ROWS_A_STEP === 0) yield
  }
  return {
    rows: rowsOf(ranked),
    listeners: Array.from(order.rows, (listener) => at(table.listeners, listener)),
    artists: Array.from(order.columns, (artist) => at(table.artists, artist)),
  }
}

type Entries = readonly (readonly [number, number])[]

/** Counts are summed from the smallest, so that a total does not depend on the order of the rows. */
function sharesOf(counts: ReadonlyMap<number, number>): Entries {
  const total = [...counts.values()].toSorted((one, other) => one - other).reduce((sum, count) => sum + count, 0)
  return Array.from(counts, ([artist, count]) => [artist, count / total] as const)
}

function rowsOf(lists: readonly Entries[]): SparseRows {
  const start = new Uint32Array(lists.length + 1)
  for (let row = 0; row < lists.length; row++) start[row + 1] = start[row]! + at(lists, row).length
  const column = new Uint32Array(start[lists.length]!)
  const value = new Float64Array(column.length)
  let entry = 0
  for (const list of lists) {
    for (const [to, amount] of list) {
      column[entry] = to
      value[entry++] = amount
    }
  }
  return { start, column, value }
}

function weightedRows(rows: SparseRows, heardBy: Uint32Array): SparseRows {
  const value = new Float64Array(rows.value.length)
  for (let row = 0; row < rowCount(rows); row++) {
    const from = rows.start[row]!
    const to = rows.start[row + 1]!
    const weights = Float64Array.from({ length: to - from }, (_, index) =>
      weightOf(rows.value[from + index]!, heardBy[rows.column[from + index]!]!, rowCount(rows)),
    )
    value.set(unit(weights), from)
  }
  return { ...rows, value }
}

/** Rarity is the usual smoothed inverse frequency; a name that nobody of the population has is the rarest. */
function weightOf(share: number, heardBy: number, listeners: number): number {
  return share ** PLAYS_EXPONENT * Math.log((listeners + 1) / (heardBy + 1) + 1e-3) ** RARITY_EXPONENT
}

function everyNth(rows: SparseRows, most: number): SparseRows {
  const count = rowCount(rows)
  if (count <= most) return rows
  const lists = Array.from({ length: most }, (_, index) => {
    const row = Math.floor((index * count) / most)
    return Array.from(
      { length: rows.start[row + 1]! - rows.start[row]! },
      (__, entry) => [rows.column[rows.start[row]! + entry]!, rows.value[rows.start[row]! + entry]!] as const,
    )
  })
  return rowsOf(lists)
}

function tagProfiles(rows: SparseRows, table: TagTable | undefined, artistNumber: ReadonlyMap<string, number>) {
  const known = table && artistTags(table, (name) => artistNumber.get(name), artistNumber.size)
  if (known === undefined) return undefined
  const ofListeners = Array.from({ length: rowCount(rows) }, (_, row) => {
    const [from, to] = [rows.start[row]!, rows.start[row + 1]!]
    return tagProfile(known.artists, known.tags.length, rows.column.subarray(from, to), rows.value.subarray(from, to))
  })
  return { ...known, ofListeners }
}

type NumberOf = (artist: string) => number | undefined

function pointAt(
  frame: Frame,
  artists: Uint32Array,
  weights: Float64Array,
  about: { readonly tags: Float64Array | undefined; readonly mood: Float64Array | undefined; readonly numberOf: NumberOf },
): TastePoint {
  const latent = latentPoint(frame.latent, artists, weights)
  const tags = frame.tags && about.tags && tagPoint(frame.tags, about.tags)
  return {
    artistCount: artists.length,
    artists,
    weights,
    latent,
    tags,
    mood: moodPoint(frame, about.mood),
    weightOf: (name) => weights[artists.indexOf(about.numberOf(name) ?? NOBODY)] ?? 0,
    fitOf: (name) => fitOf(frame, latent, tags, frame.artistNumber.get(name)),
  }
}

const NOBODY = 0xffff_ffff

/** The mean of how near the artist lies to the person in each of the two spaces of the population. */
function fitOf(frame: Frame, latent: Float64Array, tags: Float64Array | undefined, artist: number | undefined): number {
  if (artist === undefined) return 0
  const near = dot(latentPoint(frame.latent, [artist], [1]), latent)
  const words = frame.tags && tags && tagProfile(frame.tags.artists, frame.tags.tags.length, [artist], [1])
  return frame.tags && tags && words ? (near + dot(tagPoint(frame.tags, words), tags)) / 2 : near
}

function placeProfiles(frame: Frame, profiles: readonly TasteProfile[]): TastePoint[] {
  const foreign = new Map<string, number>()
  const numberOf = (name: string): number => {
    const known = frame.artistNumber.get(name) ?? foreign.get(name)
    if (known !== undefined) return known
    const number = frame.heardBy.length + foreign.size
    foreign.set(name, number)
    return number
  }
  return profiles.map((profile) => placeProfile(frame, profile, numberOf))
}

function placeProfile(frame: Frame, { artists: named, tags, mood }: TasteProfile, numberOf: (name: string) => number): TastePoint {
  const counts = new Map<number, number>()
  for (const { name, weight } of named) counts.set(numberOf(name), (counts.get(numberOf(name)) ?? 0) + weight)
  const shares = sharesOf(counts).toSorted(([one], [other]) => one - other)
  const artists = Uint32Array.from(shares, ([artist]) => artist)
  const weights = unit(Float64Array.from(shares, ([artist, share]) => weightOf(share, frame.heardBy[artist] ?? 0, frame.listenerCount)))
  const profile = frame.tags && (knownTags(frame.tags, tags) ?? tagProfile(frame.tags.artists, frame.tags.tags.length, artists, weights))
  return pointAt(frame, artists, weights, { tags: profile, mood: rootsOf(mood), numberOf })
}

function knownTags({ tags }: TagSpace, given: ReadonlyMap<string, number> | undefined): Float64Array | undefined {
  if (given === undefined) return undefined
  const profile = Float64Array.from(tags, (tag) => given.get(tag) ?? 0)
  return profile.some((weight) => weight > 0) ? unit(profile) : undefined
}

/** Square roots of shares, whose products are Hellinger affinities. */
function rootsOf(shares: readonly number[] | undefined): Float64Array | undefined {
  if (shares === undefined) return undefined
  const total = shares.reduce((sum, share) => sum + share, 0)
  return total > 0 ? Float64Array.from(shares, (share) => Math.sqrt(share / total)) : undefined
}

function meanOf(vectors: readonly (Float64Array | undefined)[]): Float64Array | undefined {
  const known = vectors.filter((vector) => vector !== undefined)
  return known[0]?.map((_, cell) => known.reduce((sum, vector) => sum + vector[cell]!, 0) / known.length)
}

function moodPoint({ moodCentre }: Frame, roots: Float64Array | undefined): Float64Array | undefined {
  if (moodCentre === undefined || roots?.length !== moodCentre.length) return undefined
  return unit(roots.map((root, cell) => root - moodCentre[cell]!))
}

/** From a history to a taste card: only what the person chose, rounded, and nothing of incognito listens. */
import { CARD_FIELDS, HOURS_OF_WEEK, MOOD_CELLS_PER_SIDE, type CardField } from '../contract/card-fields.ts'
import { TASTE_CARD_VERSION, type TasteCard } from '../contract/taste-card.ts'
import { FLAG, playMask, type Listens } from '../listening/index.ts'
import { limits } from '../shared/limits.ts'
import { formatDay } from '../shared/time.ts'
import { artistKey } from './name-key.ts'

/** What is known of an artist's music; nothing of it comes from the history. */
export interface ArtistFacts {
  readonly tags: readonly { readonly tag: string; readonly weight: number }[]
  /** Both from -1 to 1. */
  readonly mood: { readonly valence: number; readonly arousal: number } | undefined
}
export type FactsOf = (artist: string) => ArtistFacts | undefined

export interface CardChoice {
  /** Everything that is not named is left out. */
  readonly fields: readonly CardField[]
  readonly name: string
  /** Artists of whom nothing is told, to the letter. */
  readonly withoutArtists: readonly string[]
  readonly withIncognito: boolean
  /** Local days, both included; null for all time. */
  readonly period: { readonly from: number; readonly to: number } | null
  /** How much of the lists is told; a small card fits a QR code. */
  readonly size: 'full' | 'small'
}

const SMALL = { artists: 20, tracks: 0, obsessions: 0, tags: 8 } as const
const FULL = {
  artists: limits.cardArtistsMax,
  tracks: limits.cardTracksMax,
  obsessions: limits.cardObsessionsMax,
  tags: limits.cardTagsMax,
} as const

/** A song would not let go in a month in which it was played so often, and made up so much of all that was played. */
const OBSESSION_PLAYS_MIN = 10
const OBSESSION_SHARE_MIN = 0.04

/** Words and moods of less of the plays speak of a few artists and not of a taste. */
const KNOWN_PERCENT_MIN = 10

/** The plays that a card may tell of. */
interface Plays {
  readonly track: Uint32Array
  readonly artist: Uint32Array
  readonly msPlayed: Uint32Array
  readonly hourOfWeek: Uint8Array
  readonly day: Int32Array
}

/** Makes the card; fields of which the history or the facts tell nothing are absent too. */
export function makeCard(listens: Listens, choice: CardChoice, factsOf: FactsOf = () => undefined): TasteCard {
  const most = choice.size === 'small' ? SMALL : FULL
  const plays = playsFor(listens, choice)
  const makers: { [Field in CardField]: () => TasteCard[Field] } = {
    name: () => fitName(choice.name, limits.displayNameCharsMax),
    period: () => periodOf(plays),
    artists: () => namesOf(countBy(plays.artist), most.artists, (artist) => listens.artists[artist]!),
    tracks: () => tracksOf(listens, plays, most.tracks),
    obsessions: () => obsessionsOf(listens, plays, most.obsessions),
    tags: () => tagsOf(listens, plays, factsOf, most.tags),
    mood: () => moodOf(listens, plays, factsOf),
    clock: () => (choice.size === 'small' ? undefined : clockOf(plays)),
  }
  const told = CARD_FIELDS.filter((field) => choice.fields.includes(field)).flatMap((field) => {
    const value = makers[field]()
    return value === undefined || (Array.isArray(value) && value.length === 0) ? [] : [[field, value] as const]
  })
  return { kind: 'chorusTasteCard', version: TASTE_CARD_VERSION, ...Object.fromEntries(told) }
}

function playsFor(listens: Listens, { withoutArtists, withIncognito, period }: CardChoice): Plays {
  const isPlay = playMask(listens, 'thirtySeconds')
  const without = new Set(withoutArtists.map(artistKey))
  const left = listens.artists.map((name) => name === '' || without.has(artistKey(name)))
  const rows: number[] = []
  for (let row = 0; row < listens.count; row++) {
    if (isPlay[row] === 0 || (!withIncognito && (listens.flags[row]! & FLAG.incognito) !== 0)) continue
    const day = listens.localDay[row]!
    if (period !== null && (day < period.from || day > period.to)) continue
    if (!left[artistOf(listens, row)]) rows.push(row)
  }
  return {
    track: Uint32Array.from(rows, (row) => listens.items.track[listens.item[row]!]!),
    artist: Uint32Array.from(rows, (row) => artistOf(listens, row)),
    msPlayed: Uint32Array.from(rows, (row) => listens.msPlayed[row]!),
    hourOfWeek: Uint8Array.from(rows, (row) => listens.localHourOfWeek[row]!),
    day: Int32Array.from(rows, (row) => listens.localDay[row]!),
  }
}

function artistOf(listens: Listens, row: number): number {
  return listens.tracks.artist[listens.items.track[listens.item[row]!]!]!
}

function countBy(ids: Uint32Array): Map<number, number> {
  const counts = new Map<number, number>()
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}

/** Heaviest first; what is equally heavy stands in the order of its text, so that nothing else of the history shows. */
function heaviest<Key>(counts: ReadonlyMap<Key, number>, most: number, textOf: (key: Key) => string): [Key, number][] {
  const all = [...counts].toSorted(
    ([one, oneCount], [other, otherCount]) => otherCount - oneCount || (textOf(one) < textOf(other) ? -1 : 1),
  )
  const [first] = all
  return all.slice(0, most).map(([key, count]) => [key, roundedWeight(count, first?.[1] ?? count)])
}

/** In thousandths of the heaviest, to two digits: enough to compare by and too coarse to count by. */
function roundedWeight(count: number, heaviestCount: number): number {
  const thousandths = (1_000 * count) / heaviestCount
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, thousandths))) - 1)
  return Math.max(1, Math.min(1_000, Math.round(thousandths / step) * step))
}

/** Controls and lone halves of characters would make the whole card unreadable. */
function fitName(text: string, most: number): string | undefined {
  const plain = text.replace(/[\p{Cc}\p{Cs}]/gu, ' ').trim()
  const cut = plain.slice(0, most).replace(/\p{Cs}$/u, '')
  return cut === '' ? undefined : cut
}

function cardName(text: string): string {
  return fitName(text, limits.cardNameCharsMax) ?? '?'
}

function namesOf(counts: ReadonlyMap<number, number>, most: number, nameOf: (id: number) => string): TasteCard['artists'] {
  return heaviest(counts, most, nameOf).map(([id, weight]) => [cardName(nameOf(id)), weight] as const)
}

function tracksOf(listens: Listens, plays: Plays, most: number): TasteCard['tracks'] {
  const text = (track: number): string => `${listens.artists[listens.tracks.artist[track]!]!}\n${listens.tracks.title[track]!}`
  return heaviest(countBy(plays.track), most, text).map(([track, weight]) => [
    cardName(listens.tracks.title[track]!),
    cardName(listens.artists[listens.tracks.artist[track]!]!),
    weight,
  ])
}

function monthText(day: number): string {
  return formatDay(day).slice(0, 7)
}

function periodOf({ day }: Plays): TasteCard['period'] {
  if (day.length === 0) return undefined
  const days = day.toSorted()
  return { from: monthText(days[0]!), to: monthText(days.at(-1)!) }
}

function obsessionsOf(listens: Listens, plays: Plays, most: number): TasteCard['obsessions'] {
  const ofMonth = new Map<string, number[]>()
  for (const [row, day] of plays.day.entries()) {
    const month = monthText(day)
    const tracks = ofMonth.get(month)
    if (tracks === undefined) ofMonth.set(month, [plays.track[row]!])
    else tracks.push(plays.track[row]!)
  }
  const found = [...ofMonth].flatMap(([month, tracks]) =>
    [...countBy(Uint32Array.from(tracks))]
      .filter(([, count]) => count >= OBSESSION_PLAYS_MIN && count / tracks.length >= OBSESSION_SHARE_MIN)
      .map(([track, count]) => ({ month, track, count, title: listens.tracks.title[track]! })),
  )
  return found
    .toSorted((one, other) => other.count - one.count || compareTexts(one.month + one.title, other.month + other.title))
    .slice(0, most)
    .map(({ month, track, title }) => [cardName(title), cardName(listens.artists[listens.tracks.artist[track]!]!), month] as const)
    .toSorted(([oneTitle, , one], [otherTitle, , other]) => compareTexts(one + oneTitle, other + otherTitle))
}

function compareTexts(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

function tagsOf(listens: Listens, plays: Plays, factsOf: FactsOf, most: number): TasteCard['tags'] {
  const weights = new Map<string, number>()
  let knownPlays = 0
  for (const [artist, count] of [...countBy(plays.artist)].toSorted(([one], [other]) => one - other)) {
    const tags = factsOf(listens.artists[artist]!)?.tags ?? []
    const total = tags.reduce((sum, { weight }) => sum + weight, 0)
    if (total > 0) knownPlays += count
    for (const { tag, weight } of tags) weights.set(tag, (weights.get(tag) ?? 0) + (count * weight) / total)
  }
  if (100 * knownPlays < KNOWN_PERCENT_MIN * plays.artist.length) return undefined
  return heaviest(weights, most, (tag) => tag).map(([tag, weight]) => [cardName(tag), weight] as const)
}

function moodOf(listens: Listens, plays: Plays, factsOf: FactsOf): TasteCard['mood'] {
  const cells = new Float64Array(MOOD_CELLS_PER_SIDE ** 2)
  let known = 0
  for (const [artist, count] of countBy(plays.artist)) {
    const mood = factsOf(listens.artists[artist]!)?.mood
    if (mood === undefined) continue
    known += count
    const cell = moodCell(mood.valence, mood.arousal)
    cells[cell] = cells[cell]! + count
  }
  if (known === 0 || 100 * known < KNOWN_PERCENT_MIN * plays.artist.length) return undefined
  const fullest = Math.max(...cells)
  return {
    cells: Array.from(cells, (count) => Math.round((1_000 * count) / fullest)),
    knownPercent: Math.floor((100 * known) / plays.artist.length),
  }
}

function placeOnSide(value: number): number {
  return Math.max(0, Math.min(MOOD_CELLS_PER_SIDE - 1, Math.floor(((value + 1) / 2) * MOOD_CELLS_PER_SIDE)))
}

/** Row by row from calm to intense, each from dark to bright. */
export function moodCell(valence: number, arousal: number): number {
  return placeOnSide(arousal) * MOOD_CELLS_PER_SIDE + placeOnSide(valence)
}

function clockOf({ hourOfWeek, msPlayed }: Plays): TasteCard['clock'] {
  const hours = new Float64Array(HOURS_OF_WEEK)
  for (const [row, hour] of hourOfWeek.entries()) hours[hour] = hours[hour]! + msPlayed[row]!
  const fullest = Math.max(...hours)
  return fullest > 0 ? Array.from(hours, (ms) => Math.round((99 * ms) / fullest)) : undefined
}

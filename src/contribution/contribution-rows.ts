/** Strips a history to what a member offers of it; runs on the member's device, so that nothing else ever leaves it. */
import type { ContributionChoice, Scope } from '../contract/contribution.ts'
import { DEFAULT_PLAY_RULE, FLAG, MUSIC, NONE, playMask, type Listens } from '../listening/index.ts'
import { unreachable } from '../shared/assert.ts'
import { MS_PER_SECOND, yearOf } from '../shared/time.ts'
import type { ContributionRows } from './rows.ts'
import { scopeRule } from './scopes.ts'

/**
 * The rows of a choice. Music only: shows, books, videos and what has no name stay out whatever the choice. Plays are
 * counted by the rule that services pay by (30 seconds), so that rows of different members mean the same.
 */
export function contributionRows(history: Listens, choice: ContributionChoice): ContributionRows {
  const listens = withWellFormedNames(history)
  const chosen = chosenListens(listens, choice)
  const isPlay = playMask(listens, DEFAULT_PLAY_RULE)
  const { rowsPer } = scopeRule(choice.scope)
  switch (rowsPer) {
    case 'artist':
      return perArtist(listens, chosen, isPlay)
    case 'item':
      return perItem(listens, chosen, isPlay)
    case 'dayAndItem':
      return perDayAndItem(listens, chosen, isPlay)
    case 'listen':
      return perListen(listens, chosen, isPlay)
    default:
      return unreachable(rowsPer)
  }
}

/** A lone surrogate has no form in UTF-8, so a name would change on its way and stand in another order than it was put in. */
function withWellFormedNames(listens: Listens): Listens {
  const { artists, albums, tracks, items } = listens
  return {
    ...listens,
    artists: artists.map(wellFormed),
    albums: { ...albums, title: albums.title.map(wellFormed) },
    tracks: { ...tracks, title: tracks.title.map(wellFormed) },
    items: { ...items, uri: items.uri.map(wellFormed) },
  }
}

function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\u{fffd}')
}

function chosenListens(listens: Listens, choice: ContributionChoice): Uint32Array {
  const years = choice.years === null ? null : new Set(choice.years)
  const isLeftOut = artistMask(listens, choice.artistsExcluded)
  const chosen = new Uint32Array(listens.count)
  let count = 0
  let [day, isInYears] = [Number.NaN, true]
  for (let row = 0; row < listens.count; row++) {
    if (listens.kind[row] !== MUSIC) continue
    if (!choice.withIncognito && (listens.flags[row]! & FLAG.incognito) !== 0) continue
    if (years !== null && listens.localDay[row] !== day) {
      day = listens.localDay[row]!
      isInYears = years.has(yearOf(day))
    }
    if (!isInYears || isLeftOut[artistOf(listens, listens.item[row]!)] === 1) continue
    chosen[count++] = row
  }
  return chosen.subarray(0, count)
}

/** A nameless artist is nobody's choice to share, and says nothing to anyone. */
function artistMask(listens: Listens, artistsExcluded: readonly string[]): Uint8Array {
  const leftOut = new Set(['', ...artistsExcluded])
  return Uint8Array.from(listens.artists, (name) => (leftOut.has(name) ? 1 : 0))
}

function artistOf(listens: Listens, item: number): number {
  return listens.tracks.artist[listens.items.track[item]!]!
}

/** Sums of one group of listens each, in the order in which the groups are given out. */
interface Sums {
  readonly listens: Uint32Array
  readonly plays: Uint32Array
  readonly msPlayed: Float64Array
}

function emptySums(length: number): Sums {
  return { listens: new Uint32Array(length), plays: new Uint32Array(length), msPlayed: new Float64Array(length) }
}

function addListen(sums: Sums, group: number, msPlayed: number, isPlay: number): void {
  sums.listens[group]! += 1
  sums.plays[group]! += isPlay
  sums.msPlayed[group]! += msPlayed
}

function pickSums(sums: Sums, order: Uint32Array): Sums {
  const picked = emptySums(order.length)
  for (let index = 0; index < order.length; index++) {
    const group = order[index]!
    picked.listens[index] = sums.listens[group]!
    picked.plays[index] = sums.plays[group]!
    picked.msPlayed[index] = sums.msPlayed[group]!
  }
  return picked
}

function perArtist(listens: Listens, chosen: Uint32Array, isPlay: Uint8Array): ContributionRows {
  const sums = emptySums(listens.artists.length)
  for (const row of chosen) addListen(sums, artistOf(listens, listens.item[row]!), listens.msPlayed[row]!, isPlay[row]!)
  const name = (artist: number): string => listens.artists[artist]!
  const order = groupsHeard(sums).toSorted((one, other) => compareText(name(one), name(other)))
  return {
    ...rowsOf('artistPreferences', order.length),
    artist: textsOf(order, name),
    ...pickSums(sums, order),
  }
}

function perItem(listens: Listens, chosen: Uint32Array, isPlay: Uint8Array): ContributionRows {
  const sums = emptySums(listens.items.track.length)
  for (const row of chosen) addListen(sums, listens.item[row]!, listens.msPlayed[row]!, isPlay[row]!)
  const order = groupsHeard(sums).toSorted(itemOrder(listens))
  return { ...rowsOf('trackCounts', order.length), ...namesOf(listens, order), ...pickSums(sums, order) }
}

function groupsHeard(sums: Sums): Uint32Array {
  const groups = new Uint32Array(sums.listens.length)
  let count = 0
  for (let group = 0; group < groups.length; group++) if (sums.listens[group]! > 0) groups[count++] = group
  return groups.subarray(0, count)
}

function perDayAndItem(listens: Listens, chosen: Uint32Array, isPlay: Uint8Array): ContributionRows {
  const ranks = itemRanks(listens, chosen)
  const sorted = chosen.toSorted(
    (one, other) => listens.localDay[one]! - listens.localDay[other]! || ranks[listens.item[one]!]! - ranks[listens.item[other]!]!,
  )
  const sums = emptySums(sorted.length)
  const firstRows = new Uint32Array(sorted.length)
  let count = 0
  let [day, item] = [Number.NaN, NONE]
  for (const row of sorted) {
    if (listens.localDay[row] !== day || listens.item[row] !== item) {
      day = listens.localDay[row]!
      item = listens.item[row]!
      firstRows[count++] = row
    }
    addListen(sums, count - 1, listens.msPlayed[row]!, isPlay[row]!)
  }
  const groups = firstRows.subarray(0, count)
  return {
    ...rowsOf('dayPlays', count),
    ...namesOf(
      listens,
      groups.map((row) => listens.item[row]!),
    ),
    day: numbersOf(groups, new Int32Array(count), (row) => listens.localDay[row]!),
    listens: sums.listens.slice(0, count),
    plays: sums.plays.slice(0, count),
    msPlayed: sums.msPlayed.slice(0, count),
  }
}

/** Local days need not ascend with the instants, so the rows are sorted by the instant alone. */
function perListen(listens: Listens, chosen: Uint32Array, isPlay: Uint8Array): ContributionRows {
  return {
    ...rowsOf('timedPlays', chosen.length),
    ...namesOf(
      listens,
      chosen.map((row) => listens.item[row]!),
    ),
    day: numbersOf(chosen, new Int32Array(chosen.length), (row) => listens.localDay[row]!),
    startedAt: numbersOf(
      chosen,
      new Float64Array(chosen.length),
      (row) => Math.floor(listens.startMs[row]! / MS_PER_SECOND) * MS_PER_SECOND,
    ),
    listens: new Uint32Array(chosen.length).fill(1),
    plays: numbersOf(chosen, new Uint32Array(chosen.length), (row) => isPlay[row]!),
    msPlayed: numbersOf(chosen, new Float64Array(chosen.length), (row) => listens.msPlayed[row]!),
  }
}

function rowsOf<S extends Scope>(scope: S, count: number) {
  return { scope, count, album: null, title: null, uri: null, day: null, startedAt: null } as const
}

function namesOf(listens: Listens, items: Uint32Array): Pick<ContributionRows, 'artist' | 'album' | 'title' | 'uri'> {
  const { albums, tracks } = listens
  return {
    artist: textsOf(items, (item) => listens.artists[artistOf(listens, item)]!),
    album: textsOf(items, (item) => albumOf(listens.items.album[item]!, albums.title)),
    title: textsOf(items, (item) => tracks.title[listens.items.track[item]!]!),
    uri: textsOf(items, (item) => listens.items.uri[item]!),
  }
}

/** Loops by hand, like the next one: `from` goes through an iterator, which takes five times as long. */
function textsOf(items: Uint32Array, textOf: (item: number) => string): readonly string[] {
  const texts: string[] = []
  for (let index = 0; index < items.length; index++) texts.push(textOf(items[index]!))
  return texts
}

function numbersOf<Column extends Uint32Array | Int32Array | Float64Array>(
  rows: Uint32Array,
  column: Column,
  numberOf: (row: number) => number,
): Column {
  for (let index = 0; index < rows.length; index++) column[index] = numberOf(rows[index]!)
  return column
}

function albumOf(album: number, titles: readonly string[]): string {
  return album === NONE ? '' : titles[album]!
}

function itemOrder(listens: Listens): (one: number, other: number) => number {
  const { albums, tracks, items } = listens
  return (one, other) =>
    compareText(listens.artists[artistOf(listens, one)]!, listens.artists[artistOf(listens, other)]!) ||
    compareText(albumOf(items.album[one]!, albums.title), albumOf(items.album[other]!, albums.title)) ||
    compareText(tracks.title[items.track[one]!]!, tracks.title[items.track[other]!]!) ||
    compareText(items.uri[one]!, items.uri[other]!)
}

/** The place of every chosen item in the order of names, so that rows are sorted by numbers. */
function itemRanks(listens: Listens, chosen: Uint32Array): Uint32Array {
  const isHeard = new Uint8Array(listens.items.track.length)
  for (const row of chosen) isHeard[listens.item[row]!] = 1
  const order = Uint32Array.from(isHeard.keys())
    .filter((item) => isHeard[item] === 1)
    .toSorted(itemOrder(listens))
  const ranks = new Uint32Array(isHeard.length)
  for (let rank = 0; rank < order.length; rank++) ranks[order[rank]!] = rank
  return ranks
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

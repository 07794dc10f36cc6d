/** Chapters: the times at which the mix of artists and genres changed for good, and what sets each stretch between them apart. */
import type { Chapters } from '../contract/chapters.ts'
import { CHAPTER_TIMES } from '../contract/insight-kinds.ts'
import { add } from '../shared/columns.ts'
import { mostFirst } from '../shared/most-first.ts'
import { formatDay, weekdayOf } from '../shared/time.ts'
import { findCuts, hellinger, type Cut, type Series } from './change-points.ts'
import { shareOf, type Depth } from './depth.ts'
import {
  genreTable,
  genresApart,
  isToldBy,
  LIFT_MIN,
  mixOf,
  mixWithout,
  namingGenre,
  NO_GENRES,
  SHARE_LISTED_MIN,
  shareTold,
  type GenreMix,
  type Genres,
  type GenreTable,
} from './genres.ts'
import { firstInOrder, orderBy } from './names.ts'
import type { DayTallies } from './tallies.ts'

type Chapter = Chapters['chapters'][number]

/** Steps of a fortnight place a change to within the month and keep the tests of it quick. */
const DAYS_PER_STEP = 14
/** A mix of fewer plays than this is an accident. */
const STEP_PLAYS_MIN = 12
/** More plays tell no more of a mix, so that a wild fortnight does not outweigh a season. */
const STEP_PLAYS_MAX = 80
/** The artists that stand for themselves; all others share the rest of the dimensions by their ids. */
const OWN_DIMENSIONS = 18
const ARTIST_DIMENSIONS = 24
/** The genres that stand for themselves; the others, and artists of none, share the last dimension. */
const GENRE_DIMENSIONS = 8
const ARTISTS_NAMED = 5
const MOVERS_NAMED = 5
const GENRE_MOVERS_NAMED = 3
/** A part of the week with less of the plays is no more than a colour. */
const TIME_SHARE_MIN = 0.2
/** What is rare as a rule is often wild by chance. */
const TIME_USUAL_MIN = 0.05

/** Without genres, chapters are told by their artists alone. */
export function chapters(depth: Depth, genres: Genres = NO_GENRES): Chapters {
  const table = genreTable(depth, genres)
  const { series, days, genresInMix } = stepsOf(depth, table)
  if (series.count === 0) return { fortnights: 0, genresInMix, chapters: [] }
  const cuts = findCuts(series)
  const found = partsOf(
    depth,
    cuts.map(({ at }) => days[at]!),
  )
  const { parts } = found
  const whole = together(parts)
  const life: Life = { depth, table, whole, wholeMix: mixOf(whole, table), mixes: parts.map((part) => mixOf(part, table)) }
  const named = parts.map((_, index) => namedBy(life, index))
  const byTime = timesOfGenres(depth, found, named, table)
  return {
    fortnights: series.count,
    genresInMix,
    chapters: parts.map((part, index) => ({
      ...chapterOf(life, part),
      ...genresOf(life, index, part, named[index], byTime[index]!),
      cut: cutOf(life, parts, index, cuts[index - 1]),
    })),
  }
}

/** What every chapter is held against. */
interface Life {
  readonly depth: Depth
  readonly table: GenreTable
  readonly whole: Part
  readonly wholeMix: GenreMix
  readonly mixes: readonly GenreMix[]
}

/**
 * The mix of each fortnight with enough plays, as square roots of shares (for Hellinger's distance), and the Monday it began.
 * Where the catalogue lists enough, the shares of genres stand beside those of artists: many artists that are each played a
 * little can leave for others of another kind without any one of them showing it.
 */
function stepsOf({ music, artists, days }: Depth, table: GenreTable) {
  const genresInMix = isListed(artists.tallies.plays, table)
  const dimensions = ARTIST_DIMENSIONS + (genresInMix ? GENRE_DIMENSIONS : 0)
  const artistDimension = artistDimensions(artists)
  const genreDimension = genresInMix ? genreDimensions(artists.tallies.plays, table) : undefined
  const { first } = days
  const monday = first - weekdayOf(first)
  const stepCount = Math.ceil((first + days.plays.length - monday) / DAYS_PER_STEP)
  const counts = new Float64Array(stepCount * dimensions)
  const plays = new Float64Array(stepCount)
  const stepOfDay = new Uint16Array(days.plays.length)
  for (let cell = 0; cell < stepOfDay.length; cell++) {
    stepOfDay[cell] = Math.floor((first + cell - monday) / DAYS_PER_STEP)
    add(plays, stepOfDay[cell]!, days.plays[cell]!)
  }
  const { count: rows, localDay, artist: artistOf, isPlay } = music
  for (let row = 0; row < rows; row++) {
    if (isPlay[row] === 0) continue
    const start = stepOfDay[localDay[row]! - first]! * dimensions
    const artist = artistOf[row]!
    add(counts, start + artistDimension[artist]!, 1)
    if (genreDimension !== undefined) add(counts, start + genreDimension[artist]!, 1)
  }
  const kept = Array.from(plays.keys()).filter((step) => plays[step]! >= STEP_PLAYS_MIN)
  const weights = Float64Array.from(kept, (step) => Math.min(plays[step]!, STEP_PLAYS_MAX) / STEP_PLAYS_MAX)
  const weighted = new Float64Array(kept.length * dimensions)
  for (let cell = 0; cell < weighted.length; cell++) {
    const index = Math.floor(cell / dimensions)
    const step = kept[index]!
    weighted[cell] = weights[index]! * Math.sqrt(counts[step * dimensions + (cell % dimensions)]! / plays[step]!)
  }
  const series: Series = { count: kept.length, dimensions, weights, weighted }
  return { series, days: kept.map((step) => monday + step * DAYS_PER_STEP), genresInMix }
}

function artistDimensions(artists: Depth['artists']): Uint8Array {
  const shared = ARTIST_DIMENSIONS - OWN_DIMENSIONS
  const dimensionOf = Uint8Array.from({ length: artists.names.size }, (_, id) => OWN_DIMENSIONS + (id % shared))
  firstInOrder(artists.ids, orderBy(artists, 'plays'), OWN_DIMENSIONS).forEach((id, dimension) => (dimensionOf[id] = dimension))
  return dimensionOf
}

/** By artist, with the one genre of each that tells most. */
function genreDimensions(plays: Float64Array, table: GenreTable): Uint8Array {
  const byGenre = new Float64Array(table.names.length)
  for (const [artist, genre] of table.firstOf.entries()) if (genre >= 0) add(byGenre, genre, plays[artist]!)
  const own = mostFirst([...table.names.keys()], (genre) => byGenre[genre]!, GENRE_DIMENSIONS - 1)
  return Uint8Array.from(table.firstOf, (genre) => {
    const dimension = own.indexOf(genre)
    return ARTIST_DIMENSIONS + (dimension < 0 ? GENRE_DIMENSIONS - 1 : dimension)
  })
}

function isListed(plays: Float64Array, { firstOf }: GenreTable): boolean {
  let listed = 0
  let all = 0
  for (const [artist, genre] of firstOf.entries()) {
    all += plays[artist]!
    if (genre >= 0) listed += plays[artist]!
  }
  return all > 0 && listed / all >= SHARE_LISTED_MIN
}

/** The plays of a stretch by artist and by the part of the week. */
interface Part {
  from: number
  to: number
  msPlayed: number
  plays: number
  /** Named artists with a play, ascending: nobody else can have grown. */
  heard: readonly number[]
  readonly byArtist: Float64Array
  readonly byTime: Float64Array
}

/** Parts of the week in the order of CHAPTER_TIMES; a Saturday night is a night and a part of the weekend. */
const NIGHT = 0
const WEEKEND = 4
const HOURS_PER_DAY = 24

/** By hour of the week. */
const PART_OF_DAY = Uint8Array.from({ length: 7 * HOURS_PER_DAY }, (_, hourOfWeek) => {
  const hour = hourOfWeek % HOURS_PER_DAY
  if (hour >= 22 || hour < 4) return NIGHT
  if (hour < 10) return 1
  return hour < 17 ? 2 : 3
})

interface Parts {
  readonly parts: readonly Part[]
  /** The index of the part of each row of music. */
  readonly partOfRow: Uint8Array
}

/** The stretches between these days, each of which begins the next one. */
function partsOf({ music, artists, days }: Depth, cuts: readonly number[]): Parts {
  const { first } = days
  const ends = [...cuts, first + days.plays.length]
  const parts = ends.map((end, index) => partBetween(days, ends[index - 1] ?? first, end, artists.names.size))
  const partOfDay = new Uint8Array(days.plays.length)
  for (const [index, cut] of cuts.entries()) partOfDay.fill(index + 1, cut - first)
  const byArtist = parts.map((part) => part.byArtist)
  const byTime = parts.map((part) => part.byTime)
  const partOfRow = new Uint8Array(music.count)
  const { count, localDay, localHourOfWeek, artist, isPlay } = music
  for (let row = 0; row < count; row++) {
    const index = partOfDay[localDay[row]! - first]!
    partOfRow[row] = index
    if (isPlay[row] === 0) continue
    add(byArtist[index]!, artist[row]!, 1)
    countTime(byTime[index]!, localHourOfWeek[row]!)
  }
  for (const part of parts) part.heard = artists.ids.filter((id) => part.byArtist[id]! > 0)
  return { parts, partOfRow }
}

/** What the days from one up to, not including, another tell of themselves, without their artists and times. */
function partBetween({ first, listens, msPlayed, plays }: DayTallies, start: number, end: number, artists: number): Part {
  const part = emptyPart(artists)
  for (let day = start; day < end; day++) {
    if (listens[day - first] === 0) continue
    part.from = Math.min(part.from, day)
    part.to = day
    part.msPlayed += msPlayed[day - first]!
    part.plays += plays[day - first]!
  }
  return part
}

function countTime(byTime: Float64Array, hour: number): void {
  add(byTime, PART_OF_DAY[hour]!, 1)
  if (hour >= 5 * HOURS_PER_DAY) add(byTime, WEEKEND, 1)
}

function emptyPart(artists: number): Part {
  return {
    from: Infinity,
    to: -Infinity,
    msPlayed: 0,
    plays: 0,
    heard: [],
    byArtist: new Float64Array(artists),
    byTime: new Float64Array(CHAPTER_TIMES.length),
  }
}

function together(parts: readonly Part[]): Part {
  const whole = emptyPart(parts[0]?.byArtist.length ?? 0)
  for (const part of parts) {
    whole.from = Math.min(whole.from, part.from)
    whole.to = Math.max(whole.to, part.to)
    whole.msPlayed += part.msPlayed
    whole.plays += part.plays
    for (let id = 0; id < part.byArtist.length; id++) add(whole.byArtist, id, part.byArtist[id]!)
    for (let time = 0; time < part.byTime.length; time++) add(whole.byTime, time, part.byTime[time]!)
  }
  return whole
}

type GenrePart = Pick<Chapter, 'genre' | 'genres' | 'shareListed'>

function chapterOf({ depth, whole }: Life, part: Part): Omit<Chapter, 'cut' | keyof GenrePart> {
  return {
    from: formatDay(part.from),
    to: formatDay(part.to),
    msPlayed: part.msPlayed,
    plays: part.plays,
    time: timeOf(part, whole),
    artists: setApart(depth, part, whole),
  }
}

function namedBy({ table, mixes, wholeMix }: Life, index: number): number | undefined {
  const here = mixes[index]!
  return namingGenre(here, mixWithout(wholeMix, here), table)
}

/** Of the chapters that a genre names, its plays by the part of the week. */
function timesOfGenres({ music }: Depth, { parts, partOfRow }: Parts, named: readonly (number | undefined)[], table: GenreTable): Part[] {
  const isOfGenre = parts.map((_, index) => maskOf(named[index], table))
  const found = parts.map(() => emptyPart(0))
  const { count, localHourOfWeek, artist, isPlay } = music
  for (let row = 0; row < count; row++) {
    const index = partOfRow[row]!
    if (isPlay[row] === 0 || isOfGenre[index]?.[artist[row]!] !== 1) continue
    found[index]!.plays++
    countTime(found[index]!.byTime, localHourOfWeek[row]!)
  }
  return found
}

/** The artists of a genre. */
function maskOf(genre: number | undefined, { ofArtist }: GenreTable): Uint8Array | undefined {
  if (genre === undefined) return undefined
  const mask = new Uint8Array(ofArtist.length)
  for (let artist = 0; artist < mask.length; artist++) if (ofArtist[artist]!.includes(genre)) mask[artist] = 1
  return mask
}

function genresOf({ table, mixes, wholeMix, whole }: Life, index: number, part: Part, genre: number | undefined, ofGenre: Part): GenrePart {
  const here = mixes[index]!
  const elsewhere = mixWithout(wholeMix, here)
  const time = timeOf(part, whole)
  return {
    shareListed: shareOf(here.listed, here.plays),
    genre: genre === undefined ? null : { name: table.names[genre]!, time: time !== null && isTimeOf(ofGenre, whole, time) ? time : null },
    genres: genresApart(here, elsewhere, table, genre).map((one) => shareTold(one, here, elsewhere, table)),
  }
}

function cutOf({ depth, table, mixes }: Life, parts: readonly Part[], index: number, cut: Cut | undefined): Chapter['cut'] {
  const [before, after] = [parts[index - 1], parts[index]!]
  if (before === undefined || cut === undefined) return null
  return {
    pValue: cut.pValue,
    distance: hellinger(before, after),
    ...moved(depth, before, after),
    genres: genresMoved(mixes[index - 1]!, mixes[index]!, table),
  }
}

function genresMoved(before: GenreMix, after: GenreMix, table: GenreTable): NonNullable<Chapter['cut']>['genres'] {
  if (!isToldBy(before) || !isToldBy(after)) return null
  const told = (genre: number) => ({
    genre: table.names[genre]!,
    shareBefore: shareOf(before.byGenre[genre]!, before.listed),
    shareAfter: shareOf(after.byGenre[genre]!, after.listed),
  })
  return {
    distance: hellinger({ plays: before.listed, byArtist: before.byFirst }, { plays: after.listed, byArtist: after.byFirst }),
    arrived: genresApart(after, before, table).slice(0, GENRE_MOVERS_NAMED).map(told),
    left: genresApart(before, after, table).slice(0, GENRE_MOVERS_NAMED).map(told),
  }
}

/** The part of the week that grew most over its share in the whole period, where it grew enough. */
function timeOf(part: Part, whole: Part): Chapter['time'] {
  if (part.plays === whole.plays) return null
  const [best] = mostFirst(
    CHAPTER_TIMES.filter((time) => isTimeOf(part, whole, time)),
    (time) => liftOf(part, whole, time),
    1,
  )
  return best ?? null
}

type ChapterTime = (typeof CHAPTER_TIMES)[number]

function isTimeOf(part: Part, whole: Part, time: ChapterTime): boolean {
  const cell = CHAPTER_TIMES.indexOf(time)
  return (
    shareOf(part.byTime[cell]!, part.plays) >= TIME_SHARE_MIN &&
    shareOf(whole.byTime[cell]!, whole.plays) >= TIME_USUAL_MIN &&
    liftOf(part, whole, time) >= LIFT_MIN
  )
}

function liftOf(part: Part, whole: Part, time: ChapterTime): number {
  const cell = CHAPTER_TIMES.indexOf(time)
  return shareOf(shareOf(part.byTime[cell]!, part.plays), shareOf(whole.byTime[cell]!, whole.plays))
}

function setApart({ artists }: Depth, part: Part, whole: Part): Chapter['artists'] {
  const shareIn = (id: number): number => shareOf(part.byArtist[id]!, part.plays)
  const elsewhere = (id: number): number => shareOf(whole.byArtist[id]! - part.byArtist[id]!, whole.plays - part.plays)
  return mostFirst(part.heard, (id) => shareIn(id) - elsewhere(id), ARTISTS_NAMED)
    .filter((id) => shareIn(id) > elsewhere(id))
    .map((id) => ({ artist: artists.names.title(id), share: shareIn(id), shareElsewhere: elsewhere(id) }))
}

function moved({ artists }: Depth, before: Part, after: Part): Pick<NonNullable<Chapter['cut']>, 'arrived' | 'left'> {
  const change = (id: number): number => shareOf(after.byArtist[id]!, after.plays) - shareOf(before.byArtist[id]!, before.plays)
  const told = (id: number) => ({
    artist: artists.names.title(id),
    shareBefore: shareOf(before.byArtist[id]!, before.plays),
    shareAfter: shareOf(after.byArtist[id]!, after.plays),
  })
  const arrived = mostFirst(after.heard, change, MOVERS_NAMED).filter((id) => change(id) > 0)
  const left = mostFirst(before.heard, (id) => -change(id), MOVERS_NAMED).filter((id) => change(id) < 0)
  return { arrived: arrived.map(told), left: left.map(told) }
}

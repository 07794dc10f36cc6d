/** The plays of a selection whose mood is known, as columns, and how much of the listening that is. */
import { MOOD_LEVELS } from '../contract/insight-kinds.ts'
import type { MoodCorrection, MoodEstimate, MoodFindings } from '../contract/mood.ts'
import { SESSION_GAP_MS_MAX, type MusicRows, type Tallies } from '../insights/index.ts'
import type { Listens } from '../listening/index.ts'
import { add, total } from '../shared/columns.ts'
import { mostFirst } from '../shared/most-first.ts'
import { artistKey } from './artist-names.ts'
import { COMPANY_LISTENS_MIN, COMPANY_SHRINKAGE, estimateArtist } from './artist-moods.ts'
import type { Catalogue } from './catalogue.ts'
import { estimateFrom, evidenceOfCompany, isKnown, type CompanySums } from './evidence.ts'
import { estimateBySound } from './heard-sounds.ts'

/** One row a play of known mood, in the order of their starts. */
export interface PlayedMoods {
  readonly count: number
  /** The row in the table of all listens. */
  readonly row: Uint32Array
  readonly startMs: Float64Array
  readonly msPlayed: Uint32Array
  readonly localDay: Int32Array
  /** 0 to 23. */
  readonly hour: Uint8Array
  readonly artist: Uint32Array
  readonly valence: Float64Array
  readonly arousal: Float64Array
  readonly moods: MoodSums
}

/** Each estimate once, with what was played of it: for figures that do not ask when. There are far fewer of them than plays. */
export interface MoodSums {
  readonly artist: Uint32Array
  readonly plays: Float64Array
  readonly msPlayed: Float64Array
  readonly valence: Float64Array
  readonly arousal: Float64Array
}

/** By number of the artist in the table of listens; only artists that were asked about are there. */
export type ArtistEstimates = ReadonlyMap<number, MoodEstimate>

/** What is known of the music of a history: of each artist, and of those recordings that were heard themselves. */
export interface ListenedEstimates {
  readonly artists: ArtistEstimates
  /** By number of the item. */
  readonly items: ReadonlyMap<number, MoodEstimate>
  /** For each artist of such a recording the estimate of the first one, as an example of what they rest on. */
  readonly examples: ArtistEstimates
}

/** What is known of the items of a history, looked up once for all that goes through their listens. */
export interface Known {
  /** By item: the number of its estimate below, or `UNKNOWN`. */
  readonly estimateOf: Int32Array
  readonly estimates: readonly MoodEstimate[]
  /** By number of the estimate. */
  readonly artistOf: Uint32Array
}

/** Of items of which nothing is sure enough to count. */
const UNKNOWN = -1
/** Of recordings that were not heard themselves, so that their artists tell. */
const UNTOLD = -2

export function knownItems(told: ListenedEstimates, { artists, tracks, items }: Listens): Known {
  const estimates: MoodEstimate[] = []
  const artistOf: number[] = []
  const numberOf = (estimate: MoodEstimate, artist: number): number => {
    if (!isKnown(estimate)) return UNKNOWN
    artistOf.push(artist)
    return estimates.push(estimate) - 1
  }
  const ofArtist = new Int32Array(artists.length).fill(UNKNOWN)
  for (const [artist, estimate] of told.artists) ofArtist[artist] = numberOf(estimate, artist)
  const estimateOf = new Int32Array(items.track.length).fill(UNTOLD)
  for (const [item, estimate] of told.items) estimateOf[item] = numberOf(estimate, tracks.artist[items.track[item]!]!)
  for (let item = 0; item < estimateOf.length; item++) {
    if (estimateOf[item] === UNTOLD) estimateOf[item] = ofArtist[tracks.artist[items.track[item]!]!]!
  }
  return { estimateOf, estimates, artistOf: Uint32Array.from(artistOf) }
}

/** What the mood of an artist's music rests on: what is known of the artist, or else recordings of theirs. */
export function basisOf({ artists, examples }: ListenedEstimates, artist: number): MoodEstimate | undefined {
  const estimate = artists.get(artist)
  return estimate !== undefined && isKnown(estimate) ? estimate : examples.get(artist)
}

/** Plays before and after that count as company, within a session. */
const NEIGHBOUR_REACH = 2

/** Estimates everything in the music: own corrections first, then recordings, then the catalogue, then what is heard beside. */
export function estimateListened(
  listens: Listens,
  music: MusicRows,
  catalogue: Catalogue,
  corrections: readonly MoodCorrection[],
): ListenedEstimates {
  const { artists } = listens
  const own = new Map(corrections.map((correction) => [artistKey(correction.artist), correction]))
  const estimates = new Map<number, MoodEstimate>()
  const isHeard = new Uint8Array(artists.length)
  const { count, artist: artistOf } = music
  for (let row = 0; row < count; row++) {
    const artist = artistOf[row]!
    if (isHeard[artist] === 1) continue
    isHeard[artist] = 1
    const name = artists[artist] ?? ''
    const correction = own.size === 0 ? undefined : own.get(artistKey(name))
    estimates.set(artist, correction === undefined ? estimateArtist(catalogue, name) : ownEstimate(correction, catalogue))
  }
  for (const [artist, estimate] of estimateByCompany(music, estimates, artists, catalogue)) estimates.set(artist, estimate)
  const isOwn = (artist: number): boolean => estimates.get(artist)?.level === 'own'
  return { artists: estimates, ...estimateBySound(listens, music.item, catalogue, isOwn) }
}

function ownEstimate({ valence, arousal }: MoodCorrection, catalogue: Catalogue): MoodEstimate {
  return {
    valence,
    arousal,
    valenceSpread: 0,
    arousalSpread: 0,
    confidence: 1,
    level: 'own',
    sources: ['own'],
    effectiveN: 1,
    catalogueVersion: catalogue.version,
  }
}

/** Fewer plays cannot have the company that an estimate needs. */
const COMPANY_PLAYS_MIN = COMPANY_LISTENS_MIN / (2 * NEIGHBOUR_REACH)

function playsOf({ count, artist, isPlay }: MusicRows, artists: number): Uint32Array {
  const plays = new Uint32Array(artists)
  for (let row = 0; row < count; row++) plays[artist[row]!] = plays[artist[row]!]! + isPlay[row]!
  return plays
}

function estimateByCompany(
  music: MusicRows,
  estimates: ArtistEstimates,
  names: readonly string[],
  catalogue: Catalogue,
): readonly (readonly [number, MoodEstimate])[] {
  const known = companionsOf(estimates, names.length)
  const beside = companyOf(music, known)
  const times = new Uint32Array(names.length)
  return [...beside].flatMap(([artist, others]) => {
    if (others.length < COMPANY_LISTENS_MIN) return []
    const company: CompanySums = { pieces: others.length, valence: sumOf(known.valence, others), arousal: sumOf(known.arousal, others) }
    const distinct = countInto(times, others)
    const most = mostFirst(distinct, (other) => times[other]!, COMPANIONS_NAMED)
    times.fill(0)
    if (distinct.length < 2) return []
    const estimate = estimateFrom(
      [evidenceOfCompany(company, COMPANY_SHRINKAGE)],
      'neighbour',
      most.map((other) => names[other] ?? ''),
      catalogue.version,
    )
    return [[artist, estimate] as const]
  })
}

const COMPANIONS_NAMED = 3

function sumOf(values: Float64Array, numbers: readonly number[]): number {
  let sum = 0
  for (const number of numbers) sum += values[number]!
  return sum
}

/** Counts how often each number is there, and gives each once, in the order in which they came. */
function countInto(times: Uint32Array, numbers: readonly number[]): readonly number[] {
  const distinct: number[] = []
  for (const number of numbers) {
    if (times[number] === 0) distinct.push(number)
    times[number] = times[number]! + 1
  }
  return distinct
}

/** For each unknown artist with plays enough, in the order of their first plays, who was heard beside each of these. */
function companyOf(music: MusicRows, known: Companions): ReadonlyMap<number, readonly number[]> {
  const { count, artist: artistOf, isPlay, startMs } = music
  const { isKnown: isTold, tells } = known
  const plays = playsOf(music, tells.length)
  const beside = new Map<number, number[]>()
  for (let row = 0; row < count; row++) {
    const artist = artistOf[row]!
    if (isTold[artist] === 1 || isPlay[row] === 0 || plays[artist]! < COMPANY_PLAYS_MIN) continue
    const others = beside.get(artist) ?? []
    if (others.length === 0) beside.set(artist, others)
    for (let other = Math.max(0, row - NEIGHBOUR_REACH); other <= row + NEIGHBOUR_REACH && other < count; other++) {
      if (other === row || isPlay[other] === 0 || tells[artistOf[other]!] === 0) continue
      if (Math.abs(startMs[row]! - startMs[other]!) <= NEIGHBOUR_REACH * SESSION_GAP_MS_MAX) others.push(artistOf[other]!)
    }
  }
  return beside
}

/** By number of the artist; columns, because they are asked with every row. */
interface Companions {
  readonly isKnown: Uint8Array
  /** Whether the artist tells of those beside them: not who is known by others alone. */
  readonly tells: Uint8Array
  readonly valence: Float64Array
  readonly arousal: Float64Array
}

function companionsOf(estimates: ArtistEstimates, artists: number): Companions {
  const companions = {
    isKnown: new Uint8Array(artists),
    tells: new Uint8Array(artists),
    valence: new Float64Array(artists),
    arousal: new Float64Array(artists),
  }
  for (const [artist, estimate] of estimates) {
    if (!isKnown(estimate)) continue
    companions.isKnown[artist] = 1
    companions.tells[artist] = estimate.level === 'neighbour' ? 0 : 1
    companions.valence[artist] = estimate.valence
    companions.arousal[artist] = estimate.arousal
  }
  return companions
}

export function playedMoods(music: MusicRows, known: Known): PlayedMoods {
  const count = countKnown(music, known)
  const played: PlayedMoods = {
    count,
    row: new Uint32Array(count),
    startMs: new Float64Array(count),
    msPlayed: new Uint32Array(count),
    localDay: new Int32Array(count),
    hour: new Uint8Array(count),
    artist: new Uint32Array(count),
    valence: new Float64Array(count),
    arousal: new Float64Array(count),
    moods: nothingPlayed(known),
  }
  fillPlays(played, music, known)
  return played
}

const HOURS_PER_DAY = 24

function countKnown({ count, isPlay, item }: MusicRows, { estimateOf }: Known): number {
  let plays = 0
  for (let row = 0; row < count; row++) if (isPlay[row] === 1 && estimateOf[item[row]!] !== UNKNOWN) plays++
  return plays
}

function nothingPlayed({ estimates, artistOf }: Known): MoodSums {
  return {
    artist: artistOf,
    plays: new Float64Array(estimates.length),
    msPlayed: new Float64Array(estimates.length),
    valence: Float64Array.from(estimates, (estimate) => estimate.valence),
    arousal: Float64Array.from(estimates, (estimate) => estimate.arousal),
  }
}

/** All columns in one pass, and in variables: as properties they would be looked up again after every cell that is written. */
function fillPlays(played: PlayedMoods, music: MusicRows, { estimateOf, artistOf }: Known): void {
  const { row: rows, startMs, msPlayed, localDay, hour, artist, valence, arousal } = played
  const { count, isPlay, item, row: listen, startMs: startOf, msPlayed: msOf, localDay: dayOf, localHourOfWeek } = music
  const { plays, msPlayed: ms, valence: valences, arousal: arousals } = played.moods
  let play = 0
  for (let row = 0; row < count; row++) {
    const estimate = estimateOf[item[row]!]!
    if (isPlay[row] === 0 || estimate === UNKNOWN) continue
    rows[play] = listen[row]!
    startMs[play] = startOf[row]!
    msPlayed[play] = msOf[row]!
    localDay[play] = dayOf[row]!
    hour[play] = localHourOfWeek[row]! % HOURS_PER_DAY
    artist[play] = artistOf[estimate]!
    valence[play] = valences[estimate]!
    arousal[play] = arousals[estimate]!
    add(plays, estimate, 1)
    add(ms, estimate, msOf[row]!)
    play++
  }
}

/** Enough to see what is missing most. */
const UNKNOWN_SHOWN = 10
/** An artist can be both, with some recordings that are known and others that are not. */
const HEARD_KNOWN = 1
const HEARD_UNKNOWN = 2

/** Time counts whatever the play rule: every minute of music is either of known mood or not. `heard`: the music, by item. */
export function coverageOf(heard: Tallies, { estimateOf, estimates }: Known, listens: Listens): MoodFindings['coverage'] {
  const { artists, tracks, items } = listens
  const msUnknown = new Float64Array(artists.length)
  const heardAs = new Uint8Array(artists.length)
  const msOfEstimates = new Float64Array(estimates.length)
  let playsKnown = 0
  for (let item = 0; item < estimateOf.length; item++) {
    if (heard.listens[item] === 0) continue
    const artist = tracks.artist[items.track[item]!]!
    const estimate = estimateOf[item]!
    if (estimate === UNKNOWN) {
      heardAs[artist] = heardAs[artist]! | HEARD_UNKNOWN
      add(msUnknown, artist, heard.msPlayed[item]!)
      continue
    }
    heardAs[artist] = heardAs[artist]! | HEARD_KNOWN
    playsKnown += heard.plays[item]!
    add(msOfEstimates, estimate, heard.msPlayed[item]!)
  }
  const msMusic = total(heard.msPlayed)
  const msKnown = total(msOfEstimates)
  return {
    msMusic,
    msKnown,
    share: msMusic === 0 ? 0 : msKnown / msMusic,
    plays: total(heard.plays),
    playsKnown,
    artists: heardAs.filter((as) => as !== 0).length,
    artistsKnown: heardAs.filter((as) => (as & HEARD_KNOWN) !== 0).length,
    levels: levelsOf(msOfEstimates, estimates),
    unknown: mostFirst(
      [...heardAs.keys()].filter((artist) => (heardAs[artist]! & HEARD_UNKNOWN) !== 0),
      (artist) => msUnknown[artist]!,
      UNKNOWN_SHOWN,
    ).map((artist) => ({ artist: artists[artist] ?? '', msPlayed: msUnknown[artist]! })),
  }
}

function levelsOf(msPlayed: Float64Array, estimates: readonly MoodEstimate[]): MoodFindings['coverage']['levels'] {
  const levels = new Float64Array(MOOD_LEVELS.length)
  for (const [number, { level }] of estimates.entries()) add(levels, MOOD_LEVELS.indexOf(level), msPlayed[number]!)
  return MOOD_LEVELS.map((level, index) => ({ level, msPlayed: levels[index]! }))
    .filter((of) => of.msPlayed > 0)
    .toSorted((a, b) => b.msPlayed - a.msPlayed)
}

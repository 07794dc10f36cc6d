/** The plays of a selection whose mood is known, as columns, and how much of the listening that is. */
import type { MoodCorrection, MoodEstimate, MoodFindings, MoodLevel } from '../contract/mood.ts'
import { SESSION_GAP_MS_MAX, type MusicRows } from '../insights/index.ts'
import type { Listens } from '../listening/index.ts'
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

function estimateAt({ artists, items }: ListenedEstimates, { artist, item }: MusicRows, row: number): MoodEstimate | undefined {
  return (items.size === 0 ? undefined : items.get(item[row]!)) ?? artists.get(artist[row]!)
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
  for (const artist of new Set(music.artist)) {
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

interface Company extends CompanySums {
  readonly beside: Map<number, number>
}

function estimateByCompany(
  music: MusicRows,
  estimates: ArtistEstimates,
  names: readonly string[],
  catalogue: Catalogue,
): readonly (readonly [number, MoodEstimate])[] {
  const companies = new Map<number, Company>()
  for (let row = 0; row < music.count; row++) {
    const artist = music.artist[row]!
    const estimate = estimates.get(artist)
    if (music.isPlay[row] === 0 || estimate === undefined || isKnown(estimate)) continue
    const company = companies.get(artist) ?? { pieces: 0, valence: 0, arousal: 0, beside: new Map<number, number>() }
    companies.set(artist, company)
    for (let step = 1; step <= NEIGHBOUR_REACH; step++) {
      keepCompany(company, music, row, row - step, estimates)
      keepCompany(company, music, row, row + step, estimates)
    }
  }
  return [...companies].flatMap(([artist, company]) => {
    if (company.pieces < COMPANY_LISTENS_MIN || company.beside.size < 2) return []
    const most = [...company.beside].toSorted(([, a], [, b]) => b - a).slice(0, 3)
    return [
      [
        artist,
        estimateFrom(
          [evidenceOfCompany(company, COMPANY_SHRINKAGE)],
          'neighbour',
          most.map(([other]) => names[other] ?? ''),
          catalogue.version,
        ),
      ] as const,
    ]
  })
}

function keepCompany(company: Company, music: MusicRows, row: number, other: number, estimates: ArtistEstimates): void {
  if (other < 0 || other >= music.count || music.isPlay[other] === 0) return
  if (Math.abs(music.startMs[row]! - music.startMs[other]!) > NEIGHBOUR_REACH * SESSION_GAP_MS_MAX) return
  const artist = music.artist[other]!
  const estimate = estimates.get(artist)
  if (estimate === undefined || !isKnown(estimate) || estimate.level === 'neighbour') return
  company.pieces += 1
  company.valence += estimate.valence
  company.arousal += estimate.arousal
  company.beside.set(artist, (company.beside.get(artist) ?? 0) + 1)
}

export function playedMoods(music: MusicRows, estimates: ListenedEstimates): PlayedMoods {
  const rows: number[] = []
  for (let row = 0; row < music.count; row++) {
    const estimate = music.isPlay[row] === 1 ? estimateAt(estimates, music, row) : undefined
    if (estimate !== undefined && isKnown(estimate)) rows.push(row)
  }
  return {
    count: rows.length,
    row: Uint32Array.from(rows, (row) => music.row[row]!),
    startMs: Float64Array.from(rows, (row) => music.startMs[row]!),
    msPlayed: Uint32Array.from(rows, (row) => music.msPlayed[row]!),
    localDay: Int32Array.from(rows, (row) => music.localDay[row]!),
    hour: Uint8Array.from(rows, (row) => music.localHourOfWeek[row]! % 24),
    artist: Uint32Array.from(rows, (row) => music.artist[row]!),
    valence: Float64Array.from(rows, (row) => estimateAt(estimates, music, row)?.valence ?? 0),
    arousal: Float64Array.from(rows, (row) => estimateAt(estimates, music, row)?.arousal ?? 0),
  }
}

/** Enough to see what is missing most. */
const UNKNOWN_SHOWN = 10

/** Time counts whatever the play rule: every minute of music is either of known mood or not. */
export function coverageOf(music: MusicRows, estimates: ListenedEstimates, names: readonly string[]): MoodFindings['coverage'] {
  const all = new Set<number>()
  const unknown = new Map<number, number>()
  const known = new Set<number>()
  const levels = new Map<MoodLevel, number>()
  let [msMusic, msKnown, plays, playsKnown] = [0, 0, 0, 0]
  for (let row = 0; row < music.count; row++) {
    const artist = music.artist[row]!
    const msPlayed = music.msPlayed[row]!
    const estimate = estimateAt(estimates, music, row)
    all.add(artist)
    msMusic += msPlayed
    plays += music.isPlay[row]!
    if (estimate === undefined || !isKnown(estimate)) {
      unknown.set(artist, (unknown.get(artist) ?? 0) + msPlayed)
      continue
    }
    known.add(artist)
    msKnown += msPlayed
    playsKnown += music.isPlay[row]!
    levels.set(estimate.level, (levels.get(estimate.level) ?? 0) + msPlayed)
  }
  return {
    msMusic,
    msKnown,
    share: msMusic === 0 ? 0 : msKnown / msMusic,
    plays,
    playsKnown,
    artists: all.size,
    artistsKnown: known.size,
    levels: [...levels].map(([level, msPlayed]) => ({ level, msPlayed })).toSorted((a, b) => b.msPlayed - a.msPlayed),
    unknown: [...unknown]
      .toSorted(([, a], [, b]) => b - a)
      .slice(0, UNKNOWN_SHOWN)
      .map(([artist, msPlayed]) => ({ artist: names[artist] ?? '', msPlayed })),
  }
}

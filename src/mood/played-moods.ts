/** The plays of a selection whose mood is known, as columns, and how much of the listening that is. */
import type { MoodCorrection, MoodEstimate, MoodFindings, MoodLevel } from '../contract/mood.ts'
import { SESSION_GAP_MS_MAX, type MusicRows } from '../insights/index.ts'
import type { Listens } from '../listening/index.ts'
import { artistKey } from './artist-names.ts'
import { estimateArtist } from './artist-moods.ts'
import type { Catalogue } from './catalogue.ts'
import { estimateFrom, isKnown } from './evidence.ts'

/** One row a play of known mood, in the order of their starts. */
export interface PlayedMoods {
  readonly count: number
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

/** Company of so many plays is needed to place an artist by it. */
const NEIGHBOUR_PLAYS_MIN = 12
/** Plays before and after that count as company, within a session. */
const NEIGHBOUR_REACH = 2
const NEIGHBOUR_SHRINKAGE = 24
const NEIGHBOUR_SPREAD = { valence: 0.45, arousal: 0.4 } as const

/** Estimates every artist of the music: own corrections first, then the catalogue, then what is heard beside them. */
export function estimateListened(
  { artists }: Listens,
  music: MusicRows,
  catalogue: Catalogue,
  corrections: readonly MoodCorrection[],
): ArtistEstimates {
  const own = new Map(corrections.map((correction) => [artistKey(correction.artist), correction]))
  const estimates = new Map<number, MoodEstimate>()
  for (const artist of new Set(music.artist)) {
    const name = artists[artist] ?? ''
    const correction = own.size === 0 ? undefined : own.get(artistKey(name))
    estimates.set(artist, correction === undefined ? estimateArtist(catalogue, name) : ownEstimate(correction, catalogue))
  }
  for (const [artist, estimate] of estimateByCompany(music, estimates, artists, catalogue)) estimates.set(artist, estimate)
  return estimates
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

interface Company {
  plays: number
  valence: number
  arousal: number
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
    const company = companies.get(artist) ?? { plays: 0, valence: 0, arousal: 0, beside: new Map<number, number>() }
    companies.set(artist, company)
    for (let step = 1; step <= NEIGHBOUR_REACH; step++) {
      keepCompany(company, music, row, row - step, estimates)
      keepCompany(company, music, row, row + step, estimates)
    }
  }
  return [...companies].flatMap(([artist, company]) => {
    if (company.plays < NEIGHBOUR_PLAYS_MIN || company.beside.size < 2) return []
    const evidence = {
      valence: company.valence / company.plays,
      arousal: company.arousal / company.plays,
      valenceSpread: NEIGHBOUR_SPREAD.valence,
      arousalSpread: NEIGHBOUR_SPREAD.arousal,
      weight: company.plays / (company.plays + NEIGHBOUR_SHRINKAGE),
    }
    const most = [...company.beside].toSorted(([, a], [, b]) => b - a).slice(0, 3)
    return [
      [
        artist,
        estimateFrom(
          [evidence],
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
  company.plays += 1
  company.valence += estimate.valence
  company.arousal += estimate.arousal
  company.beside.set(artist, (company.beside.get(artist) ?? 0) + 1)
}

export function playedMoods(music: MusicRows, estimates: ArtistEstimates): PlayedMoods {
  const rows: number[] = []
  for (let row = 0; row < music.count; row++) {
    const estimate = music.isPlay[row] === 1 ? estimates.get(music.artist[row]!) : undefined
    if (estimate !== undefined && isKnown(estimate)) rows.push(row)
  }
  return {
    count: rows.length,
    startMs: Float64Array.from(rows, (row) => music.startMs[row]!),
    msPlayed: Uint32Array.from(rows, (row) => music.msPlayed[row]!),
    localDay: Int32Array.from(rows, (row) => music.localDay[row]!),
    hour: Uint8Array.from(rows, (row) => music.localHourOfWeek[row]! % 24),
    artist: Uint32Array.from(rows, (row) => music.artist[row]!),
    valence: Float64Array.from(rows, (row) => estimates.get(music.artist[row]!)?.valence ?? 0),
    arousal: Float64Array.from(rows, (row) => estimates.get(music.artist[row]!)?.arousal ?? 0),
  }
}

/** Enough to see what is missing most. */
const UNKNOWN_SHOWN = 10

/** Time counts whatever the play rule: every minute of music is either of known mood or not. */
export function coverageOf(music: MusicRows, estimates: ArtistEstimates, names: readonly string[]): MoodFindings['coverage'] {
  const byArtist = new Map<number, number>()
  const levels = new Map<MoodLevel, number>()
  let [msMusic, msKnown, plays, playsKnown] = [0, 0, 0, 0]
  for (let row = 0; row < music.count; row++) {
    const artist = music.artist[row]!
    const msPlayed = music.msPlayed[row]!
    const estimate = estimates.get(artist)
    byArtist.set(artist, (byArtist.get(artist) ?? 0) + msPlayed)
    msMusic += msPlayed
    plays += music.isPlay[row]!
    if (estimate === undefined || !isKnown(estimate)) continue
    msKnown += msPlayed
    playsKnown += music.isPlay[row]!
    levels.set(estimate.level, (levels.get(estimate.level) ?? 0) + msPlayed)
  }
  const unknown = [...byArtist].filter(([artist]) => !isKnown(estimates.get(artist) ?? { confidence: 0 }))
  return {
    msMusic,
    msKnown,
    share: msMusic === 0 ? 0 : msKnown / msMusic,
    plays,
    playsKnown,
    artists: byArtist.size,
    artistsKnown: byArtist.size - unknown.length,
    levels: [...levels].map(([level, msPlayed]) => ({ level, msPlayed })).toSorted((a, b) => b.msPlayed - a.msPlayed),
    unknown: unknown
      .toSorted(([, a], [, b]) => b - a)
      .slice(0, UNKNOWN_SHOWN)
      .map(([artist, msPlayed]) => ({ artist: names[artist] ?? '', msPlayed })),
  }
}

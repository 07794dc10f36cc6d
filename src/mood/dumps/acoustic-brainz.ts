/**
 * Documents of an AcousticBrainz high-level dump: what classifiers of Essentia heard in a recording, as a place on the map of
 * moods. A dump holds a document a file, named after the recording's MusicBrainz id and the number of the submission.
 */
import { titleKey } from '../../listening/index.ts'
import { artistKey } from '../artist-names.ts'
import { isRecord, parsedJson, valueBelow } from './json.ts'
import { isCell, recordKey, type DumpRecord } from './records.ts'

const FILE_NAME = /(?:^|\/)([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})-\d+\.json$/u

/** The recording of a file of the dump, or undefined where it is no document (a licence, a folder). */
export function recordingOfPath(path: string): string | undefined {
  return FILE_NAME.exec(path.toLowerCase())?.[1]
}

interface Classifier {
  readonly model: string
  readonly yes: string
  readonly weight: number
}

/**
 * How much each classifier says about an axis, by judgement and fitted to nothing. Happy and sad are what valence means;
 * aggressive music is rarely pleasant. Aggression, party and the lack of rest are what excitement sounds like; what can be
 * danced to can be slow.
 */
const VALENCE: readonly Classifier[] = [
  { model: 'mood_happy', yes: 'happy', weight: 0.5 },
  { model: 'mood_sad', yes: 'sad', weight: -0.35 },
  { model: 'mood_aggressive', yes: 'aggressive', weight: -0.15 },
]
const AROUSAL: readonly Classifier[] = [
  { model: 'mood_aggressive', yes: 'aggressive', weight: 0.3 },
  { model: 'mood_relaxed', yes: 'relaxed', weight: -0.3 },
  { model: 'mood_party', yes: 'party', weight: 0.25 },
  { model: 'danceability', yes: 'danceable', weight: 0.15 },
]
/** With less than this of an axis's weight there, the rest would speak for what is missing. */
const WEIGHT_MIN = 0.6

/** Hundredths: sums of whole numbers are the same in every order. */
const SCALE = 100

/** Undefined where the text is no such document, or lacks the classifiers of mood. */
export function recordsOfDocument(recording: string, text: string): readonly DumpRecord[] | undefined {
  const document = parsedJson(text)
  const highlevel = valueBelow(document, 'highlevel')
  const valence = positionOf(highlevel, VALENCE)
  const arousal = positionOf(highlevel, AROUSAL)
  if (valence === undefined || arousal === undefined) return undefined
  const value = `${Math.round(valence * SCALE)}\t${Math.round(arousal * SCALE)}\t1`
  const records = [{ key: recordKey('recordings', recording), value }]
  const song = songOf(valueBelow(document, 'metadata', 'tags'))
  return song === undefined ? records : [...records, { key: recordKey('songs', ...song), value }]
}

function positionOf(highlevel: unknown, classifiers: readonly Classifier[]): number | undefined {
  let sum = 0
  let weights = 0
  for (const { model, yes, weight } of classifiers) {
    const probability = valueBelow(highlevel, model, 'all', yes)
    if (typeof probability !== 'number' || !(probability >= 0 && probability <= 1)) continue
    sum += weight * (2 * probability - 1)
    weights += Math.abs(weight)
  }
  return weights < WEIGHT_MIN ? undefined : sum / weights
}

/** The keys of artist and title, by which a listen of another service finds the recording. */
export function songKey(artist: string, title: string): readonly [string, string] {
  return [artistKey(artist), titleKey(title)]
}

function songOf(tags: unknown): readonly [string, string] | undefined {
  const [artist, title] = [firstOf(tags, 'artist'), firstOf(tags, 'title')]
  if (artist === undefined || title === undefined) return undefined
  const key = songKey(artist, title)
  return key.every(isCell) ? key : undefined
}

/** Tags of files have lists of values, and names in any case. */
function firstOf(tags: unknown, name: string): string | undefined {
  if (!isRecord(tags)) return undefined
  const found = tags[name] ?? tags[name.toUpperCase()] ?? tags[name.charAt(0).toUpperCase() + name.slice(1)]
  const first: unknown = Array.isArray(found) ? found[0] : found
  return typeof first === 'string' ? first : undefined
}

export interface Sound {
  readonly valence: number
  readonly arousal: number
  /** How many submissions were heard. */
  readonly documents: number
}

/** The mean over all submissions, from the cells of a row. Undefined where they are no such row. */
export function soundOf(cells: readonly string[]): Sound | undefined {
  const [valence, arousal, documents] = [Number(cells[0]), Number(cells[1]), Number(cells[2])]
  if (!(documents > 0) || Number.isNaN(valence) || Number.isNaN(arousal)) return undefined
  const within = (value: number): number => Math.max(-1, Math.min(1, value / documents / SCALE))
  return { valence: within(valence), arousal: within(arousal), documents }
}

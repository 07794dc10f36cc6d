/** Dumps of invented artists and listeners in the forms in which MusicBrainz, ListenBrainz and AcousticBrainz publish theirs. */
import { seededRandom } from '../../src/shared/random.ts'
import type { TarFile } from './tar.ts'

export interface Heard {
  readonly happy: number
  readonly sad: number
  readonly aggressive: number
  readonly relaxed: number
  readonly party: number
  readonly danceable: number
}

export const SAD: Heard = { happy: 0.06, sad: 0.95, aggressive: 0.05, relaxed: 0.99, party: 0.02, danceable: 0.04 }
export const WILD: Heard = { happy: 0.35, sad: 0.1, aggressive: 0.97, relaxed: 0.03, party: 0.7, danceable: 0.5 }

/** A document of the high-level dump: every classifier with all its classes, the more likely one, and the tags of the file. */
export function soundDocument(heard: Heard, artist: string, title: string): string {
  const two = (yes: string, no: string, p: number): object => ({
    all: { [yes]: p, [no]: 1 - p },
    probability: Math.max(p, 1 - p),
    value: p >= 0.5 ? yes : no,
    version: { essentia: '2.1-beta1', extractor: 'music 1.0' },
  })
  return JSON.stringify({
    highlevel: {
      danceability: two('danceable', 'not_danceable', heard.danceable),
      gender: two('female', 'male', 0.5),
      mood_acoustic: two('acoustic', 'not_acoustic', 0.4),
      mood_aggressive: two('aggressive', 'not_aggressive', heard.aggressive),
      mood_electronic: two('electronic', 'not_electronic', 0.4),
      mood_happy: two('happy', 'not_happy', heard.happy),
      mood_party: two('party', 'not_party', heard.party),
      mood_relaxed: two('relaxed', 'not_relaxed', heard.relaxed),
      mood_sad: two('sad', 'not_sad', heard.sad),
      timbre: two('bright', 'dark', 0.5),
    },
    metadata: {
      audio_properties: { length: 181.2, sample_rate: 44_100, codec: 'mp3' },
      tags: { artist: [artist], title: [title], album: ['Invented'], file_name: `${title}.mp3` },
      version: { highlevel: { essentia: '2.1-beta1', models_essentia_git_sha: 'v2.1_beta1' } },
    },
  })
}

export function mbidOf(number: number): string {
  return `${number.toString(16).padStart(8, '0')}-0000-4000-8000-${number.toString(16).padStart(12, '0')}`
}

/** Where such a document lies in the archive of 2022. */
export function soundPath(mbid: string, submission: number): string {
  return `acousticbrainz-highlevel-json-20220623/highlevel/${mbid.slice(0, 2)}/${mbid.slice(2, 3)}/${mbid}-${submission}.json`
}

export interface ListenLine {
  readonly user: number
  readonly second: number
  readonly artist: string
  readonly tags?: readonly string[]
}

/** A line of `listens/YEAR/MONTH.listens`. */
export function listenLine({ user, second, artist, tags }: ListenLine): string {
  const more = { recording_msid: 'c3b7cf2c-0000-0000-0000-000000000000', media_player: 'Invented', ...(tags && { tags }) }
  const track = { artist_name: artist, track_name: 'A Song', release_name: 'An Album', additional_info: more }
  return JSON.stringify({ user_id: user, user_name: `listener ${user}`, timestamp: second, track_metadata: track, recording_msid: 'x' })
}

/** A dump of recordings large enough to be interrupted, with several submissions of most. */
export function manySounds(documents: number, seed: number): readonly TarFile[] {
  const random = seededRandom(seed)
  const submissions = new Map<string, number>()
  return Array.from({ length: documents }, () => {
    const number = Math.floor(random.next() * (documents / 3))
    const mbid = mbidOf(number)
    const submission = submissions.get(mbid) ?? 0
    submissions.set(mbid, submission + 1)
    const heard = {
      happy: random.next(),
      sad: random.next(),
      aggressive: random.next(),
      relaxed: random.next(),
      party: random.next(),
      danceable: random.next(),
    }
    return { path: soundPath(mbid, submission), content: soundDocument(heard, `Artist ${number % 500}`, `Song ${number}`) }
  })
}

/** Listens of people who each prefer some artists, in the order of time. */
export function manyListens(listens: number, artists: readonly string[], seed: number): string {
  const random = seededRandom(seed)
  return Array.from({ length: listens }, (_, index) => {
    const user = Math.floor(random.next() * 40)
    const artist = artists[(user + Math.floor(random.next() * random.next() * artists.length)) % artists.length]!
    return `${listenLine({ user, second: 1_500_000_000 + index * 20, artist })}\n`
  }).join('')
}

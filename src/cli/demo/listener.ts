/** Invented listeners: a life in one table of listens each, made fast enough for thousands of them. */
import { FLAG, MUSIC, NONE, PODCAST, type Listens } from '../../listening/index.ts'
import { at } from '../../shared/assert.ts'
import { MS_PER_DAY, MS_PER_HOUR, MS_PER_SECOND, localDayOf, localHourOfWeek } from '../../shared/time.ts'
import { ARTIST_WEIGHTS, ARTISTS, KNOWN_TO_ALL } from './artists.ts'
import { seededRandom, weightedPicker, type SeededRandom } from './random.ts'

const FROM_MS = Date.UTC(2023, 0, 1)
const DAYS = 870
const SONGS_PER_ARTIST = 6
const ARTISTS_MIN = 30
const ARTISTS_SPREAD = 120
const LISTENS_MIN = 250
const LISTENS_SPREAD = 500
const LISTENS_PER_SESSION = 9
/** Of all listens. */
const SKIPPED = 0.18
const INCOGNITO = 0.02
const PODCASTS = 0.03

const pickArtist = weightedPicker(ARTIST_WEIGHTS)

/** The artists that a person listens to, best loved first; those that everybody knows are among them. */
function tasteOf(random: SeededRandom): readonly number[] {
  const count = ARTISTS_MIN + random.below(ARTISTS_SPREAD)
  const artists = new Set<number>()
  while (artists.size < count) artists.add(pickArtist(random))
  for (let known = 0; known < KNOWN_TO_ALL; known++) artists.add(known)
  return [...artists]
}

const PODCAST_SHOW = 'The Long Way Round'

/** The whole life of the listener with this number in the world of this seed. */
export function listenerOf(seed: string, number: number): Listens {
  const random = seededRandom(`${seed}/listener/${number}`)
  const taste = tasteOf(random)
  const pickLoved = weightedPicker(Float64Array.from(taste, (_, rank) => (rank + 2) ** -0.8))
  const count = LISTENS_MIN + random.below(LISTENS_SPREAD)
  const columns = emptyColumns(count)
  const show = taste.length * SONGS_PER_ARTIST
  const starts = sessionStarts(random, Math.ceil(count / LISTENS_PER_SESSION))
  let atMs = 0
  for (let row = 0; row < count; row++) {
    const sessionMs = row % LISTENS_PER_SESSION === 0 ? starts[row / LISTENS_PER_SESSION]! : 0
    atMs = Math.max(sessionMs, atMs + MS_PER_SECOND)
    // The end of every life holds one full listen of each artist that everybody knows.
    const known = row - (count - KNOWN_TO_ALL)
    const isPodcast = known < 0 && random.chance(PODCASTS)
    const loved = known >= 0 ? taste.indexOf(known) : pickLoved(random)
    const msPlayed = known < 0 && random.chance(SKIPPED) ? 2_000 + random.below(26_000) : 130_000 + random.below(150_000)
    columns.startMs[row] = atMs
    columns.endMs[row] = atMs + msPlayed
    columns.msPlayed[row] = msPlayed
    columns.kind[row] = isPodcast ? PODCAST : MUSIC
    columns.flags[row] = FLAG.startExact | (known < 0 && random.chance(INCOGNITO) ? FLAG.incognito : 0)
    columns.item[row] = isPodcast ? show : loved * SONGS_PER_ARTIST + Math.floor(random.next() ** 2 * SONGS_PER_ARTIST)
    columns.localDay[row] = localDayOf(atMs, 0)
    columns.localHourOfWeek[row] = localHourOfWeek(atMs, 0)
    atMs += msPlayed
  }
  return { kindOfTable: 'listens', version: 1, timeZone: 'UTC', count, ...columns, ...namesOf(taste) }
}

/** From the morning to late at night, with no two sessions so close that they would run into each other by design. */
function sessionStarts(random: SeededRandom, count: number): Float64Array {
  return Float64Array.from({ length: count }, () => FROM_MS + random.below(DAYS) * MS_PER_DAY + (6 + 17 * random.next()) * MS_PER_HOUR)
    .map((ms) => Math.floor(ms / MS_PER_SECOND) * MS_PER_SECOND)
    .toSorted()
}

function emptyColumns(count: number) {
  return {
    startMs: new Float64Array(count),
    endMs: new Float64Array(count),
    msPlayed: new Uint32Array(count),
    kind: new Uint8Array(count),
    flags: new Uint16Array(count),
    item: new Uint32Array(count),
    reasonStart: new Uint8Array(count),
    reasonEnd: new Uint8Array(count),
    country: new Uint16Array(count),
    platform: new Uint8Array(count),
    source: new Uint8Array(count),
    localDay: new Int32Array(count),
    localHourOfWeek: new Uint8Array(count),
  }
}

const SONG_TITLES = Array.from({ length: SONGS_PER_ARTIST }, (_, song) => `Song ${song + 1}`)
const ALBUM_TITLES = ['Volume 1', 'Volume 2', 'Volume 3'] as const

/** A song an item, in the order of the taste; the last item of all is the podcast. Loops, because every life passes through here. */
function namesOf(taste: readonly number[]) {
  const items = taste.length * SONGS_PER_ARTIST + 1
  const track = new Uint32Array(items)
  const artistOfTrack = new Uint32Array(items)
  const titles: string[] = []
  const uris: string[] = []
  for (const [index, artist] of taste.entries()) {
    for (const title of SONG_TITLES) {
      artistOfTrack[titles.length] = index
      uris.push(`demo:track:${artist}-${titles.length % SONGS_PER_ARTIST}`)
      titles.push(title)
    }
  }
  for (let item = 0; item < items; item++) track[item] = item
  artistOfTrack[items - 1] = taste.length
  return {
    artists: [...taste.map((artist) => at(ARTISTS, artist)), PODCAST_SHOW],
    albums: { title: taste.map((artist) => at(ALBUM_TITLES, artist % ALBUM_TITLES.length)), artist: Uint32Array.from(taste.keys()) },
    tracks: { title: [...titles, 'An episode'], artist: artistOfTrack },
    items: {
      track,
      album: artistOfTrack.map((artist) => (artist < taste.length ? artist : NONE)),
      uri: [...uris, 'demo:episode:1'],
    },
    reasons: [''],
    countries: [''],
    sources: ['Invented for the demonstration'],
  }
}

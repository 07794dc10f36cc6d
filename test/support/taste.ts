/** What a listener likes and when: chapters of life, artists found on the way, and songs that would not let go. */
import { at } from '../../src/shared/assert.ts'
import { type Artist, type Catalogue, GENRES, type Track } from './catalogue.ts'
import { type Random, weightedPicker, zipfWeights } from './random.ts'

/** A period with a mix of its own. */
export interface Chapter {
  readonly fromDay: number
  /** Liking of each genre, by its position in GENRES. */
  readonly genres: readonly number[]
  /** Hours by which the day is later than usual. */
  readonly lateHours: number
}

export interface Obsession {
  readonly fromDay: number
  readonly toDay: number
  readonly track: Track
}

export interface Taste {
  readonly chapters: readonly Chapter[]
  readonly obsessions: readonly Obsession[]
  chapterOn(day: number): Chapter
  obsessionOn(day: number): Obsession | undefined
  pickArtist(random: Random, day: number): Artist
  pickTrack(random: Random, day: number): Track
}

const CHAPTER_DAYS_MEAN = 420
const OBSESSION_GAP_DAYS_MEAN = 45
/** Taste is worked out anew so often; within the span it stays as it is. */
const SEASON_DAYS = 91
/** Near 1, as measured for plays by artist in real libraries. */
const ZIPF_EXPONENT = 1.05

export function createTaste(seed: Random, catalogue: Catalogue, fromDay: number, toDay: number): Taste {
  const chapters = planChapters(seed.fork('chapters'), fromDay, toDay)
  const pickArtist = artistPicker(seed.fork('artists'), catalogue, chapters, fromDay, toDay)
  const pickTrack = (random: Random, day: number): Track => favouriteTrack(random, pickArtist(random, day))
  const obsessions = planObsessions(seed.fork('obsessions'), pickTrack, fromDay, toDay)
  return {
    chapters,
    obsessions,
    chapterOn: (day) => chapters.findLast((chapter) => chapter.fromDay <= day) ?? at(chapters, 0),
    obsessionOn: (day) => obsessions.find((obsession) => obsession.fromDay <= day && day <= obsession.toDay),
    pickArtist,
    pickTrack,
  }
}

/** Of an artist, mostly the first songs of the first albums: a hit is a hit. */
export function favouriteTrack(random: Random, artist: Artist): Track {
  const albums = artist.albums
  const album = at(albums, Math.min(Math.floor(random.exponential(1.2)), albums.length - 1))
  return at(album.tracks, Math.floor(random.next() ** 1.7 * album.tracks.length))
}

function planChapters(random: Random, fromDay: number, toDay: number): Chapter[] {
  const chapters: Chapter[] = []
  for (let day = fromDay; day <= toDay; day += Math.round(120 + random.exponential(CHAPTER_DAYS_MEAN - 120))) {
    const favourites = [random.below(GENRES.length), random.below(GENRES.length), random.below(GENRES.length)]
    const genres = GENRES.map((_, genre) => (favourites.includes(genre) ? 9 : 1))
    chapters.push({ fromDay: day, genres, lateHours: random.between(-1, 2) })
  }
  return chapters
}

function artistPicker(
  seed: Random,
  catalogue: Catalogue,
  chapters: readonly Chapter[],
  fromDay: number,
  toDay: number,
): Taste['pickArtist'] {
  const { artists } = catalogue
  const fame = zipfWeights(artists.length, ZIPF_EXPONENT, 4)
  // What the listener makes of each artist has little to do with fame.
  const liking = artists.map(() => seed.logNormal(1, 1))
  const metOn = artists.map(() => (seed.chance(0.15) ? fromDay : Math.floor(seed.between(fromDay, toDay))))
  const seasons = new Map<number, (random: Random) => number>()
  const pickerOf = (season: number): ((random: Random) => number) => {
    const day = fromDay + season * SEASON_DAYS
    const chapter = chapters.findLast(({ fromDay: start }) => start <= day + SEASON_DAYS / 2) ?? at(chapters, 0)
    const mood = seed.fork(`season ${season}`)
    const weights = artists.map((artist, i) => {
      const drift = mood.logNormal(1, 0.7)
      const isMet = at(metOn, i) < day + SEASON_DAYS
      return isMet ? at(fame, i) * at(liking, i) * drift * at(chapter.genres, artist.genre) : 0
    })
    return weightedPicker(weights.some((weight) => weight > 0) ? weights : fame)
  }
  return (random, day) => {
    const season = Math.max(0, Math.floor((day - fromDay) / SEASON_DAYS))
    let pick = seasons.get(season)
    if (pick === undefined) seasons.set(season, (pick = pickerOf(season)))
    return at(artists, pick(random))
  }
}

function planObsessions(random: Random, pickTrack: Taste['pickTrack'], fromDay: number, toDay: number): Obsession[] {
  const obsessions: Obsession[] = []
  let day = fromDay + Math.ceil(random.exponential(OBSESSION_GAP_DAYS_MEAN))
  while (day <= toDay) {
    const end = day + 2 + random.below(10)
    obsessions.push({ fromDay: day, toDay: end, track: pickTrack(random, day) })
    day = end + Math.ceil(random.exponential(OBSESSION_GAP_DAYS_MEAN))
  }
  return obsessions
}

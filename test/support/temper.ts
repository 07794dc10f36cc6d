/** Music that goes with the hour, the day of the week and the season, for a listener whose moods are to be found again. */
import { at } from '../../src/shared/assert.ts'
import { MS_PER_DAY, MS_PER_HOUR, offsetAt, weekdayOf } from '../../src/shared/time.ts'
import { type Artist, GENRES } from './catalogue.ts'
import type { DayPlan } from './itinerary.ts'
import type { Random } from './random.ts'
import { favouriteTrack, type Taste } from './taste.ts'

/** How lively and how bright the music of a genre is, from -1 to 1, as anyone would say of it. */
const CHARACTER = {
  ambient: [-0.9, 0],
  'chamber pop': [-0.3, 0.2],
  chanson: [-0.3, -0.2],
  'city pop': [0.4, 0.8],
  cumbia: [0.6, 0.8],
  'dream pop': [-0.4, 0],
  folk: [-0.5, -0.1],
  'hip hop': [0.5, 0.1],
  house: [0.8, 0.6],
  'indie rock': [0.5, 0.2],
  jazz: [-0.3, 0.2],
  metal: [1, -0.7],
  piano: [-0.9, -0.4],
  'post-rock': [0.1, -0.5],
  soul: [0.1, 0.6],
  techno: [0.9, 0],
} as const satisfies Record<(typeof GENRES)[number]['name'], readonly [liveliness: number, brightness: number]>

const CALMEST_HOUR = 4
const WEEKEND_LIFT = 0.5
/** Days from the first day of time to a midsummer, and from one to the next. */
const MIDSUMMER_DAY = 171
const YEAR_DAYS = 365.25
/** What does not go with the moment is passed over so many times, and then heard all the same. */
const TRIES_MAX = 4
/** The odds of hearing an artist who goes with the moment, against passing by, are e to this power. */
const PULL = 1.6

/** The taste as it is at this instant of a day. */
export function tempered(taste: Taste, plan: DayPlan, atMs: number): Taste {
  const wanted = wantedAt(plan, atMs)
  const pickArtist = (random: Random, day: number): Artist => {
    for (let tries = 1; ; tries++) {
      const artist = taste.pickArtist(random, day)
      if (tries === TRIES_MAX || random.chance(chanceOf(artist, wanted))) return artist
    }
  }
  return { ...taste, pickArtist, pickTrack: (random, day) => favouriteTrack(random, pickArtist(random, day)) }
}

function wantedAt({ day, zone }: DayPlan, atMs: number): readonly [liveliness: number, brightness: number] {
  const localMs = atMs + offsetAt(zone, atMs)
  const hour = (localMs - day * MS_PER_DAY) / MS_PER_HOUR
  const ofDay = -Math.cos((2 * Math.PI * (hour - CALMEST_HOUR)) / 24)
  const ofYear = Math.cos((2 * Math.PI * (day - MIDSUMMER_DAY)) / YEAR_DAYS)
  return [ofDay + (weekdayOf(day) >= 4 && weekdayOf(day) <= 5 ? WEEKEND_LIFT : 0), ofYear]
}

function chanceOf(artist: Artist, [liveliness, brightness]: readonly [number, number]): number {
  const [lively, bright] = CHARACTER[at(GENRES, artist.genre).name]
  return 1 / (1 + Math.exp(-PULL * (lively * liveliness + bright * brightness)))
}

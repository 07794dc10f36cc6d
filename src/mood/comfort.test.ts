/** The weeks against which comfort is judged, as they are summed along, against going through every play for every artist. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { artistSums } from './artists-by-mood.ts'
import { AlikeMusic, judgedWeeks, weeksOf } from './comfort.ts'
import type { PlayedMoods } from './played-moods.ts'
import { mondayOf } from './spans.ts'

const ARTISTS = 9
const AS_BRIGHT = 0.15
const WEEK_PLAYS_MIN = 10

const plays = fc.array(fc.record({ day: fc.integer({ min: 18_000, max: 18_060 }), artist: fc.integer({ min: 0, max: ARTISTS - 1 }) }), {
  minLength: 1,
  maxLength: 400,
})
const brightness = fc.array(
  fc.integer({ min: -10, max: 10 }).map((tenths) => tenths / 20),
  { minLength: ARTISTS, maxLength: ARTISTS },
)

function playedBy(found: readonly { readonly day: number; readonly artist: number }[], valences: readonly number[]): PlayedMoods {
  const heard = found.toSorted((a, b) => a.day - b.day)
  const valence = Float64Array.from(heard, ({ artist }) => valences[artist]!)
  return {
    count: heard.length,
    row: Uint32Array.from(heard.keys()),
    startMs: Float64Array.from(heard, ({ day }) => day * 86_400_000),
    msPlayed: new Uint32Array(heard.length).fill(180_000),
    localDay: Int32Array.from(heard, ({ day }) => day),
    hour: new Uint8Array(heard.length),
    artist: Uint32Array.from(heard, ({ artist }) => artist),
    valence,
    arousal: valence,
    moods: {
      artist: Uint32Array.from({ length: ARTISTS }, (_, artist) => artist),
      plays: Float64Array.from({ length: ARTISTS }, (_, artist) => heard.filter((one) => one.artist === artist).length),
      msPlayed: new Float64Array(ARTISTS),
      valence: Float64Array.from(valences),
      arousal: Float64Array.from(valences),
    },
  }
}

/** Own plays, those of music about as bright, and how dark the rest was, of each week from a day on. */
function plainly({ localDay, artist, valence }: PlayedMoods, valences: readonly number[], own: number, from: number): number[][] {
  const weeks = new Map<number, { own: number; alike: number; others: number; sum: number }>()
  localDay.forEach((day, play) => {
    const week = weeks.get(mondayOf(day)) ?? { own: 0, alike: 0, others: 0, sum: 0 }
    weeks.set(mondayOf(day), week)
    const isAlike = Math.abs(valences[artist[play]!]! - valences[own]!) <= AS_BRIGHT
    week.own += Number(artist[play] === own)
    week.alike += Number(isAlike)
    week.others += Number(!isAlike)
    week.sum += isAlike ? 0 : valence[play]!
  })
  return [...weeks]
    .filter(([monday, { others }]) => monday >= from && others >= WEEK_PLAYS_MIN)
    .map(([, week]) => [week.own, week.alike, week.sum / week.others])
}

test('from the darkest artist to the brightest, each has its weeks', () => {
  fc.assert(
    fc.property(plays, brightness, fc.integer({ min: 17_990, max: 18_050 }), (found, tenths, from) => {
      // Means of sums are not exact, so that no artist may lie at the very border of another.
      const valences = tenths.map((value) => value * 0.97)
      const played = playedBy(found, valences)
      const sums = artistSums(played, ARTISTS)
      const weeks = weeksOf(played, ARTISTS)
      const alike = new AlikeMusic(sums, weeks)
      for (const { artist } of sums.toSorted((a, b) => a.valence / a.plays - b.valence / b.plays)) {
        alike.moveTo(valences[artist]!)
        const { count, own, alike: alikePlays, darkness } = judgedWeeks(weeks, alike, artist, from)
        const expected = plainly(played, valences, artist, from)
        expect(count).toBe(expected.length)
        expected.forEach(([ownPlays, playsAlike, dark], week) => {
          expect([own[week], alikePlays[week]]).toEqual([ownPlays, playsAlike])
          expect(darkness[week]).toBeCloseTo(dark!, 10)
        })
      }
    }),
  )
})

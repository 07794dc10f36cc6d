/** Invented lives whose music has a mood that was planted: what the findings of mood must find again. */
import type { Catalogue } from '../../src/mood/index.ts'
import { artistKey } from '../../src/mood/artist-names.ts'
import { parseCatalogue } from '../../src/mood/catalogue.ts'
import { estimateArtist } from '../../src/mood/artist-moods.ts'
import { seededRandom, type Random } from '../../src/shared/random.ts'
import type { Listens } from '../../src/listening/index.ts'
import { listensOf, type HeardListen } from './listens-of.ts'

const GRID = 7
const STEPS = Array.from({ length: GRID }, (_, index) => -0.9 + (1.8 * index) / (GRID - 1))

/** One invented artist for every place of a grid over the map of moods. */
export const moodCatalogue: Catalogue = parseCatalogue({ genres: gridWords(), artists: [gridArtists()] })

function places(): readonly { readonly name: string; readonly valence: number; readonly arousal: number }[] {
  return STEPS.flatMap((valence, column) => STEPS.map((arousal, row) => ({ name: `place ${column} ${row}`, valence, arousal })))
}

function gridWords(): string {
  const lines = places().flatMap(({ name, valence, arousal }) =>
    ['one', 'two'].map((part) => `${name} ${part}\tmood\t\t${hundredths(valence)}\t${hundredths(arousal)}\t`),
  )
  return `word\tkind\tparent\tvalence\tarousal\taliases\n${lines.toSorted().join('\n')}\n`
}

function hundredths(value: number): string {
  const text = String(Math.round(Math.abs(value) * 100)).padStart(3, '0')
  return `${value < 0 ? '-' : ''}${text.slice(0, 1)}.${text.slice(1)}`
}

function gridArtists(): string {
  const lines = places().map(({ name }) => `Artist ${name}\t${name} one; ${name} two\t1990s`)
  return `name\twords\tdecades\n${lines.join('\n')}\n`
}

const ARTISTS = places().map(({ name }) => {
  const artist = `Artist ${name}`
  const { valence, arousal } = estimateArtist(moodCatalogue, artist)
  return { artist, key: artistKey(artist), valence, arousal }
})

export interface Mood {
  readonly valence: number
  readonly arousal: number
}

export interface Life {
  readonly seed: number
  /** UTC day on which it begins, a Monday for whole weeks. */
  readonly from: string
  readonly days: number
  readonly playsPerSession: number
  readonly sessionsPerDay: number
  /** Standard deviation of the mood of single days around the plan. */
  readonly dayToDay: number
  /** What the listener is after: day from 0, hour with decimals, position in the session from 0 to 1. */
  readonly plan: (day: number, hour: number, position: number) => Mood
  readonly hours?: readonly number[]
  /** Two letters; absent where the source does not say. */
  readonly country?: string
}

export interface LivedLife {
  readonly listens: Listens
  /** By week from 0: what the plan alone makes of the mean estimate in it. */
  readonly weekTruth: readonly Mood[]
}

/** How far a choice strays from what the listener is after. */
const STRAY = 0.35
const SONG_SECONDS = 200

export function live({ seed, from, days, playsPerSession, sessionsPerDay, dayToDay, plan, hours = HOURS, country }: Life): LivedLife {
  const random = seededRandom(seed)
  const heard: HeardListen[] = []
  const weeks: { valence: number; arousal: number; plays: number }[] = []
  const firstMs = Date.parse(`${from}T00:00:00Z`)
  for (let day = 0; day < days; day++) {
    const mood = { valence: dayToDay * normal(random), arousal: dayToDay * normal(random) }
    const chosen = Array.from({ length: sessionsPerDay }, () => hours[Math.floor(random.next() * hours.length)] ?? 12).toSorted(
      (a, b) => a - b,
    )
    for (const [session, start] of chosen.entries()) {
      if (session > 0 && start === chosen[session - 1]) continue
      for (let play = 0; play < playsPerSession; play++) {
        const hour = start + (play * (SONG_SECONDS + 5)) / 3600
        const target = plan(day, hour, playsPerSession === 1 ? 0 : play / (playsPerSession - 1))
        const { artist } = choose({ valence: target.valence + mood.valence, arousal: target.arousal + mood.arousal }, random)
        heard.push({
          start: firstMs + (day * 24 + hour) * 3_600_000,
          seconds: SONG_SECONDS,
          artist,
          title: `Song ${play}`,
          ...(country !== undefined && { country }),
        })
        const week = (weeks[Math.floor(day / 7)] ??= { valence: 0, arousal: 0, plays: 0 })
        const expected = expectedOf(target, dayToDay)
        week.valence += expected.valence
        week.arousal += expected.arousal
        week.plays += 1
      }
    }
  }
  const weekTruth = weeks.map(({ valence, arousal, plays }) => ({ valence: valence / plays, arousal: arousal / plays }))
  return { listens: listensOf(heard), weekTruth }
}

const HOURS = Array.from({ length: 24 }, (_, hour) => hour)

function weightsFor(target: Mood): readonly number[] {
  return ARTISTS.map(({ valence, arousal }) =>
    Math.exp(-((valence - target.valence) ** 2 + (arousal - target.arousal) ** 2) / (2 * STRAY ** 2)),
  )
}

function choose(target: Mood, random: Random): (typeof ARTISTS)[number] {
  const weights = weightsFor(target)
  let left = random.next() * weights.reduce((sum, weight) => sum + weight, 0)
  const index = weights.findIndex((weight) => (left -= weight) < 0)
  return ARTISTS[Math.max(0, index)]!
}

const expectations = new Map<string, Mood>()

/** The mean estimate of what is chosen, over the days' own moods too (by quadrature over a grid of normal quantiles). */
function expectedOf(target: Mood, dayToDay: number): Mood {
  const key = `${Math.round(target.valence * 500)} ${Math.round(target.arousal * 500)} ${dayToDay}`
  const known = expectations.get(key)
  if (known !== undefined) return known
  const quantiles = dayToDay === 0 ? [0] : [-1.645, -1.036, -0.674, -0.385, -0.126, 0.126, 0.385, 0.674, 1.036, 1.645]
  const sum = { valence: 0, arousal: 0 }
  for (const one of quantiles) {
    for (const other of quantiles) {
      const weights = weightsFor({ valence: target.valence + dayToDay * one, arousal: target.arousal + dayToDay * other })
      const total = weights.reduce((all, weight) => all + weight, 0)
      sum.valence += ARTISTS.reduce((all, { valence }, index) => all + valence * weights[index]!, 0) / total
      sum.arousal += ARTISTS.reduce((all, { arousal }, index) => all + arousal * weights[index]!, 0) / total
    }
  }
  const count = quantiles.length ** 2
  const mood = { valence: sum.valence / count, arousal: sum.arousal / count }
  expectations.set(key, mood)
  return mood
}

/** Box and Muller. */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next())
}

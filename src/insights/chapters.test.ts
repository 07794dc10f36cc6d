/** Chapters of lives that were made with known changes, and of lives without any. */
import { describe, expect, test } from 'vitest'
import { listensOf, type HeardListen } from '../../test/support/listens-of.ts'
import { chaptersSchema } from '../contract/chapters.ts'
import { MS_PER_DAY, MS_PER_HOUR, parseDay } from '../shared/time.ts'
import { chapterFindings } from './index.ts'

const ALL_TIME = { period: null, playRule: 'thirtySeconds' } as const
const START = Date.UTC(2018, 0, 1)
const WEEKS = 156
const ARTISTS = 40
const MONTH_DAYS = 31
const LIVES = 120

/** A generator with a seed, so that a life can be lived again. */
function randomOf(seed: number): () => number {
  let state = seed * 2_654_435_761 + 1
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 0x1_0000_0000
  }
}

interface Life {
  readonly seed: number
  /** Weeks at which the favourites change. */
  readonly changes: readonly number[]
  /** Whether one artist takes over some weeks, which is no chapter. */
  readonly crazes?: boolean
}

/** Favourites are heard by Zipf's law; a change turns the list of favourites around. */
function live({ seed, changes, crazes = false }: Life): HeardListen[] {
  const random = randomOf(seed)
  const heard: HeardListen[] = []
  let shift = 0
  for (let week = 0; week < WEEKS; week++) {
    if (changes.includes(week)) shift += 13
    const craze = crazes && random() < 0.3 ? Math.floor(random() * ARTISTS) : -1
    const plays = 12 + Math.floor(random() * 30)
    for (let play = 0; play < plays; play++) {
      const rank = Math.floor(ARTISTS ** random()) - 1
      const artist = craze >= 0 && random() < 0.3 ? craze : (rank + shift) % ARTISTS
      const start = START + week * 7 * MS_PER_DAY + Math.floor(random() * 7) * MS_PER_DAY + Math.floor(random() * 20) * MS_PER_HOUR
      heard.push({ start, seconds: 200, artist: `Artist ${artist}`, title: `Song ${Math.floor(random() * 5)}` })
    }
  }
  return heard
}

const cutsOf = (life: Life): number[] =>
  chapterFindings(listensOf(live(life)), ALL_TIME)
    .chapters.slice(1)
    .map(({ from }) => (parseDay(from) ?? 0) - START / MS_PER_DAY)

describe('chapters', () => {
  test('begin within a month of a planted change', () => {
    const changes = [50, 104]
    for (let seed = 1; seed <= 12; seed++) {
      const cuts = cutsOf({ seed, changes, crazes: true })
      for (const week of changes) {
        expect(Math.min(...cuts.map((cut) => Math.abs(cut - week * 7))), `change in week ${week} of life ${seed}`).toBeLessThanOrEqual(
          MONTH_DAYS,
        )
      }
    }
  })

  test('are found in fewer than one of twenty steady lives', () => {
    let alarms = 0
    for (let seed = 1; seed <= LIVES; seed++)
      alarms += Number(cutsOf({ seed: seed + 1_000, changes: [], crazes: seed % 2 === 0 }).length > 0)
    expect(alarms / LIVES).toBeLessThan(0.05)
  })

  test('tell who arrived and who left', () => {
    const found = chapterFindings(listensOf(live({ seed: 3, changes: [78] })), ALL_TIME)
    expect(chaptersSchema.parse(found)).toEqual(found)
    expect(found.chapters).toHaveLength(2)
    const cut = found.chapters[1]?.cut
    expect(cut?.left[0]?.artist).toBe('Artist 0')
    expect(cut?.arrived[0]?.artist).toBe('Artist 13')
    expect(cut?.pValue).toBe(1 / 300)
    expect(found.chapters[1]?.artists[0]?.artist).toBe('Artist 13')
  })

  test('cover the whole time with music without overlap', () => {
    const { chapters } = chapterFindings(listensOf(live({ seed: 5, changes: [40, 90, 120] })), ALL_TIME)
    for (const [index, chapter] of chapters.entries()) {
      const next = chapters[index + 1]
      if (next) expect(chapter.to < next.from).toBe(true)
    }
    expect(chapters.length).toBeGreaterThan(1)
  })

  test('are none where nothing was heard', () => {
    expect(chapterFindings(listensOf([]), ALL_TIME)).toEqual({ fortnights: 0, genresInMix: false, chapters: [] })
  })
})

test('a life that never changes at all has one chapter, however its fortnights are rounded', () => {
  for (const perDay of [1, 2, 3, 7]) {
    for (const days of [400, 733, 1100]) {
      const heard = Array.from({ length: days * perDay }, (_, play): HeardListen => {
        const start = START + Math.floor(play / perDay) * MS_PER_DAY + (play % perDay) * MS_PER_HOUR
        return { start, seconds: 200, artist: `Artist ${play % 3}`, title: 'Song' }
      })
      expect(chapterFindings(listensOf(heard, 'UTC'), ALL_TIME).chapters, `${perDay} a day, ${days} days`).toHaveLength(1)
    }
  }
})

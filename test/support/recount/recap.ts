/** Every claim of a recap, recounted. */
import { expect } from 'vitest'
import type { AllFindings, Recap, RecapCard } from '../../../src/contract/deep-insights.ts'
import { unreachable } from '../../../src/shared/assert.ts'
import {
  artistOf,
  dateOf,
  distinct,
  expectClose,
  groups,
  named,
  plays,
  ratio,
  skips,
  time,
  trackOf,
  type History,
  type Plain,
} from './plain.ts'

type Found = Pick<AllFindings, 'attention' | 'repeats' | 'milestones' | 'comparison'>

export function expectRecap({ cards }: Recap, found: Found, history: History): void {
  expect(cards.length).toBeGreaterThanOrEqual(8)
  expect(cards.length).toBeLessThanOrEqual(12)
  expect(distinct(cards.map(({ kind }) => kind))).toHaveLength(cards.length)
  for (const card of cards) expectCard(card, found, history)
}

const isNight = ({ hour }: Plain): boolean => hour >= 22 || hour < 4

/** What stands in another insight too, which is recounted by itself, must be the same there. */
function expectCard(card: RecapCard, { attention, repeats, milestones, comparison }: Found, history: History): void {
  const { music } = history
  const ofTrack = (title: string, artist: string): readonly Plain[] => music.filter((one) => trackOf(one) === trackOf({ title, artist }))
  const ofArtist = (artist: string): readonly Plain[] => music.filter((one) => one.artist === artist)
  const most = (key: (one: Plain) => string, value: (own: readonly Plain[]) => number, items = music): number =>
    Math.max(...[...groups(items, key).values()].map(value))
  switch (card.kind) {
    case 'hours':
      expect([card.msMusic, card.plays]).toEqual([time(music), plays(music).length])
      return expectRank(card, history)
    case 'artist': {
      const own = ofArtist(card.artist)
      expect(card.msPlayed).toBe(most(artistOf, time, named(music)))
      expect([card.msPlayed, card.plays, card.days]).toEqual([
        time(own),
        plays(own).length,
        distinct(plays(own).map(({ date }) => date)).length,
      ])
      return
    }
    case 'track': {
      const own = ofTrack(card.title, card.artist)
      expect(card.plays).toBe(most(trackOf, (items) => plays(items).length))
      expect([card.plays, card.msPlayed, card.first]).toEqual([plays(own).length, time(own), plays(own)[0]?.date])
      return
    }
    case 'album': {
      const own = music.filter(({ album, artist }) => album === card.title && artist === card.artist)
      expect([card.msPlayed, card.plays]).toEqual([time(own), plays(own).length])
      return
    }
    case 'day': {
      const own = music.filter(({ date }) => date === card.date)
      expect(card.msPlayed).toBe(most(({ date }) => date, time))
      expect([card.msPlayed, card.plays]).toEqual([time(own), plays(own).length])
      return
    }
    case 'hour':
      expect(time(music.filter(({ weekday, hour }) => weekday === card.weekday && hour === card.hour))).toBe(
        most(({ weekday, hour }) => `${weekday} ${hour}`, time),
      )
      return expectClose(card.shareOfNight, ratio(time(music.filter(isNight)), time(music)))
    case 'streak': {
      const dates = new Set(plays(music).map(({ date }) => date))
      const day = Date.parse(card.from) / 86_400_000
      expect(Array.from({ length: card.days }, (_, index) => dates.has(dateOf(day + index)))).not.toContain(false)
      expect([dates.has(dateOf(day - 1)), dates.has(dateOf(day + card.days)), dateOf(day + card.days - 1)]).toEqual([false, false, card.to])
      return
    }
    case 'found': {
      const start = music[0]?.startMs ?? 0
      const known = new Set(history.life.filter(({ startMs }) => startMs < start).map(artistOf))
      const fresh = named(music).filter(({ artist }) => !known.has(artist))
      expect(card.newArtists).toBe(distinct(fresh.map(artistOf)).length)
      expect(card.plays).toBe(most(artistOf, (own) => plays(own).length, fresh))
      expect([plays(ofArtist(card.artist)).length, ofArtist(card.artist)[0]?.date]).toEqual([card.plays, card.first])
      return
    }
    case 'skips':
      expectClose(card.share, ratio(skips(music), music.length))
      return expectClose(card.within5, ratio(skips(music.filter(({ ms }) => ms < 5_000)), music.length))
    case 'obsession':
      return expect(repeats.obsessions[0]).toMatchObject({
        title: card.title,
        peak: card.peak,
        plays: card.plays,
        playsPeakWeek: card.playsPeakWeek,
      })
    case 'loop':
      return expect(repeats.loops).toContainEqual(expect.objectContaining({ title: card.title, plays: card.plays, from: card.at }))
    case 'comfort':
      return expect(repeats.comfort[0]).toMatchObject({ title: card.title, returns: card.returns, daysAwayMost: card.daysAwayMost })
    case 'climber':
      return expect(comparison?.climbers).toContainEqual(
        expect.objectContaining({ artist: card.artist, rank: card.rank, rankBefore: card.rankBefore }),
      )
    case 'milestone':
      return expect(milestones.plays.at(-1)).toMatchObject({ number: card.number, title: card.title })
    case 'archetype':
      return expectArchetype(card, { attention, repeats }, history)
    case 'mood':
    case 'moodShift':
    case 'moodMonths':
    case 'moodComfort':
    case 'moodHours':
    case 'moodWeekdays':
    case 'moodSeasons':
    case 'moodDaylight':
    case 'moodArcs':
    case 'moodRange':
    case 'moodArtists':
      throw new Error('what mood adds to a recap comes after it, and has tests of its own')
    default:
      return unreachable(card)
  }
}

function expectRank({ rank, years }: RecapCard & { kind: 'hours' }, { life, music }: History): void {
  const byYear = [...groups(life, ({ date }) => date.slice(0, 4)).values()].map(time)
  expect(years).toBe(byYear.length)
  if (rank !== null) expect(rank).toBe(1 + byYear.filter((ms) => ms > time(music)).length)
}

function expectArchetype(
  { archetype, value, rule }: RecapCard & { kind: 'archetype' },
  { attention, repeats }: Pick<Found, 'attention' | 'repeats'>,
  { life, music }: History,
): void {
  expect(value).toBeGreaterThanOrEqual(rule)
  const byArtist = [...groups(named(plays(music)), artistOf).values()].map((own) => own.length).toSorted((one, other) => other - one)
  const start = music[0]?.startMs ?? 0
  const known = new Set(life.filter(({ startMs }) => startMs < start).map(artistOf))
  const shares = {
    nightOwl: ratio(time(music.filter(isNight)), time(music)),
    earlyBird: ratio(time(music.filter(({ hour }) => hour >= 4 && hour < 8)), time(music)),
    explorer: known.size === 0 ? 0 : ratio(plays(music).filter(({ artist }) => !known.has(artist)).length, plays(music).length),
    devotee: ratio(
      byArtist.slice(0, 10).reduce((sum, count) => sum + count, 0),
      plays(music).length,
    ),
    albumListener: attention.albums.shareOfPlays,
    skipper: ratio(skips(music), music.length),
    looper: ratio(
      repeats.loops.reduce((sum, loop) => sum + loop.plays, 0),
      plays(music).length,
    ),
  }
  expectClose(value, shares[archetype])
}

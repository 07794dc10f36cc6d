/** Findings of any history against a plain recount over objects. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { listensOf, NO_ROWS, type HeardListen } from '../../test/support/listens-of.ts'
import { findingsSchema } from '../contract/insights.ts'
import type { View } from '../contract/worker.ts'
import { findings } from './index.ts'

describe('any history', () => {
  const anyListen = fc.record({
    start: fc.integer({ min: Date.UTC(2023, 9, 20), max: Date.UTC(2024, 0, 10) }),
    seconds: fc.oneof(fc.integer({ min: 0, max: 400 }), fc.constantFrom(0, 29.999, 30, 240)),
    kind: fc.constantFrom('music', 'music', 'music', 'podcast', 'video'),
    artist: fc.constantFrom('', 'Ada', 'Bo', 'Éva', '\u{1F3B5}'),
    title: fc.constantFrom('one', 'two', 'three'),
    album: fc.constantFrom('', 'Tides', 'Kites'),
    skipped: fc.constantFrom(true, false),
  }) satisfies fc.Arbitrary<HeardListen>
  const anyZone = fc.constantFrom('UTC', 'Europe/Berlin', 'Asia/Kathmandu', 'America/New_York')
  const anyPeriod = fc.constantFrom(null, { from: '2023-10-29', to: '2023-12-31' })

  test('gives what a plain recount over objects gives', () => {
    fc.assert(
      fc.property(fc.array(anyListen, { maxLength: 60 }), anyZone, anyPeriod, (heard, zone, period) => {
        const found = findings(listensOf(heard, zone), NO_ROWS, { period, playRule: 'thirtySeconds' })
        expect(findingsSchema.parse(found)).toEqual(found)
        const recount = recounted(heard, zone, period)
        expect(found.totals).toEqual(recount.totals)
        expect(found.top.tracks).toEqual(recount.tracks)
        expect(found.years).toEqual(recount.years)
        expect(found.clock.flat()).toEqual(recount.clock)
        expect(found.streaks.longest.days).toBe(recount.longestStreak)
      }),
    )
  })
})

/** Recounts from the objects alone: the platform's calendar, maps and full sorts, no table. */
function recounted(
  heard: readonly (HeardListen & { start: number; artist: string; title: string; album: string })[],
  zone: string,
  period: View['period'],
) {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
  const local = heard.map((listen) => ({ ...listen, ms: Math.round(listen.seconds * 1000), local: format.format(listen.start) }))
  const chosen = local.filter(({ local: at }) => period === null || (at.slice(0, 10) >= period.from && at.slice(0, 10) <= period.to))
  const music = chosen.filter(({ kind }) => kind === 'music')
  const ms = (list: typeof chosen): number => list.reduce((all, listen) => all + listen.ms, 0)
  const tally = (list: typeof chosen) => ({
    msPlayed: ms(list),
    listens: list.length,
    plays: list.filter((one) => one.ms >= 30_000).length,
  })
  const grouped = (key: (listen: (typeof music)[number]) => string) => {
    const groups = new Map<string, typeof music>()
    for (const listen of music) groups.set(key(listen), [...(groups.get(key(listen)) ?? []), listen])
    return groups
  }
  const tracks = [...grouped(({ title, artist }) => `${title}/${artist}`).values()].map((list) => ({
    title: list[0]!.title,
    artist: list[0]!.artist,
    ...tally(list),
  }))
  const named = (value: string) => value !== ''
  const days = [...new Set(music.filter((one) => one.ms >= 30_000).map((one) => Date.parse(one.local.slice(0, 10)) / 86_400_000))]
  const runFrom = (day: number): number => (days.includes(day) ? 1 + runFrom(day + 1) : 0)
  const clock = Array.from({ length: 168 }, () => 0)
  for (const one of music) {
    const weekday = (new Date(`${one.local.slice(0, 10)}T00:00:00Z`).getUTCDay() + 6) % 7
    clock[weekday * 24 + Number(one.local.slice(11, 13))]! += one.ms
  }
  return {
    totals: {
      msPlayed: ms(chosen),
      msMusic: ms(music),
      listens: chosen.length,
      plays: tally(music).plays,
      skips: music.filter(({ skipped }) => skipped).length,
      artists: new Set(music.map(({ artist }) => artist).filter(named)).size,
      albums: new Set(music.filter(({ album }) => named(album)).map(({ album, artist }) => `${album}/${artist}`)).size,
      tracks: tracks.length,
    },
    tracks: tracks.toSorted(
      (one, other) =>
        other.msPlayed - one.msPlayed ||
        other.listens - one.listens ||
        Buffer.compare(Buffer.from(one.title), Buffer.from(other.title)) ||
        Buffer.compare(Buffer.from(one.artist), Buffer.from(other.artist)),
    ),
    years: [...grouped((one) => one.local.slice(0, 4))]
      .toSorted(([one], [other]) => Number(one) - Number(other))
      .map(([year, list]) => ({ year: Number(year), ...tally(list) })),
    clock,
    longestStreak: Math.max(0, ...days.map(runFrom)),
  }
}

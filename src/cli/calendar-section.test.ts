/** The calendar of all years on the terminal: a cell a week or a month, shaded by the quarters of one's own. */
import { expect, test } from 'vitest'
import { formatDay, MS_PER_HOUR, parseDay } from '../shared/time.ts'
import { at } from '../shared/assert.ts'
import { calendar } from './calendar-section.ts'
import { widthOf } from './layout.ts'
import { drawsBlocks, paintFor } from './paint.ts'
import { renderPage, type Page } from './page.ts'
import { Screen } from './terminal.case.ts'

const pageOf = (width: number): Page => ({ width, paint: paintFor(new Screen(), {}), isAscii: false })

/** Every day from the first to the last, an hour each unless told otherwise. */
function daysOf(from: string, to: string, hoursOn: (date: string) => number = () => 1) {
  const [first, last] = [parseDay(from) ?? 0, parseDay(to) ?? 0]
  const dates = Array.from({ length: last - first + 1 }, (_, index) => formatDay(first + index))
  return {
    calendar: dates.map((date) => ({ date, msPlayed: hoursOn(date) * MS_PER_HOUR, plays: 1 })).filter(({ msPlayed }) => msPlayed > 0),
  }
}

test('a year is a line of weeks that fits eighty columns, and a year without music is an empty one', () => {
  const section = calendar(
    daysOf('2020-01-01', '2022-12-31', (date) => (date.startsWith('2021') ? 0 : 1)),
    pageOf(76),
  )
  expect(section?.title).toBe('You had music on 731 of 1,096 days.')
  const lines = section?.lines.slice(0, 4) ?? []
  expect(lines.map((line) => line.slice(0, 4))).toEqual(['    ', '2020', '2021', '2022'])
  expect(at(lines, 2).replaceAll(/\s+/g, ' ')).toBe('2021 0 days')
  for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(76)
  expect(new Set(lines.slice(1).map(widthOf)).size).toBe(1)
})

test('weeks begin on Monday, and stand where they lie in the year', () => {
  // 2023 began on a Sunday: that day is a week of its own, and Monday the second begins the next.
  const section = calendar(
    daysOf('2023-01-01', '2023-12-31', (date) => (date <= '2023-01-02' || date >= '2023-12-31' ? 1 : 0)),
    pageOf(76),
  )
  const cells = at(section?.lines ?? [], 1).slice(6, 60)
  expect(cells).toBe(`░░${' '.repeat(50)}░ `)
})

test('the shades are the quarters of the weeks, whatever the longest of them was', () => {
  const hours = new Map([
    ['2024-01-01', 1],
    ['2024-01-08', 2],
    ['2024-01-15', 3],
    ['2024-01-22', 4],
    ['2024-01-29', 5],
    ['2024-02-05', 24],
  ])
  const section = calendar(
    daysOf('2024-01-01', '2024-02-05', (date) => hours.get(date) ?? 0),
    pageOf(76),
  )
  expect(at(section?.lines ?? [], 1).slice(6, 13)).toBe('░░▒▓██ ')
  expect(section?.lines.join(' ')).toContain('The longest day was Monday, 5 February 2024, with 24 hours.')
})

test('where a line has no room for weeks there are months', () => {
  const year = daysOf('2024-01-01', '2024-12-31', (date) => (date.slice(5, 7) === '03' ? 3 : 1))
  const section = calendar(year, pageOf(60))
  expect(section?.lines.slice(0, 2)).toEqual(['      J F M A M J J A S O N D', expect.stringMatching(/^2024 {2}\S{24} {2}366 days$/)])
  expect(at(section?.lines ?? [], 1).slice(10, 12)).toBe('██')
  expect(calendar(year, pageOf(36))?.lines.slice(0, 2)).toEqual([
    '      JFMAMJJASOND',
    expect.stringMatching(/^2024 {2}\S{2}█\S{9} {2}366 days$/),
  ])
})

test('of a few days there is no calendar, and of none', () => {
  expect(calendar(daysOf('2024-01-01', '2024-01-13'), pageOf(76))).toBeUndefined()
  expect(calendar({ calendar: [] }, pageOf(76))).toBeUndefined()
})

test.each<readonly [string, Readonly<Record<string, string>>, boolean]>([
  ['nothing said', {}, true],
  ['a locale of UTF-8', { LANG: 'de_DE.UTF-8' }, true],
  ['the same in other letters', { LC_ALL: 'C.utf8', LANG: 'C' }, true],
  ['a locale without it', { LANG: 'en_US.ISO-8859-1' }, false],
  ['the plain locale over another', { LC_ALL: 'C', LANG: 'de_DE.UTF-8' }, false],
  ['an empty variable', { LC_ALL: '', LANG: 'de_DE.UTF-8' }, true],
  ['a dumb terminal', { TERM: 'dumb', LANG: 'de_DE.UTF-8' }, false],
])('blocks are drawn or not: %s', (_, env, draws) => {
  expect(drawsBlocks(env)).toBe(draws)
})

test('in ASCII the page has the same columns', () => {
  const page = pageOf(76)
  const section = calendar(
    daysOf('2024-01-01', '2024-12-31', (date) => Number(date.slice(5, 7))),
    page,
  )
  const [drawn, plain] = [false, true].map((isAscii) => renderPage(section === undefined ? [] : [section], { ...page, isAscii }))
  expect(plain).toMatch(/^[\n -~]+$/)
  expect(plain?.split('\n').map(widthOf)).toEqual(drawn?.split('\n').map(widthOf))
})

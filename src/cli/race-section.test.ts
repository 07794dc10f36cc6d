/** Who was ahead at the end of each year. */
import { expect, test } from 'vitest'
import { raceLeaders, raceTitle } from './race-section.ts'

const months = ['2021-11', '2021-12', '2022-01', '2022-12', '2023-02']
const artists = [
  { artist: 'Ada Quill', msPlayed: [0, 50, 60, 70, 200] },
  { artist: 'Bo Larkin', msPlayed: [90, 90, 90, 100, 100] },
]

test('each December has a leader, and so has the end', () => {
  expect(raceLeaders({ months, artists })).toEqual([
    { month: 'December 2021', artist: 'Bo Larkin', msPlayed: 90 },
    { month: 'December 2022', artist: 'Bo Larkin', msPlayed: 100 },
    { month: 'February 2023', artist: 'Ada Quill', msPlayed: 200 },
  ])
})

test('whoever is ahead at the end has won, and who led all the way is told so', () => {
  expect(raceTitle(raceLeaders({ months, artists }))).toBe('Ada Quill won the race; 2 artists led on the way.')
  expect(raceTitle(raceLeaders({ months, artists: artists.slice(1) }))).toBe('Bo Larkin was ahead at the end of every year.')
})

test('within one year, and without music, there is no race', () => {
  expect(raceTitle(raceLeaders({ months: ['2021-03', '2021-04'], artists: [{ artist: 'Ada Quill', msPlayed: [1, 2] }] }))).toBeUndefined()
  expect(raceTitle(raceLeaders({ months: [], artists: [] }))).toBeUndefined()
})

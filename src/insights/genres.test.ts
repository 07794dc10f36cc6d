/** Which genre names a stretch, on a handful of plays counted by hand. */
import { describe, expect, test } from 'vitest'
import { listensOf } from '../../test/support/listens-of.ts'
import { daily } from '../../test/support/small-histories.ts'
import { depthOf } from './depth.ts'
import { genresApart, genreTable, mixOf, mixWithout, namingGenre, type Genres } from './genres.ts'

const OF_ARTIST: Readonly<Record<string, readonly string[]>> = {
  Drone: ['drone'],
  Calm: ['ambient'],
  Strum: ['folk', 'pop'],
  Loud: ['rock'],
}
const ABOVE: Readonly<Record<string, readonly string[]>> = { drone: ['ambient'] }
const GENRES: Genres = { ofArtist: (artist) => OF_ARTIST[artist] ?? [], above: (genre) => ABOVE[genre] ?? [] }

type Plays = Readonly<Record<string, number>>

/** So many plays of each artist here and elsewhere; the name of the genre that names it, and those that set it apart. */
function told(here: Plays, elsewhere: Plays) {
  const artists = [...new Set([...Object.keys(here), ...Object.keys(elsewhere)])]
  const heard = artists.flatMap((artist) => daily('2024-01-01', (here[artist] ?? 0) + (elsewhere[artist] ?? 0), { artist }))
  const depth = depthOf(listensOf(heard), { period: null, playRule: 'thirtySeconds' })
  const table = genreTable(depth, GENRES)
  const partOf = (plays: Plays) => ({
    plays: Object.values(plays).reduce((sum, count) => sum + count, 0),
    byArtist: Float64Array.from({ length: depth.artists.names.size }, (_, id) => plays[depth.artists.names.title(id)] ?? 0),
  })
  const mix = mixOf(partOf(here), table)
  const whole = mixOf({ plays: heard.length, byArtist: depth.artists.tallies.plays }, table)
  const others = mixWithout(whole, mix)
  expect(others).toEqual(mixOf(partOf(elsewhere), table))
  const name = namingGenre(mix, others, table)
  return {
    name: name === undefined ? undefined : table.names[name],
    apart: genresApart(mix, others, table, name).map((genre) => table.names[genre]),
  }
}

describe('a stretch is named', () => {
  test('by the genre that stands furthest above its share elsewhere', () => {
    // Rock has more of the plays here, but has it elsewhere too.
    expect(told({ Loud: 6, Strum: 4 }, { Loud: 10 }).name).toBe('folk')
  })

  test('by a genre with three tenths of the plays, and not with less', () => {
    expect(told({ Strum: 3, Loud: 7 }, { Loud: 10 }).name).toBe('folk')
    expect(told({ Strum: 2, Loud: 7 }, { Loud: 10 }).name).toBeUndefined()
  })

  test('by a genre with 1.25 times its share elsewhere, and not with less', () => {
    expect(told({ Strum: 5, Loud: 5 }, { Strum: 4, Loud: 6 }).name).toBe('folk')
    expect(told({ Strum: 49, Loud: 51 }, { Strum: 40, Loud: 60 }).name).toBeUndefined()
  })

  test('by the broader genre that several narrower ones make, and by a narrower one that is most of it', () => {
    expect(told({ Drone: 4, Calm: 4, Loud: 2 }, { Loud: 10 }).name).toBe('ambient')
    expect(told({ Drone: 6, Calm: 2, Loud: 2 }, { Loud: 10 }).name).toBe('drone')
  })

  test('by none where fewer than half of the plays here or elsewhere are listed', () => {
    expect(told({ Calm: 5, Unlisted: 5 }, { Loud: 10 }).name).toBe('ambient')
    expect(told({ Calm: 5, Unlisted: 6 }, { Loud: 10 }).name).toBeUndefined()
    expect(told({ Calm: 5 }, { Loud: 4, Unlisted: 5 }).name).toBeUndefined()
    expect(told({ Unlisted: 5 }, {}).name).toBeUndefined()
  })

  test('by its greatest genre where there is nothing else', () => {
    expect(told({ Loud: 5, Calm: 4 }, {}).name).toBe('rock')
  })
})

test('of what sets a stretch apart, no genre holds another', () => {
  expect(told({ Drone: 6, Calm: 2, Strum: 2 }, { Loud: 10 }).apart).toEqual(['drone', 'folk', 'pop'])
})

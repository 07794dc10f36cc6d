/** Tests comparisons of cards and groups through the door. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inventCatalogue } from '../../test/support/invented-catalogue.ts'
import { comparisonSchema, groupSchema } from '../contract/taste.ts'
import type { TasteCard } from '../contract/taste-card.ts'
import { compareCards, compareGroup, playlist, referenceListeners } from './index.ts'

const catalogue = inventCatalogue()
const reference = referenceListeners(catalogue)

function cardOf(numbers: readonly number[], change: Partial<TasteCard> = {}): TasteCard {
  return {
    kind: 'chorusTasteCard',
    version: 1,
    artists: numbers.map((number, place) => [`Invented Artist ${number}`, Math.max(1, Math.round(1_000 / (place + 1)))] as const),
    ...change,
  }
}

/** Artists of one genre of the catalogue. */
const ofGenre = (genre: number, from: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) => genre + 16 * (from + index))

const folk = cardOf(ofGenre(2, 0, 15), {
  name: 'Ada',
  tags: [
    ['folk', 1_000],
    ['jazz', 100],
  ],
})
const alsoFolk = cardOf(ofGenre(2, 8, 15), {
  name: 'Ben',
  tags: [
    ['folk', 900],
    ['metal', 400],
  ],
})
const techno = cardOf(ofGenre(9, 0, 15), { name: 'Cem' })

describe('two cards', () => {
  test('of one taste are nearer than two of different tastes, also where they share no artist', () => {
    const percentile = (one: TasteCard, other: TasteCard): number => {
      const { closeness } = compareCards(one, other, reference)
      return closeness.kind === 'closeness' ? closeness.percentile : Number.NaN
    }
    expect(percentile(folk, folk)).toBe(100)
    expect(percentile(folk, alsoFolk)).toBeGreaterThan(90)
    expect(percentile(cardOf(ofGenre(2, 0, 15)), cardOf(ofGenre(2, 15, 10)))).toBeGreaterThan(60)
    expect(percentile(folk, techno)).toBeLessThan(60)
  })

  test('give one answer from both sides', () => {
    const there = compareCards(folk, alsoFolk, reference)
    const back = compareCards(alsoFolk, folk, reference)
    expect(back.closeness).toEqual(there.closeness)
    expect(back.canShow).toEqual(there.canShow.toReversed())
    expect(new Set(back.shared.map(({ artist }) => artist))).toEqual(new Set(there.shared.map(({ artist }) => artist)))
    expect(comparisonSchema.parse(there)).toEqual(there)
  })

  test('show what tells most first: of equal plays, the rarer artist', () => {
    const numbers = [...ofGenre(2, 0, 11)]
    const withRare = {
      ...cardOf(numbers),
      artists: [...numbers.map((number) => [`Invented Artist ${number}`, 500] as const), ['Nobody Else', 500] as const],
    }
    const { shared } = compareCards(withRare, withRare, reference)
    expect(shared[0]?.artist).toBe('Nobody Else')
    expect(shared.reduce((sum, { evidence }) => sum + evidence, 0)).toBeCloseTo(1, 9)
  })

  test('meet under other spellings', () => {
    const shouted = { ...folk, artists: folk.artists?.map(([name, weight]) => [name.toUpperCase(), weight] as const) } as TasteCard
    expect(compareCards(folk, shouted, reference).closeness).toMatchObject({ percentile: 100, sharedArtists: 15 })
  })

  test('say nothing of what either has left out', () => {
    const silent: TasteCard = { kind: 'chorusTasteCard', version: 1 }
    expect(compareCards(folk, silent, reference)).toMatchObject({
      closeness: { kind: 'withheld', reason: 'fewArtists' },
      shared: [],
      differences: [],
      canShow: [[], []],
      obsessions: [],
      bothPlay: [],
    })
    expect(compareCards(folk, cardOf(ofGenre(2, 0, 9)), reference).closeness).toEqual({ kind: 'withheld', reason: 'fewArtists' })
  })

  test('differ in the genres that one plays and the other does not', () => {
    expect(compareCards(folk, alsoFolk, reference).differences.map(({ tag }) => tag)).toEqual(['metal', 'jazz'])
  })

  test('find the same obsession at the same time, the same song first, and songs of both', () => {
    const one: Partial<TasteCard> = {
      obsessions: [
        ['Tide', 'Nils', '2021-03'],
        ['Moss', 'Ärla', '2020-12'],
      ],
      tracks: [
        ['Tide', 'Nils', 900],
        ['Own', 'Nils', 1_000],
      ],
    }
    const other: Partial<TasteCard> = {
      obsessions: [
        ['Foam', 'nils', '2021-04'],
        ['Moss', 'Ärla', '2021-01'],
        ['Moss', 'Ärla', '2020-12'],
        ['Tide', 'Nils', '2019-03'],
      ],
      tracks: [['TIDE', 'nils', 300]],
    }
    const { obsessions, bothPlay } = compareCards({ ...folk, ...one }, { ...alsoFolk, ...other }, reference)
    expect(obsessions).toEqual([
      { artist: 'Ärla', titles: ['Moss', 'Moss'], months: ['2020-12', '2020-12'] },
      { artist: 'Nils', titles: ['Tide', 'Foam'], months: ['2021-03', '2021-04'] },
    ])
    expect(bothPlay).toEqual([{ title: 'Tide', artist: 'Nils', weights: [0.9, 0.3] }])
  })

  test('can show each other only what the other does not have', () => {
    const { canShow } = compareCards(folk, alsoFolk, reference)
    const names = new Set(alsoFolk.artists?.map(([name]) => name))
    expect(canShow[0].length).toBeGreaterThan(0)
    expect(canShow[0].every((name) => !names.has(name))).toBe(true)
  })
})

describe('a group', () => {
  const songs = (member: number, count: number): TasteCard['tracks'] =>
    Array.from({ length: count }, (_, index) => [`Song ${index}`, `Band ${member}.${index}`, 1_000 - index * 10] as const)
  const group = compareGroup(
    [folk, alsoFolk, techno, { ...folk, name: 'Dot' }].map((card, member) => ({ ...card, tracks: songs(member, 30) })),
    reference,
  )

  test('names who is nearest, and every pair once', () => {
    expect(groupSchema.parse(group)).toEqual(group)
    expect(group.pairs).toHaveLength(6)
    expect(group.pairs[0]).toEqual({ members: [0, 3], percentile: 100 })
  })

  test('has the artists of most members first', () => {
    expect(group.common[0]?.members).toEqual([0, 1, 3])
    expect(group.common.every(({ members }) => members.length >= 2)).toBe(true)
  })

  test('gives everybody a fair part of the list, however the cards are ordered', () => {
    const parts = [0, 1, 2, 3].map((member) => group.blend.filter(({ members }) => members.includes(member)).length)
    expect(Math.min(...parts)).toBeGreaterThanOrEqual(group.blend.length / 4 - 1)
  })

  test('never has a song twice or an artist more than twice', () => {
    const lists = fc.array(fc.array(fc.tuple(fc.nat(6), fc.nat(6)), { maxLength: 20 }), { maxLength: 6 })
    fc.assert(
      fc.property(lists, (members) => {
        const cards = members.map((list): TasteCard => ({
          kind: 'chorusTasteCard',
          version: 1,
          tracks: list.map(([song, artist]) => [`Song ${song}`, `Band ${artist}`, 500] as const),
        }))
        const { blend } = compareGroup(cards, reference)
        const perArtist = blend.map(({ artist }) => blend.filter((song) => song.artist === artist).length)
        expect(Math.max(0, ...perArtist)).toBeLessThanOrEqual(2)
        expect(new Set(blend.map(({ title, artist }) => `${title} ${artist}`)).size).toBe(blend.length)
      }),
      { numRuns: 50 },
    )
  })
})

describe('a list of songs as a file', () => {
  const list = [
    { title: 'Tide', artist: 'Nils & the Ferns' },
    { title: 'Two\n#EXTINF:0,fake', artist: '../etc/http://x' },
  ]

  test('as text has one line a song', () => {
    expect(playlist('text', 'Us', list)).toBe('Nils & the Ferns - Tide\n../etc/http://x - Two #EXTINF:0,fake\n')
  })

  test('as M3U holds no path or entry that a name would make', () => {
    expect(playlist('m3u', 'Us', list).split('\n')).toEqual([
      '#EXTM3U',
      '#PLAYLIST:Us',
      '#EXTINF:-1,Nils & the Ferns - Tide',
      'Nils & the Ferns - Tide.mp3',
      '#EXTINF:-1,../etc/http://x - Two #EXTINF:0,fake',
      '__etc_http___x - Two _EXTINF_0,fake.mp3',
      '',
    ])
  })

  test('as JSPF keeps every name whole', () => {
    expect(JSON.parse(playlist('jspf', 'Us', list))).toEqual({
      playlist: { title: 'Us', track: list.map(({ title, artist }) => ({ title, creator: artist })) },
    })
  })
})

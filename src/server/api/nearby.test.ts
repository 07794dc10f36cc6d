/** Listeners near each other over HTTP: who sees whom, and when names are shown. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { foundOverHttp, freshId, openTestApi, Person, type TestApi } from '../../../test/support/api.ts'
import { artistRows } from '../../../test/support/contributions.ts'
import { writeContribution } from '../../contribution/index.ts'
import { MS_PER_HOUR } from '../../shared/time.ts'

let api: TestApi
let people: readonly Person[]

/** Each lives in one of three scenes of twenty artists, and hears a few that everybody hears. */
function artistsOf(index: number): (readonly [string, number])[] {
  const scene = index % 3
  const own = Array.from({ length: 14 }, (_, place) => [`Scene ${scene} Artist ${(index + place) % 20}`, 10 + place] as const)
  return [...own, ...Array.from({ length: 3 }, (_, place) => [`Everywhere ${place}`, 30] as const)]
}

async function pool(person: Person, artists: readonly (readonly [string, number])[]): Promise<string> {
  const contribution = freshId('contribution')
  const bytes = new Uint8Array(writeContribution(artistRows(artists)))
  await person.must('contribute', { params: { contribution }, query: { scope: 'artistPreferences' }, bytes })
  return contribution
}

beforeAll(async () => {
  api = await openTestApi()
  await foundOverHttp(api)
  const joined: Person[] = []
  for (let index = 0; index < 9; index++) {
    const person = await new Person(api).join(`Person ${index}`)
    await pool(person, artistsOf(index))
    joined.push(person)
  }
  people = joined
  for (const person of people.slice(0, 8)) await person.must('takePartInNearby', { body: { takesPart: true } })
}, 120_000)
afterAll(() => api.close())

const at = (index: number): Person => people[index] ?? new Person(api)

test('whoever does not take part sees nobody and is seen by nobody', async () => {
  expect(await at(8).must('readNearby')).toEqual({ since: null, listeners: 0, withheld: null, neighbours: [] })
  expect((await at(8).ask('agreeNearby', { params: { handle: freshId('pseudonym') }, body: { agrees: true } })).code).toBe('notNearby')
  expect((await at(0).must('readNearby')).neighbours).toHaveLength(7)
  expect((await new Person(api).ask('readNearby')).status).toBe(401)
})

test('the nearest are of the same scene, and show no name and no id', async () => {
  const seen = await at(0).must('readNearby')
  const [first, second, third] = seen.neighbours
  expect(second?.percentile).toBeGreaterThan(third?.percentile ?? 100)
  expect(first?.percentile).toBeGreaterThan(70)
  expect(seen.neighbours.every(({ displayName }) => displayName === null)).toBe(true)
  expect(JSON.stringify(seen)).not.toMatch(/Person|member_|Scene/)
})

test('two members call a third by different names, and a name of one is of no use to the other', async () => {
  const mine = (await at(0).must('readNearby')).neighbours.map(({ handle }) => handle)
  const theirs = (await at(1).must('readNearby')).neighbours.map(({ handle }) => handle)
  expect(mine.filter((handle) => theirs.includes(handle))).toEqual([])
  const [handle = ''] = theirs
  expect((await at(0).ask('agreeNearby', { params: { handle }, body: { agrees: true } })).code).toBe('noNeighbour')
})

test('names are shown once both agreed, and hidden when either takes it back', async () => {
  const [nearest] = (await at(0).must('readNearby')).neighbours
  const handle = nearest?.handle ?? ''
  await at(0).must('agreeNearby', { params: { handle }, body: { agrees: true } })
  await at(0).must('agreeNearby', { params: { handle }, body: { agrees: true } })
  expect((await at(0).must('readNearby')).neighbours[0]).toMatchObject({ handle, agreed: true, wantsToKnowYou: false, displayName: null })
  const wishes = await Promise.all(
    people.slice(1, 8).map(async (person) => ({
      person,
      wish: (await person.must('readNearby')).neighbours.find(({ wantsToKnowYou }) => wantsToKnowYou),
    })),
  )
  const asked = wishes.filter(({ wish }) => wish !== undefined)
  expect(asked).toHaveLength(1)
  const [{ person, wish } = { person: at(8), wish: undefined }] = asked
  expect(wish).toMatchObject({ agreed: false, displayName: null })
  await person.must('agreeNearby', { params: { handle: wish?.handle ?? '' }, body: { agrees: true } })
  expect((await person.must('readNearby')).neighbours.find(({ agreed }) => agreed)?.displayName).toBe('Person 0')
  expect((await at(0).must('readNearby')).neighbours[0]?.displayName).toMatch(/^Person [1-7]$/)
  await person.must('agreeNearby', { params: { handle: wish?.handle ?? '' }, body: { agrees: false } })
  expect((await at(0).must('readNearby')).neighbours[0]).toMatchObject({ agreed: true, wantsToKnowYou: false, displayName: null })
})

test('leaving takes effect at once and takes all agreements along', async () => {
  const [nearest] = (await at(0).must('readNearby')).neighbours
  const before = await Promise.all(people.slice(1, 8).map(async (person) => (await person.must('readNearby')).neighbours.length))
  expect(nearest?.agreed).toBe(true)
  await at(0).must('takePartInNearby', { body: { takesPart: false } })
  const after = await Promise.all(people.slice(1, 8).map(async (person) => (await person.must('readNearby')).neighbours.length))
  expect(after).toEqual(before.map((count) => count - 1))
  await at(0).must('takePartInNearby', { body: { takesPart: true } })
  expect((await at(0).must('readNearby')).neighbours.every(({ agreed }) => !agreed)).toBe(true)
})

test('too few artists are said, and what was handed in later counts when the index is learnt anew', async () => {
  const person = await new Person(api).join('Short')
  const contribution = await pool(person, artistsOf(0).slice(0, 5))
  await person.must('takePartInNearby', { body: { takesPart: true } })
  expect(await person.must('readNearby')).toMatchObject({ withheld: 'fewArtists', neighbours: [] })
  // Of one scope a member has one contribution at a time.
  await person.must('withdrawContribution', { params: { contribution } })
  await pool(person, artistsOf(3))
  api.clock.nowMs += MS_PER_HOUR
  expect((await person.must('readNearby')).neighbours).toHaveLength(8)
})

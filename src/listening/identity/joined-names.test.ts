/** Names that are joined: by the rule, by hand, apart again, and never at the cost of a listen or an id. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { describeListens, imported } from '../../../test/support/import-texts.ts'
import type { EntityName, NameDecisions } from '../../contract/names.ts'
import { NO_DECISIONS, nameGroups, withDecision, withJoinedNames } from '../index.ts'

const SONGS = [
  ['The Paper Boats', 'Lantern', 3],
  ['paper boats', 'Lantern - Remastered 2011', 1],
  ['Pâper Boats', 'LANTERN', 1],
  ['The Boats of Paper', 'Lantern', 2],
  ['Somebody Else', 'Lantern', 1],
] as const

async function songs() {
  const rows = SONGS.flatMap(([artist, title, times], song) =>
    Array.from({ length: times }, (_, i) => ({
      ts: `2021-0${song + 1}-0${i + 1}T12:00:00Z`,
      ms_played: 180_000,
      master_metadata_track_name: title,
      master_metadata_album_artist_name: artist,
      master_metadata_album_album_name: 'Harbour',
      spotify_track_uri: `spotify:track:${song}`,
    })),
  )
  return (await imported({ 'a.json': JSON.stringify(rows) })).listens
}

const artist = (name: string): EntityName => ({ kind: 'artist', name, artist: name })
const ALIKE: NameDecisions = { joinAlike: true, decided: [] }

test('of one source every name stays as it is written, unless asked otherwise', async () => {
  const listens = await songs()
  expect(withJoinedNames(listens, NO_DECISIONS)).toBe(listens)
})

test('the rule joins under the spelling that was heard most, songs of joined artists included, and keeps every id', async () => {
  const listens = await songs()
  const joined = withJoinedNames(listens, ALIKE)
  expect(joined.artists).toEqual(['The Paper Boats', 'The Boats of Paper', 'Somebody Else'])
  expect(joined.tracks.title).toEqual(['Lantern', 'Lantern', 'Lantern'])
  expect(new Set(joined.items.uri)).toEqual(new Set(listens.items.uri))
  expect(joined.albums.title).toHaveLength(3)
  expect(describeListens(joined).map(({ uri, start }) => [uri, start])).toEqual(
    describeListens(listens).map(({ uri, start }) => [uri, start]),
  )
})

test('a person joins what the rule does not, and keeps apart what it joins', async () => {
  const listens = await songs()
  const byHand = withDecision(withDecision(ALIKE, artist('The Boats of Paper'), artist('paper boats')), artist('Pâper Boats'), null)
  expect(withJoinedNames(listens, byHand).artists).toEqual(['The Paper Boats', 'Pâper Boats', 'Somebody Else'])
  const undone = withDecision(byHand, artist('The Boats of Paper'), undefined)
  expect(withJoinedNames(listens, undone).artists).toContain('The Boats of Paper')
})

test('joining in a circle, or names that are not there, changes nothing', async () => {
  const listens = await songs()
  const circle = withDecision(
    withDecision(NO_DECISIONS, artist('Somebody Else'), artist('paper boats')),
    artist('paper boats'),
    artist('Somebody Else'),
  )
  expect(withJoinedNames(listens, circle).artists).toHaveLength(listens.artists.length)
  expect(withJoinedNames(listens, withDecision(NO_DECISIONS, artist('Nobody'), artist('Somebody Else')))).toBe(listens)
})

test('the groups say which names are one, which could be, and who decided', async () => {
  const listens = await songs()
  const groups = nameGroups(listens, withDecision(ALIKE, artist('Pâper Boats'), null), 'artist')
  expect(groups).toHaveLength(1)
  expect(groups[0]!.members.map(({ entity, isJoined, isByHand }) => [entity.name, isJoined, isByHand])).toEqual([
    ['The Paper Boats', true, false],
    ['paper boats', true, false],
    ['Pâper Boats', false, true],
  ])
  expect(nameGroups(listens, { joinAlike: false, decided: [] }, 'artist')[0]!.members.map(({ isJoined }) => isJoined)).toEqual([
    true,
    false,
    false,
  ])
  expect(nameGroups(listens, ALIKE, 'track')[0]!.members).toHaveLength(3)
})

test('whatever is decided, no listen, no time and no id is lost', async () => {
  const listens = await songs()
  const name = fc.constantFrom(...SONGS.map(([who]) => artist(who)))
  const song = fc.constantFrom(...SONGS.map(([who, title]): EntityName => ({ kind: 'track', name: title, artist: who })))
  const one = fc.oneof(fc.tuple(name, fc.option(name)), fc.tuple(song, fc.option(song))).map(([from, to]) => ({ from, to }))
  fc.assert(
    fc.property(fc.array(one, { maxLength: 6 }), fc.constantFrom(true, false, null), (decided, joinAlike) => {
      const joined = withJoinedNames(listens, { joinAlike, decided })
      const seen = (table: typeof listens) => describeListens(table).map(({ uri, start, msPlayed, album }) => [uri, start, msPlayed, album])
      expect(seen(joined)).toEqual(seen(listens))
      expect(joined.artists.length).toBeLessThanOrEqual(listens.artists.length)
      expect(new Set(joined.artists).size).toBe(joined.artists.length)
    }),
  )
})

test('names are joined by themselves where services meet, and not where one service comes in two packages', async () => {
  const extended = JSON.stringify([
    {
      ts: '2021-01-01T12:00:00Z',
      ms_played: 180_000,
      master_metadata_track_name: 'Lantern',
      master_metadata_album_artist_name: 'The Paper Boats',
    },
  ])
  const account = JSON.stringify([{ endTime: '2021-02-01 12:00', artistName: 'paper boats', trackName: 'Lantern', msPlayed: 1_000 }])
  const lastfm = 'uts,artist,album,track\n1630000000,paper boats,,Lantern\n'
  const one = (await imported({ 'a.json': extended, 'b.json': account })).listens
  expect(withJoinedNames(one, NO_DECISIONS)).toBe(one)
  const two = (await imported({ 'a.json': extended, 'c.csv': lastfm })).listens
  expect(withJoinedNames(two, NO_DECISIONS).artists).toHaveLength(1)
})

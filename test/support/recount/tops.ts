/** Tops by plays and by days heard, recounted. */
import type { TopBy } from '../../../src/contract/insights.ts'
import { artistOf, distinct, expectTop, groups, named, plays, time, trackOf, type History, type Plain } from './plain.ts'

const TOPS_MAX = 100

export function expectTopBy(found: TopBy, { music }: History): void {
  const artists = groups(named(music), artistOf)
  const tracks = groups(music, trackOf)
  const albums = groups(
    music.filter(({ album }) => album !== ''),
    ({ album, artist }) => trackOf({ title: album, artist }),
  )
  const rows = {
    artists: [...artists].map(([name, own]) => ({ name, artist: name, ...figuresOf(own) })),
    tracks: [...tracks.values()].map((own) => ({ title: own[0]?.title ?? '', artist: own[0]?.artist ?? '', ...figuresOf(own) })),
    albums: [...albums.values()].map((own) => ({ title: own[0]?.album ?? '', artist: own[0]?.artist ?? '', ...figuresOf(own) })),
  }
  for (const order of ['plays', 'days'] as const) {
    const rank = (row: Figures): number => row[order]
    expectTop(found[order].artists, rows.artists, { key: artistOf, rank, most: TOPS_MAX })
    expectTop(found[order].tracks, rows.tracks, { key: trackOf, rank, most: TOPS_MAX })
    expectTop(found[order].albums, rows.albums, { key: trackOf, rank, most: TOPS_MAX })
  }
}

type Figures = ReturnType<typeof figuresOf>

function figuresOf(own: readonly Plain[]) {
  return { msPlayed: time(own), listens: own.length, plays: plays(own).length, days: distinct(own.map(({ date }) => date)).length }
}

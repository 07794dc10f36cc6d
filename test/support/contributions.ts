/** Contributions of synthetic members: many, quickly, and the same ones every time. */
import type { ContributionChoice, Scope } from '../../src/contract/contribution.ts'
import type { ContributionRows } from '../../src/contribution/index.ts'
import { MS_PER_DAY, MS_PER_SECOND } from '../../src/shared/time.ts'
import { listensOf, type HeardListen } from './listens-of.ts'
import { contributionRows, writeContribution } from '../../src/contribution/index.ts'

/** A life of `count` listens from 2021 on; a member's number decides what they love. */
export function heardBy(member: number, count: number): HeardListen[] {
  let startMs = Date.UTC(2021, 0, 1, 8)
  return Array.from({ length: count }, (_, index) => {
    const song = Math.floor((((index * 7919 + member * 104_729) % 1009) / 1009) ** 2 * 60)
    const artist = (song * 3 + member * 13) % 400
    const seconds = 20 + ((index * 31 + member) % 240)
    startMs += seconds * MS_PER_SECOND + (index % 12 === 0 ? MS_PER_DAY / 2 : 2 * MS_PER_SECOND)
    return {
      start: startMs - seconds * MS_PER_SECOND,
      seconds,
      artist: `Artist ${artist}`,
      title: `Song ${song}`,
      album: `Album ${song % 9}`,
      uri: `test:track:${artist}-${song}`,
    }
  })
}

export function contributionOf(member: number, count: number, scope: Scope): ContributionRows {
  return contributionRows(listensOf(heardBy(member, count)), { scope, years: null, artistsExcluded: [], withIncognito: false })
}

/** A history that no person has: one song, over and over, always of the same length to the millisecond. */
export function doubtfulFile(): Uint8Array<ArrayBuffer> {
  const machine = Array.from({ length: 1_100 }, (_, index) => ({
    start: Date.UTC(2024, 0, 1) + index * 200_000,
    seconds: 180,
    artist: 'Amber Dials',
    title: 'Low Tide',
    album: '',
    uri: '',
  }))
  const choice: ContributionChoice = { scope: 'timedPlays', years: null, artistsExcluded: [], withIncognito: false }
  return new Uint8Array(writeContribution(contributionRows(listensOf(machine), choice)))
}

/** Rows of artist preferences made directly, for thousands of members. */
export function artistRows(artists: readonly (readonly [name: string, listens: number])[]): ContributionRows {
  const sorted = artists.toSorted(([one], [other]) => (one < other ? -1 : 1))
  const listens = Uint32Array.from(sorted, ([, count]) => count)
  return {
    scope: 'artistPreferences',
    count: sorted.length,
    artist: sorted.map(([name]) => name),
    album: null,
    title: null,
    uri: null,
    day: null,
    startedAt: null,
    listens,
    plays: listens.map((count) => count - Math.floor(count / 5)),
    msPlayed: Float64Array.from(listens, (count) => count * 180_000),
  }
}

/** What the invented people do: a vote as planned for every size, and lives that are sound and the same for the same seed. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contributionRows, findingsOfRows, readContribution, writeContribution } from '../../contribution/index.ts'
import { tally } from '../../governance/index.ts'
import { makeId } from '../../shared/ids.ts'
import { ARTISTS, KNOWN_TO_ALL } from './artists.ts'
import { listenerOf } from './listener.ts'
import { planOf } from './member-choices.ts'
import { planBallots, planVote } from './vote-plan.ts'
import { quorumOf, quorumVotersOf } from './voters.ts'

const otherBuyer = makeId('buyer', new Uint8Array(16))

describe('the vote', () => {
  test('of ten thousand is 99.5 % in favour, whether or not abstentions are counted', () => {
    const voters = planVote(
      Array.from({ length: 10_000 }, (_, number) => number),
      6_400,
    )
    const of = (choice: string): number => voters.filter((voter) => voter.choice === choice).length
    expect([of('yes'), of('no'), of('abstain')]).toEqual([6_368, 29, 3])
    expect([of('yes') / voters.length, of('yes') / (voters.length - of('abstain'))].map((share) => Math.round(share * 1000))).toEqual([
      995, 995,
    ])
  })

  test('of any number has each voter once, passes, and nobody changes their mind to what they said', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000 }), fc.nat(20_000), (ballots, silent) => {
        const voters = planVote(
          Array.from({ length: ballots + silent }, (_, number) => number),
          ballots,
        )
        expect(new Set(voters.map(({ number }) => number)).size).toBe(voters.length)
        expect(voters.length).toBe(ballots)
        expect(voters.filter(({ choice }) => choice === 'yes').length / voters.length).toBeGreaterThan(0.99)
        expect(voters.every(({ first, choice }) => first !== choice)).toBe(true)
      }),
      { numRuns: 50 },
    )
  })
})

describe('the ballots', () => {
  const ballotsOf = (voters: number): ReturnType<typeof planBallots> =>
    planBallots(
      planVote(
        Array.from({ length: voters }, (_, number) => number),
        voters,
      ),
      WEEK_MS,
    )
  const WEEK_MS = 7 * 86_400_000

  test('are one of each voter, another of those who think again, and one that comes when the vote is closed', () => {
    const ballots = ballotsOf(60)
    const of = (sequence: number): readonly number[] => ballots.filter((ballot) => ballot.sequence === sequence).map(({ voter }) => voter)
    expect([of(1).length, of(2), of(3)]).toEqual([60, [19, 39, 59], [0]])
    expect(ballotsOf(200).filter(({ sequence }) => sequence > 1).length).toBe(4)
    expect(ballots.filter(({ voter }) => voter === 19).map(({ choice }) => choice)).toEqual(['no', 'yes'])
    expect(ballotsOf(1).map(({ sequence, castAfterMs }) => [sequence, castAfterMs < WEEK_MS])).toEqual([
      [1, true],
      [3, false],
    ])
  })

  test('of any number come one after the other, and all but the last before the close', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), (voters) => {
        const times = ballotsOf(voters).map(({ castAfterMs }) => castAfterMs)
        expect(times.every((ms, place) => ms > (times[place - 1] ?? 0))).toBe(true)
        expect(times.findIndex((ms) => ms >= WEEK_MS)).toBe(times.length - 1)
      }),
      { numRuns: 20 },
    )
  })
})

test.each([
  { members: 200, ballots: 60, bps: 1_500, voters: 30 },
  { members: 10_000, ballots: 60, bps: 30, voters: 30 },
  { members: 10_000, ballots: 2, bps: 1, voters: 1 },
  { members: 13, ballots: 1, bps: 384, voters: 1 },
  { members: 10_000, ballots: 1, bps: 0, voters: 0 },
])('of $members members and $ballots ballots, the quorum is $voters', ({ members, ballots, bps, voters }) => {
  const world = { request: { members, ballots, seed: 'june', onProgress: () => undefined } }
  expect([quorumOf(world), quorumVotersOf(world)]).toEqual([bps, voters])
  const { verdict } = tally({ roll: BigInt(members), yes: BigInt(ballots), no: 0n, abstain: 0n }, { quorumBps: bps, majorityBps: 5_000 })
  expect(verdict).toBe('pass')
})

describe('a member', () => {
  test('has a life in order, the same for the same seed and another for another', () => {
    const life = listenerOf('june', 7)
    expect(listenerOf('june', 7)).toEqual(life)
    expect(listenerOf('july', 7)).not.toEqual(life)
    expect([...life.startMs]).toEqual([...life.startMs].toSorted((a, b) => a - b))
    expect(new Set(ARTISTS).size).toBe(ARTISTS.length)
  })

  test('hands in a plausible file, with every artist that everybody knows, whatever they leave out', async () => {
    const scopes = new Set<string>()
    let leftOut = 0
    for (let number = 0; number < 300; number++) {
      const life = listenerOf('june', number)
      const choice = planOf('june', number, otherBuyer).contribution(life)
      const rows = contributionRows(life, choice)
      scopes.add(rows.scope)
      leftOut += choice.artistsExcluded.length + (choice.years === null ? 0 : 1)
      for (const artist of ARTISTS.slice(0, KNOWN_TO_ALL)) expect(rows.artist).toContain(artist)
      for (const artist of choice.artistsExcluded) expect(life.artists.includes(artist) && !rows.artist.includes(artist)).toBe(true)
      expect(findingsOfRows(rows, Date.UTC(2025, 5, 2))).toEqual([])
      const read = await readContribution(writeContribution(rows), rows.scope)
      expect(read.kind === 'read' && read.rows.artist).toEqual(rows.artist)
    }
    expect(scopes).toEqual(new Set(['artistPreferences', 'trackCounts']))
    expect(leftOut).toBeGreaterThan(5)
  })
})

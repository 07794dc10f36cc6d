/** The sections of the file of HTML over a long invented life: each tells what was found, and nothing of an empty history. */
import { describe, expect, test } from 'vitest'
import { createCatalogue } from '../../test/support/catalogue.ts'
import { heardOf } from '../../test/support/heard-of.ts'
import { simulateListener } from '../../test/support/listener.ts'
import { listensOf, NO_ROWS } from '../../test/support/listens-of.ts'
import { SAMPLE_OPTIONS } from '../../test/support/sample-listener.ts'
import type { AllFindings } from '../contract/deep-insights.ts'
import { allFindings } from '../insights/index.ts'
import { albumsOf, attentionOf, obsessionsOf, pausesOf, sessionsOf, skipStepsOf } from './html-habits.ts'
import { countriesOf, kindsOf, milestonesOf, nightsOf, raceOf, streaksOf } from './html-moments.ts'
import { text } from './html-parts.ts'
import { discoveryOf, leavingOf, pastOf } from './html-taste.ts'
import { countOf, dayInWords, percentOf, plural } from './words.ts'

const VIEW = { period: null, playRule: 'thirtySeconds' } as const
const catalogue = createCatalogue({ seed: 'sections', artists: 200, names: 'charming' })
/** Without the rows that name nothing, which an import sets apart from music. */
const heard = [...simulateListener({ ...SAMPLE_OPTIONS, seed: 'sections', rows: 12_000 }, catalogue)]
  .flatMap(heardOf)
  .filter(({ title }) => title !== '')
const life = allFindings(listensOf(heard, 'Europe/Lisbon'), NO_ROWS, VIEW)
const nothing = allFindings(listensOf([]), NO_ROWS, VIEW)

type Told = string | undefined
type Case = readonly [name: string, tell: (found: AllFindings) => string, told: (found: AllFindings) => readonly Told[]]

const CASES: readonly Case[] = [
  ['attention', attentionOf, ({ attention, skips }) => [attention.chosenArtists[0]?.artist, skips.artists[0]?.artist, 'With shuffle']],
  [
    'skip steps',
    skipStepsOf,
    ({ attention }) => [`0 to 10 s: ${plural(attention.skipsBySecond[0]?.skips ?? 0, 'skip')}`, '5 minutes and later'],
  ],
  ['pauses', pausesOf, ({ attention: { pauses } }) => [pauses.longest?.title, percentOf(pauses.share)]],
  ['albums', albumsOf, ({ attention: { albums } }) => [albums.heardThrough[0]?.title, albums.abandoned[0]?.title, 'Begun, never finished']],
  [
    'sessions',
    sessionsOf,
    ({ sessions, sittings }) => [
      plural(sessions.sessions, 'session'),
      sittings.openers[0]?.title,
      sittings.closers[0]?.title,
      'What ends it',
    ],
  ],
  ['obsessions', obsessionsOf, ({ repeats }) => [repeats.obsessions[0]?.title, repeats.loops[0]?.title, 'On loop']],
  ['kinds', kindsOf, ({ kinds }) => ['Podcasts', plural(kinds.find(({ kind }) => kind === 'podcast')?.listens ?? 0, 'listen')]],
  [
    'streaks',
    streaksOf,
    ({ streaks, milestones }) => [
      plural(streaks.longest.days, 'day'),
      milestones.artistStreaks[0]?.artist,
      dayInWords(streaks.longest.to ?? ''),
    ],
  ],
  [
    'milestones',
    milestonesOf,
    ({ milestones }) => [
      `On ${plural(milestones.eddington.number, 'day')}`,
      `play ${countOf(milestones.plays.at(-1)?.number ?? 0)}`,
      milestones.anniversaries[0]?.artist,
    ],
  ],
  ['nights', nightsOf, ({ rhythm }) => [rhythm.latest?.local, rhythm.latest?.title, rhythm.earliest?.local, rhythm.earliest?.title]],
  ['countries', countriesOf, ({ rhythm: { trips } }) => ['The longest journeys', trips[0]?.topArtist, dayInWords(trips[0]?.from ?? '')]],
  ['race', raceOf, ({ chartHistory: { race } }) => [race.artists[0]?.artist, 'December 2015']],
  [
    'discovery',
    discoveryOf,
    ({ exploring, discovery }) => [
      exploring.oneHitWonders[0]?.artist,
      `${countOf(discovery.years[1]?.newArtists ?? 0)}, `,
      'After 180 days',
    ],
  ],
  [
    'leaving',
    leavingOf,
    ({ loyalty }) => [
      loyalty.stoppedLoving[0]?.artist,
      loyalty.sleeping[0]?.title,
      loyalty.everyYear[0]?.artist,
      loyalty.cameBack[0]?.artist,
    ],
  ],
  ['past', pastOf, ({ eras }) => [percentOf(eras.lookingBack.at(-1)?.share ?? 0), String(eras.foundIn[0]?.year)]],
]

describe.each(CASES)('%s', (_, tell, toldOf) => {
  test('tells what was found, with a definition and without a hole', () => {
    const html = tell(life)
    for (const told of toldOf(life)) {
      expect(told ?? '').not.toBe('')
      expect(html).toContain(text(told ?? ''))
    }
    expect(html).not.toMatch(/NaN|undefined|null|Infinity/)
    expect(html).toContain('<p class="note">')
  })

  test('is silent where nothing was heard', () => expect(tell(nothing)).toBe(''))
})

test('the first year of a history, in which everything is new, brings no most of new artists', () => {
  const first = life.discovery.years[0]!
  const later = life.discovery.years.slice(1).toSorted((one, other) => other.newArtists - one.newArtists)[0]!
  expect(first.newArtists).toBeGreaterThan(later.newArtists)
  expect(discoveryOf(life)).toContain(`${later.year} brought you the most new artists: ${countOf(later.newArtists)}.`)
})

test('within one year the new artists are counted, and no year is the first of one', () => {
  const year = allFindings(listensOf(heard, 'Europe/Lisbon'), NO_ROWS, { ...VIEW, period: { from: '2016-01-01', to: '2016-12-31' } })
  expect(year.discovery.years).toHaveLength(1)
  expect(discoveryOf(year)).toContain(
    `<h2>${plural(year.discovery.years[0]?.newArtists ?? 0, 'artist was', 'artists were')} new to you.</h2>`,
  )
})

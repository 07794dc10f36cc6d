/** Time: the period beside the one before, seasons and nights, round numbers, own charts, and journeys. */
import type { ChartHistory, Comparison, Milestones, Rhythm, TimeFindings } from '../../../contract/deep-insights.ts'
import { fullestSeason, isInTheNightAfter } from '../../../contract/rhythm-rules.ts'
import type { Period } from '../../../contract/worker.ts'
import { useHeldSummary } from '../../history/services.ts'
import { format } from '../../messages/text.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { RowsLink, type RowsSearch } from '../../ui/rows-link.tsx'
import { Waiting } from '../../ui/states.tsx'
import { usePageAnswer, usePeriodSpan } from '../../use-view.ts'
import { Movers } from './movers.tsx'
import { Findings, InsightPage, NamedList, Numeral, tableOf, type Entry } from './parts.tsx'
import { race } from './race.tsx'
import { words } from './words.ts'

const SHOWN = 8
const COUNTRIES_NAMED = 5
const DAYS_TO_BE_STEADY = 2
/** Whoever led the only week of a period won nothing. */
const WEEKS_MIN = 2
const said = words.time

export function Time() {
  const { data, isPlaceholderData } = usePageAnswer('time')
  const { timeZone } = useHeldSummary()
  const span = usePeriodSpan()
  if (!data) return <Waiting />
  return (
    <InsightPage title={said.title} lead={said.lead} busy={isPlaceholderData}>
      <Findings side="E" entries={entriesOf(data, timeZone, span)} />
    </InsightPage>
  )
}

function entriesOf({ comparison, rhythm, milestones, chartHistory }: TimeFindings, timeZone: string, span: Period): readonly Entry[] {
  return [
    compared(comparison),
    charts(chartHistory, span),
    race(chartHistory),
    seasons(rhythm),
    latest(rhythm),
    eddington(milestones, timeZone),
    trips(rhythm),
  ]
}

const FIGURES = ['msMusic', 'plays', 'artists', 'tracks', 'newArtists', 'skips'] as const

/** What each figure counts; artists and tracks are counted in all of the music. */
const BEHIND: Record<(typeof FIGURES)[number], RowsSearch> = {
  msMusic: { kind: 'music' },
  plays: { part: 'plays' },
  artists: { kind: 'music' },
  tracks: { kind: 'music' },
  newArtists: { part: 'newArtists' },
  skips: { part: 'skips' },
}

function compared(found: Comparison): Entry {
  if (found === null) return undefined
  const { before, now, earlier } = found
  const shown = (key: (typeof FIGURES)[number], value: number): string =>
    key === 'msMusic' ? format.duration(value) : format.number(value)
  const table = {
    ...tableOf(said.now, [words.columns.name, said.earlier, said.now], []),
    rows: FIGURES.map((key) => ({
      key,
      cells: [
        said.figures[key],
        <RowsLink key="earlier" rows={{ ...BEHIND[key], ...before }}>
          {shown(key, earlier[key])}
        </RowsLink>,
        <RowsLink key="now" rows={BEHIND[key]}>
          {shown(key, now[key])}
        </RowsLink>,
      ],
    })),
  }
  return {
    title: said.compare(found),
    lede: <p>{said.compareLede(found)}</p>,
    how: said.compareHow,
    children: (
      <>
        <DataTable {...table} isSavedAround />
        <Movers found={found} />
      </>
    ),
  }
}

/** A week is told of no further than the period goes. */
function charts({ numberOnes, weeks }: ChartHistory, span: Period): Entry {
  const [first] = numberOnes
  if (first === undefined || weeks < WEEKS_MIN) return null
  const within = ({ first: from, last: to }: typeof first): Period => ({
    from: from < span.from ? span.from : from,
    to: to > span.to ? span.to : to,
  })
  return {
    title: said.numberOne(first.artist, first.weeks),
    how: said.numberOneHow,
    children: (
      <NamedList
        kind="artist"
        rows={numberOnes.slice(0, SHOWN).map((one) => {
          const { from, to } = within(one)
          return {
            name: one.artist,
            artist: one.artist,
            value: said.weeks(one.weeks, one.longestRun),
            second: words.span(from, to),
            rows: { from, to },
          }
        })}
      />
    ),
  }
}

function seasons({ seasons: found }: Rhythm): Entry {
  const best = fullestSeason(found)
  if (best === undefined) return null
  const bars = found.map(({ months, msPerDay }) => ({
    key: months,
    label: said.season[months],
    value: msPerDay,
    said: format.duration(msPerDay),
    matters: months === best.months,
  }))
  return {
    title: said.seasons(best.months, best.msPerDay),
    how: said.seasonsHow,
    alt: said.seasons(best.months, best.msPerDay),
    table: tableOf(
      words.columns.month,
      [words.columns.month, words.columns.value],
      bars.map(({ label, said: value }) => [label, value]),
    ),
    children: (
      <NamedList
        kind="artist"
        rows={found.flatMap(({ months, msPerDay, topArtist }) =>
          topArtist === null ? [] : [{ name: topArtist, artist: topArtist, value: format.duration(msPerDay), second: said.season[months] }],
        )}
      />
    ),
  }
}

function latest({ latest: late, earliest }: Rhythm): Entry {
  if (late === null || earliest === null) return null
  return {
    title: said.latest(late.local),
    lede: (
      <>
        <p>{said.latestLede(late.title, late.artist, late.date, isInTheNightAfter(late))}</p>
        <p>{said.earliest(earliest.local, earliest.title, earliest.artist, earliest.date)}</p>
      </>
    ),
    how: said.latestHow,
    // By its instant: after midnight it lies on the day after its date.
    rows: { since: late.at, until: late.at },
    children: <Numeral said={late.local} />,
  }
}

function eddington({ eddington: found, plays, artistStreaks, anniversaries }: Milestones, timeZone: string): Entry {
  if (found.number < DAYS_TO_BE_STEADY) return null
  return {
    title: said.eddington(found.number),
    lede: <p>{said.eddingtonLede(found.daysForNext, found.number + 1)}</p>,
    how: said.eddingtonHow,
    children: (
      <>
        <NamedList
          kind="track"
          rows={plays.map((one) => ({
            name: one.title,
            artist: one.artist,
            value: format.instantDay(one.at, timeZone),
            rows: { since: one.at, until: one.at },
            second: `${said.milestone(one.number)} · ${one.artist}`,
          }))}
        />
        <div className="two-columns">
          <NamedList
            kind="artist"
            title={said.streaks}
            rows={artistStreaks.slice(0, SHOWN).map(({ artist, run }) => ({
              name: artist,
              artist,
              value: words.days(run.days),
              ...(run.from !== null && run.to !== null && { second: words.span(run.from, run.to), rows: { from: run.from, to: run.to } }),
            }))}
          />
          <NamedList
            kind="artist"
            title={said.anniversaries}
            rows={anniversaries.map((one) => ({
              name: one.artist,
              artist: one.artist,
              value: said.years(one.years),
              second: format.day(one.first),
              rows: { from: one.first, to: one.first },
            }))}
          />
        </div>
      </>
    ),
  }
}

function trips({ trips: found, countries }: Rhythm): Entry {
  const [first] = found
  if (first === undefined) return undefined
  const names = new Intl.DisplayNames(format.locale, { type: 'region', fallback: 'code' })
  const nameOf = (code: string): string => (/^[A-Z]{2}$/.test(code) ? (names.of(code) ?? code) : code)
  return {
    title: said.trips(nameOf(first.country), first.days),
    how: said.tripsHow,
    alt: said.trips(nameOf(first.country), first.days),
    table: tableOf(
      said.countries,
      [said.countries, said.figures.msMusic, said.daysThere],
      countries.map(({ country, msPlayed, days }) => [nameOf(country), format.duration(msPlayed), format.number(days)]),
    ),
    lede: <p>{said.tripsLede(format.list(countries.slice(0, COUNTRIES_NAMED).map(({ country }) => nameOf(country))), countries.length)}</p>,
    children: (
      <NamedList
        kind="artist"
        rows={found.slice(0, SHOWN).map((trip) => ({
          name: trip.topArtist,
          artist: trip.topArtist,
          value: words.days(trip.days),
          second: `${nameOf(trip.country)}, ${words.span(trip.from, trip.to)}`,
          rows: { from: trip.from, to: trip.to },
        }))}
      />
    ),
  }
}

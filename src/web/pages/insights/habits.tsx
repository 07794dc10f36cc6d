/** Habits: what was chosen and what came next, skips and pauses, albums, obsessions, comfort, and sessions by any gap. */
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { Attention, HabitFindings, Repeats } from '../../../contract/deep-insights.ts'
import { BarChart } from '../../charts/bar-chart.tsx'
import { PartsBar } from '../../charts/parts-bar.tsx'
import { SESSION_GAP_MINUTES } from '../../history/page-questions.ts'
import { format } from '../../messages/text.ts'
import { parseHabitsSearch, paths, SESSION_GAPS } from '../../routes.ts'
import { RowsLink, sessionRows, type RowsSearch } from '../../ui/rows-link.tsx'
import { Waiting } from '../../ui/states.tsx'
import { usePageAnswer } from '../../use-view.ts'
import { byHeart, leaving } from './by-heart.tsx'
import { Findings, InsightPage, NamedList, Numeral, tableOf, type Entry } from './parts.tsx'
import { words } from './words.ts'

const SHOWN = 8
/** Of fewer listens, one more or less moves a share by five points. */
const LISTENS_MIN = 20
const said = words.habits

export function Habits() {
  const navigate = useNavigate()
  const search = parseHabitsSearch(useSearch({ strict: false }))
  const gap = search.gap ?? SESSION_GAP_MINUTES
  // In place of the address before it: a gap is no page to go back to.
  const setGap = (minutes: number): void =>
    void navigate({ to: paths.habits, search: { ...search, gap: minutes }, replace: true, resetScroll: false })
  const { data, isPlaceholderData } = usePageAnswer('habits')
  if (!data) return <Waiting />
  const entries = [
    starts(data.attention),
    anatomy(data.attention),
    leaving(data.attention),
    obsessions(data.repeats),
    comfort(data.repeats),
    byHeart(data.byHeart),
    albums(data.attention),
    pauses(data.attention),
    sittings(data, gap, setGap),
  ]
  return (
    <InsightPage title={said.title} lead={said.lead} busy={isPlaceholderData}>
      <Findings side="C" entries={entries} />
    </InsightPage>
  )
}

function starts({ starts: kinds, startsKnown, shareChosen, chosenArtists }: Attention): Entry {
  if (shareChosen === null || startsKnown < LISTENS_MIN) return null
  const parts = kinds
    .filter(({ listens }) => listens > 0)
    .map(({ start, listens }) => ({
      key: start,
      label: said.start[start],
      value: listens,
      said: format.percent(listens / startsKnown),
      rows: { start },
    }))
  return {
    title: said.starts(shareChosen),
    lede: <p>{said.startsLede(startsKnown)}</p>,
    how: said.startsHow,
    alt: said.starts(shareChosen),
    table: tableOf(
      said.start.chosen,
      [words.columns.name, words.columns.share],
      parts.map(({ label, said: value }) => [label, value]),
    ),
    children: (
      <>
        <PartsBar parts={parts} />
        <NamedList
          kind="artist"
          title={said.chosenArtists}
          rows={chosenArtists.slice(0, SHOWN).map(({ artist, share }) => ({ name: artist, artist, value: format.percent(share) }))}
        />
      </>
    ),
  }
}

function anatomy({ anatomy: steps, skipsBySecond }: Attention): Entry {
  const all = steps.at(-1)
  const skips = skipsBySecond.reduce((sum, step) => sum + step.skips, 0)
  if (all === undefined || all.share === 0 || skips / all.share < LISTENS_MIN) return null
  const bars = steps.flatMap(({ seconds, share, published }) => [
    { key: `own ${seconds}`, label: said.within(seconds), value: share, said: format.percent(share), matters: true },
    { key: `all ${seconds}`, label: words.columns.published, value: published ?? 0, said: format.percent(published ?? 0) },
  ])
  return {
    title: said.anatomy(all.share, all.published ?? 0),
    how: said.anatomyHow,
    rows: { part: 'skips' },
    alt: said.anatomy(all.share, all.published ?? 0),
    table: tableOf(
      words.columns.share,
      [words.columns.name, words.columns.share, words.columns.published],
      steps.map(({ seconds, share, published }) => [said.within(seconds), format.percent(share), format.percent(published ?? 0)]),
    ),
    children: <PairedBars steps={steps} bars={bars} />,
  }
}

const skipsWithin = (seconds: number | null): RowsSearch => ({ part: 'skips', ...(seconds !== null && { below: seconds }) })

interface PairedBarsProps {
  readonly steps: Attention['anatomy']
  readonly bars: readonly {
    readonly key: string
    readonly value: number
    readonly said: string
    readonly label: string
    readonly matters?: boolean
  }[]
}

/** Yours over that of everybody, with the labels on the bars. */
function PairedBars({ steps, bars }: PairedBarsProps) {
  const most = Math.max(...bars.map(({ value }) => value))
  return (
    <dl className="paired">
      {steps.map(({ seconds }) => (
        <div key={String(seconds)}>
          <dt>{said.within(seconds)}</dt>
          {bars
            .filter(({ key }) => key.endsWith(` ${seconds}`))
            .map((bar) => (
              <dd key={bar.key} data-own={bar.matters === true ? '' : undefined}>
                <i style={{ '--share': bar.value / most }} aria-hidden="true" />
                <span className="tabular">
                  {bar.matters === true ? <RowsLink rows={skipsWithin(seconds)}>{bar.said}</RowsLink> : bar.said}{' '}
                  {bar.matters === true ? '' : words.columns.published}
                </span>
              </dd>
            ))}
        </div>
      ))}
    </dl>
  )
}

function obsessions({ obsessions: found, halfLifeDays, loops }: Repeats): Entry {
  const [first] = found
  if (first === undefined) return null
  return {
    title: said.obsession(first.title, first.playsPeakWeek),
    lede: halfLifeDays === null ? undefined : <p>{said.halfLife(halfLifeDays)}</p>,
    how: said.obsessionHow,
    children: (
      <div className="two-columns">
        <NamedList
          kind="track"
          title={said.obsessions}
          rows={found.slice(0, SHOWN).map((one) => ({
            name: one.title,
            artist: one.artist,
            value: said.times(one.playsPeakWeek),
            second: `${one.artist} · ${words.span(one.from, one.to)}`,
            rows: { from: one.from, to: one.to, part: 'plays' as const },
          }))}
        />
        <NamedList
          kind="track"
          title={said.loops}
          rows={loops.slice(0, SHOWN).map((one) => ({
            name: one.title,
            artist: one.artist,
            value: said.inARow(one.plays),
            second: one.artist,
            rows: sessionRows(one),
          }))}
        />
      </div>
    ),
  }
}

function comfort({ comfort: found, shareInLowWeeks }: Repeats): Entry {
  const shown = found.slice(0, SHOWN)
  const [first] = shown
  if (first === undefined) return null
  return {
    title: said.comfort(first.title),
    lede: (
      <p>
        {said.comfortLede(
          shareInLowWeeks,
          shown.some((one) => one.shareInLowWeeks > shareInLowWeeks),
        )}
      </p>
    ),
    how: said.comfortHow,
    children: (
      <NamedList
        kind="track"
        rows={shown.map((one) => ({
          name: one.title,
          artist: one.artist,
          value: said.returns(one.returns),
          second: `${one.artist} · ${said.inQuietWeeks(one.shareInLowWeeks)}`,
        }))}
      />
    ),
  }
}

function albums({ albums: { heardThrough, abandoned } }: Attention): Entry {
  const [first] = heardThrough
  if (first === undefined) return null
  return {
    title: said.through(first.title, first.times),
    how: said.throughHow,
    children: (
      <div className="two-columns">
        <NamedList
          kind="album"
          title={said.heardThrough}
          rows={heardThrough
            .slice(0, SHOWN)
            .map((one) => ({ name: one.title, artist: one.artist, value: said.times(one.times), second: one.artist }))}
        />
        <NamedList
          kind="album"
          title={said.abandoned}
          rows={abandoned.slice(0, SHOWN).map((one) => ({
            name: one.title,
            artist: one.artist,
            value: said.tracksOf(one.tracksMost, one.tracks),
            second: one.artist,
          }))}
        />
      </div>
    ),
  }
}

function pauses({ pauses: { interrupted, share, msMedian, msTotal, longest } }: Attention): Entry {
  if (interrupted === 0) return null
  return {
    title: said.pauses(share),
    rows: { part: 'interrupted' },
    lede: (
      <>
        <p>{said.pausesLede(msMedian, msTotal)}</p>
        {longest && (
          <p>
            <RowsLink rows={sessionRows({ from: longest.at, to: longest.at })}>
              {said.pausesLongest(longest.title, longest.artist, longest.ms)}
            </RowsLink>
          </p>
        )}
      </>
    ),
    how: said.pausesHow,
    children: <Numeral said={format.percent(share)} />,
  }
}

function sittings({ sessions, sittings: found }: HabitFindings, gap: number, setGap: (minutes: number) => void): Entry {
  if (sessions.sessions === 0) return null
  const bars = sessions.byStartHour.map((count, hour) => ({
    key: String(hour),
    label: format.hour(hour),
    value: count,
    said: format.number(count),
    matters: count === Math.max(...sessions.byStartHour),
    rows: { silence: gap, hour },
  }))
  const titled = (rows: typeof found.openers) =>
    rows.map((one) => ({ name: one.title, artist: one.artist, value: said.sessions(one.sessions), second: one.artist }))
  return {
    title: said.sittings(sessions.msMedian),
    how: said.sittingsHow,
    alt: said.sittings(sessions.msMedian),
    lede: (
      <fieldset className="choices">
        <legend className="eyebrow">{said.gap}</legend>
        {SESSION_GAPS.map((minutes) => (
          <label key={minutes}>
            <input type="radio" name="gap" checked={gap === minutes} onChange={() => setGap(minutes)} />
            <span>{said.minutes(minutes)}</span>
          </label>
        ))}
      </fieldset>
    ),
    rows: { silence: gap },
    table: {
      ...tableOf(said.gap, [words.columns.name, words.columns.value], []),
      rows: bars.map(({ key, label, said: value, rows }) => ({ key, rows, cells: [label, value] })),
    },
    children: (
      <>
        <BarChart bars={bars} height={200} />
        <div className="two-columns">
          <NamedList kind="track" title={said.openers} rows={titled(found.openers)} />
          <NamedList kind="track" title={said.closers} rows={titled(found.closers)} />
        </div>
        {found.bingeMsMin !== null && found.bingeDays.length > 0 && (
          <NamedList
            kind="artist"
            title={said.binge}
            note={said.bingeNote(found.bingeMsMin)}
            rows={found.bingeDays.slice(0, SHOWN).map((day) => ({
              name: day.topArtist,
              artist: day.topArtist,
              value: format.duration(day.msPlayed),
              second: format.weekdayDay(day.date),
              rows: { from: day.date, to: day.date },
            }))}
          />
        )}
      </>
    ),
  }
}

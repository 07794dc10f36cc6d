/** B5: when new artists came, and which of them stayed. */
import { useMemo } from 'react'
import type { Findings } from '../../../contract/insights.ts'
import { parseDay } from '../../../shared/time.ts'
import { useHeldSummary } from '../../history/services.ts'
import { usePeriodSpan } from '../../use-view.ts'
import { BarChart } from '../../charts/bar-chart.tsx'
import type { Bar } from '../../charts/bar.ts'
import { format, text } from '../../messages/text.ts'
import { Finding } from '../../ui/finding.tsx'
import { RowsLink } from '../../ui/rows-link.tsx'
import { SubjectLink } from '../../ui/subject-link.tsx'
import type { FindingPartProps } from './sleeve.ts'

const FIRSTS = 10
/** An artist stays who is heard again so many days later. */
const DAYS_TO_STAY = 30

export function Discovery({ findings: { discovery, period }, number }: FindingPartProps) {
  const { years } = discovery
  const firstYear = Number(useHeldSummary().from.slice(0, 4))
  const most = mostNew(years, firstYear)
  const bars = useMemo(
    () =>
      years.map(({ year, newArtists, kept }): Bar => ({
        key: String(year),
        label: String(year),
        value: newArtists,
        part: kept,
        said: format.number(newArtists),
        matters: year === most?.year,
        rows: { year, part: 'newArtists' },
      })),
    [years, most?.year],
  )
  if (!most) return null
  return (
    <Finding
      number={number}
      title={years.length > 1 ? text.discovery.title(most.year, most.newArtists) : text.discovery.one(most.newArtists)}
      lede={<Stayed discovery={discovery} />}
      how={text.discovery.how}
      rows={{ part: 'newArtists' }}
      alt={text.discovery.alt(most.year)}
      table={{
        caption: text.discovery.short,
        columns: [
          { label: text.columns.year },
          { label: text.columns.newArtists, numeric: true },
          { label: text.columns.kept, numeric: true },
          { label: text.columns.newTracks, numeric: true },
        ],
        rows: years.map((year) => ({
          key: String(year.year),
          cells: [
            year.year,
            <RowsLink key="artists" rows={{ year: year.year, part: 'newArtists' }}>
              {format.number(year.newArtists)}
            </RowsLink>,
            format.number(year.kept),
            <RowsLink key="tracks" rows={{ year: year.year, part: 'newTracks' }}>
              {format.number(year.newTracks)}
            </RowsLink>,
          ],
        })),
      }}
    >
      {years.length > 1 && (
        <>
          <BarChart bars={bars} />
          <p className="chart-note">
            <i className="swatch" /> {text.discovery.stayed}
          </p>
        </>
      )}
      <FirstListens discovery={discovery} timeZone={period.timeZone} />
    </Finding>
  )
}

/** Of what was found in the last weeks of a history nobody can say yet whether it stays. */
function Stayed({ discovery: { years, artistsHeardOnce } }: Pick<Findings, 'discovery'>) {
  const { to } = useHeldSummary()
  const { from } = usePeriodSpan()
  if (daysBetween(from, to) < DAYS_TO_STAY) return <p>{text.discovery.tooEarly}</p>
  const found = years.reduce((sum, { newArtists }) => sum + newArtists, 0)
  const kept = years.reduce((sum, year) => sum + year.kept, 0)
  return (
    <>
      <p>{text.discovery.lede(kept, found)}</p>
      {artistsHeardOnce > 0 && <p>{text.discovery.once(artistsHeardOnce)}</p>}
    </>
  )
}

function FirstListens({ discovery, timeZone }: { readonly discovery: Findings['discovery']; readonly timeZone: string }) {
  return (
    <>
      <h3 className="eyebrow">{text.discovery.firsts}</h3>
      <ol className="track-list columns">
        {discovery.firstListens.slice(0, FIRSTS).map(({ artist, at, title }) => (
          <li key={artist}>
            <span className="track-name">
              <SubjectLink kind="artist" name={artist} artist={artist} />
              <span className="soft track-artist" title={title}>
                <bdi>{title}</bdi>
              </span>
            </span>
            <span className="tabular track-value">{format.instantMonth(at, timeZone)}</span>
          </li>
        ))}
      </ol>
    </>
  )
}

function daysBetween(from: string, to: string): number {
  return (parseDay(to) ?? 0) - (parseDay(from) ?? 0)
}

/** In the first year of a history everything is new, so it is passed over where another brought anything. */
function mostNew(years: Findings['discovery']['years'], firstYear: number): Findings['discovery']['years'][number] | undefined {
  const later = years.filter(({ year, newArtists }) => year !== firstYear && newArtists > 0)
  return (later.length > 0 ? later : years).reduce<(typeof years)[number] | undefined>(
    (best, year) => (best && best.newArtists >= year.newArtists ? best : year),
    undefined,
  )
}

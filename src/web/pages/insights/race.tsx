/** The race of the leading artists: who was ahead at the end of each month, turned with a slider. */
import { useId, useState } from 'react'
import type { ChartHistory } from '../../../contract/deep-insights.ts'
import { format } from '../../messages/text.ts'
import { tableOf, type Entry } from './parts.tsx'
import { words } from './words.ts'

const said = words.time
/** Rows of the table: one a year is enough to follow a race. */
const MONTHS_PER_ROW = 12

type Race = ChartHistory['race']

export function race({ race: found }: ChartHistory): Entry {
  const { months, artists } = found
  const [first, second] = artists
  if (first === undefined || second === undefined || months.length < 2) return null
  const last = months.length - 1
  const leaders = new Set(months.map((_, month) => leaderAt(found, month)))
  const marks = months.flatMap((month, index) => (index === last || month.endsWith('-12') ? [index] : [])).slice(-2 * MONTHS_PER_ROW)
  return {
    title: said.race(first.artist, leaders.size),
    lede: <p>{said.raceLede}</p>,
    how: said.raceHow,
    alt: said.race(first.artist, leaders.size),
    table: tableOf(
      said.raceTable,
      [words.columns.name, ...marks.map((index) => format.month(months[index] ?? ''))],
      artists.map(({ artist, msPlayed }) => [artist, ...marks.map((index) => format.duration(msPlayed[index] ?? 0))]),
    ),
    children: <Racers key={months[last]} race={found} />,
  }
}

function leaderAt({ artists }: Race, month: number): string {
  return artists.reduce((best, one) => ((one.msPlayed[month] ?? 0) > (best.msPlayed[month] ?? 0) ? one : best)).artist
}

function Racers({ race: { months, artists } }: { readonly race: Race }) {
  const id = useId()
  const last = months.length - 1
  const [month, setMonth] = useState(last)
  const at = (ms: readonly number[]): number => ms[month] ?? 0
  const ranked = artists.toSorted((one, other) => at(other.msPlayed) - at(one.msPlayed))
  const most = Math.max(1, ...ranked.map(({ msPlayed }) => at(msPlayed)))
  const until = said.raceUntil(format.month(months[month] ?? ''))
  return (
    <div className="race">
      <label htmlFor={id} className="eyebrow">
        {until}
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={last}
        value={month}
        aria-valuetext={until}
        onChange={(event) => setMonth(event.target.valueAsNumber)}
      />
      <ol className="race-lanes" style={{ '--lanes': artists.length }}>
        {artists.map(({ artist, msPlayed }) => {
          const rank = ranked.findIndex((one) => one.artist === artist)
          return (
            <li key={artist} style={{ '--rank': rank, '--share': at(msPlayed) / most }} data-leads={rank === 0 ? '' : undefined}>
              <i aria-hidden="true" />
              <span className="race-name">
                <bdi>{artist}</bdi>
              </span>
              <span className="tabular">{format.duration(at(msPlayed))}</span>
            </li>
          )
        })}
      </ol>
    </div>
  )
}

/** A week by its hours: the larger the dot, the more music, with the sum of every hour below. */
import type { MouseEvent } from 'react'
import { format } from '../messages/text.ts'
import { useOpenRows, type RowsSearch } from '../ui/rows-link.tsx'
import { useWidth } from './use-width.ts'

export interface WeekClockProps {
  /** 7 x 24 msPlayed, Monday first. */
  readonly clock: readonly (readonly number[])[]
  /** What the listens of a cell are besides their hour. */
  readonly rows: RowsSearch
}

const DAY_LABEL = 38
const TOP = 18
const SUMS = 46

export function WeekClock({ clock, rows }: WeekClockProps) {
  const openRows = useOpenRows()
  const [host, width] = useWidth<HTMLDivElement>()
  const cell = Math.max(0, (width - DAY_LABEL) / 24)
  const row = Math.max(22, Math.min(40, cell))
  const peak = peakOf(clock)
  const hourSums = Array.from({ length: 24 }, (_, hour) => clock.reduce((sum, day) => sum + (day[hour] ?? 0), 0))
  const most = Math.max(1, ...hourSums)
  const bottom = TOP + 7 * row
  const height = bottom + SUMS + 22
  const x = (hour: number): number => DAY_LABEL + (hour + 0.5) * cell
  const hourStep = cell < 20 ? 6 : 3
  const openCell = (event: MouseEvent): void => {
    const box = event.currentTarget.getBoundingClientRect()
    const hour = Math.floor((event.clientX - box.left - DAY_LABEL) / cell)
    const weekday = Math.floor((event.clientY - box.top - TOP) / row)
    if (hour < 0 || hour > 23 || weekday < 0) return
    // Below the rows stand the sums of every hour, whatever the day.
    openRows({ ...rows, hour, ...(weekday < clock.length && { weekday }) })
  }
  return (
    <div ref={host} className="week-clock" data-opens="" style={{ '--chart-height': `${height}px` }} aria-hidden="true">
      {width > 0 && (
        <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} onClick={openCell}>
          {clock.map((day, weekday) => {
            const y = TOP + (weekday + 0.5) * row
            return (
              <g key={format.weekdayShort(weekday)}>
                <text x={0} y={y} dy=".35em" className={weekday === peak.weekday ? 'matters' : 'soft'}>
                  {format.weekdayShort(weekday)}
                </text>
                <line x1={DAY_LABEL} x2={width} y1={y} y2={y} className="hair" />
                {day.map((ms, hour) => {
                  const matters = weekday === peak.weekday && hour === peak.hour
                  const radius = Math.sqrt(ms / Math.max(1, peak.ms)) * Math.min(cell, row) * 0.46
                  return ms > 0 ? (
                    // oxlint-disable-next-line react/no-array-index-key -- the index is the hour itself
                    <circle key={hour} cx={x(hour)} cy={y} r={radius} className={matters ? 'dot matters' : 'dot'} />
                  ) : null
                })}
              </g>
            )
          })}
          {hourSums.map((ms, hour) => (
            // oxlint-disable-next-line react/no-array-index-key -- the index is the hour itself
            <g key={hour}>
              <rect
                x={x(hour) - cell * 0.36}
                width={cell * 0.72}
                y={bottom + SUMS - (ms / most) * (SUMS - 12)}
                height={(ms / most) * (SUMS - 12)}
                className={hour === peak.hour ? 'bar matters' : 'bar'}
              />
              {hour % hourStep === 0 && (
                <text x={x(hour)} y={height - 5} textAnchor="middle" className="soft">
                  {cell < 20 ? hour : format.hour(hour)}
                </text>
              )}
            </g>
          ))}
        </svg>
      )}
    </div>
  )
}

export interface Peak {
  readonly weekday: number
  readonly hour: number
  readonly ms: number
}

/** The busiest hour of the week; of equal ones the earliest. */
export function peakOf(clock: readonly (readonly number[])[]): Peak {
  let peak: Peak = { weekday: 0, hour: 0, ms: 0 }
  clock.forEach((day, weekday) =>
    day.forEach((ms, hour) => {
      if (ms > peak.ms) peak = { weekday, hour, ms }
    }),
  )
  return peak
}

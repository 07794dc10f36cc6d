/** Every day of every year: one path per year and shade, because a life is thousands of days and a page must stay quick. */
import { memo, useEffect, useId, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { dayOfMonthStart, formatDay, MS_PER_MINUTE, parseDay, weekdayOf, yearOf } from '../../shared/time.ts'
import { format, text } from '../messages/text.ts'
import { RowsLink, useOpenRows, type RowsSearch } from '../ui/rows-link.tsx'
import { dayAfterKey } from './day-steps.ts'

export interface DayValue {
  readonly date: string
  readonly msPlayed: number
}

export interface HeatCalendarProps {
  readonly days: readonly DayValue[]
  /** Days outside are not drawn at all: no music is not the same as no data. */
  readonly from: string
  readonly to: string
}

/** A shade is darker than so many of the days with music: an hour is much for one person and little for another. */
const SHADE_SHARES = [0.35, 0.65, 0.85, 0.95] as const
const BOUND_STEP_MS = 5 * MS_PER_MINUTE
const WEEKS = 54
const CELL = 10
const GAP = 1.6

/** Ascending and distinct; a day belongs to the first shade whose bound it stays below, and to one more if to none. */
function boundsOf(days: readonly DayValue[]): number[] {
  const sorted = days.map(({ msPlayed }) => msPlayed).toSorted((a, b) => a - b)
  const bounds = SHADE_SHARES.map((share) => {
    const value = sorted[Math.floor(share * (sorted.length - 1))] ?? 0
    return Math.max(BOUND_STEP_MS, Math.round(value / BOUND_STEP_MS) * BOUND_STEP_MS)
  })
  return [...new Set(bounds)]
}

function shadeOf(ms: number, bounds: readonly number[]): number {
  if (ms <= 0) return 0
  const found = bounds.findIndex((bound) => ms < bound)
  return found < 0 ? bounds.length + 1 : found + 1
}

export function HeatCalendar({ days, from, to }: HeatCalendarProps) {
  const [pointed, setPointed] = useState<DayValue | null>(null)
  const openRows = useOpenRows()
  const hint = useId()
  const byDay = useMemo(() => new Map(days.map(({ date, msPlayed }) => [parseDay(date) ?? 0, msPlayed])), [days])
  const bounds = useMemo(() => boundsOf(days), [days])
  const first = parseDay(from) ?? 0
  const last = parseDay(to) ?? 0
  const longest = days.reduce<DayValue | null>((most, day) => (most === null || day.msPlayed > most.msPlayed ? day : most), null)
  const longestDay = longest === null ? undefined : parseDay(longest.date)
  const { grid, cursor, onKeyDown } = useCursor(longestDay ?? first, first, last)
  const years = Array.from({ length: yearOf(last) - yearOf(first) + 1 }, (_, index) => yearOf(first) + index)
  return (
    <div className="heat">
      <p className="hidden" id={hint}>
        {text.calendar.keys}
      </p>
      <p className="heat-readout" aria-hidden="true">
        {pointed === null ? text.calendar.hint : text.calendar.day(pointed.date, pointed.msPlayed)}
      </p>
      <div
        className="heat-years"
        data-few={years.length < 3 ? '' : undefined}
        ref={grid}
        role="grid"
        aria-label={text.calendar.short}
        aria-describedby={hint}
        aria-rowcount={years.length * 7}
        aria-colcount={WEEKS}
        onKeyDown={onKeyDown}
      >
        {years.map((year, index) => (
          <HeatYear
            key={year}
            year={year}
            row={index * 7 + 1}
            cursor={yearOf(cursor) === year ? cursor : null}
            byDay={byDay}
            bounds={bounds}
            first={first}
            last={last}
            longestDay={longestDay}
            onPoint={setPointed}
            onChoose={(date) => openRows(rowsOfDay(date))}
          />
        ))}
      </div>
      <p className="heat-key" aria-hidden="true">
        {text.calendar.keyLabel}
        {[...bounds, null].map((bound, index) => (
          <span key={bound ?? 'more'}>
            <i data-shade={index + 1} /> {text.calendar.key(bounds[index - 1] ?? 0, bound)}
          </span>
        ))}
        <span>
          <i data-shade="longest" /> {text.calendar.longest}
        </span>
      </p>
    </div>
  )
}

const rowsOfDay = (date: string): RowsSearch => ({ from: date, to: date, kind: 'music' })

/**
 * The one day that stands in the order of the keys. Only that day is an element, and another one for every step, so that
 * thousands of days cost nothing and a screen reader reads each day that it comes to.
 */
function useCursor(initial: number, first: number, last: number) {
  const grid = useRef<HTMLDivElement>(null)
  const [chosen, setChosen] = useState(initial)
  const isMoving = useRef(false)
  const cursor = Math.min(last, Math.max(first, chosen))
  useEffect(() => {
    if (!isMoving.current) return
    isMoving.current = false
    grid.current?.querySelector('a')?.focus()
  }, [cursor])
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    const day = dayAfterKey(event.key, cursor, first, last)
    if (day === undefined) return
    event.preventDefault()
    isMoving.current = day !== cursor
    setChosen(day)
  }
  return { grid, cursor, onKeyDown }
}

interface HeatYearProps {
  readonly year: number
  /** Of its Mondays, among the rows of all years. */
  readonly row: number
  /** The day in the order of the keys, where it is one of this year. */
  readonly cursor: number | null
  readonly byDay: ReadonlyMap<number, number>
  readonly bounds: readonly number[]
  readonly first: number
  readonly last: number
  readonly longestDay: number | undefined
  readonly onPoint: (day: DayValue | null) => void
  readonly onChoose: (date: string) => void
}

const HeatYear = memo(function HeatYear(props: HeatYearProps) {
  const { year, row, cursor, byDay, bounds, first, last, longestDay, onPoint, onChoose } = props
  const start = dayOfMonthStart(year, 0)
  const lead = weekdayOf(start)
  const from = Math.max(first, start)
  const to = Math.min(last, dayOfMonthStart(year + 1, 0) - 1)
  const { paths, total } = useMemo(() => pathsOf({ byDay, bounds, from, to, start, lead }), [byDay, bounds, from, to, start, lead])
  const valueOf = (day: number): DayValue => ({ date: formatDay(day), msPlayed: byDay.get(day) ?? 0 })
  const dayAt = (event: PointerEvent<SVGSVGElement> | React.MouseEvent<SVGSVGElement>): DayValue | null => {
    const box = event.currentTarget.getBoundingClientRect()
    const week = Math.floor((((event.clientX - box.left) / box.width) * WEEKS * CELL) / CELL)
    const weekday = Math.floor((((event.clientY - box.top) / box.height) * 7 * CELL) / CELL)
    const day = start - lead + week * 7 + weekday
    return day < from || day > to ? null : valueOf(day)
  }
  return (
    <div className="heat-year" role="none">
      <p className="heat-title" aria-hidden="true">
        <b>{year}</b> <span className="tabular">{format.duration(total)}</span>
      </p>
      <div className="heat-cells" role="none">
        <svg
          aria-hidden="true"
          viewBox={`0 0 ${WEEKS * CELL} ${7 * CELL}`}
          onPointerMove={(event) => onPoint(dayAt(event))}
          onPointerLeave={() => onPoint(null)}
          onClick={(event) => {
            const day = dayAt(event)
            if (day) onChoose(day.date)
          }}
        >
          {paths.map((path, shade) => path !== '' && <path key={SHADES[shade]} d={path} data-shade={shade} />)}
          {longestDay !== undefined && longestDay >= from && longestDay <= to && (
            <path d={cellPath(longestDay, start, lead)} data-shade="longest" />
          )}
        </svg>
        {cursor !== null && (
          <DayInTurn
            key={cursor}
            value={valueOf(cursor)}
            row={row + weekdayOf(cursor)}
            week={Math.floor((cursor - start + lead) / 7)}
            onPoint={onPoint}
          />
        )}
      </div>
      <p className="heat-months" aria-hidden="true">
        {Array.from({ length: 12 }, (_, month) => {
          const week = (dayOfMonthStart(year, month) - start + lead) / 7
          return (
            <span key={format.monthShortOf(month)} style={{ '--at': week / WEEKS }}>
              {format.monthInitial(month)}
            </span>
          )
        })}
      </p>
    </div>
  )
})

interface DayInTurnProps {
  readonly value: DayValue
  readonly row: number
  readonly week: number
  readonly onPoint: HeatYearProps['onPoint']
}

/** Lies over its cell and lets the pointer through to it. */
function DayInTurn({ value, row, week, onPoint }: DayInTurnProps) {
  return (
    <div role="row" aria-rowindex={row}>
      <div
        role="gridcell"
        aria-colindex={week + 1}
        className="heat-day"
        style={{ '--week': week, '--weekday': (row - 1) % 7 }}
        onFocus={() => onPoint(value)}
        onBlur={() => onPoint(null)}
      >
        <RowsLink rows={rowsOfDay(value.date)} className="">
          <span className="hidden">{text.calendar.day(value.date, value.msPlayed)}</span>
        </RowsLink>
      </div>
    </div>
  )
}

const SHADES = ['none', 'first', 'second', 'third', 'fourth', 'fifth'] as const

interface YearDays {
  readonly byDay: ReadonlyMap<number, number>
  readonly bounds: readonly number[]
  readonly from: number
  readonly to: number
  /** The first day of the year, and how many days of its first week lie before it. */
  readonly start: number
  readonly lead: number
}

function pathsOf({ byDay, bounds, from, to, start, lead }: YearDays) {
  const paths: string[] = SHADES.map(() => '')
  let total = 0
  for (let day = from; day <= to; day++) {
    const ms = byDay.get(day) ?? 0
    total += ms
    const shade = shadeOf(ms, bounds)
    paths[shade] = (paths[shade] ?? '') + cellPath(day, start, lead)
  }
  return { paths, total }
}

function cellPath(day: number, start: number, lead: number): string {
  const week = Math.floor((day - start + lead) / 7)
  const side = CELL - GAP
  return `M${week * CELL} ${weekdayOf(day) * CELL}h${side}v${side}h-${side}z`
}

/** Sums by month, for the table. */
export function monthSums(
  days: readonly DayValue[],
): readonly { readonly month: string; readonly days: number; readonly msPlayed: number }[] {
  const sums = new Map<string, { days: number; msPlayed: number }>()
  for (const { date, msPlayed } of days) {
    const month = date.slice(0, 7)
    const sum = sums.get(month) ?? { days: 0, msPlayed: 0 }
    sums.set(month, { days: sum.days + 1, msPlayed: sum.msPlayed + msPlayed })
  }
  return [...sums].map(([month, sum]) => ({ month, ...sum }))
}

/** A2: how mood went week by week, and when it changed for good. */
import { useMemo } from 'react'
import { MoodLanes, type Lane } from '../../charts/mood-lanes.tsx'
import type { MoodAxis, MoodFindings } from '../../../contract/mood.ts'
import { formatDay, parseDay } from '../../../shared/time.ts'
import { format, text } from '../../messages/text.ts'
import { Finding } from '../../ui/finding.tsx'
import type { RowsSearch } from '../../ui/rows-link.tsx'
import type { MoodPartProps } from './mood-part.ts'
import { words } from './words.ts'

/** A line is not drawn across more than three weeks without music. */
const GAP_WEEKS_MAX = 3

export function Line({ found, number }: MoodPartProps) {
  const { weeks, shifts } = found
  const drawn = useMemo(() => drawingOf(found), [found])
  return (
    <Finding
      number={number}
      layout="below"
      title={words.line.title(shifts.length)}
      lede={shifts.map((shift) => (
        <p key={shift.axis + shift.week}>
          <bdi>{words.line.shift(shift.week, howOf(shift), format.list(shift.artists))}</bdi>
        </p>
      ))}
      how={words.line.how}
      alt={words.line.alt(weeks.length)}
      table={{
        caption: words.line.short,
        columns: [
          { label: words.line.week },
          { label: text.columns.plays, numeric: true },
          { label: words.axes.valence, numeric: true },
          { label: words.axes.arousal, numeric: true },
        ],
        rows: weeks.map(({ week, plays, valence, arousal }) => ({
          key: week,
          rows: rowsOfWeek(week),
          cells: [
            format.day(week),
            format.number(plays),
            `${words.position(valence.mean)} (${words.line.band(valence.from, valence.to)})`,
            `${words.position(arousal.mean)} (${words.line.band(arousal.from, arousal.to)})`,
          ],
        })),
      }}
    >
      <MoodLanes {...drawn} />
    </Finding>
  )
}

/** Weeks begin on Monday. */
function rowsOfWeek(week: string): RowsSearch {
  return { from: week, to: formatDay((parseDay(week) ?? 0) + 6), part: 'plays' }
}

function howOf({ axis, before, after }: MoodFindings['shifts'][number]): string {
  if (axis === 'valence') return after > before ? words.sides.bright : words.sides.dark
  return after > before ? words.sides.lively : words.sides.calm
}

function drawingOf({ weeks, shifts, baseline }: MoodFindings) {
  const days = weeks.map(({ week }) => parseDay(week) ?? 0)
  const [first, last] = [days[0] ?? 0, days.at(-1) ?? 0]
  const x = (day: number): number => (last === first ? 0.5 : (day - first) / (last - first))
  const lane = (axis: MoodAxis): Lane => {
    const cuts = shifts.filter((shift) => shift.axis === axis).map(({ week }) => week)
    const bounds = [weeks[0]?.week ?? '', ...cuts, '9999']
    const stretches = bounds.slice(0, -1).map((from, index) => weeks.filter(({ week }) => week >= from && week < bounds[index + 1]!))
    return {
      key: axis,
      up: axis === 'valence' ? words.sides.bright : words.sides.lively,
      down: axis === 'valence' ? words.sides.dark : words.sides.calm,
      points: weeks.map((week, index) => ({ x: x(days[index]!), ...week[axis] })),
      middle: baseline?.[axis] ?? null,
      curves: cuts.length === 0 ? [] : stretches.map((stretch) => levelOf(stretch, axis, x)),
    }
  }
  return {
    lanes: [lane('valence'), lane('arousal')],
    ticks: yearTicks(first, last, x),
    gapMax: (GAP_WEEKS_MAX * 7 + 1) / Math.max(1, last - first),
  }
}

function levelOf(stretch: MoodFindings['weeks'], axis: MoodAxis, x: (day: number) => number): Lane['curves'][number] {
  const value = stretch.reduce((sum, week) => sum + week[axis].mean, 0) / Math.max(1, stretch.length)
  return [stretch[0], stretch.at(-1)].flatMap((week) => (week === undefined ? [] : [{ x: x(parseDay(week.week) ?? 0), value }]))
}

/** The years of a long line, the months of a short one. */
function yearTicks(first: number, last: number, x: (day: number) => number): { x: number; label: string }[] {
  const ticks: { x: number; label: string }[] = []
  const isLong = last - first > 500
  for (let year = 1990; year < 2100; year++) {
    for (const month of isLong ? [1] : [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]) {
      const start = `${year}-${String(month).padStart(2, '0')}`
      const day = parseDay(`${start}-01`) ?? 0
      if (day >= first && day <= last) ticks.push({ x: x(day), label: isLong ? String(year) : format.monthShort(start) })
    }
  }
  return ticks
}

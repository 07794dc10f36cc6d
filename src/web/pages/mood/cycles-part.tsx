/** A3 to A6: mood through the day, the week, the year, and within a sitting. */
import { MoodLanes, type Lane } from '../../charts/mood-lanes.tsx'
import type { CycleTest, MoodAxis, MoodCycle, MoodFindings } from '../../../contract/mood.ts'
import { format, text } from '../../messages/text.ts'
import { Finding } from '../../ui/finding.tsx'
import type { RowsSearch } from '../../ui/rows-link.tsx'
import type { TableData } from '../../ui/table-data.ts'
import { arcKind, type MoodPartProps } from './mood-part.ts'
import { saidBand, words } from './words.ts'

const AXES = ['valence', 'arousal'] as const

export function Hours({ found: { hours, baseline }, number }: MoodPartProps) {
  const { arousal } = hours
  return (
    <Finding
      number={number}
      title={arousal?.isClear ? words.hours.title(format.clock(arousal.trough), format.clock(arousal.peak)) : words.hours.flat}
      lede={<p>{testsOf(hours)}</p>}
      how={words.hours.how}
      alt={words.hours.alt}
      table={tableOf(hours, text.columns.hour, format.hour, (hour) => ({ hour }))}
    >
      <CycleChart cycle={hours} baseline={baseline} label={format.hour} every={3} withCurve />
    </Finding>
  )
}

export function Weekdays({ found: { weekdays, baseline }, number }: MoodPartProps) {
  const { arousal, valence } = weekdays
  const title = arousal?.isClear
    ? words.weekdays.title(arousal.peak)
    : valence?.isClear
      ? words.weekdays.bright(valence.peak)
      : words.weekdays.flat
  return (
    <Finding
      number={number}
      layout="half"
      title={title}
      lede={<p>{testsOf(weekdays)}</p>}
      how={words.weekdays.how}
      alt={words.weekdays.alt}
      table={tableOf(weekdays, text.columns.weekday, format.weekday, (weekday) => ({ weekday }))}
    >
      <CycleChart cycle={weekdays} baseline={baseline} label={format.weekdayShort} every={1} />
    </Finding>
  )
}

export function Seasons({ found: { seasons, baseline }, number }: MoodPartProps) {
  const { valence } = seasons
  return (
    <Finding
      number={number}
      layout="half"
      title={valence?.isClear ? words.seasons.title(valence.peak) : words.seasons.flat}
      lede={<p>{testsOf(seasons)}</p>}
      how={words.seasons.how}
      alt={words.seasons.alt}
      table={tableOf(seasons, text.columns.month, format.monthShortOf, (month) => ({ month: month + 1 }))}
    >
      <CycleChart cycle={seasons} baseline={baseline} label={format.monthInitial} every={1} withCurve />
    </Finding>
  )
}

export function Arcs({ found: { arcs }, number }: MoodPartProps) {
  if (arcs === null) return null
  const last = Math.max(1, arcs.fifths.length - 1)
  const lanes = AXES.map((axis): Lane => ({
    ...emptyLane(axis),
    points: [],
    middle: 0,
    curves: [arcs.fifths.map((fifth, index) => ({ x: index / last, value: fifth[axis] }))],
  }))
  return (
    <Finding
      number={number}
      title={words.arcs[arcKind(arcs)]}
      lede={<p>{words.arcs.lede(arcs.sessions, arcs.arousal.mean, arcs.arousal.from, arcs.arousal.to)}</p>}
      how={words.arcs.how}
      alt={words.arcs.alt}
      table={{
        caption: words.arcs.short,
        columns: [{ label: words.arcs.part }, ...AXES.map((axis) => ({ label: words.axes[axis], numeric: true }))],
        rows: arcs.fifths.map((fifth, index) => ({
          // oxlint-disable-next-line react/no-array-index-key -- the index is the part itself
          key: String(index),
          cells: [format.number(index + 1), ...AXES.map((axis) => words.position(fifth[axis]))],
        })),
      }}
    >
      <MoodLanes lanes={lanes} ticks={arcs.fifths.map((_, index) => ({ x: index / last, label: format.number(index + 1) }))} gapMax={1} />
    </Finding>
  )
}

interface CycleChartProps {
  readonly cycle: MoodCycle
  readonly baseline: MoodFindings['baseline']
  readonly label: (bin: number) => string
  /** Every so many bins are named. */
  readonly every: number
  readonly withCurve?: boolean
}

function CycleChart({ cycle, baseline, label, every, withCurve = false }: CycleChartProps) {
  const last = Math.max(1, cycle.bins.length - 1)
  const lanes = AXES.map((axis): Lane => {
    const test = cycle[axis]
    return {
      ...emptyLane(axis),
      points: cycle.bins.flatMap((bin, index) => {
        const band = bin[axis]
        return band === null ? [] : [{ x: index / last, ...band }]
      }),
      middle: baseline?.[axis] ?? null,
      curves: withCurve && test?.isClear ? [test.fitted.map((value, index) => ({ x: index / last, value }))] : [],
    }
  })
  const ticks = cycle.bins.flatMap((_, index) => (index % every === 0 ? [{ x: index / last, label: label(index) }] : []))
  return <MoodLanes lanes={lanes} ticks={ticks} gapMax={1.5 / last} />
}

function emptyLane(axis: MoodAxis): Pick<Lane, 'key' | 'up' | 'down'> {
  return axis === 'valence'
    ? { key: axis, up: words.sides.bright, down: words.sides.dark }
    : { key: axis, up: words.sides.lively, down: words.sides.calm }
}

function testsOf({ valence, arousal }: MoodCycle): string {
  return words.hours.tests(verdictOf(valence), verdictOf(arousal))
}

function verdictOf(test: CycleTest | null): string {
  return words.hours.chance(test?.pValue ?? 1)
}

function tableOf(cycle: MoodCycle, first: string, label: (bin: number) => string, rowsOf: (bin: number) => RowsSearch): TableData {
  return {
    caption: first,
    columns: [
      { label: first },
      { label: text.columns.plays, numeric: true },
      ...AXES.map((axis) => ({ label: words.axes[axis], numeric: true })),
    ],
    rows: cycle.bins.map((bin, index) => ({
      // oxlint-disable-next-line react/no-array-index-key -- the index is the bin itself
      key: String(index),
      ...(bin.plays > 0 && { rows: { ...rowsOf(index), part: 'plays' } }),
      cells: [label(index), format.number(bin.plays), ...AXES.map((axis) => saidBand(bin[axis]))],
    })),
  }
}

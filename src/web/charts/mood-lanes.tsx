/** Lines with their bands, one lane above the other: how something went and how sure that is. */
import { useWidth } from './use-width.ts'

export interface LanePoint {
  /** 0 at the left edge to 1 at the right. */
  readonly x: number
  readonly mean: number
  readonly from: number
  readonly to: number
}

export interface Lane {
  readonly key: string
  /** What higher means. */
  readonly up: string
  readonly down: string
  readonly points: readonly LanePoint[]
  /** The listener's own middle, where the lane is to be read against it. */
  readonly middle: number | null
  /** A fitted curve, or the means between changes: drawn in the accent. */
  readonly curves: readonly (readonly { readonly x: number; readonly value: number }[])[]
}

export interface MoodLanesProps {
  readonly lanes: readonly Lane[]
  readonly ticks: readonly { readonly x: number; readonly label: string }[]
  /** Points farther apart than this are not joined. */
  readonly gapMax: number
}

const LANE = 132
const GAP = 26
const BOTTOM = 24
const INSET = 6
const TICK_WIDTH = 44

export function MoodLanes({ lanes, ticks, gapMax }: MoodLanesProps) {
  const [host, width] = useWidth<HTMLDivElement>()
  const height = lanes.length * (LANE + GAP) + BOTTOM
  const x = (share: number): number => INSET + share * Math.max(0, width - 2 * INSET)
  return (
    <div ref={host} className="mood-lanes" style={{ '--chart-height': `${height}px` }} aria-hidden="true">
      {width > 0 && (
        <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
          {lanes.map((lane, index) => (
            <LaneOf key={lane.key} lane={lane} top={index * (LANE + GAP) + GAP} x={x} gapMax={gapMax} width={width} />
          ))}
          {roomy(ticks, width).map((tick) => (
            <text key={tick.label + String(tick.x)} x={x(tick.x)} y={height - 5} textAnchor={anchorOf(tick.x)} className="soft">
              {tick.label}
            </text>
          ))}
        </svg>
      )}
    </div>
  )
}

interface LaneProps {
  readonly lane: Lane
  readonly top: number
  readonly x: (share: number) => number
  readonly gapMax: number
  readonly width: number
}

function LaneOf({ lane: { up, down, points, middle, curves }, top, x, gapMax, width }: LaneProps) {
  const [low, high] = domainOf(points, middle)
  const y = (value: number): number => top + (1 - Math.min(1, Math.max(0, (value - low) / (high - low)))) * LANE
  const runs = runsOf(points, gapMax)
  return (
    <g>
      <line x1={0} x2={width} y1={top + LANE} y2={top + LANE} className="hair" />
      {runs.map((run) => (
        <polygon key={`band ${run[0]?.x}`} className="band" points={bandOf(run, x, y)} />
      ))}
      {middle !== null && <line x1={0} x2={width} y1={y(middle)} y2={y(middle)} className="middle" />}
      {runs.map((run) =>
        run.length === 1 ? (
          <circle key={`dot ${run[0]?.x}`} className="dot" cx={x(run[0]?.x ?? 0)} cy={y(run[0]?.mean ?? 0)} r={2} />
        ) : (
          <polyline key={`line ${run[0]?.x}`} className="line" points={run.map((point) => `${x(point.x)},${y(point.mean)}`).join(' ')} />
        ),
      )}
      {curves.map((curve) => (
        <polyline key={curve[0]?.x} className="curve" points={curve.map((point) => `${x(point.x)},${y(point.value)}`).join(' ')} />
      ))}
      <text x={0} y={top - 8} className="soft">
        {`↑ ${up}`}
      </text>
      <text x={width} y={top - 8} textAnchor="end" className="soft">
        {`↓ ${down}`}
      </text>
    </g>
  )
}

/** So few bands can each be read, and where they end is what they say. */
const BANDS_SHOWN_WHOLE = 31

/** A few wide bands must not press everything else flat, so the scale is that of the line, with room around it. */
function domainOf(points: readonly LanePoint[], middle: number | null): readonly [number, number] {
  const means = [...points.map(({ mean }) => mean), ...(middle === null ? [] : [middle])]
  if (means.length === 0) return [-1, 1]
  const [low, high] = [Math.min(...means), Math.max(...means)]
  const span = high - low
  const reach = points.length > BANDS_SHOWN_WHOLE ? 0 : Math.max(0, ...points.map(({ from, to }) => Math.max(to - high, low - from)))
  const room = Math.max(0.03, span * 0.3, Math.min(reach, span))
  return [low - room, high + room]
}

function runsOf(points: readonly LanePoint[], gapMax: number): readonly (readonly LanePoint[])[] {
  const runs: LanePoint[][] = []
  for (const point of points) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    if (run !== undefined && last !== undefined && point.x - last.x <= gapMax) run.push(point)
    else runs.push([point])
  }
  return runs
}

function bandOf(run: readonly LanePoint[], x: (share: number) => number, y: (value: number) => number): string {
  const above = run.map((point) => `${x(point.x)},${y(point.to)}`)
  const below = run.map((point) => `${x(point.x)},${y(point.from)}`).toReversed()
  return [...above, ...below].join(' ')
}

function roomy(ticks: MoodLanesProps['ticks'], width: number): MoodLanesProps['ticks'] {
  const step = Math.max(1, Math.ceil((ticks.length * TICK_WIDTH) / Math.max(1, width)))
  return ticks.filter((_, index) => index % step === 0)
}

function anchorOf(share: number): 'start' | 'middle' | 'end' {
  return share < 0.02 ? 'start' : share > 0.98 ? 'end' : 'middle'
}

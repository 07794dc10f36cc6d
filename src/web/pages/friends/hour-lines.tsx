/** When people listen: one line a person over the hours of the day, each as a share of that person's music. */
import { useWidth } from '../../charts/use-width.ts'
import { format } from '../../messages/text.ts'

export interface HourLine {
  readonly label: string
  /** By hour of the week, Monday 00:00 first. */
  readonly clock: readonly number[]
}

const HEIGHT = 180
const TOP = 22
const BOTTOM = 24

/** The first line is the accent, because it is the reader's own. */
export function HourLines({ lines }: { readonly lines: readonly HourLine[] }) {
  const [host, width] = useWidth<HTMLDivElement>()
  const shares = lines.map(({ clock }) => hourShares(clock))
  const most = Math.max(1e-9, ...shares.flat())
  const x = (hour: number): number => 8 + (hour / 23) * (width - 16)
  const y = (share: number): number => TOP + (1 - share / most) * (HEIGHT - TOP - BOTTOM)
  return (
    <div ref={host} className="hour-lines" aria-hidden="true">
      {width > 0 && (
        <svg width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`}>
          <line x1={0} x2={width} y1={HEIGHT - BOTTOM} y2={HEIGHT - BOTTOM} className="hair" />
          {[0, 6, 12, 18, 23].map((hour) => (
            <text key={hour} x={x(hour)} y={HEIGHT - 6} textAnchor={hour === 0 ? 'start' : hour === 23 ? 'end' : 'middle'} className="soft">
              {format.hour(hour)}
            </text>
          ))}
          {lines.map(({ label }, index) => {
            const line = shares[index] ?? []
            const peak = peakHour(line)
            return (
              <g key={label} className={index === 0 ? 'own' : 'other'}>
                <polyline points={line.map((share, hour) => `${x(hour)},${y(share)}`).join(' ')} />
                <circle cx={x(peak)} cy={y(line[peak] ?? 0)} r={4} />
                {/* Where both peak together, the second name stands below its line. */}
                <text
                  x={x(peak)}
                  y={y(line[peak] ?? 0) + (index > 0 && Math.abs(peak - peakHour(shares[0] ?? [])) < 4 ? 20 : -9)}
                  textAnchor={peak < 3 ? 'start' : peak > 20 ? 'end' : 'middle'}
                >
                  {label}
                </text>
              </g>
            )
          })}
        </svg>
      )}
    </div>
  )
}

export function hourShares(clock: readonly number[]): number[] {
  const total = Math.max(
    1,
    clock.reduce((sum, value) => sum + value, 0),
  )
  return Array.from({ length: 24 }, (_, hour) => clock.reduce((sum, value, of) => (of % 24 === hour ? sum + value : sum), 0) / total)
}

export function peakHour(shares: readonly number[]): number {
  return shares.indexOf(Math.max(...shares))
}

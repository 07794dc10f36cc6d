/** Bars with the labels on them, drawn by Observable Plot when it has arrived; the one bar that matters wears the accent. */
import { useEffect, type MouseEvent } from 'react'
import { useOpenRows } from '../ui/rows-link.tsx'
import type { Bar } from './bar.ts'
import { inTurn } from './in-turn.ts'
import { useWidth } from './use-width.ts'

export interface BarChartProps {
  readonly bars: readonly Bar[]
  readonly height?: number
}

export function BarChart({ bars, height = 260 }: BarChartProps) {
  const [host, width] = useWidth<HTMLDivElement>()
  useEffect(() => {
    const { current } = host
    if (!current || width === 0) return undefined
    let dropped = false
    void import('./draw-bars.ts').then(({ drawBars }) =>
      inTurn(() => {
        if (!dropped) current.replaceChildren(drawBars(bars, width, height))
      }),
    )
    return () => {
      dropped = true
    }
  }, [host, bars, width, height])
  const openRows = useOpenRows()
  /** The whole column of a bar answers: a low bar would be hard to hit. The table of the chart is the way by keyboard. */
  const openBar = (event: MouseEvent): void => {
    const box = event.currentTarget.getBoundingClientRect()
    const rows = bars[Math.floor(((event.clientX - box.left) / box.width) * bars.length)]?.rows
    if (rows) openRows(rows)
  }
  const opens = bars.some(({ rows }) => rows !== undefined)
  return (
    <div
      ref={host}
      className="bar-chart"
      style={{ '--chart-height': `${height}px` }}
      aria-hidden="true"
      data-opens={opens ? '' : undefined}
      onClick={opens ? openBar : undefined}
    />
  )
}

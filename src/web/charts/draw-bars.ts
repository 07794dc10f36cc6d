/** Draws bars with Observable Plot; in a file of its own so that Plot is loaded only where there is a chart. */
import { axisX, barY, plot, ruleY, text } from '@observablehq/plot'
import type { Bar } from './bar.ts'

const LABEL_WIDTH = 46
const TICK_WIDTH = 40
/** About; the type of the page is not measured for it. */
const LABEL_CHAR_WIDTH = 7
/** So few bars are kinds of their own, each with a name: it stands in two lines where one is too narrow. */
const NAMED_BARS_MAX = 8
const TICK_EM = 11
const TICK_LINE_HEIGHT = 14

/** The colours are those of the page: custom properties work in the attributes that Plot writes. */
export function drawBars(bars: readonly Bar[], width: number, height: number): Element {
  const step = width / Math.max(1, bars.length)
  const isNarrow = bars.length <= NAMED_BARS_MAX && bars.some(({ label }) => label.length * LABEL_CHAR_WIDTH > step)
  const ticks = isNarrow ? bars.map(({ key }) => key) : ticksOf(bars, step)
  const labels = new Map(bars.map(({ key, label }) => [key, label]))
  const said = step >= LABEL_WIDTH ? bars.filter(({ value }) => value > 0) : bars.filter(({ matters }) => matters)
  const inset = step > 30 ? Math.min(14, step * 0.16) : step > 8 ? 1 : 0.25
  const withPart = bars.some(({ part }) => part !== undefined)
  const chart = plot({
    width,
    height,
    marginLeft: 0,
    marginRight: 0,
    marginTop: 24,
    marginBottom: 28 + (isNarrow ? TICK_LINE_HEIGHT : 0),
    className: 'plot',
    x: { type: 'band', domain: bars.map(({ key }) => key), padding: 0, axis: null },
    y: { axis: null, domain: [0, Math.max(1e-9, ...bars.map(({ value }) => value))] },
    marks: [
      barY(bars, {
        x: 'key',
        y: 'value',
        insetLeft: inset,
        insetRight: inset,
        fill: ({ matters }: Bar) => (withPart ? 'var(--mark-faint)' : matters ? 'var(--accent)' : 'var(--mark)'),
      }),
      barY(withPart ? bars : [], {
        x: 'key',
        y: 'part',
        insetLeft: inset,
        insetRight: inset,
        fill: ({ matters }: Bar) => (matters ? 'var(--accent)' : 'var(--mark)'),
      }),
      ...labelsOf(said, bars, width),
      ruleY([0], { stroke: 'var(--rule)' }),
      axisX({
        ticks,
        tickFormat: (key: string) => labels.get(key) ?? '',
        tickSize: 0,
        tickPadding: 9,
        label: null,
        color: 'var(--soft)',
        ...(isNarrow ? { lineWidth: step / TICK_EM } : {}),
      }),
    ],
  })
  // Plot brings a style element, which the content security policy would refuse once it is in the page; charts.css has its rules.
  for (const style of chart.querySelectorAll('style')) style.remove()
  return chart
}

/** One tick for each run of equal labels, as far as there is room: months of a year share its number. */
function ticksOf(bars: readonly Bar[], step: number): string[] {
  const ticks: string[] = []
  let free = 0
  bars.forEach(({ key, label }, index) => {
    if (index * step < free || label === bars[index - 1]?.label) return
    ticks.push(key)
    free = index * step + TICK_WIDTH
  })
  return ticks
}

/** Labels over bars; near an edge they stand to its inner side, so that none leaves the chart. */
function labelsOf(said: readonly Bar[], bars: readonly Bar[], width: number) {
  const anchorOf = (bar: Bar): 'start' | 'middle' | 'end' => {
    const x = ((bars.indexOf(bar) + 0.5) / bars.length) * width
    const half = (bar.said.length * LABEL_CHAR_WIDTH) / 2
    return x < half ? 'start' : width - x < half ? 'end' : 'middle'
  }
  return (['start', 'middle', 'end'] as const).map((textAnchor) =>
    text(
      said.filter((bar) => anchorOf(bar) === textAnchor),
      { x: 'key', y: 'value', text: 'said', textAnchor, dy: -9, fill: ({ matters }: Bar) => (matters ? 'var(--accent)' : 'var(--soft)') },
    ),
  )
}

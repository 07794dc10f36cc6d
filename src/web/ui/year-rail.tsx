/** The period picker: all time, each year with a small bar of its hours, or any two days. */
import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useId, useRef, useState, type FormEvent } from 'react'
import { useHeldSummary } from '../history/services.ts'
import { text } from '../messages/text.ts'
import type { ViewSearch } from '../routes.ts'
import { useViewSearch } from '../use-view.ts'

/** The address of the same page with another period; whatever else it says stays. */
function withPeriod(period: Pick<ViewSearch, 'year' | 'from' | 'to'>) {
  return (previous: Record<string, unknown>): Record<string, unknown> => {
    const { year: _year, from: _from, to: _to, ...rest } = previous
    return { ...rest, ...period }
  }
}

/** By itself a link counts as current when its parameters are a part of those shown: "all time" would always be. */
const VERY_ONE = { exact: true, includeSearch: true } as const

export function YearRail() {
  const { years } = useHeldSummary()
  const search = useViewSearch()
  const [choosing, setChoosing] = useState(false)
  const strip = useRef<HTMLDivElement>(null)
  const most = Math.max(1, ...years.map(({ msPlayed }) => msPlayed))
  const custom = search.from !== undefined
  const all = search.year === undefined && !custom
  useEffect(() => {
    // With the next frame, whose layout it can use; at once it would need one of its own, in the middle of a press.
    const frame = requestAnimationFrame(() => {
      const current = strip.current?.querySelector('[aria-current]')
      if (current instanceof HTMLElement && strip.current) {
        strip.current.scrollLeft = current.offsetLeft - (strip.current.clientWidth - current.offsetWidth) / 2
      }
    })
    return () => cancelAnimationFrame(frame)
  }, [search.year])
  return (
    <nav className="rail" aria-label={text.period.label}>
      <div className="rail-line">
        <Link
          to="."
          search={withPeriod({})}
          resetScroll={false}
          className="rail-end"
          activeOptions={VERY_ONE}
          aria-current={all ? 'page' : undefined}
        >
          {text.period.all}
        </Link>
        <div className="rail-years" ref={strip}>
          {years.map(({ year, msPlayed }) => (
            <Link
              key={year}
              to="."
              search={withPeriod({ year })}
              resetScroll={false}
              className="rail-year"
              title={text.period.year(year, msPlayed)}
              activeOptions={VERY_ONE}
              aria-current={search.year === year ? 'page' : undefined}
            >
              <span className="rail-bar" style={{ '--share': msPlayed / most }} aria-hidden="true" />
              <span>{year}</span>
            </Link>
          ))}
        </div>
        <button
          type="button"
          className="rail-end"
          aria-expanded={choosing}
          aria-current={custom ? 'true' : undefined}
          onClick={() => setChoosing(!choosing)}
        >
          {text.period.custom}
        </button>
      </div>
      {choosing && <CustomPeriod onDone={() => setChoosing(false)} />}
      {custom && !choosing && search.from !== undefined && search.to !== undefined && (
        <p className="rail-said">{text.period.between(search.from, search.to)}</p>
      )}
    </nav>
  )
}

function CustomPeriod({ onDone }: { readonly onDone: () => void }) {
  const summary = useHeldSummary()
  const search = useViewSearch()
  const navigate = useNavigate()
  const [from, setFrom] = useState(search.from ?? summary.from)
  const [to, setTo] = useState(search.to ?? summary.to)
  const ids = useId()
  const apply = (event: FormEvent): void => {
    event.preventDefault()
    const [first, last] = from <= to ? [from, to] : [to, from]
    void navigate({ to: '.', search: withPeriod({ from: first, to: last }), resetScroll: false })
    onDone()
  }
  return (
    <form className="rail-form" onSubmit={apply}>
      <label htmlFor={`${ids}from`}>{text.period.from}</label>
      <input
        id={`${ids}from`}
        type="date"
        required
        min={summary.from}
        max={summary.to}
        value={from}
        onChange={(event) => setFrom(event.target.value)}
      />
      <label htmlFor={`${ids}to`}>{text.period.to}</label>
      <input
        id={`${ids}to`}
        type="date"
        required
        min={summary.from}
        max={summary.to}
        value={to}
        onChange={(event) => setTo(event.target.value)}
      />
      <button type="submit" className="button">
        {text.period.apply}
      </button>
    </form>
  )
}

/** The overview: one huge number, the list of what follows, and then the findings one after the other. */
import { memo, type ComponentType } from 'react'
import type { Findings } from '../../../contract/insights.ts'
import { useOneMoreEachFrame } from '../../ui/one-more-each-frame.ts'
import { Waiting } from '../../ui/states.tsx'
import { usePageAnswer, usePeriodSpan } from '../../use-view.ts'
import { ListenListing } from '../listen-listing.tsx'
import { Days } from './days.tsx'
import { Discovery } from './discovery.tsx'
import { Hero } from './hero.tsx'
import { OwnYears } from './own-years.tsx'
import { Kinds, Streaks } from './short-findings.tsx'
import { Sittings } from './sittings.tsx'
import { SkipHours } from './skip-hours.tsx'
import { Skips } from './skips.tsx'
import { isShort, sleeveOf, type FindingKey, type FindingPartProps } from './sleeve.ts'
import { Tops } from './tops.tsx'
import { WeekHours } from './week-hours.tsx'
import { Months, Years } from './years.tsx'

/** A press that asks for another period shows at once that it was heard, because nothing is drawn again before the answer. */
const PARTS: Record<FindingKey, ComponentType<FindingPartProps>> = {
  years: memo(Years),
  ownYears: memo(OwnYears),
  months: memo(Months),
  days: memo(Days),
  clock: memo(WeekHours),
  tops: memo(Tops),
  streaks: memo(Streaks),
  kinds: memo(Kinds),
  skips: memo(Skips),
  skipHours: memo(SkipHours),
  sittings: memo(Sittings),
  discovery: memo(Discovery),
}

export function Overview() {
  const { data, isPlaceholderData } = usePageAnswer('findings')
  const isPlaced = useOneMoreEachFrame(1) > 0
  const span = usePeriodSpan()
  // The page is put in its place by one task and its figures drawn by the next: in one they would hold it up.
  if (!data || !isPlaced) return <Waiting />
  return <Sleeve findings={data} spanDays={span.days} busy={isPlaceholderData} />
}

interface SleeveProps {
  readonly findings: Findings
  readonly spanDays: number
  readonly busy: boolean
}

function Sleeve({ findings, spanDays, busy }: SleeveProps) {
  const lines = sleeveOf(findings, spanDays)
  // The figures come first, and the findings below them one a frame.
  const shown = useOneMoreEachFrame(lines.length)
  return (
    <div className="page overview" aria-busy={busy}>
      <Hero findings={findings} lines={lines} />
      <div className="sides">
        {lines.slice(0, shown).map(({ key, number }) => {
          const Part = PARTS[key]
          return <Part key={key} findings={findings} number={number} />
        })}
      </div>
      {isShort(spanDays) && findings.totals.listens > 0 && <ListenListing subject={null} />}
    </div>
  )
}

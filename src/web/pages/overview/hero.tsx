/** The number that everybody asks for first, in a size of its own, beside the track list of the page. */
import type { Findings } from '../../../contract/insights.ts'
import { useHeldSummary } from '../../history/services.ts'
import { format, text } from '../../messages/text.ts'
import { RowsLink } from '../../ui/rows-link.tsx'
import { Sleeve } from '../../ui/sleeve.tsx'
import { usePeriodWords, useViewSearch } from '../../use-view.ts'
import type { SleeveLine } from './sleeve.ts'

interface HeroProps {
  readonly findings: Findings
  readonly lines: readonly SleeveLine[]
}

export function Hero({ findings: { totals, kinds, playRule }, lines }: HeroProps) {
  const period = usePeriodWords()
  const rank = useYearRank()
  const hasMusic = totals.msMusic > 0 || totals.tracks > 0
  const ms = hasMusic ? totals.msMusic : totals.msPlayed
  if (totals.listens === 0) {
    return (
      <section className="hero">
        <h1 className="hero-empty">{text.hero.empty}</h1>
        <p className="lede">{text.hero.emptyHint}</p>
      </section>
    )
  }
  return (
    <section className="hero">
      <div className="hero-number">
        <h1 className="numeral">
          <span className="figure">{format.figure(ms).said}</span> <span className="unit">{text.hero.unit(ms)}</span>
        </h1>
        <p className="hero-sentence">{hasMusic ? text.hero.sentence(period, ms) : text.hero.withoutMusic(period)}</p>
        <p className="lede">
          {hasMusic ? text.hero.counts(totals.plays, totals.tracks, totals.artists) : text.hero.withoutMusicHint} {rank}
        </p>
        {hasMusic ? (
          <p className="hero-rows">
            <RowsLink rows={{ kind: 'music' }}>{text.hero.listens(kinds.find(({ kind }) => kind === 'music')?.listens ?? 0)}</RowsLink>
            <RowsLink rows={{ part: 'plays' }}>{text.tops.plays(totals.plays)}</RowsLink>
            <RowsLink rows={{ part: 'newTracks' }}>{text.hero.firstTracks}</RowsLink>
          </p>
        ) : (
          <p className="hero-rows">
            <RowsLink rows={{}}>{text.hero.listens(totals.listens)}</RowsLink>
          </p>
        )}
        <details className="how">
          <summary>{text.chart.how}</summary>
          <p>{text.hero.how(text.rules[playRule].says)}</p>
        </details>
      </div>
      <Sleeve label={text.hero.sleeve} entries={lines} />
    </section>
  )
}

function useYearRank(): string {
  const { year } = useViewSearch()
  const { years } = useHeldSummary()
  const own = years.find((one) => one.year === year)
  if (own === undefined || years.length < 2) return ''
  return text.hero.yearRank(own.year, 1 + years.filter(({ msPlayed }) => msPlayed > own.msPlayed).length, years.length)
}

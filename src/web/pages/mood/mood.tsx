/** The mood of the music of a period: how much of it is known, and then one question after the other. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { memo, type ComponentType } from 'react'
import type { MoodFindings } from '../../../contract/mood.ts'
import { useServices } from '../../history/services.ts'
import { format, text } from '../../messages/text.ts'
import { keepView, paths } from '../../routes.ts'
import { useOneMoreEachFrame } from '../../ui/one-more-each-frame.ts'
import { Sleeve } from '../../ui/sleeve.tsx'
import { Waiting } from '../../ui/states.tsx'
import { usePageAnswer, usePeriodWords } from '../../use-view.ts'
import { ArtistsByMood, Comfort, Missing } from './artists-part.tsx'
import { Arcs, Hours, Seasons, Weekdays } from './cycles-part.tsx'
import { InDaylight } from './daylight-part.tsx'
import { Line } from './line-part.tsx'
import { MapPart, quadrantOf } from './map-part.tsx'
import { arcKind, daylightKind, type MoodPartProps } from './mood-part.ts'
import { Months } from './months-part.tsx'
import { moodTableQuery } from './queries.ts'
import { TablePart } from './table-part.tsx'
import { words } from './words.ts'

interface SleeveEntry {
  readonly number: string
  readonly label: string
  readonly answer: string
  readonly part: ComponentType<MoodPartProps>
}

export function Mood() {
  const { client } = useServices()
  const { data: table = null } = useQuery(moodTableQuery(client))
  const { data, isPlaceholderData } = usePageAnswer('mood')
  if (!data) return <Waiting />
  if (data.coverage.playsKnown === 0) return <Unknown found={data} />
  return <Known found={data} entries={entriesOf(data, table !== null)} isBusy={isPlaceholderData} />
}

/** Drawn again with another answer only, so that a press for another period shows at once that it was heard. */
const PartOf = memo(({ part: Part, ...told }: MoodPartProps & Pick<SleeveEntry, 'part'>) => <Part {...told} />)

interface KnownProps extends HeadProps {
  readonly isBusy: boolean
}

function Known({ found, entries, isBusy }: KnownProps) {
  const shown = useOneMoreEachFrame(entries.length)
  return (
    <div className="page mood" aria-busy={isBusy}>
      <Head found={found} entries={entries} />
      <div className="sides">
        {entries.slice(0, shown).map(({ number, part }) => (
          <PartOf key={number} part={part} found={found} number={number} />
        ))}
      </div>
    </div>
  )
}

function Unknown({ found }: { readonly found: MoodFindings }) {
  return (
    <div className="page mood">
      <section className="hero">
        <h1 className="hero-empty">{words.unknown.title}</h1>
        <p className="lede">{words.unknown.lead}</p>
      </section>
      {found.coverage.unknown.length > 0 && <Missing found={found} number="A1" />}
      <TablePart number="A2" />
    </div>
  )
}

interface HeadProps {
  readonly found: MoodFindings
  readonly entries: readonly SleeveEntry[]
}

function Head({ found: { coverage, catalogueVersion }, entries }: HeadProps) {
  const period = usePeriodWords()
  return (
    <section className="hero">
      <div className="hero-number">
        <h1 className="numeral">
          <span className="figure">{format.percent(coverage.share)}</span> <span className="unit">{words.hero.unit}</span>
        </h1>
        <p className="hero-sentence">{words.hero.sentence(period)}</p>
        <p className="lede">
          {words.hero.counts(coverage.artistsKnown, coverage.artists)} {words.hero.gentle}{' '}
          <Link to={paths.settings} search={keepView}>
            {words.hero.leaveOut}
          </Link>
        </p>
        <details className="how">
          <summary>{text.chart.how}</summary>
          <p>
            {words.hero.how} {words.hero.catalogue(catalogueVersion)}
          </p>
        </details>
      </div>
      <Sleeve label={words.hero.sleeve} entries={entries} />
    </section>
  )
}

const WEEKS_MIN = 8

/** What there is enough listening for; side B begins with the artists. */
function entriesOf(found: MoodFindings, hasTable: boolean): readonly SleeveEntry[] {
  const { hours, weekdays, seasons, arcs, months, comfort, coverage } = found
  const sideA: (Omit<SleeveEntry, 'number'> | false)[] = [
    { label: words.map.short, answer: words.map.quadrants[quadrantOf(found)], part: MapPart },
    found.weeks.length >= WEEKS_MIN && { label: words.line.short, answer: words.line.answer(found.shifts.length), part: Line },
    hours.arousal !== null && {
      label: words.hours.short,
      answer: hours.arousal.isClear ? words.hours.answer(format.clock(hours.arousal.peak)) : words.hours.answerFlat,
      part: Hours,
    },
    weekdays.arousal !== null && {
      label: words.weekdays.short,
      answer: weekdays.arousal.isClear ? format.weekday(weekdays.arousal.peak) : words.hours.answerFlat,
      part: Weekdays,
    },
    seasons.valence !== null && {
      label: words.seasons.short,
      answer: seasons.valence.isClear ? format.monthShortOf((Math.round(seasons.valence.peak) + 11) % 12) : words.hours.answerFlat,
      part: Seasons,
    },
    found.daylight !== null &&
      found.daylight.valence !== null && {
        label: words.daylight.short,
        answer: words.daylight.answers[daylightKind(found.daylight)],
        part: InDaylight,
      },
    arcs !== null && { label: words.arcs.short, answer: words.arcs.answer(arcKind(arcs)), part: Arcs },
  ]
  const [brightest] = months.brightest
  const [first] = comfort
  const sideB: (Omit<SleeveEntry, 'number'> | false)[] = [
    { label: words.artists.short, answer: found.artists.brightExcited[0]?.artist ?? '', part: ArtistsByMood },
    brightest !== undefined &&
      months.darkest.length > 0 && { label: words.months.short, answer: words.months.answer(brightest.month), part: Months },
    first !== undefined && { label: words.comfort.short, answer: first.artist, part: Comfort },
    { label: words.coverage.short, answer: format.percent(1 - coverage.share), part: Missing },
    { label: words.table.short, answer: words.table.answer(hasTable), part: TablePart },
  ]
  return [...numbered('A', sideA), ...numbered('B', sideB)]
}

function numbered(side: string, entries: readonly (Omit<SleeveEntry, 'number'> | false)[]): readonly SleeveEntry[] {
  return entries.filter((entry) => entry !== false).map((entry, index) => ({ ...entry, number: `${side}${index + 1}` }))
}

/** Exploring: how wide the taste is, what is new in it, and whom the listener left or came back to. */
import type { Exploring as Explored, Loyalty } from '../../../contract/deep-insights.ts'
import { format, text } from '../../messages/text.ts'
import { monthRows } from '../../ui/rows-link.tsx'
import { Waiting } from '../../ui/states.tsx'
import { usePageAnswer } from '../../use-view.ts'
import { Bars, Findings, InsightPage, NamedList, tableOf, type Entry } from './parts.tsx'
import { spread } from './spread.tsx'
import { words } from './words.ts'

const SHOWN = 10
const said = words.exploring

export function Exploring() {
  const { data, isPlaceholderData } = usePageAnswer('exploring')
  if (!data) return <Waiting />
  return (
    <InsightPage title={said.title} lead={said.lead} busy={isPlaceholderData}>
      <Findings
        side="D"
        entries={[diversity(data.exploring), spread(data.exploring), firsts(data.exploring), left(data.loyalty), loyal(data.loyalty)]}
      />
    </InsightPage>
  )
}

function diversity({ diversity: all, diversityByYear, artistsForHalf, shareOfTopTen, oneHitWonders }: Explored): Entry {
  if (all.richness === 0) return null
  const most = Math.max(...diversityByYear.map(({ hillOne }) => hillOne))
  const bars = diversityByYear.map(({ year, hillOne }) => ({
    key: String(year),
    label: String(year),
    value: hillOne,
    said: format.number(Math.round(hillOne)),
    matters: hillOne === most,
    rows: { year, kind: 'music' as const },
  }))
  return {
    title: said.diversity(all.hillOne),
    lede: <p>{said.diversityLede(all.richness, artistsForHalf, shareOfTopTen)}</p>,
    how: said.diversityHow,
    alt: said.diversity(all.hillOne),
    table: tableOf(
      text.columns.year,
      [text.columns.year, words.columns.value],
      bars.map(({ label, said: value }) => [label, value]),
    ),
    children: (
      <>
        {bars.length > 1 && <Bars bars={bars} />}
        <NamedList
          kind="track"
          title={said.wonders}
          note={said.wondersNote}
          rows={oneHitWonders
            .slice(0, SHOWN)
            .map((one) => ({ name: one.title, artist: one.artist, value: words.plays(one.plays), second: one.artist }))}
        />
      </>
    ),
  }
}

function firsts({ firstListens, kept }: Explored): Entry {
  const plays = firstListens.reduce((sum, month) => sum + month.plays, 0)
  const first = firstListens.reduce((sum, month) => sum + month.firsts, 0)
  if (plays === 0 || first === 0) return null
  const most = Math.max(...firstListens.map((month) => month.firsts))
  return {
    title: said.firsts(first / plays),
    lede: kept
      .filter(({ artists }) => artists > 0)
      .map(({ days, artists, kept: stayed }) => <p key={days}>{said.kept(days, stayed / artists)}</p>),
    how: said.firstsHow,
    rows: { part: 'firstPlays' },
    alt: said.firsts(first / plays),
    table: tableOf(
      words.columns.month,
      [words.columns.month, text.columns.newTracks, text.columns.plays],
      firstListens.map((month) => [format.month(month.month), format.number(month.firsts), format.number(month.plays)]),
    ),
    children: firstListens.length > 1 && (
      <Bars
        bars={firstListens.map(({ month, firsts: value }) => ({
          key: month,
          label: month.slice(0, 4),
          value,
          said: format.number(value),
          matters: value === most,
          rows: { ...monthRows(month), part: 'firstPlays' as const },
        }))}
      />
    ),
  }
}

function left({ stoppedLoving, cameBack }: Loyalty): Entry {
  const [first] = stoppedLoving
  if (first === undefined) return null
  return {
    title: said.stopped(first.artist),
    how: said.stoppedHow,
    children: (
      <div className="two-columns">
        <NamedList
          kind="artist"
          title={said.loved}
          rows={stoppedLoving.slice(0, SHOWN).map((one) => ({
            name: one.artist,
            artist: one.artist,
            value: said.lastHeard(one.last),
            second: said.fell(one.playsBestYear, one.playsLastYear),
          }))}
        />
        <NamedList
          kind="artist"
          title={said.back}
          rows={cameBack.slice(0, SHOWN).map((one) => ({
            name: one.artist,
            artist: one.artist,
            value: said.away(one.daysAway),
            second: words.span(one.left, one.returned),
          }))}
        />
      </div>
    ),
  }
}

function loyal({ sleeping, everyYear }: Loyalty): Entry {
  const [loyalest] = everyYear
  const [asleep] = sleeping
  const title = loyalest === undefined ? asleep && said.asleep(asleep.title) : said.loyal(loyalest.artist)
  if (title === undefined) return null
  return {
    title,
    how: said.loyalHow,
    children: (
      <div className="two-columns">
        <NamedList
          kind="artist"
          title={said.everyYear}
          rows={everyYear.slice(0, SHOWN).map((one) => ({ name: one.artist, artist: one.artist, value: words.plays(one.plays) }))}
        />
        <NamedList
          kind="track"
          title={said.sleeping}
          rows={sleeping.slice(0, SHOWN).map((one) => ({
            name: one.title,
            artist: one.artist,
            value: words.plays(one.plays),
            second: `${one.artist} · ${said.since(one.last)}`,
          }))}
        />
      </div>
    ),
  }
}

/** Niche against spread: plays by how many songs of an artist were played. */
import type { Exploring } from '../../../contract/deep-insights.ts'
import { PartsBar } from '../../charts/parts-bar.tsx'
import { format, text } from '../../messages/text.ts'
import { NamedList, tableOf, type Entry } from './parts.tsx'
import { words } from './words.ts'

const said = words.exploring

export function spread({ spread: { gini, depths, deepest } }: Exploring): Entry {
  const [first] = deepest
  if (first === undefined) return null
  const parts = depths
    .filter(({ artists }) => artists > 0)
    .map(({ tracksFrom, tracksTo, plays, share }) => ({
      key: `depth${tracksFrom}`,
      label: said.tracksOf(tracksFrom, tracksTo),
      value: plays,
      said: format.percent(share),
    }))
  return {
    title: said.spread(first.artist, first.tracks),
    lede: gini === null ? undefined : <p>{said.spreadLede(gini)}</p>,
    how: said.spreadHow,
    alt: said.spread(first.artist, first.tracks),
    table: tableOf(
      said.spreadTable,
      [said.spreadTable, words.time.figures.artists, text.columns.plays, words.columns.share],
      depths.map(({ tracksFrom, tracksTo, artists, plays, share }) => [
        said.tracksOf(tracksFrom, tracksTo),
        format.number(artists),
        format.number(plays),
        format.percent(share),
      ]),
    ),
    children: (
      <>
        <PartsBar parts={parts} />
        <NamedList
          kind="artist"
          title={said.deepest}
          rows={deepest.map((one) => ({
            name: one.artist,
            artist: one.artist,
            value: said.tracksOf(one.tracks, one.tracks),
            second: words.plays(one.plays),
          }))}
        />
      </>
    ),
  }
}

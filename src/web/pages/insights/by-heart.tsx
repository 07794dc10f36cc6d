/** Known by heart, and how songs are left: with shuffle and without, and at which second. */
import type { Attention, ByHeart } from '../../../contract/deep-insights.ts'
import { format } from '../../messages/text.ts'
import { Bars, NamedList, tableOf, type Entry } from './parts.tsx'
import { words } from './words.ts'

const SHOWN = 8
/** The most of fewer skips is an accident. */
const SKIPS_MIN = 10
const said = words.habits

export function byHeart({ tracksKnown, shareOfPlays, tracks, albumsKnown, albums }: ByHeart): Entry {
  if (tracksKnown === 0 && albumsKnown === 0) return null
  return {
    title: said.byHeart(tracksKnown, albumsKnown),
    lede: <p>{said.byHeartLede(shareOfPlays)}</p>,
    how: said.byHeartHow,
    children: (
      <div className="two-columns">
        <NamedList
          kind="track"
          title={said.byHeartTracks}
          rows={tracks.slice(0, SHOWN).map((one) => ({
            name: one.title,
            artist: one.artist,
            value: words.plays(one.plays),
            second: `${one.artist} · ${words.days(one.days)}`,
          }))}
        />
        <NamedList
          kind="album"
          title={said.byHeartAlbums}
          rows={albums.slice(0, SHOWN).map((one) => ({
            name: one.title,
            artist: one.artist,
            value: said.tracksOf(one.tracksKnown, one.tracks),
            second: `${one.artist} · ${words.plays(one.plays)}`,
          }))}
        />
      </div>
    ),
  }
}

/** The figures of the songs that were left, by what led to them and by their second. */
export function leaving({ shuffle, skipsBySecond }: Attention): Entry {
  const all = skipsBySecond.reduce((sum, { skips }) => sum + skips, 0)
  if (all < SKIPS_MIN) return null
  const most = Math.max(...skipsBySecond.map(({ skips }) => skips))
  const bars = skipsBySecond.map(({ secondsFrom, skips }, index) => ({
    key: String(secondsFrom),
    label: said.second(secondsFrom, index === skipsBySecond.length - 1),
    value: skips,
    said: format.number(skips),
    matters: skips === most,
  }))
  const peak = skipsBySecond.find(({ skips }) => skips === most)?.secondsFrom ?? 0
  const [shuffled, inOrder] = [true, false].map((on) => shuffle.find((one) => one.shuffle === on))
  const isCompared = shuffled !== undefined && inOrder !== undefined && shuffled.listens > 0 && inOrder.listens > 0
  return {
    title: said.leaving(peak),
    lede: isCompared ? <p>{said.leavingLede(shuffled.skips / shuffled.listens, inOrder.skips / inOrder.listens)}</p> : undefined,
    how: said.leavingHow,
    alt: said.leaving(peak),
    table: tableOf(
      said.leavingTable,
      [said.leavingTable, words.columns.value],
      bars.map(({ label, said: value }) => [label, value]),
    ),
    children: <Bars bars={bars} />,
  }
}

/** B3: how often and how soon a listen is skipped, and whose. */
import { useMemo } from 'react'
import { BarChart } from '../../charts/bar-chart.tsx'
import type { Bar } from '../../charts/bar.ts'
import { format, text } from '../../messages/text.ts'
import { Finding } from '../../ui/finding.tsx'
import { RowsLink } from '../../ui/rows-link.tsx'
import { SubjectLink } from '../../ui/subject-link.tsx'
import type { FindingPartProps } from './sleeve.ts'

const ARTISTS = 8
/** The sentence names the first bound within which at least this share of the skips came. */
const MOST = 0.5

export function Skips({ findings: { skips }, number }: FindingPartProps) {
  const shareOfSkips = (listens: number): number => listens / Math.max(1, skips.skips)
  const soon = skips.within.find(({ listens }) => shareOfSkips(listens) >= MOST) ?? skips.within.at(-1)
  const bars = useMemo(
    () =>
      skips.within.map(({ seconds, listens }): Bar => ({
        key: String(seconds),
        label: text.skips.within(seconds),
        value: listens / Math.max(1, skips.skips),
        said: format.percent(listens / Math.max(1, skips.skips)),
        matters: seconds === soon?.seconds,
        rows: { part: 'skips', below: seconds },
      })),
    [skips, soon?.seconds],
  )
  return (
    <Finding
      number={number}
      title={text.skips.title(skips.share)}
      lede={
        <>
          <p>{text.skips.lede(skips.skips, skips.listens)}</p>
          {soon && skips.skips > 0 && <p>{text.skips.soon(soon.seconds, shareOfSkips(soon.listens))}</p>}
        </>
      }
      how={text.skips.how}
      rows={{ part: 'skips' }}
      {...(soon && { alt: text.skips.alt(soon.seconds, shareOfSkips(soon.listens)) })}
      table={{
        caption: text.skips.short,
        columns: [
          { label: text.columns.within },
          { label: text.columns.skips, numeric: true },
          { label: text.columns.share, numeric: true },
        ],
        rows: skips.within.map(({ seconds, listens }) => ({
          key: String(seconds),
          rows: { part: 'skips', below: seconds },
          cells: [text.skips.within(seconds), format.number(listens), format.percent(shareOfSkips(listens))],
        })),
      }}
    >
      <div className="two-columns">
        {skips.skips > 0 && (
          <div>
            <h3 className="eyebrow">{text.skips.chart}</h3>
            <BarChart bars={bars} height={280} />
          </div>
        )}
        {skips.artists.length > 0 && (
          <div>
            <h3 className="eyebrow">{text.skips.artists}</h3>
            <ol className="track-list">
              {skips.artists.slice(0, ARTISTS).map(({ artist, skips: skipped, listens, share }) => (
                <li key={artist}>
                  <span className="track-name">
                    <SubjectLink kind="artist" name={artist} artist={artist} />
                  </span>
                  <span className="tabular track-value" title={text.skips.artist(skipped, listens)}>
                    <RowsLink rows={{ of: 'artist', name: artist, part: 'skips' }}>{format.percent(share)}</RowsLink>
                  </span>
                </li>
              ))}
            </ol>
          </div>
        )}
      </div>
    </Finding>
  )
}

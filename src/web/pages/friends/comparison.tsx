/** Two people side by side: how close, by what evidence, where they differ and what each could show the other. */
import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import type { FriendComparison } from '../../../contract/friends.ts'
import type { Comparison } from '../../../contract/taste.ts'
import { useServices } from '../../history/services.ts'
import { format, text } from '../../messages/text.ts'
import { PictureButtons } from '../../pictures/picture-buttons.tsx'
import { listensOf, paths } from '../../routes.ts'
import { Finding } from '../../ui/finding.tsx'
import { monthRows, RowsLink, type RowsSearch } from '../../ui/rows-link.tsx'
import { Waiting } from '../../ui/states.tsx'
import { HourLines, hourShares, peakHour } from './hour-lines.tsx'
import { MoodMap } from './mood-map.tsx'
import { TwinBars } from './twin-bars.tsx'
import { words } from './words.ts'

const ROWS = 16

export function ComparisonPage() {
  const { client } = useServices()
  const search: Record<string, unknown> = useSearch({ strict: false })
  const id = typeof search['card'] === 'string' ? search['card'] : ''
  const { data } = useQuery({
    queryKey: ['history', 'compareFriend', id],
    queryFn: () => client.ask('compareFriend', { id }),
    throwOnError: true,
  })
  if (data === undefined) return <Waiting />
  if (data === null) {
    return (
      <section className="page state">
        <h1>{words.compare.gone}</h1>
        <Link to={paths.friends} className="button">
          {words.compare.back}
        </Link>
      </section>
    )
  }
  return <SideBySide {...data} />
}

interface PartProps {
  readonly comparison: Comparison
  readonly name: string
  readonly number: string
}

type Part = (props: PartProps) => React.ReactNode

function SideBySide({ comparison, mine, theirs }: FriendComparison) {
  const name = theirs.name ?? words.home.noName
  const parts: readonly (Part | false)[] = [
    Shared,
    comparison.bothPlay.length > 0 && Songs,
    comparison.obsessions.length > 0 && Obsessions,
    comparison.differences.length > 0 && Differences,
    comparison.canShow[0].length + comparison.canShow[1].length > 0 && Shows,
  ]
  const shown = parts.filter((part) => part !== false)
  return (
    <div className="page versus">
      <Verdict comparison={comparison} name={name} />
      {shown.map((SidePart, index) => (
        <SidePart key={SidePart.name} comparison={comparison} name={name} number={`A${index + 1}`} />
      ))}
      {mine.clock && theirs.clock && <Days yours={mine.clock} theirs={theirs.clock} name={name} number={`A${shown.length + 1}`} />}
      {mine.mood && theirs.mood && (
        <Finding number={`A${shown.length + 2}`} title={words.compare.mood.title} how={words.compare.mood.how}>
          <div className="two-columns">
            <div>
              <p className="eyebrow">{words.compare.you}</p>
              <MoodMap mood={mine.mood} label={words.compare.you} />
            </div>
            <div>
              <p className="eyebrow">
                <bdi>{name}</bdi>
              </p>
              <MoodMap mood={theirs.mood} label={name} />
            </div>
          </div>
        </Finding>
      )}
    </div>
  )
}

function Verdict({ comparison, name }: { readonly comparison: Comparison; readonly name: string }) {
  const { closeness, reference, artistCounts } = comparison
  if (closeness.kind === 'withheld') {
    return (
      <section className="hero">
        <h1 className="hero-empty">
          <bdi>{words.compare.pair(name)}</bdi>
        </h1>
        <p className="lede">
          {words.compare.withheld[closeness.reason]} {words.compare.withheldHint}
        </p>
      </section>
    )
  }
  return (
    <section className="hero">
      <div className="hero-number">
        <p className="eyebrow">
          <bdi>{words.compare.pair(name)}</bdi>
        </p>
        <h1 className="numeral">
          <span className="hidden">{words.compare.closer} </span>
          <span className="figure">{words.compare.figure(closeness.percentile)}</span> <span className="unit">{words.compare.unit}</span>
        </h1>
        <p className="hero-sentence">
          <bdi>{words.compare.sentence(name, closeness.percentile)}</bdi>
        </p>
        <p className="lede">{words.compare.counts(closeness.sharedArtists, artistCounts[0], artistCounts[1])}</p>
        <details className="how">
          <summary>{text.chart.how}</summary>
          <p>{words.compare.how(reference.artists, reference.listeners, reference.pairs)}</p>
        </details>
        <Picture comparison={comparison} name={name} percentile={closeness.percentile} />
      </div>
    </section>
  )
}

const ARTISTS_SHOWN = 3

interface PictureProps {
  readonly comparison: Comparison
  readonly name: string
  readonly percentile: number
}

/** Whoever sees the picture learns of each of the two only what the other has too. */
function Picture({ comparison: { shared, bothPlay }, name, percentile }: PictureProps) {
  const said = words.compare.picture
  const artists = shared.slice(0, ARTISTS_SHOWN).map(({ artist }) => artist)
  const [song] = bothPlay
  const note = [artists.length > 0 && said.artists(artists), song !== undefined && said.song(song.title)]
  const card = {
    eyebrow: words.compare.pair(name),
    large: `${words.compare.figure(percentile)} %`,
    sentence: words.compare.sentence(name, percentile),
    note: note.filter((part) => part !== false).join(' '),
  }
  return (
    <details className="how share-picture">
      <summary>{said.title}</summary>
      <p>{said.lead}</p>
      <PictureButtons card={card} name="chorus-friends" />
    </details>
  )
}

function Shared({ comparison: { shared }, name, number }: PartProps) {
  const rows = shared.slice(0, ROWS)
  const [first] = rows
  const { title, lede, none, how, alt, evidence } = words.compare.shared
  return (
    <Finding
      number={number}
      title={title}
      lede={<p>{first === undefined ? none : <bdi>{lede(first.artist, name)}</bdi>}</p>}
      how={how}
      alt={alt(rows.map(({ artist }) => artist).join(', '))}
      {...(first !== undefined && {
        table: {
          caption: title,
          columns: [
            { label: words.compare.artist },
            { label: evidence, numeric: true },
            { label: words.compare.you, numeric: true },
            { label: name, numeric: true },
          ],
          rows: shared.map((row) => ({
            key: row.artist,
            rows: rowsOfArtist(row.artist),
            cells: [
              <bdi key="artist">{row.artist}</bdi>,
              format.percent(row.evidence),
              format.percent(row.weights[0]),
              format.percent(row.weights[1]),
            ],
          })),
        },
      })}
    >
      {first !== undefined && (
        <TwinBars labels={[words.compare.you, name]} rows={rows.map(({ artist, weights }) => ({ name: artist, weights }))} />
      )}
    </Finding>
  )
}

function Songs({ comparison: { bothPlay }, number }: PartProps) {
  return (
    <Finding number={number} title={words.compare.songs.title} how={words.compare.songs.how}>
      <NumberedList
        rows={bothPlay.map(({ title, artist }) => ({
          name: title,
          second: artist,
          rows: listensOf({ kind: 'track', name: title, artist }),
        }))}
      />
    </Finding>
  )
}

function Obsessions({ comparison: { obsessions }, number }: PartProps) {
  const { title, how, both, when } = words.compare.obsessions
  return (
    <Finding number={number} title={title} how={how}>
      <NumberedList
        rows={obsessions.map(({ artist, titles, months }) => ({
          name: titles[0] === titles[1] ? titles[0] : both(...titles),
          second: `${artist}, ${when(...months)}`,
          rows: { ...listensOf({ kind: 'track', name: titles[0], artist }), ...monthRows(months[0]) },
        }))}
      />
    </Finding>
  )
}

interface Numbered {
  readonly name: string
  readonly second: string
  /** The reader's own listens; those of the friend stay with the friend. */
  readonly rows: RowsSearch
}

const rowsOfArtist = (artist: string): RowsSearch => listensOf({ kind: 'artist', name: artist, artist })

function NumberedList({ rows }: { readonly rows: readonly Numbered[] }) {
  return (
    <ol className="track-list">
      {rows.map(({ name, second, rows: own }, index) => (
        <li key={`${name}\0${second}`}>
          <span className="track-number" aria-hidden="true">
            {index + 1}
          </span>
          <span className="track-name">
            <RowsLink rows={own}>
              <bdi>{name}</bdi>
            </RowsLink>
            <span className="soft track-artist">
              <bdi>{second}</bdi>
            </span>
          </span>
        </li>
      ))}
    </ol>
  )
}

function Differences({ comparison: { differences }, name, number }: PartProps) {
  const { title, how, lede, alt } = words.compare.differences
  return (
    <Finding
      number={number}
      title={title}
      lede={<p>{lede(differences[0]?.tag ?? '')}</p>}
      how={how}
      alt={alt(differences.map(({ tag }) => tag).join(', '))}
      table={{
        caption: title,
        columns: [{ label: words.compare.genre }, { label: words.compare.you, numeric: true }, { label: name, numeric: true }],
        rows: differences.map(({ tag, weights }) => ({ key: tag, cells: [tag, format.percent(weights[0]), format.percent(weights[1])] })),
      }}
    >
      <TwinBars labels={[words.compare.you, name]} rows={differences.map(({ tag, weights }) => ({ name: tag, weights }))} />
    </Finding>
  )
}

function Shows({ comparison: { canShow }, name, number }: PartProps) {
  const { mine, theirs, how, none } = words.compare.show
  return (
    <Finding number={number} title={mine(name)} how={how} layout="below">
      <div className="two-columns wide-gap">
        {([mine(name), theirs(name)] as const).map((title, side) => (
          <div key={title}>
            <p className="eyebrow">
              <bdi>{title}</bdi>
            </p>
            {canShow[side]?.length === 0 ? (
              <p className="soft">{none}</p>
            ) : (
              <NumberedNames names={canShow[side] ?? []} isOwn={side === 0} />
            )}
          </div>
        ))}
      </div>
    </Finding>
  )
}

function NumberedNames({ names, isOwn }: { readonly names: readonly string[]; readonly isOwn: boolean }) {
  return (
    <ol className="track-list">
      {names.map((artist, index) => (
        <li key={artist}>
          <span className="track-number" aria-hidden="true">
            {index + 1}
          </span>
          <span className="track-name">
            {isOwn ? (
              <RowsLink rows={rowsOfArtist(artist)}>
                <bdi>{artist}</bdi>
              </RowsLink>
            ) : (
              <bdi>{artist}</bdi>
            )}
          </span>
        </li>
      ))}
    </ol>
  )
}

interface DaysProps {
  readonly yours: readonly number[]
  readonly theirs: readonly number[]
  readonly name: string
  readonly number: string
}

function Days({ yours, theirs, name, number }: DaysProps) {
  const shares = [hourShares(yours), hourShares(theirs)] as const
  const { title, how, lede, alt, hour } = words.compare.clock
  return (
    <Finding
      number={number}
      title={title}
      lede={
        <p>
          <bdi>{lede(peakHour(shares[0]), peakHour(shares[1]), name)}</bdi>
        </p>
      }
      how={how}
      alt={alt(name)}
      table={{
        caption: title,
        columns: [{ label: hour }, { label: words.compare.you, numeric: true }, { label: name, numeric: true }],
        rows: Array.from({ length: 24 }, (_, index) => ({
          key: String(index),
          rows: { kind: 'music', hour: index },
          cells: [format.hour(index), format.percent(shares[0][index] ?? 0), format.percent(shares[1][index] ?? 0)],
        })),
      }}
    >
      <HourLines
        lines={[
          { label: words.compare.you, clock: yours },
          { label: name, clock: theirs },
        ]}
      />
    </Finding>
  )
}

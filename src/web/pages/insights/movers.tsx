/** Who climbed and who fell against the period before: artists, albums and songs by their places. */
import type { Comparison } from '../../../contract/deep-insights.ts'
import type { SubjectKind } from '../../../contract/worker.ts'
import type { RowsSearch } from '../../ui/rows-link.tsx'
import { NamedList, type NamedRow } from './parts.tsx'
import { words } from './words.ts'

const said = words.time
const ARTISTS_SHOWN = 8
const TITLES_SHOWN = 5

interface Mover {
  readonly title?: string
  readonly artist: string
  readonly rank: number | null
  readonly rankBefore: number | null
}

export function Movers({ found }: { readonly found: NonNullable<Comparison> }) {
  const { before, climbers, fallers, albums, tracks } = found
  return (
    <>
      <Kind kind="artist" up={climbers.slice(0, ARTISTS_SHOWN)} down={fallers.slice(0, ARTISTS_SHOWN)} before={before} />
      <Kind kind="album" up={albums.climbers.slice(0, TITLES_SHOWN)} down={albums.fallers.slice(0, TITLES_SHOWN)} before={before} />
      <Kind kind="track" up={tracks.climbers.slice(0, TITLES_SHOWN)} down={tracks.fallers.slice(0, TITLES_SHOWN)} before={before} />
    </>
  )
}

interface KindProps {
  readonly kind: SubjectKind
  readonly up: readonly Mover[]
  readonly down: readonly Mover[]
  readonly before: RowsSearch
}

function Kind({ kind, up, down, before }: KindProps) {
  const rowsOf = (movers: readonly Mover[]): NamedRow[] => movers.map((mover) => rowOf(mover, before))
  return (
    <div className="two-columns">
      <NamedList kind={kind} title={said.climbers[kind]} rows={rowsOf(up)} />
      <NamedList kind={kind} title={said.fallers[kind]} rows={rowsOf(down)} />
    </div>
  )
}

/** Who is not heard any more has rows only in the period before. */
function rowOf({ title, artist, rank, rankBefore }: Mover, before: RowsSearch): NamedRow {
  return {
    name: title ?? artist,
    artist,
    value: said.moved(rankBefore, rank),
    ...(title !== undefined && { second: artist }),
    ...(rank === null && { rows: before }),
  }
}

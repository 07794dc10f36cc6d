/** Who climbed and who fell against the period before: artists, albums and songs by their places. */
import type { Comparison } from '../../../contract/deep-insights.ts'
import type { SubjectKind } from '../../../contract/worker.ts'
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

export function Movers({ found: { climbers, fallers, albums, tracks } }: { readonly found: NonNullable<Comparison> }) {
  return (
    <>
      <Kind kind="artist" up={climbers.slice(0, ARTISTS_SHOWN)} down={fallers.slice(0, ARTISTS_SHOWN)} />
      <Kind kind="album" up={albums.climbers.slice(0, TITLES_SHOWN)} down={albums.fallers.slice(0, TITLES_SHOWN)} />
      <Kind kind="track" up={tracks.climbers.slice(0, TITLES_SHOWN)} down={tracks.fallers.slice(0, TITLES_SHOWN)} />
    </>
  )
}

interface KindProps {
  readonly kind: SubjectKind
  readonly up: readonly Mover[]
  readonly down: readonly Mover[]
}

function Kind({ kind, up, down }: KindProps) {
  return (
    <div className="two-columns">
      <NamedList kind={kind} title={said.climbers[kind]} rows={up.map(rowOf)} />
      <NamedList kind={kind} title={said.fallers[kind]} rows={down.map(rowOf)} />
    </div>
  )
}

function rowOf({ title, artist, rank, rankBefore }: Mover): NamedRow {
  return { name: title ?? artist, artist, value: said.moved(rankBefore, rank), ...(title !== undefined && { second: artist }) }
}

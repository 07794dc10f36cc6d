/** Chapters: the life in stretches between the changes of the mix, each with what made the cut. */
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Chapters as Found } from '../../../contract/chapters.ts'
import { wordsOf } from '../../messages/languages.ts'
import { format, text } from '../../messages/text.ts'
import { paths } from '../../routes.ts'
import { useOneMoreEachFrame } from '../../ui/one-more-each-frame.ts'
import { RowsLink } from '../../ui/rows-link.tsx'
import { Sleeve } from '../../ui/sleeve.tsx'
import { Waiting } from '../../ui/states.tsx'
import { usePageAnswer } from '../../use-view.ts'
import { InsightPage, NamedList, TooLittle } from './parts.tsx'

type Chapter = Found['chapters'][number]
const said = await wordsOf({
  en: async () => (await import('../../messages/en/chapters.ts')).chapters,
  de: async () => (await import('../../messages/de/chapters.ts')).chapters,
  es: async () => (await import('../../messages/es/chapters.ts')).chapters,
})
const ARTISTS_BESIDE_GENRE = 2

export function Chapters() {
  const { data, isPlaceholderData } = usePageAnswer('chapters')
  if (!data) return <Waiting />
  const { chapters, genresInMix } = data
  if (chapters.length === 0) {
    return (
      <InsightPage title={said.none} lead={said.lead} busy={isPlaceholderData}>
        <TooLittle />
      </InsightPage>
    )
  }
  return (
    <InsightPage title={said.title(chapters.length)} lead={chapters.length === 1 ? said.one : said.lead} busy={isPlaceholderData}>
      <details className="how">
        <summary>{text.chart.how}</summary>
        <p>{said.how(genresInMix)}</p>
        <p>{said.names}</p>
      </details>
      {chapters.length > 1 && <Index chapters={chapters} />}
      <List chapters={chapters} />
    </InsightPage>
  )
}

/** Of a chapter that goes by a genre, its artists; where the one before it has the same name, those that are new. */
function besideGenre(chapters: Found['chapters'], index: number, count: number): string {
  const chapter = chapters[index]
  if (!chapter?.genre) return ''
  const before = chapters[index - 1]
  const arrived = before !== undefined && said.name(before) === said.name(chapter) ? (chapter.cut?.arrived ?? []) : []
  const names = (arrived.length > 0 ? arrived : chapter.artists).slice(0, count).map(({ artist }) => artist)
  return arrived.length > 0 ? said.now(names) : said.with(names)
}

/** The whole life at a glance, as the list of tracks on a record. */
function Index({ chapters }: Pick<Found, 'chapters'>) {
  return (
    <div className="chapter-index">
      <Sleeve
        label={text.hero.sleeve}
        entries={chapters.map((chapter, index) => ({
          number: String(index + 1),
          label: [said.name(chapter), besideGenre(chapters, index, 1)].join(' '),
          answer: format.month(chapter.from.slice(0, 7)),
        }))}
      />
    </div>
  )
}

/** What fills the first screen; the others are drawn one a frame. */
const CHAPTERS_IN_SIGHT = 2

function List({ chapters }: Pick<Found, 'chapters'>) {
  const shown = useOneMoreEachFrame(chapters.length, CHAPTERS_IN_SIGHT)
  const most = Math.max(...chapters.map(({ msPlayed }) => msPlayed))
  return (
    <ol className="chapters">
      {chapters.slice(0, shown).map((chapter, index) => (
        <ChapterItem
          key={chapter.from}
          chapter={chapter}
          number={index + 1}
          share={chapter.msPlayed / most}
          beside={besideGenre(chapters, index, ARTISTS_BESIDE_GENRE)}
          isOnly={chapters.length === 1}
        />
      ))}
    </ol>
  )
}

interface ChapterProps {
  readonly chapter: Chapter
  readonly number: number
  readonly share: number
  readonly beside: string
  /** There is nothing to be set apart from. */
  readonly isOnly: boolean
}

function ChapterItem({ chapter, number, share, beside, isOnly }: ChapterProps) {
  const { from, to, cut } = chapter
  return (
    <li className="chapter" id={String(number)}>
      <div className="chapter-head">
        <p className="finding-number" aria-hidden="true">
          {number}
        </p>
        <h2>{said.name(chapter)}</h2>
        {beside !== '' && <p className="soft">{beside}</p>}
        <p className="lede">
          <Link to={paths.overview} search={{ from, to }} className="name">
            {format.month(from.slice(0, 7))} – {format.month(to.slice(0, 7))}
          </Link>
        </p>
        <p className="soft tabular">
          <RowsLink rows={{ from, to, kind: 'music' }}>{said.lasted(chapter.msPlayed, chapter.plays)}</RowsLink>
        </p>
        <i className="chapter-bar" style={{ '--share': share }} aria-hidden="true" />
      </div>
      <div className="chapter-body">
        <NamedList
          kind="artist"
          title={isOnly ? text.tops.short : said.apart}
          rows={chapter.artists.map((one) => ({
            name: one.artist,
            artist: one.artist,
            value: isOnly ? format.percent(one.share) : said.elsewhere(one.share, one.shareElsewhere),
            rows: { from, to },
          }))}
        />
        <Genres
          title={said.genresApart}
          note={said.listed(chapter.shareListed)}
          rows={chapter.genres.map((one) => ({ genre: one.genre, value: said.elsewhere(one.share, one.shareElsewhere) }))}
        />
        {cut && <Evidence cut={cut} />}
      </div>
    </li>
  )
}

/** Two lists of links for every chapter would hold the page up, and few are looked at: they are made when somebody opens them. */
function Evidence({ cut }: { readonly cut: NonNullable<Chapter['cut']> }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <details className="how" onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary>{said.evidence}</summary>
      {isOpen && (
        <>
          <p>
            {said.pValue(cut.pValue, cut.distance)} {cut.genres && said.genreDistance(cut.genres.distance)}
          </p>
          <div className="two-columns">
            <NamedList kind="artist" title={said.arrived} rows={moved(cut.arrived)} />
            <NamedList kind="artist" title={said.left} rows={moved(cut.left)} />
          </div>
          {cut.genres && (
            <div className="two-columns">
              <Genres title={said.genresArrived} rows={movedGenres(cut.genres.arrived)} />
              <Genres title={said.genresLeft} rows={movedGenres(cut.genres.left)} />
            </div>
          )}
        </>
      )}
    </details>
  )
}

function moved(rows: NonNullable<Chapter['cut']>['arrived']) {
  return rows.map(({ artist, shareBefore, shareAfter }) => ({ name: artist, artist, value: said.shares(shareBefore, shareAfter) }))
}

interface GenreRow {
  readonly genre: string
  readonly value: string
}

/** Genres have no pages of their own, so that nothing of them leads on. */
function Genres({ title, note, rows }: { readonly title: string; readonly note?: string; readonly rows: readonly GenreRow[] }) {
  if (rows.length === 0) return null
  return (
    <section className="named-list">
      <h3 className="eyebrow">{title}</h3>
      {note !== undefined && <p className="soft chart-note">{note}</p>}
      <ol className="track-list">
        {rows.map(({ genre, value }) => (
          <li key={genre}>
            <span className="track-name">{said.genre(genre)}</span>
            <span className="tabular track-value">{value}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}

function movedGenres(rows: NonNullable<NonNullable<Chapter['cut']>['genres']>['arrived']): readonly GenreRow[] {
  return rows.map(({ genre, shareBefore, shareAfter }) => ({ genre, value: said.shares(shareBefore, shareAfter) }))
}

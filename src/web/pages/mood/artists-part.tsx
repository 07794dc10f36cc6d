/** B1, B3 and B4: who carries which mood, who is a comfort, and of whom nothing is known. */
import { useState } from 'react'
import type { ArtistMood, MoodPoint } from '../../../contract/mood.ts'
import { format, text } from '../../messages/text.ts'
import { listensOf } from '../../routes.ts'
import { Finding } from '../../ui/finding.tsx'
import { RowsLink, type RowsSearch } from '../../ui/rows-link.tsx'
import { SubjectLink } from '../../ui/subject-link.tsx'
import { CorrectMood } from './correct-mood.tsx'
import type { MoodPartProps } from './mood-part.ts'
import { words } from './words.ts'

const SIDES = ['brightExcited', 'brightCalm', 'darkExcited', 'darkCalm'] as const

interface Asked {
  readonly artist: string
  readonly start: MoodPoint
}

export function ArtistsByMood({ found: { artists }, number }: MoodPartProps) {
  const [asked, setAsked] = useState<Asked | null>(null)
  return (
    <Finding
      number={number}
      layout="below"
      title={words.artists.title}
      lede={<p>{words.artists.lede}</p>}
      how={words.artists.how}
      table={{
        caption: words.artists.short,
        columns: [
          { label: text.columns.artist },
          { label: text.columns.hours, numeric: true },
          { label: words.axes.valence, numeric: true },
          { label: words.axes.arousal, numeric: true },
          { label: text.columns.kind },
        ],
        rows: SIDES.flatMap((side) => artists[side]).map((artist) => ({
          key: artist.artist,
          rows: rowsOf(artist.artist),
          cells: cellsOf(artist),
        })),
      }}
    >
      <div className="mood-sides">
        {SIDES.map((side) => (
          <div key={side}>
            <h3 className="eyebrow">{words.map.quadrants[side]}</h3>
            <ul>
              {artists[side].map(({ artist, msPlayed, valence, arousal, level, confidence, sources }) => (
                <li key={artist} title={words.artists.basis(words.artists.levels[level], confidence, sources.join(', '))}>
                  <SubjectLink kind="artist" name={artist} artist={artist} />
                  <span className="soft tabular">
                    <RowsLink rows={rowsOf(artist)}>{format.duration(msPlayed)}</RowsLink>
                  </span>
                  <button
                    type="button"
                    className="quiet"
                    aria-label={words.artists.correct(artist)}
                    onClick={() => setAsked({ artist, start: { valence, arousal } })}
                  >
                    ±
                  </button>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
      {asked && <CorrectMood key={asked.artist} {...asked} onDone={() => setAsked(null)} />}
    </Finding>
  )
}

const rowsOf = (artist: string): RowsSearch => listensOf({ kind: 'artist', name: artist, artist })

function cellsOf({ artist, msPlayed, valence, arousal, level, confidence, sources }: ArtistMood): readonly string[] {
  const basis = words.artists.basis(words.artists.levels[level], confidence, sources.join(', '))
  return [artist, format.hours(msPlayed), words.position(valence), words.position(arousal), basis]
}

export function Comfort({ found: { comfort }, number }: MoodPartProps) {
  const [first] = comfort
  if (first === undefined) return null
  return (
    <Finding number={number} title={words.comfort.title(first.artist)} how={words.comfort.how}>
      <ul className="mood-rows">
        {comfort.map(({ artist, lift, plays }) => (
          <li key={artist}>
            <SubjectLink kind="artist" name={artist} artist={artist} />
            <span className="tabular">{words.comfort.lift(lift)}</span>
            <span className="soft tabular">
              <RowsLink rows={{ ...rowsOf(artist), part: 'plays' }}>{text.tops.plays(plays)}</RowsLink>
            </span>
          </li>
        ))}
      </ul>
    </Finding>
  )
}

const NOWHERE: MoodPoint = { valence: 0, arousal: 0 }

export function Missing({ found: { coverage }, number }: MoodPartProps) {
  const [asked, setAsked] = useState<string | null>(null)
  const isFull = coverage.unknown.length === 0
  const levels = coverage.levels.map(({ level, msPlayed }) => {
    const name = words.artists.levels[level]
    return isFull && coverage.levels.length === 1 ? name : words.coverage.level(name, msPlayed / Math.max(1, coverage.msMusic))
  })
  return (
    <Finding
      number={number}
      title={isFull ? words.coverage.full : words.coverage.title(1 - coverage.share)}
      lede={levels.length > 0 && <p>{(isFull ? words.coverage.allRests : words.coverage.rests)(format.list(levels))}</p>}
      how={words.coverage.how}
      canSave={!isFull}
    >
      {!isFull && (
        <ul className="mood-rows">
          {coverage.unknown.map(({ artist, msPlayed }) => (
            <li key={artist}>
              <SubjectLink kind="artist" name={artist} artist={artist} />
              <span className="soft tabular">
                <RowsLink rows={rowsOf(artist)}>{format.duration(msPlayed)}</RowsLink>
              </span>
              <button type="button" className="quiet" aria-label={words.artists.correct(artist)} onClick={() => setAsked(artist)}>
                ±
              </button>
            </li>
          ))}
        </ul>
      )}
      {asked !== null && <CorrectMood key={asked} artist={asked} start={NOWHERE} onDone={() => setAsked(null)} />}
    </Finding>
  )
}

/** A card as a page of a booklet: every field that it holds, and no other. */
import type { TasteCard } from '../../../contract/taste-card.ts'
import { words } from './words.ts'
import { HourLines } from './hour-lines.tsx'
import { MoodMap } from './mood-map.tsx'

const SHOWN = 12

export function CardContents({ card }: { readonly card: TasteCard }) {
  const isEmpty = Object.keys(card).length <= 2
  return (
    <article className="taste-card">
      {card.name !== undefined && (
        <p className="card-title">
          <bdi>{card.name}</bdi>
        </p>
      )}
      {card.period && <p className="soft">{words.card.periodSaid(card.period.from, card.period.to)}</p>}
      {isEmpty && <p className="soft">{words.card.empty}</p>}
      <dl>
        {card.artists && <NameList label={words.card.names.artists} names={card.artists.map(([name]) => name)} />}
        {card.tags && <NameList label={words.card.names.tags} names={card.tags.map(([tag]) => tag)} />}
        {card.tracks && <NameList label={words.card.names.tracks} names={card.tracks.map(([title, artist]) => `${title} · ${artist}`)} />}
        {card.obsessions && (
          <NameList
            label={words.card.names.obsessions}
            names={card.obsessions.map(([title, , month]) => words.card.obsessed(title, month))}
          />
        )}
        {card.clock && (
          <div>
            <dt className="eyebrow">{words.card.names.clock}</dt>
            <dd>
              <HourLines lines={[{ label: '', clock: card.clock }]} />
            </dd>
          </div>
        )}
        {card.mood && (
          <div>
            <dt className="eyebrow">{words.card.names.mood}</dt>
            <dd>
              <MoodMap mood={card.mood} label={words.card.names.mood} />
            </dd>
          </div>
        )}
      </dl>
    </article>
  )
}

/** The whole list is there; what does not fit at first is one click away. */
function NameList({ label, names }: { readonly label: string; readonly names: readonly string[] }) {
  const rest = names.slice(SHOWN)
  return (
    <div>
      <dt className="eyebrow">{label}</dt>
      <dd>
        <bdi>{names.slice(0, SHOWN).join(', ')}</bdi>
        {rest.length > 0 && (
          <details className="how">
            <summary>{words.card.more(rest.length)}</summary>
            <p>
              <bdi>{rest.join(', ')}</bdi>
            </p>
          </details>
        )}
      </dd>
    </div>
  )
}

/** Where the music of a card lies between calm and intense, dark and bright: a square of cells, the fuller the darker. */
import { MOOD_CELLS_PER_SIDE } from '../../../contract/card-fields.ts'
import type { TasteCard } from '../../../contract/taste-card.ts'
import { words } from './words.ts'

const SHADES = 5

export function MoodMap({ mood, label }: { readonly mood: NonNullable<TasteCard['mood']>; readonly label: string }) {
  const rows = Array.from({ length: MOOD_CELLS_PER_SIDE }, (_, row) =>
    mood.cells.slice((MOOD_CELLS_PER_SIDE - 1 - row) * MOOD_CELLS_PER_SIDE, (MOOD_CELLS_PER_SIDE - row) * MOOD_CELLS_PER_SIDE),
  )
  return (
    <figure className="mood-map" aria-label={words.compare.mood.alt(label)}>
      <div className="mood-square" aria-hidden="true">
        <span className="mood-top">{words.compare.mood.intense}</span>
        <span className="mood-bottom">{words.compare.mood.calm}</span>
        <span className="mood-start">{words.compare.mood.dark}</span>
        <span className="mood-end">{words.compare.mood.bright}</span>
        <div className="mood-cells">
          {/* oxlint-disable-next-line react/no-array-index-key -- the index is the place on the map */}
          {rows.flat().map((value, cell) => (
            <i key={cell} data-shade={value === 0 ? 0 : Math.max(1, Math.round((value / 1_000) * SHADES))} />
          ))}
        </div>
      </div>
      <figcaption className="soft">{words.compare.mood.known(mood.knownPercent)}</figcaption>
    </figure>
  )
}

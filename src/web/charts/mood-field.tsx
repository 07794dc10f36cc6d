/** The map of moods: the darker a cell, the more of the listening lies there, with the listener's own middle marked. */

export interface MoodFieldProps {
  readonly size: number
  /** Rows from calm to excited, in each from unpleasant to pleasant. */
  readonly cells: readonly number[]
  readonly middle: { readonly valence: number; readonly arousal: number } | null
  readonly labels: {
    readonly bright: string
    readonly dark: string
    readonly lively: string
    readonly calm: string
    readonly middle: string
  }
}

const CELL = 10

export function MoodField({ size, cells, middle, labels }: MoodFieldProps) {
  const most = Math.max(1e-9, ...cells)
  const side = size * CELL
  const place = (value: number): number => ((value + 1) / 2) * side
  return (
    <div className="mood-field" aria-hidden="true">
      <span className="field-top">{labels.lively}</span>
      <span className="field-start">{labels.dark}</span>
      <svg viewBox={`0 0 ${side} ${side}`}>
        {cells.map((share, index) => {
          const [column, row] = [index % size, Math.floor(index / size)]
          return (
            <rect
              // oxlint-disable-next-line react/no-array-index-key -- the index is the cell itself
              key={index}
              x={column * CELL + 0.4}
              y={side - (row + 1) * CELL + 0.4}
              width={CELL - 0.8}
              height={CELL - 0.8}
              style={{ '--strength': String(Math.sqrt(share / most)) }}
            />
          )
        })}
        <line x1={side / 2} x2={side / 2} y1={0} y2={side} className="hair" />
        <line x1={0} x2={side} y1={side / 2} y2={side / 2} className="hair" />
        {middle !== null && <circle cx={place(middle.valence)} cy={side - place(middle.arousal)} r={3.2} className="middle" />}
      </svg>
      <span className="field-end">{labels.bright}</span>
      <span className="field-bottom">{labels.calm}</span>
      {middle !== null && <span className="field-key">{labels.middle}</span>}
    </div>
  )
}
